// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Amendment, AmendmentStatus, Changes} from "../types/Amendment.sol";
import {Credit, TenorKind} from "../types/Credit.sol";
import {AmendmentId, CivilDay, CreditId, PartyId, PresentationId} from "../types/Ids.sol";

/// @title Amendments: offered, extended by the confirmer, accepted or rejected
/// @notice The issuer is bound by an amendment from the moment it offers it; until the beneficiary says that it accepts, or
/// presents documents that comply only with it, the terms stay as they were (UCP 600 art. 10b, 10c). Several may be
/// pending at once, each accepted or rejected by itself and as a whole (art. 10e). Silence accepts nothing (art. 10f),
/// and a presentation already made keeps the terms that it was made under.
interface IAmendments {
    error UnknownAmendment(AmendmentId id);
    /// @param allowed bit n stands for member n of AmendmentStatus
    error UnexpectedStatus(AmendmentId id, AmendmentStatus actual, uint256 allowed);
    error NotParty(AmendmentId id, address caller, PartyId expected);
    error NothingAmended(AmendmentId id);
    error IncreaseAndDecrease(AmendmentId id, uint256 increase, uint256 decrease);
    /// @notice What was accepted is not the whole of what was offered (art. 10e); the amendment stays open.
    error PartialAcceptance(AmendmentId id, bytes32 given, bytes32 offered);
    /// @notice Less than is drawn, presented or transferred already.
    error BelowUse(CreditId credit, uint256 limit, uint256 used);
    /// @notice The amount of a credit by instalments, or of a revolving one, hangs on its schedule, and that of a part on the
    /// credit that it was transferred out of.
    error AmountFixed(CreditId credit);
    /// @notice More amendments than a credit can have, 255.
    error TooManyAmendments(CreditId credit, uint256 allowed);
    /// @notice The confirmer has said already whether it extends its undertaking, or has extended it to a later amendment.
    error ExtensionDecided(AmendmentId id);

    event AmendmentOffered(AmendmentId indexed id, PartyId indexed issuer, Changes changes);
    /// @param version of the terms from now on
    /// @param takenBy number of the presentation that complies only with the amended terms; 0: the beneficiary said so
    event AmendmentAccepted(AmendmentId indexed id, PartyId indexed beneficiary, uint8 version, uint16 takenBy);
    event AmendmentRejected(AmendmentId indexed id, PartyId indexed beneficiary);
    event AmendmentExtended(AmendmentId indexed id, PartyId indexed confirmer);
    event ExtensionDeclined(AmendmentId indexed id, PartyId indexed confirmer);
    /// @notice The beneficiary has accepted what the confirmer is not bound by: its undertaking stays on the old terms.
    event ConfirmationApart(AmendmentId indexed id, PartyId indexed confirmer);

    /// @notice The issuer amends its credit, and is bound at once; also one that has expired, which it may extend.
    /// @dev Errors: ICredits.UnknownCredit, ICredits.NotParty, Suspended, ICredits.UnexpectedStatus unless Issued or Advised,
    /// NothingAmended, IncreaseAndDecrease, AmountFixed, TooManyAmendments, BelowUse, and as for ICredits.issue
    /// ZeroAmount, AmountTooLarge, BadTolerance, ExpiryPassed, ShipmentAfterExpiry, BadTenor, UsanceOverCap,
    /// CalendarYearUnpublished.
    function amend(CreditId credit, Changes calldata changes) external returns (AmendmentId id);

    /// @notice The beneficiary accepts the whole amendment.
    /// @param hash of it, see hashOf
    /// @dev Errors: UnknownAmendment, NotParty, UnexpectedStatus unless Offered, PartialAcceptance,
    /// ICredits.UnexpectedStatus unless the credit is Issued or Advised, AmountTooLarge, BelowUse. Its days may have passed.
    function accept(AmendmentId id, bytes32 hash) external;

    /// @notice The beneficiary rejects the amendment.
    /// @dev Errors: UnknownAmendment, NotParty, UnexpectedStatus unless Offered.
    function reject(AmendmentId id) external;

    /// @notice The confirmer extends its undertaking to the amendment, also after it was accepted.
    /// @dev Errors: UnknownAmendment, NotParty, UnexpectedStatus unless Offered or Accepted, ExtensionDecided,
    /// Suspended.
    function extend(AmendmentId id) external;

    /// @notice The confirmer does not, and says so to issuer and beneficiary (art. 10b).
    /// @dev Errors: UnknownAmendment, NotParty, UnexpectedStatus unless Offered, ExtensionDecided.
    function declineExtension(AmendmentId id) external;

    /// @notice Takes what a presentation needs of the amendments that are pending: nothing if it complies without, the
    /// first one that makes it comply by itself, or else all of them (art. 10c). Nothing is taken if nothing helps.
    /// @return The credit as it is then.
    /// @dev for Drawings only.
    function take(
        CreditId credit,
        uint128 amount,
        CivilDay shipped,
        CivilDay received
    ) external returns (Credit memory);

    /// @notice Takes down that a presentation is made on the terms that the confirmer is bound by, apart from the issuer's.
    /// @return The credit on those terms.
    /// @dev for Drawings only.
    function confirmedTerms(PresentationId id) external returns (Credit memory);

    /// @return tenor that the presentation was made under: of that version of the terms, or of those that the confirmer was
    /// bound by
    /// @return tenorValue that goes with it
    function tenorFor(PresentationId id, uint8 version) external view returns (TenorKind tenor, uint24 tenorValue);

    /// @return The credit on the terms that its confirmer is bound by.
    function confirmedOf(CreditId credit) external view returns (Credit memory);

    /// @return How many amendments were offered; they are numbered from 1.
    function count(CreditId credit) external view returns (uint16);

    /// @dev Errors: UnknownAmendment.
    function get(AmendmentId id) external view returns (Amendment memory);

    /// @return The stored status, or Lapsed where the credit has ended. Errors: UnknownAmendment.
    function statusOf(AmendmentId id) external view returns (AmendmentStatus);

    /// @return What accept must be given. Errors: UnknownAmendment.
    function hashOf(AmendmentId id) external view returns (bytes32);
}
