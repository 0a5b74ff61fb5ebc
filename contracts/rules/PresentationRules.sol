// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPresentations} from "../interfaces/IPresentations.sol";
import {Credit, TenorKind} from "../types/Credit.sol";
import {CivilDay, CreditId, PresentationId} from "../types/Ids.sol";
import {Disposal, Presentation, PresentationStatus} from "../types/Presentation.sol";

/// @notice When documents may be presented, and until when a bank may examine and refuse.
library PresentationRules {
    uint256 internal constant EXAMINING = 1 << uint8(PresentationStatus.Examining);
    uint256 internal constant REFUSED = 1 << uint8(PresentationStatus.Refused);
    uint256 internal constant COMPLYING = 1 << uint8(PresentationStatus.Complying);

    /// @notice Refuses a shipment date that is missing, impossible or late (UCP 600 art. 29c).
    function checkShipment(Credit memory c, CreditId id, CivilDay shipped, CivilDay received) internal pure {
        bool needed = c.presentationDays != 0 || c.tenor == TenorKind.AfterShipment;
        if (shipped.isUnset()) {
            if (needed) revert IPresentations.ShipmentDateMissing(id);
            return;
        }
        if (shipped > received) revert IPresentations.ShipmentAfterPresentation(id, shipped, received);
        if (shipped > c.latestShipment) revert IPresentations.LateShipment(id, shipped, c.latestShipment);
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
