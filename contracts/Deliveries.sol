// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBankingCalendar} from "./interfaces/IBankingCalendar.sol";
import {IClaims} from "./interfaces/IClaims.sol";
import {IDeliveries} from "./interfaces/IDeliveries.sol";
import {IForfaiting} from "./interfaces/IForfaiting.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {MarketRules} from "./rules/MarketRules.sol";
import {CivilDay, PartyId, QuoteId} from "./types/Ids.sol";
import {Delivery, Quote} from "./types/Market.sol";

contract Deliveries is IDeliveries {
    using MarketRules for Delivery;
    using MarketRules for QuoteId;

    IMembership private immutable MEMBERSHIP;
    IBankingCalendar private immutable CALENDAR;
    IClaims private immutable CLAIMS;
    IForfaiting private immutable FORFAITING;

    constructor(IMembership membership, IBankingCalendar calendar, IClaims claims, IForfaiting forfaiting) {
        MEMBERSHIP = membership;
        CALENDAR = calendar;
        CLAIMS = claims;
        FORFAITING = forfaiting;
    }

    /// @inheritdoc IDeliveries
    function deliver(QuoteId id, bytes32 root) external {
        Quote memory q = _running(id);
        _requireParty(id, q.seller);
        if (!q.delivery.isWanting()) revert IForfaiting.UnexpectedDelivery(id, q.delivery, Delivery.Awaited);
        if (root == 0) revert DocumentsMissing(id);
        CivilDay today = CALENDAR.today(CLAIMS.get(id.traded()).place);
        if (today > q.availability) revert AvailabilityOver(id, today, q.availability);
        q.delivery = Delivery.Delivered;
        emit DocumentsDelivered(id, q.seller, root);
        FORFAITING.replace(id, q);
    }

    /// @inheritdoc IDeliveries
    function satisfy(QuoteId id) external {
        Quote memory q = _delivered(id);
        q.delivery = Delivery.Satisfactory;
        emit DocumentsAccepted(id, q.buyer);
        FORFAITING.replace(id, q);
    }

    /// @inheritdoc IDeliveries
    function reject(QuoteId id, bytes32 reasons) external {
        Quote memory q = _delivered(id);
        if (reasons == 0) revert IForfaiting.ReasonsMissing(id);
        q.delivery = Delivery.Rejected;
        emit DocumentsRejected(id, q.buyer, reasons);
        FORFAITING.replace(id, q);
    }

    function _delivered(QuoteId id) private view returns (Quote memory q) {
        q = _running(id);
        _requireParty(id, q.buyer);
        if (q.delivery != Delivery.Delivered) {
            revert IForfaiting.UnexpectedDelivery(id, q.delivery, Delivery.Delivered);
        }
    }

    function _running(QuoteId id) private view returns (Quote memory q) {
        q = FORFAITING.get(id);
        id.requireStatus(q.status, MarketRules.RUNNING);
    }

    function _requireParty(QuoteId id, PartyId expected) private view {
        if (MEMBERSHIP.actingFor(expected, msg.sender).isNobody()) {
            revert IForfaiting.NotParty(id, msg.sender, expected);
        }
    }
}
