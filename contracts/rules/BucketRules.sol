// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Bucket, ObligorClass, Side, SizeBand, TenorBand} from "../types/Market.sol";

/// @notice How roughly a claim is told of before it is for sale.
library BucketRules {
    uint256 private constant MILLION = 1_000_000;

    function tenorBand(uint256 days_) internal pure returns (TenorBand) {
        if (days_ <= 30) return TenorBand.Month;
        if (days_ <= 90) return TenorBand.Quarter;
        if (days_ <= 180) return TenorBand.HalfYear;
        return days_ <= 365 ? TenorBand.Year : TenorBand.Longer;
    }

    /// @param face in minor units, of which 10 ** decimals make a unit
    function sizeBand(uint256 face, uint8 decimals) internal pure returns (SizeBand) {
        uint256 millions = face / (MILLION * 10 ** decimals);
        if (millions < 1) return SizeBand.Small;
        if (millions < 10) return SizeBand.Medium;
        return millions < 100 ? SizeBand.Large : SizeBand.Huge;
    }

    /// @return Whether every bucket is named.
    function isWhole(Bucket memory b) internal pure returns (bool) {
        bool known = b.side != Side.None && b.class != ObligorClass.None;
        return known && b.tenor != TenorBand.None && b.size != SizeBand.None;
    }
}
