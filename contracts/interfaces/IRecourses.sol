// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PartyId, QuoteId} from "../types/Ids.sol";
import {Breach} from "../types/Market.sol";

/// @title What a seller answers for
/// @notice A claim is sold without recourse, but for the seller's own breach (URF 800): fraud, a claim that is not
/// valid, not as described, or whose payment a court has stopped for what the seller did. That the obligor does not pay
/// is none. The buyer says which; a seller that answers for it takes the claim back for what it got.
interface IRecourses {
    /// @notice Recourse is for a breach, and for nothing else.
    error BreachMissing(QuoteId id);
    /// @notice The buyer has passed the claim on, or was paid.
    error ClaimGone(QuoteId id, PartyId holder);

    /// @param grounds root of the salted tree over them
    event RecourseClaimed(QuoteId indexed id, PartyId indexed buyer, Breach breach, bytes32 grounds);
    /// @param amount that the seller paid back, minor units
    event ClaimBoughtBack(QuoteId indexed id, PartyId indexed seller, uint128 amount);

    /// @notice The buyer holds the seller to its breach.
    /// @param grounds root of the salted tree over them
    /// @dev Errors: IForfaiting.UnknownQuote, IForfaiting.NotParty, IForfaiting.UnexpectedStatus unless Settled, BreachMissing,
    /// IForfaiting.ReasonsMissing, ClaimGone.
    function claimRecourse(QuoteId id, Breach breach, bytes32 grounds) external;

    /// @notice The seller answers for it, on the chain, whichever way it was paid: claim against money, both or neither.
    /// @dev Errors: IForfaiting.UnknownQuote, IForfaiting.NotParty, IForfaiting.UnexpectedStatus unless Disputed, ClaimGone,
    /// IClaims.ClaimLocked, IClaims.NotAHolder for a suspended seller, ICashLeg.InsufficientCash.
    function buyBack(QuoteId id) external;
}
