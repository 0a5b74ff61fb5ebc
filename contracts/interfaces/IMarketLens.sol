// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CivilDay, ListingId, QuoteId} from "../types/Ids.sol";
import {QuoteTerms} from "../types/Market.sol";
import {ListingView, QuoteView} from "../types/Views.sol";

/// @title The market read in one call, and what a price comes to
/// @notice Reads only, and no contract depends on it.
interface IMarketLens {
    /// @notice A listing that nobody can quote for any more, for the moment or because the claim is due, has expired.
    /// @dev Errors: IListings.UnknownListing, IListings.ListingChanged.
    function listing(ListingId id) external view returns (ListingView memory);

    /// @notice A quote that can be taken no more, for the moment or because its value date has passed, has expired.
    /// @dev Errors: IForfaiting.UnknownQuote.
    function quote(QuoteId id) external view returns (QuoteView memory);

    /// @notice The rule of every sale, asked beforehand.
    /// @param terms of which the rate, the method, the basis, grace and the value date count
    /// @param face minor units
    /// @return net amount paid on the value date
    /// @return discount with it the face
    /// @return interestDays for which interest is taken
    /// @dev Errors: IForfaiting.BadRate, IForfaiting.MethodMissing, IForfaiting.BadBasis, IForfaiting.MaturityBeforeValue,
    /// IForfaiting.DiscountAboveFace, IForfaiting.TenorTooLong.
    function price(
        QuoteTerms calldata terms,
        uint128 face,
        CivilDay maturity
    ) external pure returns (uint128 net, uint128 discount, uint256 interestDays);
}
