// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CivilDay, CreditId, PartyId, Place, PresentationId} from "../types/Ids.sol";
import {Part, Substitution} from "../types/Transfer.sol";

/// @title Transfer of a credit to second beneficiaries
/// @notice A credit that says so can be transferred once, in one or more parts, by the bank that is nominated for it and to
/// the extent that it consents (UCP 600 art. 38a, 38b, 38d). A part is a credit of its own under the same undertakings; it
/// may be less, sooner and shorter than its credit, never more, later or longer (art. 38g). Its documents go to the
/// transferring bank (art. 38k), where the first beneficiary may put its own invoice in place of the second one's and
/// draw the difference (art. 38h).
interface ITransfers {
    /// @notice A part is not transferred on (art. 38d).
    error TransferredOnce(CreditId id);
    error NotTransferable(CreditId id);
    /// @notice A credit with a schedule of drawings, with advances or assignments, or whose confirmer is bound on other terms.
    error NotDivisible(CreditId id);
    /// @notice More than one part, or a part beside drawings, where partial drawings are prohibited (art. 38d).
    error PartsProhibited(CreditId id);
    error TooManyParts(CreditId id, uint256 allowed);
    error PartMissing(CreditId id);
    error TransferAboveBalance(CreditId id, uint256 given, uint256 available);
    error LaterExpiry(CreditId id, CivilDay given, CivilDay allowed);
    error LaterShipment(CreditId id, CivilDay given, CivilDay allowed);
    error LongerPeriod(CreditId id, uint256 given, uint256 allowed);
    /// @notice The place of presentation moves to the transferring bank or not at all.
    error OtherPlace(CreditId id, Place given, Place allowed);
    /// @notice The same transfer was asked for by this side already.
    error TransferAsked(CreditId id);
    error NotAPart(PresentationId id);
    error SubstitutionDemanded(PresentationId id, CivilDay until);
    error SubstitutionMade(PresentationId id);
    error SubstitutionOver(PresentationId id, CivilDay today, CivilDay until);
    /// @notice The first beneficiary's time to substitute its invoice still runs.
    error SubstitutionOpen(PresentationId id, CivilDay until);
    /// @notice An invoice below what the second beneficiary draws, or above what the credit has left.
    error BadSubstitution(PresentationId id, uint256 given, uint256 least, uint256 most);

    /// @param by the beneficiary or the bank
    event TransferRequested(CreditId indexed id, PartyId indexed by, bytes32 partHash);
    event CreditTransferred(
        CreditId indexed id,
        CreditId indexed part,
        PartyId indexed beneficiary,
        PartyId bank,
        Part terms
    );

    /// @notice Transfers a part, once both the first beneficiary and the transferring bank have said the same.
    /// @return part of the credit; the credit itself while the other side has not said so
    /// @dev Errors: ICredits.UnknownCredit, ICredits.NotParty, ICredits.UnexpectedStatus unless Advised and not expired, the
    /// first ones above, UnknownParty, ICredits.IssuerIsBeneficiary, ZeroAmount, AmountTooLarge, ExpiryPassed,
    /// ShipmentAfterExpiry.
    function transfer(CreditId id, Part calldata terms) external returns (CreditId part);

    /// @notice Takes down that the examining bank has asked the first beneficiary for its invoice.
    /// @dev for Nominations only. Errors: NotAPart, SubstitutionDemanded, SubstitutionMade, CalendarYearUnpublished.
    function demand(PresentationId id, PartyId bank) external returns (CivilDay until);

    /// @notice Takes down the first beneficiary's invoice, and keeps the difference for it.
    /// @param drawn by the second beneficiary, minor units
    /// @param amount of the first beneficiary's invoice, minor units
    /// @dev for Nominations only. Errors: SubstitutionMade, SubstitutionOver, BadSubstitution.
    function substitute(
        PresentationId id,
        PartyId bank,
        uint128 drawn,
        uint128 amount
    ) external returns (uint128 extra);

    /// @notice Keeps the first beneficiary's difference again, if the credit still has it.
    /// @dev for Proceeds only.
    function keep(PresentationId id) external;

    /// @notice Gives the first beneficiary's difference back to the credit: the documents were refused or withdrawn.
    /// @dev for Proceeds only.
    function letGo(PresentationId id) external;

    /// @notice Passes the substitution on to the presentation that forwards this one.
    /// @dev for Proceeds only.
    function move(PresentationId from, PresentationId to) external;

    /// @notice Draws the first beneficiary's difference.
    /// @return extra amount, minor units
    /// @return payee who is paid it
    /// @dev for Proceeds only.
    function draw(PresentationId id) external returns (uint128 extra, PartyId payee);

    /// @notice Says nothing if the bank may forward documents under a part as it has them: its demand was met, or was not met
    /// in time (art. 38i), or it made none.
    /// @dev Errors: SubstitutionOpen.
    function requireSettled(PresentationId id, PartyId bank) external view;

    /// @return Where the substitution of the invoice stands; all zeros where nobody has asked for it.
    function substitutionOf(PresentationId id) external view returns (Substitution memory);

    /// @return The bank that can transfer the credit. Errors: ICredits.UnknownCredit.
    function transferringBank(CreditId id) external view returns (PartyId);
}
