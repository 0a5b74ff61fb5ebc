// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Claim, Settlement} from "../types/Claim.sol";
import {ClaimId, CreditId, PartyId, PresentationId} from "../types/Ids.sol";
import {Advance, Assignment} from "../types/Proceeds.sol";

/// @title Who else has a part in the proceeds of a credit: assignees, a bank that advanced, a first beneficiary
/// @notice The beneficiary may assign proceeds, which is no transfer of the credit (UCP 600 art. 39): a bank honours the
/// assignment once it has acknowledged it, and only out of what it honours. Under a red clause a bank advances to the
/// beneficiary before shipment; it is paid out of the last drawing, and if that never comes, by the issuer.
interface IProceeds {
    error UnknownAssignment(CreditId id, uint256 number);
    error TooManyAssignments(CreditId id, uint256 allowed);
    error AssignedTooMuch(CreditId id, uint256 given, uint256 allowed);
    error AssignmentAcknowledged(CreditId id, uint256 number, PartyId bank);
    /// @notice The bank neither issued nor confirmed the credit, nor is nominated.
    error NotAPayingBank(CreditId id, address caller);
    /// @notice Above what the red clause allows, or what is still available.
    error AdvanceAboveClause(CreditId id, uint256 given, uint256 allowed);
    /// @notice One bank advances under a credit.
    error OtherBankAdvanced(CreditId id, PartyId bank);
    error AdvanceNotRequested(CreditId id, uint128 given, uint128 requested);
    error NothingAdvanced(CreditId id);
    /// @notice The issuer has paid for what no drawing did, and nothing is advanced any more.
    error AdvanceSettled(CreditId id);
    error NotExpired(CreditId id);

    event ProceedsAssigned(CreditId indexed id, PartyId indexed assignee, uint256 number, uint128 amount);
    event AssignmentAcknowledgedBy(CreditId indexed id, PartyId indexed bank, uint256 number);
    event AdvanceRequested(CreditId indexed id, uint128 amount);
    event AdvancePaid(CreditId indexed id, PartyId indexed bank, uint128 amount, ClaimId claim);
    event AdvanceReclaimed(CreditId indexed id, PartyId indexed bank, uint128 amount, ClaimId claim);

    /// @notice The beneficiary assigns a part of the proceeds.
    /// @return number of the assignment, from 1
    /// @dev Errors: ICredits.UnknownCredit, ICredits.NotParty, ICredits.UnexpectedStatus unless Issued or Advised,
    /// UnknownParty, ICredits.ZeroAmount, AssignedTooMuch, TooManyAssignments.
    function assign(CreditId id, PartyId assignee, uint128 amount) external returns (uint256 number);

    /// @notice A bank that honours under the credit acknowledges an assignment, and will pay the assignee out of it.
    /// @dev Errors: ICredits.UnknownCredit, UnknownAssignment, AssignmentAcknowledged, NotAPayingBank.
    function acknowledge(CreditId id, uint256 number) external;

    /// @notice The beneficiary asks for an advance under the red clause.
    /// @dev Errors: ICredits.UnknownCredit, ICredits.NotParty, ICredits.ZeroAmount.
    function requestAdvance(CreditId id, uint128 amount) external;

    /// @notice The nominated bank, or else the last adviser, pays the advance that was asked for; under the beneficiary's
    /// mandate it need not be asked.
    /// @dev Errors: ICredits.UnknownCredit, ICredits.NotParty, ICredits.UnexpectedStatus unless Advised and not expired,
    /// Suspended for the bank, AdvanceNotRequested, AdvanceAboveClause, OtherBankAdvanced, AdvanceSettled, ICredits.ZeroAmount, IClaims.InsufficientCash.
    function advance(CreditId id, uint128 amount) external;

    /// @notice After the expiry the bank claims from the issuer what no drawing has paid.
    /// @dev Errors: ICredits.UnknownCredit, ICredits.NotParty, NothingAdvanced, NotExpired.
    function reclaimAdvance(CreditId id) external;

    /// @notice Takes from the advance what a drawing needs beyond the amount available: it is the last one, and pays the
    /// advance. Keeps a first beneficiary's difference again.
    /// @return What is set aside of the credit then, minor units.
    /// @dev for Drawings only.
    function deduct(PresentationId id, uint128 amount) external returns (uint128);

    /// @notice Undoes deduct: the documents were refused or withdrawn.
    /// @dev for Drawings only.
    function restore(PresentationId id) external;

    /// @notice Passes on what hangs on a presentation to the one that forwards it.
    /// @dev for Drawings only.
    function move(PresentationId from, PresentationId to) external;

    /// @notice Divides what a bank honours or negotiates, takes it off the assignments, and opens a claim for each share.
    /// The shares come to the claim's face, and to a first beneficiary's difference beside it.
    /// @param claim to be divided
    /// @return extra a first beneficiary's difference, minor units
    /// @dev for Presentations and Nominations only. Errors: as for IClaims.open.
    function payOut(
        PresentationId id,
        PartyId presenter,
        Claim calldata claim,
        Settlement settlement
    ) external returns (uint128 extra);

    /// @dev Errors: UnknownAssignment.
    function assignmentOf(CreditId id, uint256 number) external view returns (Assignment memory);

    /// @return count of the assignments; they are numbered from 1
    function assignments(CreditId id) external view returns (uint256 count);

    /// @return What of an advance comes off a presentation that is made, minor units.
    function deducted(PresentationId id) external view returns (uint128);

    /// @return What was advanced; all zeros where nothing was.
    function advanceOf(CreditId id) external view returns (Advance memory);
}
