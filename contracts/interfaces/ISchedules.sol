// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Clauses, Credit, DrawingKind, Instalment} from "../types/Credit.sol";
import {CivilDay, CreditId} from "../types/Ids.sol";
import {Schedule} from "../types/Schedule.sol";

/// @title Schedules of drawings: instalments, revolving amounts, advances allowed
/// @notice A credit by instalments is drawn in their order, and one that is missed ends it and all later ones (UCP 600 art.
/// 32). The amount of a revolving credit is there anew after each period or drawing, so many times; what was left of a
/// period is lost unless the credit is cumulative.
interface ISchedules {
    /// @notice A member of the clauses that this kind of drawing does not have, or lacks: also a tolerance on a revolving
    /// amount, and instalments where partial drawings are prohibited.
    error ClauseMisplaced(CreditId id, DrawingKind kind);
    error TooManyInstalments(CreditId id, uint256 given, uint256 allowed);
    error InstalmentsDiffer(CreditId id, uint256 sum, uint256 amount);
    /// @notice Of no amount, or not after the one before, or after the latest shipment.
    error BadInstalment(CreditId id, uint256 number);
    error AdvanceTooLarge(CreditId id, uint256 given, uint256 allowed);
    /// @notice This instalment was not shipped in time, and with it all later ones are lost.
    error InstalmentMissed(CreditId id, uint256 number, CivilDay until);
    /// @notice Which instalment a drawing is of, its day of shipment or service decides.
    error InstalmentDateMissing(CreditId id);
    error InstalmentMade(CreditId id, uint256 number);
    error InstalmentExceeded(CreditId id, uint256 number, uint256 given, uint256 allowed);

    /// @param times reinstatements so far
    event AmountReinstated(CreditId indexed id, uint8 times, uint128 amount);

    /// @notice Takes down how a new credit is drawn.
    /// @dev for Credits only. Errors: the first five above.
    function record(CreditId id, Credit calldata credit, Clauses calldata clauses) external;

    /// @notice Reinstates what a revolving credit has coming, and takes an instalment as made.
    /// @param day of shipment; none where none is stated
    /// @return The amount of the credit as it is then.
    /// @dev for Drawings only. Errors: InstalmentDateMissing, InstalmentMissed, InstalmentMade, InstalmentExceeded.
    function use(
        CreditId id,
        Credit calldata credit,
        uint128 amount,
        CivilDay day,
        CivilDay today
    ) external returns (uint128);

    /// @notice Undoes the use by documents refused or withdrawn; `credit` has what was kept for them released. Of an amount
    /// that revolves by time and is not cumulative, no more than one is left.
    /// @return The amount of the credit as it is then.
    /// @dev for Drawings only.
    function undo(CreditId id, Credit calldata credit, CivilDay day) external returns (uint128);

    /// @return The amount that a revolving credit has on a day.
    function amountOn(CreditId id, Credit calldata credit, CivilDay today) external view returns (uint128);

    /// @return How the credit is drawn; of one without clauses all zeros.
    function get(CreditId id) external view returns (Schedule memory);

    /// @return The instalments in order; none where it has none.
    function instalments(CreditId id) external view returns (Instalment[] memory);
}
