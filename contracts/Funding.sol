// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IClaims} from "./interfaces/IClaims.sol";
import {IForfaiting} from "./interfaces/IForfaiting.sol";
import {IFunding} from "./interfaces/IFunding.sol";
import {IListings} from "./interfaces/IListings.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {IRuleBook} from "./interfaces/IRuleBook.sol";
import {FundingRules} from "./rules/FundingRules.sol";
import {Claim} from "./types/Claim.sol";
import {CivilDay, ClaimId, ListingId, OfferId, PartyId, QuoteId} from "./types/Ids.sol";
import {FundingOffer, FundingTerms, ListingTerms} from "./types/Market.sol";

contract Funding is IFunding {
    using FundingRules for FundingTerms;
    using FundingRules for FundingOffer;

    IMembership private immutable MEMBERSHIP;
    IRuleBook private immutable RULE_BOOK;
    IClaims private immutable CLAIMS;
    IListings private immutable LISTINGS;
    IForfaiting private immutable FORFAITING;
    uint48 private _count;
    mapping(OfferId id => FundingOffer) private _offers;

    constructor(
        IMembership membership,
        IRuleBook ruleBook,
        IClaims claims,
        IListings listings,
        IForfaiting forfaiting
    ) {
        MEMBERSHIP = membership;
        RULE_BOOK = ruleBook;
        CLAIMS = claims;
        LISTINGS = listings;
        FORFAITING = forfaiting;
    }

    /// @inheritdoc IFunding
    function offer(FundingTerms calldata terms) external returns (OfferId id) {
        PartyId buyer = MEMBERSHIP.activeBankAt(msg.sender);
        if (!terms.obligor.isNobody()) MEMBERSHIP.requireParties(buyer, terms.obligor);
        // Asked for its refusal alone.
        // slither-disable-next-line unused-return
        RULE_BOOK.cashOf(terms.currency);
        id = OfferId.wrap(++_count);
        terms.check(id, block.timestamp);
        _offers[id] = terms.offered(buyer);
        emit FundsOffered(id, buyer, terms.obligor, terms);
    }

    /// @inheritdoc IFunding
    function withdraw(OfferId id) external {
        FundingOffer storage o = _open(id);
        PartyId buyer = o.buyer;
        if (MEMBERSHIP.actingFor(buyer, msg.sender).isNobody()) revert NotParty(id, msg.sender, buyer);
        o.until = 0;
        emit OfferWithdrawn(id, buyer);
    }

    /// @inheritdoc IFunding
    function sell(OfferId id, ClaimId claim, CivilDay value) external returns (QuoteId quote) {
        FundingOffer storage o = _open(id);
        Claim memory c = CLAIMS.get(claim);
        FundingOffer memory offered = o;
        offered.requireFit(id, c, value);
        o.left = offered.left - c.face;
        ListingTerms memory terms = ListingTerms(offered.until, 0, 0, offered.buyer);
        ListingId listing = LISTINGS.releaseFor(msg.sender, claim, terms);
        quote = FORFAITING.quoteFor(offered.buyer, listing, offered.quoted(value));
        emit OfferTaken(id, quote, offered.left - c.face);
        FORFAITING.takeFor(msg.sender, quote);
    }

    /// @inheritdoc IFunding
    function offerOf(OfferId id) external view returns (FundingOffer memory) {
        return _known(id);
    }

    /// @inheritdoc IFunding
    function count() external view returns (uint48) {
        return _count;
    }

    function _open(OfferId id) private view returns (FundingOffer storage o) {
        o = _known(id);
        if (block.timestamp > o.until) revert OfferOver(id, block.timestamp, o.until);
    }

    function _known(OfferId id) private view returns (FundingOffer storage o) {
        o = _offers[id];
        if (o.buyer.isNobody()) revert UnknownOffer(id);
    }
}
