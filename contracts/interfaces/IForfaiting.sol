// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CivilDay, ListingId, PartyId, Place, QuoteId} from "../types/Ids.sol";
import {Delivery, Leg, Quote, QuoteStatus, QuoteTerms} from "../types/Market.sol";

/// @title The sale of a claim, from a buyer's quote to its settlement
/// @notice A bank says what it would pay. The seller takes one quote: the claim is locked, and the obligor is notified of the
/// assignment. It acknowledges that it will pay the buyer, or objects. On the value date the claim moves against its
/// price, both or neither. A sale that does not come so far lapses, and the claim is the seller's as before. It is without
/// recourse: the seller answers for its own breach alone (URF 800), not for the obligor.
interface IForfaiting {
    error UnknownQuote(QuoteId id);
    error NotParty(QuoteId id, address caller, PartyId expected);
    /// @param allowed bit n stands for member n of QuoteStatus
    error UnexpectedStatus(QuoteId id, QuoteStatus actual, uint256 allowed);
    /// @notice Quotes are sealed there.
    error QuotesSealed(ListingId id, uint40 sealedUntil);
    error QuoteExpired(QuoteId id, uint256 moment, uint40 until);
    /// @param most parts per million
    error BadRate(QuoteId id, uint256 given, uint256 most);
    error MethodMissing(QuoteId id);
    error BadBasis(QuoteId id, uint256 given);
    /// @notice A digital payment needs no confirmation, another one needs it before the claim falls due.
    error BadLeg(QuoteId id, Leg leg, uint256 confirmDays);
    error BadAvailability(QuoteId id, CivilDay availability, CivilDay value);
    error ValueDatePassed(QuoteId id, CivilDay today, CivilDay value);
    error ValueDateClosed(QuoteId id, CivilDay value, Place place);
    error MaturityBeforeValue(QuoteId id, CivilDay value, CivilDay maturity);
    /// @notice The seller would get nothing, or owe money.
    error DiscountAboveFace(QuoteId id, uint256 face);
    error TenorTooLong(QuoteId id, uint256 given, uint256 most);
    /// @notice The buyer acts for the seller under a mandate, and cannot agree with itself.
    error BuyerForSeller(QuoteId id, PartyId buyer);
    error UnexpectedDelivery(QuoteId id, Delivery actual, Delivery expected);
    error ReasonsMissing(QuoteId id);
    error ValueDateAhead(QuoteId id, CivilDay today, CivilDay value);
    error SettlementOver(QuoteId id, CivilDay today, CivilDay last);
    /// @notice The sale may still be settled.
    error SaleOpen(QuoteId id, CivilDay today, CivilDay last);

    /// @param net minor units
    event QuoteMade(QuoteId indexed id, PartyId indexed buyer, Quote quote, uint128 net);
    event QuoteWithdrawn(QuoteId indexed id, PartyId indexed buyer);
    /// @notice The seller has sold, and gives the obligor notice of it.
    event QuoteTaken(QuoteId indexed id, PartyId indexed seller, PartyId indexed obligor, PartyId buyer);
    event SaleAcknowledged(QuoteId indexed id, PartyId indexed obligor, PartyId indexed buyer);
    event SaleObjected(QuoteId indexed id, PartyId indexed obligor, bytes32 reasons);
    /// @param net what the seller was paid, minor units
    /// @param discount what it went without; net + discount = face
    /// @param days_ that interest was taken for
    event SaleSettled(
        QuoteId indexed id,
        PartyId indexed seller,
        PartyId indexed buyer,
        uint128 net,
        uint128 discount,
        uint256 days_
    );
    event SaleLapsed(QuoteId indexed id, CivilDay day);

    /// @notice A bank says what it would pay, on terms that bind it until the quote's last second.
    /// @dev Errors: IMembership.NotAdmitted, IMembership.WrongKind, IMembership.Suspended, those of IListings.admit,
    /// QuotesSealed, BadRate, MethodMissing, BadBasis, MaturityBeforeValue, QuoteExpired, ValueDatePassed, BadAvailability,
    /// BadLeg, ValueDateClosed, ILines.LineExceeded, DiscountAboveFace, TenorTooLong, CalendarYearUnpublished.
    function quote(ListingId id, QuoteTerms calldata terms) external returns (QuoteId);

    /// @notice The same for a bank that has revealed its sealed quote, or offered funds.
    /// @dev for Seals and Funding only. Errors: those of quote but QuotesSealed.
    function quoteFor(PartyId buyer, ListingId id, QuoteTerms calldata terms) external returns (QuoteId);

    /// @notice The bank takes its quote back.
    /// @dev Errors: UnknownQuote, NotParty, UnexpectedStatus unless Open.
    function withdraw(QuoteId id) external;

    /// @notice The seller takes a quote. The claim is locked until the sale is settled or has lapsed.
    /// @dev Errors: UnknownQuote, UnexpectedStatus unless Open, QuoteExpired, those of IListings.take, NotParty, BuyerForSeller,
    /// IListings.NotOwner, IMembership.Suspended for either, IClaims.UnexpectedStatus, IClaims.ClaimLocked, ValueDatePassed,
    /// ILines.LineExceeded.
    function take(QuoteId id) external;

    /// @notice The same for whoever has taken an offer of funds.
    /// @dev for Funding only. Errors: those of take.
    function takeFor(address caller, QuoteId id) external;

    /// @notice The obligor will pay the buyer.
    /// @dev Errors: UnknownQuote, NotParty, UnexpectedStatus unless Taken or Objected, ICredits.CourtStay.
    function acknowledge(QuoteId id) external;

    /// @notice The obligor will not: it says why.
    /// @param reasons root of the salted tree over them
    /// @dev Errors: UnknownQuote, NotParty, UnexpectedStatus unless Taken, ReasonsMissing.
    function object(QuoteId id, bytes32 reasons) external;

    /// @notice Claim against money, both or neither, at the net amount that the chain computes. Outside the chain first the
    /// buyer says so, when it has paid, then the seller, when it has the money.
    /// @param transfer salted hash of the reference of a transfer outside the chain; 0 on the chain
    /// @dev Errors: UnknownQuote, NotParty for whoever is neither, UnexpectedStatus unless Acknowledged,
    /// UnexpectedDelivery while documents are wanting, ValueDateAhead, SettlementOver, ICredits.CourtStay, those of
    /// ICashLeg.settle, IClaims.NotAHolder for a suspended buyer, IClaims.UnexpectedStatus.
    function settle(QuoteId id, bytes32 transfer) external;

    /// @notice Puts on record that the sale has come to nothing; anyone may, once its time is over. Where the obligor has
    /// objected, either side may at once.
    /// @dev Errors: UnknownQuote, UnexpectedStatus unless Taken, Acknowledged or Objected, SaleOpen.
    function lapse(QuoteId id) external;

    /// @dev for Deliveries and Recourses only.
    function replace(QuoteId id, Quote calldata replaced) external;

    /// @return The quote as stored. Errors: UnknownQuote.
    function get(QuoteId id) external view returns (Quote memory);

    /// @return The last day on which the sale can be settled: the value date, or where a transfer outside the chain is under
    /// way the last day to confirm it. Errors: UnknownQuote.
    function lastDay(QuoteId id) external view returns (CivilDay);
}
