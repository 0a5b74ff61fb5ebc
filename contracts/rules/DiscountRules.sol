// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IForfaiting} from "../interfaces/IForfaiting.sol";
import {CivilDay, QuoteId} from "../types/Ids.sol";
import {Method, Quote} from "../types/Market.sol";

/// @notice What a claim costs before it falls due. Interest runs from the value date, counted, to maturity, not counted,
/// with the days of grace that were agreed. It is rounded once, half up to the minor unit: the discount where it is taken
/// off straight, the net amount where the price yields the rate; the other is what is left of the face.
library DiscountRules {
    uint256 internal constant MILLION = 1_000_000;
    /// @dev With more whole periods the powers of the factor would no longer fit in a word.
    uint256 internal constant MOST_PERIODS = 7;

    /// @return days_ for which interest is taken
    function interestDays(CivilDay value, CivilDay maturity, uint256 grace) internal pure returns (uint256 days_) {
        return CivilDay.unwrap(maturity) - CivilDay.unwrap(value) + grace;
    }

    /// @return net amount that is paid for the face on the value date, minor units; the discount is what is left
    function netOf(Quote memory q, QuoteId id, uint128 face, CivilDay maturity) internal pure returns (uint128 net) {
        (uint256 days_, uint256 whole) = (interestDays(q.value, maturity, q.grace), q.basis * MILLION);
        uint256 due =
            q.method == Method.Straight
                ? _straight(face, q.rate * days_, whole)
                : _yielding(id, face, q.rate, q.method, whole, days_);
        if (due == 0) revert IForfaiting.DiscountAboveFace(id, face);
        return uint128(due);
    }

    /// @return periodDays after which a yield is compounded; 0 where it is not
    function periodDays(Method method) internal pure returns (uint256) {
        if (method == Method.YieldByYear) return 365;
        if (method == Method.YieldBy182) return 182;
        return method == Method.YieldBy183 ? 183 : 0;
    }

    /// @param interest rate times days, of which `whole` would be the face
    function _straight(uint256 face, uint256 interest, uint256 whole) private pure returns (uint256) {
        uint256 discount = (2 * face * interest + whole) / (2 * whole);
        return discount < face ? face - discount : 0;
    }

    function _yielding(
        QuoteId id,
        uint256 face,
        uint256 rate,
        Method method,
        uint256 whole,
        uint256 days_
    ) private pure returns (uint256) {
        uint256 period = periodDays(method);
        (uint256 count, uint256 rest) = period == 0 ? (0, days_) : (days_ / period, days_ % period);
        if (count > MOST_PERIODS) revert IForfaiting.TenorTooLong(id, days_, (MOST_PERIODS + 1) * period - 1);
        (uint256 above, uint256 below) = (whole, whole + rate * rest);
        for (; count != 0; --count) (above, below) = (above * whole, below * (whole + rate * period));
        // Half of twice an amount rounded down, the half rounded up, is the amount rounded half up.
        return (Math.mulDiv(2 * face, above, below) + 1) / 2;
    }
}
