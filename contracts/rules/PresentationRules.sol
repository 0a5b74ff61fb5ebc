// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPresentations} from "../interfaces/IPresentations.sol";
import {Admission, Credit, TenorKind} from "../types/Credit.sol";
import {CivilDay, CreditId, PartyId, PresentationId} from "../types/Ids.sol";
import {Disposal, Presentation, PresentationStatus} from "../types/Presentation.sol";
import {CreditRules} from "./CreditRules.sol";
import {MaturityRules} from "./MaturityRules.sol";

/// @notice When documents may be presented, and until when a bank may examine and refuse.
library PresentationRules {
    using CreditRules for Credit;

    uint256 internal constant EXAMINING = 1 << uint8(PresentationStatus.Examining);
    uint256 internal constant REFUSED = 1 << uint8(PresentationStatus.Refused);
    uint256 internal constant COMPLYING = 1 << uint8(PresentationStatus.Complying);
    uint256 internal constant NEGOTIATED = 1 << uint8(PresentationStatus.Negotiated);
    uint256 internal constant HONOURED = 1 << uint8(PresentationStatus.Honoured);
    /// @notice The last day of an examination whose clock stands still, as a record cannot be read (eUCP art. e12).
    CivilDay internal constant NO_LAST_DAY = CivilDay.wrap(type(uint32).max);

    /// @notice Refuses a shipment date that is missing, impossible or late (UCP 600 art. 29c).
    function checkShipment(Credit memory c, CreditId id, CivilDay shipped, CivilDay received) internal pure {
        bool needed =
            c.presentationDays != 0 || c.tenor == TenorKind.AfterShipment || c.tenor == TenorKind.AfterShipmentMonths;
        if (shipped.isUnset()) {
            if (needed) revert IPresentations.ShipmentDateMissing(id);
            return;
        }
        if (shipped > received) revert IPresentations.ShipmentAfterPresentation(id, shipped, received);
        CivilDay latest = c.latest();
        if (shipped > latest) revert IPresentations.LateShipment(id, shipped, latest);
    }

    /// @notice Refuses the notice of refusal that would bind nobody (UCP 600 art. 16c).
    function checkNotice(PresentationId id, uint256 count, bytes32 root, Disposal disposal) internal pure {
        if (count == 0 || root == 0) revert IPresentations.DiscrepanciesMissing(id);
        if (disposal == Disposal.None) revert IPresentations.DisposalMissing(id);
    }

    function requireStatus(PresentationId id, PresentationStatus actual, uint256 allowed) internal pure {
        if (((1 << uint8(actual)) & allowed) == 0) revert IPresentations.UnexpectedStatus(id, actual, allowed);
    }

    /// @notice The examining bank may still speak: until the last day of the examination is over (UCP 600 art. 16d).
    function requireOpen(PresentationId id, CivilDay today, CivilDay examineBy) internal pure {
        if (today > examineBy) revert IPresentations.ExaminationPeriodOver(id, today, examineBy);
    }

    function requireOver(PresentationId id, CivilDay today, CivilDay examineBy) internal pure {
        if (!(today > examineBy)) revert IPresentations.ExaminationPeriodOpen(id, today, examineBy);
    }

    /// @notice The bank has found the documents complying today. It has read all of them, so that its clock stands still
    /// no longer (UCP 600 art. 15).
    function found(Presentation storage p, CivilDay today) internal {
        p.status = PresentationStatus.Complying;
        if (!(p.examineBy < NO_LAST_DAY)) p.examineBy = today;
    }

    /// @return p the presentation that was admitted
    function made(
        Admission memory a,
        uint128 amount,
        CivilDay shipped,
        uint16 previous
    ) internal pure returns (Presentation memory p) {
        (p.presenter, p.examiner, p.status) = (a.presenter, a.examiner, PresentationStatus.Examining);
        (p.version, p.received, p.examineBy) = (a.version, a.received, a.examineBy);
        (p.amount, p.shipped, p.previous) = (amount, shipped, previous);
    }

    /// @return The day that a tenor after sight runs from, see MaturityRules.sightOf.
    function sight(Presentation memory p) internal pure returns (CivilDay) {
        return p.sighted.isUnset() ? MaturityRules.sightOf(p.received, p.decided, p.discrepancies) : p.sighted;
    }

    /// @return next the presentation by which the examining bank passes the documents on: for itself where it has honoured
    /// or negotiated, and is to be reimbursed (UCP 600 art. 7c, 8c), otherwise for whoever presented them. What the bank has
    /// accepted falls due for it on the same day.
    function forwarded(
        Presentation memory p,
        PresentationId id,
        PartyId bank
    ) internal pure returns (Presentation memory next) {
        bool honoured = p.status == PresentationStatus.Honoured;
        bool paid = honoured || p.status == PresentationStatus.Negotiated;
        (next.status, next.examiner, next.version) = (PresentationStatus.Examining, bank, p.version);
        (next.presenter, next.covered) = paid ? (p.examiner, true) : (p.presenter, p.covered);
        (next.amount, next.shipped, next.previous) = (p.amount, p.shipped, uint16(PresentationId.unwrap(id)));
        next.sighted = honoured ? sight(p) : p.sighted;
    }

    /// @return Whether documents of this status are with the presenter again, or will be, so that they can be corrected.
    function isCorrectable(PresentationStatus status) internal pure returns (bool) {
        return
            status == PresentationStatus.Refused ||
            status == PresentationStatus.Returned ||
            status == PresentationStatus.Withdrawn;
    }

    /// @return The status that a stored one has become by time alone (UCP 600 art. 16f).
    function statusOn(Presentation memory p, CivilDay today) internal pure returns (PresentationStatus) {
        return
            p.status == PresentationStatus.Examining && today > p.examineBy ? PresentationStatus.Precluded : p.status;
    }
}
