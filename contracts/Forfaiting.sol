// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Bound} from "./Bound.sol";
import {IBankingCalendar} from "./interfaces/IBankingCalendar.sol";
import {ICashLeg} from "./interfaces/ICashLeg.sol";
import {IClaims} from "./interfaces/IClaims.sol";
import {ICredits} from "./interfaces/ICredits.sol";
import {IForfaiting} from "./interfaces/IForfaiting.sol";
import {ILines} from "./interfaces/ILines.sol";
import {IListings} from "./interfaces/IListings.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {DiscountRules} from "./rules/DiscountRules.sol";
import {MarketRules} from "./rules/MarketRules.sol";
import {Claim} from "./types/Claim.sol";
import {CivilDay, ClaimId, ListingId, PartyId, QuoteId} from "./types/Ids.sol";
import {Leg, Payment, Quote, QuoteStatus, QuoteTerms} from "./types/Market.sol";
import {Standing} from "./types/Parties.sol";

contract Forfaiting is IForfaiting, Bound {
    using DiscountRules for Quote;
    using MarketRules for Quote;
    using MarketRules for QuoteId;
    using MarketRules for QuoteTerms;

    IMembership private immutable MEMBERSHIP;
    IBankingCalendar private immutable CALENDAR;
    IClaims private immutable CLAIMS;
    ICredits private immutable CREDITS;
    ILines private immutable LINES;
    IListings private immutable LISTINGS;
    ICashLeg private immutable DIGITAL_LEG;
    ICashLeg private immutable OUTSIDE_LEG;
    mapping(QuoteId id => Quote) private _quotes;

    constructor(
        address authority,
        IMembership membership,
        IBankingCalendar calendar,
        IClaims claims,
        ICredits credits,
        ILines lines,
        IListings listings,
        ICashLeg digitalLeg,
        ICashLeg outsideLeg
    ) AccessManaged(authority) {
        MEMBERSHIP = membership;
        CALENDAR = calendar;
        CLAIMS = claims;
        CREDITS = credits;
        LINES = lines;
        LISTINGS = listings;
        DIGITAL_LEG = digitalLeg;
        OUTSIDE_LEG = outsideLeg;
    }

    /// @inheritdoc IForfaiting
    function quote(ListingId id, QuoteTerms calldata terms) external returns (QuoteId made) {
        uint40 sealedUntil;
        (made, sealedUntil) = _quote(MEMBERSHIP.activeBankAt(msg.sender), id, terms);
        if (sealedUntil != 0) revert QuotesSealed(id, sealedUntil);
    }

    /// @inheritdoc IForfaiting
    function quoteFor(
        PartyId buyer,
        ListingId id,
        QuoteTerms calldata terms
    ) external fromAbove returns (QuoteId made) {
        MEMBERSHIP.requireActiveBank(buyer);
        // slither-disable-next-line unused-return
        (made, ) = _quote(buyer, id, terms);
    }

    /// @inheritdoc IForfaiting
    function withdraw(QuoteId id) external {
        Quote storage q = _known(id);
        _requireParty(id, q.buyer);
        id.requireStatus(q.status, MarketRules.OPEN);
        q.status = QuoteStatus.Withdrawn;
        emit QuoteWithdrawn(id, q.buyer);
    }

    /// @inheritdoc IForfaiting
    function take(QuoteId id) external {
        _take(msg.sender, id);
    }

    /// @inheritdoc IForfaiting
    function takeFor(address caller, QuoteId id) external fromAbove {
        _take(caller, id);
    }

    /// @inheritdoc IForfaiting
    function acknowledge(QuoteId id) external {
        (Quote storage q, PartyId obligor) = _notified(id);
        id.requireStatus(q.status, MarketRules.TAKEN | MarketRules.OBJECTED);
        CREDITS.requirePayable(id.traded().source());
        q.status = QuoteStatus.Acknowledged;
        emit SaleAcknowledged(id, obligor, q.buyer);
    }

    /// @inheritdoc IForfaiting
    function object(QuoteId id, bytes32 reasons) external {
        (Quote storage q, PartyId obligor) = _notified(id);
        id.requireStatus(q.status, MarketRules.TAKEN);
        if (reasons == 0) revert ReasonsMissing(id);
        q.status = QuoteStatus.Objected;
        emit SaleObjected(id, obligor, reasons);
    }

    /// @inheritdoc IForfaiting
    function settle(QuoteId id, bytes32 transfer) external {
        Quote memory q = _known(id);
        if (!_acts(q.seller)) _requireParty(id, q.buyer);
        id.requireStatus(q.status, MarketRules.ACKNOWLEDGED);
        q.requireDocuments(id);
        ClaimId claim = id.traded();
        Claim memory c = CLAIMS.get(claim);
        (CivilDay today, CivilDay last) = (CALENDAR.today(c.place), _lastDay(id, q));
        if (today < q.value) revert ValueDateAhead(id, today, q.value);
        if (today > last) revert SettlementOver(id, today, last);
        CREDITS.requirePayable(claim.source());
        uint128 net = q.netOf(id, c.face, c.maturity);
        if (!_leg(q.leg).settle(id, Payment(q.buyer, q.seller, c.currency, net), msg.sender, transfer)) return;
        // The leg calls nothing back, and without its word nothing is settled.
        // slither-disable-next-line reentrancy-no-eth
        _quotes[id].status = QuoteStatus.Settled;
        uint256 counted = DiscountRules.interestDays(q.value, c.maturity, q.grace);
        emit SaleSettled(id, q.seller, q.buyer, net, c.face - net, counted);
        CLAIMS.pass(claim, q.buyer);
    }

    /// @inheritdoc IForfaiting
    function lapse(QuoteId id) external {
        Quote memory q = _known(id);
        id.requireStatus(q.status, MarketRules.RUNNING);
        ClaimId claim = id.traded();
        Claim memory c = CLAIMS.get(claim);
        (CivilDay today, CivilDay last) = (CALENDAR.today(c.place), _lastDay(id, q));
        bool undelivered = MarketRules.isWanting(q.delivery) && today > q.availability;
        bool objected = q.status == QuoteStatus.Objected && (_acts(q.seller) || _acts(q.buyer));
        if (!(today > last) && !undelivered && !objected) revert SaleOpen(id, today, last);
        _quotes[id].status = QuoteStatus.Lapsed;
        emit SaleLapsed(id, today);
        LINES.giveBack(q.buyer, c.obligor, c.currency, c.face);
        LISTINGS.reopen(id.listing());
        CLAIMS.unlock(claim);
    }

    /// @inheritdoc IForfaiting
    function replace(QuoteId id, Quote calldata replaced) external fromAbove {
        _quotes[id] = replaced;
    }

    /// @inheritdoc IForfaiting
    function get(QuoteId id) external view returns (Quote memory) {
        return _known(id);
    }

    /// @inheritdoc IForfaiting
    function lastDay(QuoteId id) external view returns (CivilDay) {
        return _lastDay(id, _known(id));
    }

    function _quote(
        PartyId buyer,
        ListingId listing,
        QuoteTerms memory terms
    ) private returns (QuoteId id, uint40 sealedUntil) {
        uint16 number;
        Claim memory c;
        (number, c, sealedUntil) = LISTINGS.admit(listing, buyer);
        id = listing.quoteOf(number);
        Quote memory q = terms.made(buyer);
        q.check(id, c, CALENDAR.today(c.place), block.timestamp);
        if (!CALENDAR.isBankingDay(c.place, q.value)) revert ValueDateClosed(id, q.value, c.place);
        LINES.requireRoom(id, buyer, c.obligor, c.currency, c.face);
        _quotes[id] = q;
        emit QuoteMade(id, buyer, q, q.netOf(id, c.face, c.maturity));
    }

    function _take(address caller, QuoteId id) private {
        Quote storage q = _known(id);
        PartyId buyer = q.buyer;
        id.requireStatus(q.status, MarketRules.OPEN);
        if (block.timestamp > q.until) revert QuoteExpired(id, block.timestamp, q.until);
        PartyId seller = LISTINGS.take(id.listing());
        (q.status, q.seller) = (QuoteStatus.Taken, seller);
        _requireSeller(caller, id, seller, buyer);
        Claim memory c = CLAIMS.lock(id.traded());
        CivilDay today = CALENDAR.today(c.place);
        if (today > q.value) revert ValueDatePassed(id, today, q.value);
        emit QuoteTaken(id, seller, c.obligor, buyer);
        LINES.use(id, buyer, c.obligor, c.currency, c.face);
    }

    function _requireSeller(address caller, QuoteId id, PartyId seller, PartyId buyer) private view {
        PartyId actor = MEMBERSHIP.actingFor(seller, caller);
        if (actor.isNobody()) revert NotParty(id, caller, seller);
        if (actor == buyer) revert BuyerForSeller(id, buyer);
        PartyId holder = CLAIMS.holderOf(id.traded());
        if (holder != seller) revert IListings.NotOwner(id.traded(), caller, holder);
        if (MEMBERSHIP.get(seller).standing != Standing.Good) revert IMembership.Suspended(seller);
        MEMBERSHIP.requireActiveBank(buyer);
    }

    function _notified(QuoteId id) private view returns (Quote storage q, PartyId obligor) {
        q = _known(id);
        obligor = CLAIMS.get(id.traded()).obligor;
        _requireParty(id, obligor);
    }

    function _known(QuoteId id) private view returns (Quote storage q) {
        q = _quotes[id];
        if (q.status == QuoteStatus.None) revert UnknownQuote(id);
    }

    function _lastDay(QuoteId id, Quote memory q) private view returns (CivilDay) {
        return q.leg == Leg.Outside && OUTSIDE_LEG.isUnderWay(id) ? q.confirmBy() : q.value;
    }

    function _leg(Leg leg) private view returns (ICashLeg) {
        return leg == Leg.Digital ? DIGITAL_LEG : OUTSIDE_LEG;
    }

    function _requireParty(QuoteId id, PartyId expected) private view {
        if (!_acts(expected)) revert NotParty(id, msg.sender, expected);
    }

    function _acts(PartyId party) private view returns (bool) {
        return !MEMBERSHIP.actingFor(party, msg.sender).isNobody();
    }
}
