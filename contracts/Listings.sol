// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Bound} from "./Bound.sol";
import {IBankingCalendar} from "./interfaces/IBankingCalendar.sol";
import {IClaims} from "./interfaces/IClaims.sol";
import {IListings} from "./interfaces/IListings.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {MarketRules} from "./rules/MarketRules.sol";
import {Claim, ClaimStatus} from "./types/Claim.sol";
import {CivilDay, ClaimId, ListingId, listingId, PartyId} from "./types/Ids.sol";
import {Listing, ListingStatus, ListingTerms} from "./types/Market.sol";
import {Standing} from "./types/Parties.sol";

contract Listings is IListings, Bound {
    using MarketRules for ListingTerms;

    IMembership private immutable MEMBERSHIP;
    IBankingCalendar private immutable CALENDAR;
    IClaims private immutable CLAIMS;
    mapping(ClaimId claim => Listing) private _listings;

    constructor(
        address authority,
        IMembership membership,
        IBankingCalendar calendar,
        IClaims claims
    ) AccessManaged(authority) {
        MEMBERSHIP = membership;
        CALENDAR = calendar;
        CLAIMS = claims;
    }

    /// @inheritdoc IListings
    function release(ClaimId claim, ListingTerms calldata terms, bytes32 root) external returns (ListingId) {
        return _release(msg.sender, claim, terms, root);
    }

    /// @inheritdoc IListings
    function delist(ListingId id) external {
        Listing storage entry = _known(id);
        PartyId seller = entry.seller;
        if (MEMBERSHIP.actingFor(seller, msg.sender).isNobody()) revert NotParty(id, msg.sender, seller);
        _requireListed(id, entry.status);
        entry.status = ListingStatus.Delisted;
        emit ClaimDelisted(id, seller);
    }

    /// @inheritdoc IListings
    function inquire(ListingId id) external {
        PartyId buyer = MEMBERSHIP.activeBankAt(msg.sender);
        _requireEligible(id, _live(id), buyer, CLAIMS.get(id.listed()));
        emit ListingInquired(id, buyer);
    }

    /// @inheritdoc IListings
    function releaseFor(
        address caller,
        ClaimId claim,
        ListingTerms calldata terms
    ) external fromAbove returns (ListingId) {
        return _release(caller, claim, terms, 0);
    }

    /// @inheritdoc IListings
    function admit(
        ListingId id,
        PartyId buyer
    ) external fromAbove returns (uint16 number, Claim memory claim, uint40 sealedUntil) {
        Listing storage entry = _live(id);
        claim = CLAIMS.get(id.listed());
        _requireEligible(id, entry, buyer, claim);
        (number, sealedUntil) = (entry.quotes + 1, entry.sealedUntil);
        entry.quotes = number;
    }

    /// @inheritdoc IListings
    function take(ListingId id) external fromAbove returns (PartyId seller) {
        Listing storage entry = _live(id);
        if (block.timestamp <= entry.revealUntil) revert RevealOpen(id, block.timestamp, entry.revealUntil);
        entry.status = ListingStatus.Taken;
        return entry.seller;
    }

    /// @inheritdoc IListings
    function reopen(ListingId id) external fromAbove {
        _listings[id.listed()].status = ListingStatus.Listed;
        emit ListingReopened(id);
    }

    /// @inheritdoc IListings
    function requireEligible(ListingId id, PartyId buyer) external view returns (Listing memory) {
        Listing storage entry = _live(id);
        _requireEligible(id, entry, buyer, CLAIMS.get(id.listed()));
        return entry;
    }

    /// @inheritdoc IListings
    function get(ListingId id) external view returns (Listing memory) {
        return _known(id);
    }

    /// @inheritdoc IListings
    function latest(ClaimId claim) external view returns (ListingId) {
        return listingId(claim, _listings[claim].version);
    }

    function _release(
        address caller,
        ClaimId claim,
        ListingTerms memory terms,
        bytes32 root
    ) private returns (ListingId id) {
        PartyId seller = CLAIMS.holderOf(claim);
        if (MEMBERSHIP.actingFor(seller, caller).isNobody()) revert NotOwner(claim, caller, seller);
        if (MEMBERSHIP.get(seller).standing != Standing.Good) revert IMembership.Suspended(seller);
        Claim memory c = CLAIMS.get(claim);
        uint256 outstanding = 1 << uint8(ClaimStatus.Outstanding);
        if (c.status == ClaimStatus.Locked) revert IClaims.ClaimLocked(claim);
        if (c.status != ClaimStatus.Outstanding) revert IClaims.UnexpectedStatus(claim, c.status, outstanding);
        CivilDay today = CALENDAR.today(c.place);
        if (!(today < c.maturity)) revert Matured(claim, today, c.maturity);
        terms.check(claim, block.timestamp);
        if (!terms.to.isNobody()) MEMBERSHIP.requireActiveBank(terms.to);
        if (terms.to == seller) revert OwnListing(claim, seller);
        id = _list(claim, seller, terms);
        emit ClaimReleased(id, seller, terms, root);
    }

    function _list(ClaimId claim, PartyId seller, ListingTerms memory t) private returns (ListingId) {
        Listing memory entry = _listings[claim];
        (entry.seller, entry.to, entry.version, entry.quotes) = (seller, t.to, entry.version + 1, 0);
        (entry.until, entry.sealedUntil, entry.revealUntil) = (t.until, t.sealedUntil, t.revealUntil);
        entry.status = ListingStatus.Listed;
        _listings[claim] = entry;
        return listingId(claim, entry.version);
    }

    function _requireEligible(ListingId id, Listing storage entry, PartyId buyer, Claim memory c) private view {
        PartyId invited = entry.to;
        if (!invited.isNobody() && invited != buyer) revert NotInvited(id, buyer, invited);
        if (entry.seller == buyer) revert OwnListing(id.listed(), buyer);
        if (c.obligor == buyer) revert OwnObligation(id, buyer);
    }

    function _live(ListingId id) private view returns (Listing storage entry) {
        entry = _known(id);
        _requireListed(id, entry.status);
        if (block.timestamp > entry.until) revert ListingExpired(id, block.timestamp, entry.until);
    }

    function _known(ListingId id) private view returns (Listing storage entry) {
        ClaimId claim = id.listed();
        entry = _listings[claim];
        if (id.version() == 0 || id.version() > entry.version) revert UnknownListing(id);
        if (id.version() < entry.version) revert ListingChanged(id, listingId(claim, entry.version));
    }

    function _requireListed(ListingId id, ListingStatus status) private view {
        if (status == ListingStatus.Listed) return;
        ClaimId claim = id.listed();
        bool running = status == ListingStatus.Taken && CLAIMS.get(claim).status == ClaimStatus.Locked;
        if (running) revert IClaims.ClaimLocked(claim);
        revert UnexpectedStatus(id, status, ListingStatus.Listed);
    }
}
