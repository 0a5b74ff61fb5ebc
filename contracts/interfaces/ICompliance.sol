// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Credit} from "../types/Credit.sol";
import {CivilDay, CreditId} from "../types/Ids.sol";

/// @title Whether a drawing fits a credit's amount and days
/// @notice Asked of terms as they are, and as an amendment would make them.
interface ICompliance {
    /// @notice Says nothing if a drawing of that amount, shipment and receipt fits the terms.
    /// @dev Errors: ICredits.ZeroAmount, OverDrawn, PartialDrawing, CreditExpired, IPresentations.ShipmentDateMissing,
    /// ShipmentAfterPresentation, LateShipment (UCP 600 art. 29c: never moved by a holiday), LatePresentation (art. 14c,
    /// 29a).
    function requireFit(
        CreditId id,
        Credit calldata credit,
        uint128 amount,
        CivilDay shipped,
        CivilDay received
    ) external view;
}
