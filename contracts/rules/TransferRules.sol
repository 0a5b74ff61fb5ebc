// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ITransfers} from "../interfaces/ITransfers.sol";
import {Credit, CreditStatus} from "../types/Credit.sol";
import {CivilDay, CreditId, PartyId} from "../types/Ids.sol";
import {Part} from "../types/Transfer.sol";
import {AmendmentRules} from "./AmendmentRules.sol";
import {CreditRules} from "./CreditRules.sol";
import {TermsRules} from "./TermsRules.sol";

/// @notice What may be transferred, and what a part may have otherwise than its credit (UCP 600 art. 38).
library TransferRules {
    using CreditRules for Credit;

    /// @notice Refuses a transfer of what is none's to transfer.
    function checkWhole(CreditId id, Credit memory c) internal pure {
        if (id.isPart()) revert ITransfers.TransferredOnce(id);
        if (!c.transferable) revert ITransfers.NotTransferable(id);
        if (c.scheduled || c.shared || c.apart) revert ITransfers.NotDivisible(id);
        if (c.singleDrawing && uint256(c.parts) + c.drawn + c.pending != 0) revert ITransfers.PartsProhibited(id);
        if (c.parts == type(uint8).max) revert ITransfers.TooManyParts(id, c.parts);
    }

    /// @return p the part as a credit: nothing in it is later, longer or more than in the credit (art. 38g)
    function partOf(
        Credit memory c,
        CreditId id,
        Part memory part,
        PartyId bank,
        CivilDay today
    ) internal pure returns (Credit memory p) {
        if (part.root == 0) revert ITransfers.PartMissing(id);
        p = AmendmentRules.copy(c);
        (p.beneficiary, p.amount, p.root) = (part.beneficiary, part.amount, part.root);
        (p.adviser, p.nominated, p.secondAdviser) = (bank, bank, PartyId.wrap(0));
        (p.drawn, p.pending, p.presentations, p.setAside) = (0, 0, 0, 0);
        (p.transferable, p.version, p.parts, p.pendingAmendments) = (false, 0, 0, 0);
        (p.passedOn, p.stayed, p.status) = (false, false, CreditStatus.Advised);
        TermsRules.checkAmount(id, p.amount, p.tolerancePlus, p.toleranceMinus);
        if (p.limit() > c.available()) revert ITransfers.TransferAboveBalance(id, p.limit(), c.available());
        _curtail(p, id, c, part);
        TermsRules.checkDates(id, p.expiry, p.latestShipment, today);
    }

    function _curtail(Credit memory p, CreditId id, Credit memory c, Part memory part) private pure {
        if (!part.expiry.isUnset()) {
            if (part.expiry > c.expiry) revert ITransfers.LaterExpiry(id, part.expiry, c.expiry);
            p.expiry = part.expiry;
            if (p.latestShipment > p.expiry) p.latestShipment = p.expiry;
        }
        if (!part.latestShipment.isUnset()) {
            CivilDay latest = c.latest();
            if (part.latestShipment > latest) revert ITransfers.LaterShipment(id, part.latestShipment, latest);
            p.latestShipment = part.latestShipment;
        }
        if (part.presentationDays != 0) {
            if (part.presentationDays > c.presentationDays) {
                revert ITransfers.LongerPeriod(id, part.presentationDays, c.presentationDays);
            }
            p.presentationDays = part.presentationDays;
        }
    }
}
