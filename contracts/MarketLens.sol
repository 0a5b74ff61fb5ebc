// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBankingCalendar} from "./interfaces/IBankingCalendar.sol";
import {IClaims} from "./interfaces/IClaims.sol";
import {IForfaiting} from "./interfaces/IForfaiting.sol";
import {IListings} from "./interfaces/IListings.sol";
import {IMarketLens} from "./interfaces/IMarketLens.sol";
import {DiscountRules} from "./rules/DiscountRules.sol";
import {MarketRules} from "./rules/MarketRules.sol";
import {Claim} from "./types/Claim.sol";
import {CivilDay, ListingId, PartyId, QuoteId} from "./types/Ids.sol";
import {Listing, ListingStatus, Quote, QuoteStatus, QuoteTerms} from "./types/Market.sol";
import {ListingView, QuoteView} from "./types/Views.sol";

contract MarketLens is IMarketLens {
    using DiscountRules for Quote;
    using MarketRules for Quote;
    using MarketRules for QuoteTerms;

    IBankingCalendar private immutable CALENDAR;
    IClaims private immutable CLAIMS;
    IListings private immutable LISTINGS;
    IForfaiting private immutable FORFAITING;

    constructor(IBankingCalendar calendar, IClaims claims, IListings listings, IForfaiting forfaiting) {
        CALENDAR = calendar;
        CLAIMS = claims;
        LISTINGS = listings;
        FORFAITING = forfaiting;
    }

    /// @inheritdoc IMarketLens
    function listing(ListingId id) external view returns (ListingView memory) {
        Listing memory entry = LISTINGS.get(id);
        Claim memory c = CLAIMS.get(id.listed());
        bool over = block.timestamp > entry.until || !(CALENDAR.today(c.place) < c.maturity);
        bool expired = over && entry.status == ListingStatus.Listed;
        ListingStatus status = expired ? ListingStatus.Expired : entry.status;
        return ListingView(id, status, entry, c, id.listed().source());
    }

    /// @inheritdoc IMarketLens
    function quote(QuoteId id) external view returns (QuoteView memory found) {
        Quote memory q = FORFAITING.get(id);
        (found.id, found.quote, found.claim) = (id, q, CLAIMS.get(id.traded()));
        bool over = block.timestamp > q.until || CALENDAR.today(found.claim.place) > q.value;
        found.status = over && q.status == QuoteStatus.Open ? QuoteStatus.Expired : q.status;
        found.seller = q.seller.isNobody() ? _sellerOf(id.listing()) : q.seller;
        found.lastDay = FORFAITING.lastDay(id);
        (found.net, found.discount, found.interestDays) = _price(q, id, found.claim.face, found.claim.maturity);
    }

    /// @inheritdoc IMarketLens
    function price(
        QuoteTerms calldata terms,
        uint128 face,
        CivilDay maturity
    ) external pure returns (uint128 net, uint128 discount, uint256 interestDays) {
        QuoteTerms memory t = terms;
        Quote memory q = t.made(PartyId.wrap(0));
        q.checkPrice(QuoteId.wrap(0), maturity);
        return _price(q, QuoteId.wrap(0), face, maturity);
    }

    function _sellerOf(ListingId id) private view returns (PartyId seller) {
        try LISTINGS.get(id) returns (Listing memory entry) {
            return entry.seller;
        } catch {
            return seller;
        }
    }

    function _price(
        Quote memory q,
        QuoteId id,
        uint128 face,
        CivilDay maturity
    ) private pure returns (uint128 net, uint128 discount, uint256 interestDays) {
        net = q.netOf(id, face, maturity);
        return (net, face - net, DiscountRules.interestDays(q.value, maturity, q.grace));
    }
}
