// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IFunding} from "../interfaces/IFunding.sol";
import {Claim} from "../types/Claim.sol";
import {CivilDay, OfferId, PartyId} from "../types/Ids.sol";
import {FundingTerms, FundingOffer, QuoteTerms} from "../types/Market.sol";
import {DiscountRules} from "./DiscountRules.sol";

/// @notice What may be offered, and what fits an offer.
library FundingRules {
    /// @notice Refuses an offer that nobody could take. How interest is taken off is checked with each sale.
    function check(FundingTerms memory t, OfferId id, uint256 moment) internal pure {
        bool sound = t.until > moment && t.left != 0 && t.toDays != 0 && t.fromDays <= t.toDays;
        if (!sound) revert IFunding.BadOffer(id, t.until, t.fromDays, t.toDays, t.left);
        if (t.rate == 0 || t.rate > DiscountRules.MILLION) revert IFunding.BadRate(id, t.rate, DiscountRules.MILLION);
    }

    /// @return o the bank's offer on these terms
    function offered(FundingTerms memory t, PartyId buyer) internal pure returns (FundingOffer memory o) {
        (o.buyer, o.obligor, o.currency, o.fromDays, o.toDays) = (buyer, t.obligor, t.currency, t.fromDays, t.toDays);
        (o.rate, o.method, o.basis, o.grace) = (t.rate, t.method, t.basis, t.grace);
        (o.leg, o.confirmDays, o.until, o.left) = (t.leg, t.confirmDays, t.until, t.left);
    }

    /// @return t what the offer comes to for a claim that is settled on the value date
    function quoted(FundingOffer memory o, CivilDay value) internal pure returns (QuoteTerms memory t) {
        (t.rate, t.method, t.basis, t.grace) = (o.rate, o.method, o.basis, o.grace);
        (t.value, t.until, t.leg, t.confirmDays) = (value, o.until, o.leg, o.confirmDays);
    }

    /// @notice Refuses a claim that the bank has not offered to buy.
    function requireFit(FundingOffer memory o, OfferId id, Claim memory c, CivilDay value) internal pure {
        bool other = !o.obligor.isNobody() && o.obligor != c.obligor;
        if (other) revert IFunding.OtherObligor(id, c.obligor, o.obligor);
        if (o.currency != c.currency) revert IFunding.OtherCurrency(id, c.currency, o.currency);
        uint256 tenor = c.maturity > value ? DiscountRules.interestDays(value, c.maturity, 0) : 0;
        if (tenor < o.fromDays || tenor > o.toDays) revert IFunding.OtherTenor(id, tenor, o.fromDays, o.toDays);
        if (c.face > o.left) revert IFunding.OfferExceeded(id, c.face, o.left);
    }
}
