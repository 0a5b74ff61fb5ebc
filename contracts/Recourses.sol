// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICashLeg} from "./interfaces/ICashLeg.sol";
import {IClaims} from "./interfaces/IClaims.sol";
import {IForfaiting} from "./interfaces/IForfaiting.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {IRecourses} from "./interfaces/IRecourses.sol";
import {DiscountRules} from "./rules/DiscountRules.sol";
import {MarketRules} from "./rules/MarketRules.sol";
import {Claim, ClaimStatus} from "./types/Claim.sol";
import {ClaimId, PartyId, QuoteId} from "./types/Ids.sol";
import {Breach, Payment, Quote, QuoteStatus} from "./types/Market.sol";

contract Recourses is IRecourses {
    using DiscountRules for Quote;
    using MarketRules for QuoteId;

    IMembership private immutable MEMBERSHIP;
    IClaims private immutable CLAIMS;
    ICashLeg private immutable DIGITAL_LEG;
    IForfaiting private immutable FORFAITING;

    constructor(IMembership membership, IClaims claims, ICashLeg digitalLeg, IForfaiting forfaiting) {
        MEMBERSHIP = membership;
        CLAIMS = claims;
        DIGITAL_LEG = digitalLeg;
        FORFAITING = forfaiting;
    }

    /// @inheritdoc IRecourses
    function claimRecourse(QuoteId id, Breach breach, bytes32 grounds) external {
        Quote memory q = FORFAITING.get(id);
        _requireParty(id, q.buyer);
        id.requireStatus(q.status, MarketRules.SETTLED);
        if (breach == Breach.None) revert BreachMissing(id);
        if (grounds == 0) revert IForfaiting.ReasonsMissing(id);
        _requireHeld(id, q.buyer);
        q.status = QuoteStatus.Disputed;
        emit RecourseClaimed(id, q.buyer, breach, grounds);
        FORFAITING.replace(id, q);
    }

    /// @inheritdoc IRecourses
    function buyBack(QuoteId id) external {
        Quote memory q = FORFAITING.get(id);
        _requireParty(id, q.seller);
        id.requireStatus(q.status, MarketRules.DISPUTED);
        _requireHeld(id, q.buyer);
        ClaimId claim = id.traded();
        Claim memory c = CLAIMS.get(claim);
        if (c.status == ClaimStatus.Locked) revert IClaims.ClaimLocked(claim);
        uint128 net = q.netOf(id, c.face, c.maturity);
        q.status = QuoteStatus.BoughtBack;
        emit ClaimBoughtBack(id, q.seller, net);
        FORFAITING.replace(id, q);
        CLAIMS.pass(claim, q.seller);
        // It reverts when the money is short.
        // slither-disable-next-line unused-return
        DIGITAL_LEG.settle(id, Payment(q.seller, q.buyer, c.currency, net), msg.sender, 0);
    }

    function _requireHeld(QuoteId id, PartyId buyer) private view {
        ClaimId claim = id.traded();
        PartyId holder = CLAIMS.holderOf(claim);
        if (holder != buyer || CLAIMS.get(claim).status == ClaimStatus.Paid) revert ClaimGone(id, holder);
    }

    function _requireParty(QuoteId id, PartyId expected) private view {
        if (MEMBERSHIP.actingFor(expected, msg.sender).isNobody()) {
            revert IForfaiting.NotParty(id, msg.sender, expected);
        }
    }
}
