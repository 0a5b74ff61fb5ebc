// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IForfaiting} from "../interfaces/IForfaiting.sol";
import {IListings} from "../interfaces/IListings.sol";
import {Claim} from "../types/Claim.sol";
import {CivilDay, ClaimId, PartyId, QuoteId} from "../types/Ids.sol";
import {Delivery, Leg, ListingTerms, Method, Quote, QuoteStatus, QuoteTerms} from "../types/Market.sol";
import {CivilDate} from "./CivilDate.sol";
import {DiscountRules} from "./DiscountRules.sol";

/// @notice What may be listed, quoted and sold, and until when.
library MarketRules {
    using CivilDate for CivilDay;

    uint256 internal constant OPEN = 1 << uint8(QuoteStatus.Open);
    uint256 internal constant TAKEN = 1 << uint8(QuoteStatus.Taken);
    uint256 internal constant ACKNOWLEDGED = 1 << uint8(QuoteStatus.Acknowledged);
    uint256 internal constant OBJECTED = 1 << uint8(QuoteStatus.Objected);
    uint256 internal constant SETTLED = 1 << uint8(QuoteStatus.Settled);
    uint256 internal constant DISPUTED = 1 << uint8(QuoteStatus.Disputed);
    uint256 internal constant RUNNING = TAKEN | ACKNOWLEDGED | OBJECTED;

    /// @notice Refuses a listing that has run out, or whose quotes would be revealed before they are made.
    function check(ListingTerms memory t, ClaimId claim, uint256 moment) internal pure {
        bool open = t.sealedUntil == 0 && t.revealUntil == 0;
        bool sound = open || (t.sealedUntil > moment && t.revealUntil > t.sealedUntil && t.until >= t.revealUntil);
        if (t.until < moment || !sound) revert IListings.BadListing(claim, t.until, t.sealedUntil, t.revealUntil);
    }

    /// @notice Refuses a quote that nobody could settle.
    function check(Quote memory q, QuoteId id, Claim memory c, CivilDay today, uint256 moment) internal pure {
        checkPrice(q, id, c.maturity);
        if (moment > q.until) revert IForfaiting.QuoteExpired(id, moment, q.until);
        if (q.value < today) revert IForfaiting.ValueDatePassed(id, today, q.value);
        bool late = q.availability < today || q.availability > q.value;
        if (!q.availability.isUnset() && late) revert IForfaiting.BadAvailability(id, q.availability, q.value);
        bool fits = q.leg == Leg.Digital ? q.confirmDays == 0 : q.leg == Leg.Outside && q.confirmDays != 0;
        // Otherwise the obligor could have paid the seller before it says that the buyer has.
        if (!fits || !(confirmBy(q) < c.maturity)) revert IForfaiting.BadLeg(id, q.leg, q.confirmDays);
    }

    /// @notice Refuses what is no price.
    function checkPrice(Quote memory q, QuoteId id, CivilDay maturity) internal pure {
        if (q.rate == 0 || q.rate > DiscountRules.MILLION) {
            revert IForfaiting.BadRate(id, q.rate, DiscountRules.MILLION);
        }
        if (q.method == Method.None) revert IForfaiting.MethodMissing(id);
        if (q.basis != 360 && q.basis != 365) revert IForfaiting.BadBasis(id, q.basis);
        if (!(q.value < maturity)) revert IForfaiting.MaturityBeforeValue(id, q.value, maturity);
    }

    /// @return q the quote of the buyer on these terms
    function made(QuoteTerms memory t, PartyId buyer) internal pure returns (Quote memory q) {
        (q.buyer, q.status, q.rate, q.method) = (buyer, QuoteStatus.Open, t.rate, t.method);
        (q.basis, q.grace, q.value, q.availability) = (t.basis, t.grace, t.value, t.availability);
        (q.until, q.leg, q.confirmDays) = (t.until, t.leg, t.confirmDays);
        q.delivery = t.availability.isUnset() ? Delivery.None : Delivery.Awaited;
    }

    /// @return The last day on which the payee can say that it has a payment outside the chain.
    function confirmBy(Quote memory q) internal pure returns (CivilDay) {
        return q.value.plus(q.confirmDays);
    }

    function requireStatus(QuoteId id, QuoteStatus actual, uint256 allowed) internal pure {
        if (((1 << uint8(actual)) & allowed) == 0) revert IForfaiting.UnexpectedStatus(id, actual, allowed);
    }

    /// @return Whether documents that were asked for have not come, or not the right ones.
    function isWanting(Delivery delivery) internal pure returns (bool) {
        return delivery == Delivery.Awaited || delivery == Delivery.Rejected;
    }

    /// @notice Refuses to settle before the buyer is content with the documents that it asked for.
    function requireDocuments(Quote memory q, QuoteId id) internal pure {
        bool content = q.delivery == Delivery.None || q.delivery == Delivery.Satisfactory;
        if (!content) revert IForfaiting.UnexpectedDelivery(id, q.delivery, Delivery.Satisfactory);
    }
}
