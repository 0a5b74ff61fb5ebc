// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CivilDay, ClaimId, Currency, OfferId, PartyId, QuoteId} from "../types/Ids.sol";
import {FundingTerms, FundingOffer} from "../types/Market.sol";

/// @title What banks would buy, before anybody offers it
/// @notice A bank binds itself to buy claims on an obligor at a rate, up to an amount. Who owns such a claim sells it to the
/// bank by taking the offer: it is listed, quoted and sold in one step, and settled like every other sale.
interface IFunding {
    error UnknownOffer(OfferId id);
    error NotParty(OfferId id, address caller, PartyId expected);
    error BadOffer(OfferId id, uint40 until, uint16 fromDays, uint16 toDays, uint128 left);
    /// @param most parts per million
    error BadRate(OfferId id, uint256 given, uint256 most);
    /// @notice Withdrawn, or over.
    error OfferOver(OfferId id, uint256 moment, uint40 until);
    error OtherObligor(OfferId id, PartyId given, PartyId wanted);
    error OtherCurrency(OfferId id, Currency given, Currency wanted);
    error OtherTenor(OfferId id, uint256 given, uint16 fromDays, uint16 toDays);
    /// @param left of the offer, minor units
    error OfferExceeded(OfferId id, uint128 given, uint128 left);

    event FundsOffered(OfferId indexed id, PartyId indexed buyer, PartyId indexed obligor, FundingTerms terms);
    event OfferWithdrawn(OfferId indexed id, PartyId indexed buyer);
    /// @param left of the offer, minor units
    event OfferTaken(OfferId indexed id, QuoteId indexed quote, uint128 left);

    /// @notice A bank offers to buy.
    /// @dev Errors: IMembership.NotAdmitted, IMembership.WrongKind, IMembership.Suspended, IMembership.UnknownParty,
    /// IRuleBook.UnknownCurrency, BadOffer, BadRate.
    function offer(FundingTerms calldata terms) external returns (OfferId);

    /// @notice The bank takes back what is left of its offer.
    /// @dev Errors: UnknownOffer, NotParty, OfferOver.
    function withdraw(OfferId id) external;

    /// @notice The owner of a claim sells it to the bank. A claim is sold whole. A sale that comes to nothing does not renew
    /// the offer: who has seen one fail thinks before it binds itself again.
    /// @param value the day on which it is to be settled
    /// @return quote that the trade is numbered by
    /// @dev Errors: UnknownOffer, OfferOver, IClaims.UnknownClaim, OtherObligor, OtherCurrency, OtherTenor, OfferExceeded,
    /// those of IListings.release, of IForfaiting.quote and of IForfaiting.take.
    function sell(OfferId id, ClaimId claim, CivilDay value) external returns (QuoteId quote);

    /// @return The offer as stored. Errors: UnknownOffer.
    function offerOf(OfferId id) external view returns (FundingOffer memory);

    /// @return How many offers were made; they are numbered from 1.
    function count() external view returns (uint48);
}
