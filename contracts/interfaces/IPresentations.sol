// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CivilDay, CreditId, PartyId, PresentationId} from "../types/Ids.sol";
import {Disposal, Presentation, PresentationStatus, Waiver} from "../types/Presentation.sol";

/// @title Presentation of documents: made, examined, honoured or refused
/// @notice One presentation, one examining bank, one clock. The bank has the rule set's banking days after the day of
/// presentation (UCP 600 art. 14b) to find it complying or to give one full notice of refusal (art. 16c, 16d). If it
/// does neither it is precluded (art. 16f), and anyone may make it honour. Honour always makes a claim; at sight the
/// claim is paid in the same transaction.
interface IPresentations {
    error UnknownPresentation(PresentationId id);
    /// @param allowed bit n stands for member n of PresentationStatus
    error UnexpectedStatus(PresentationId id, PresentationStatus actual, uint256 allowed);
    error NotParty(PresentationId id, address caller, PartyId expected);
    error ShipmentDateMissing(CreditId credit);
    error ShipmentAfterPresentation(CreditId credit, CivilDay shipped, CivilDay received);
    error LateShipment(CreditId credit, CivilDay shipped, CivilDay latest);
    error LatePresentation(CreditId credit, CivilDay received, CivilDay last);
    /// @notice Only documents refused, returned or withdrawn can be corrected and presented again.
    error NotCorrectable(PresentationId previous, PresentationStatus status);
    /// @notice A nominated bank that has not confirmed is authorised, and not bound, to honour (UCP 600 art. 12a).
    error NotBound(PresentationId id, PartyId bank);
    error ExaminationPeriodOpen(PresentationId id, CivilDay today, CivilDay examineBy);
    error ExaminationPeriodOver(PresentationId id, CivilDay today, CivilDay examineBy);
    /// @notice A notice of refusal states each discrepancy (UCP 600 art. 16c ii).
    error DiscrepanciesMissing(PresentationId id);
    /// @notice A notice of refusal states what happens to the documents (UCP 600 art. 16c iii).
    error DisposalMissing(PresentationId id);
    /// @notice The applicant has not waived, and the bank has no mandate to waive for it.
    error WaiverMissing(PresentationId id, PartyId applicant);
    /// @param waiver where it stands already
    error WaiverNotOpen(PresentationId id, Waiver waiver);
    /// @notice Refused documents wait for a waiver only where the notice said so (UCP 600 art. 16c iii b).
    error DisposalForbidsWaiver(PresentationId id, Disposal disposal);

    event PresentationMade(PresentationId indexed id, PartyId indexed presenter, Presentation made, bytes32 root);
    event PresentationComplied(PresentationId indexed id, PartyId indexed examiner, CivilDay day);
    event WaiverSought(PresentationId indexed id, PartyId indexed examiner, CivilDay day);
    event WaiverGiven(PresentationId indexed id, PartyId indexed applicant);
    event WaiverAccepted(PresentationId indexed id, PartyId indexed examiner, CivilDay day);
    event PresentationRefused(
        PresentationId indexed id,
        PartyId indexed examiner,
        uint16 discrepancies,
        bytes32 discrepanciesRoot,
        Disposal disposal,
        CivilDay day
    );
    event DocumentsReturned(PresentationId indexed id, PartyId indexed examiner);
    event PresentationWithdrawn(PresentationId indexed id, PartyId indexed presenter);
    event ExaminerPrecluded(
        PresentationId indexed id,
        PartyId indexed examiner,
        address indexed enforcer,
        CivilDay day
    );
    /// @notice The claim that it made bears the same number, see IClaims.ClaimOpened.
    event PresentationHonoured(PresentationId indexed id, PartyId indexed examiner);

    /// @notice Presents documents under a credit, by the beneficiary or its bank under a mandate: to the confirmer, or the
    /// nominated bank, or else the issuer. If they comply only with amendments that are pending, those are accepted by it,
    /// see IAmendments.take. Documents handed in
    /// outside banking hours count as received on the next banking day (UCP 600 art. 33).
    /// @param amount drawn, minor units
    /// @param shipped date of shipment or service; needed where a transport document is required or the tenor runs from
    /// it, otherwise none
    /// @param root of the salted tree over the documents
    /// @param previous number under the credit of the presentation that these documents correct; 0 for a new one
    /// @dev Errors: UnknownCredit, ICredits.NotParty, CreditExpired, ShipmentDateMissing, ShipmentAfterPresentation, LateShipment (UCP 600
    /// art. 29c: never moved by a holiday), LatePresentation (art. 14c, 29a), NotCorrectable, and by Drawings.admit
    /// and Documents.lodge UnexpectedStatus, OverDrawn, PartialDrawing, DocumentsMissing, DocumentsInUse.
    function present(
        CreditId credit,
        uint128 amount,
        CivilDay shipped,
        bytes32 root,
        uint16 previous
    ) external returns (PresentationId id);

    /// @notice Presents documents to one of the banks that the credit is available with, see present.
    /// @dev Errors: IDrawings.NotAvailableWith, and as for present.
    function presentTo(
        PartyId bank,
        CreditId credit,
        uint128 amount,
        CivilDay shipped,
        bytes32 root,
        uint16 previous
    ) external returns (PresentationId id);

    /// @notice The examining bank finds that the presentation complies.
    /// @dev Errors: UnknownPresentation, NotParty, UnexpectedStatus unless Examining, ExaminationPeriodOver.
    function comply(PresentationId id) external;

    /// @notice The examining bank asks the applicant for a waiver of discrepancies. The clock does not stop (art. 16b).
    /// @dev Errors: UnknownPresentation, NotParty, UnexpectedStatus unless Examining, ExaminationPeriodOver, WaiverNotOpen.
    function seekWaiver(PresentationId id) external;

    /// @notice Said by the applicant it gives the waiver, which the bank is free to disregard. Said by the examining bank
    /// it takes up a waiver that was given, or gives and takes it up under the applicant's mandate: the presentation then
    /// counts as complying. Documents already refused can still be taken up if the notice keeps them for a waiver.
    /// @dev Errors: UnknownPresentation, NotParty, UnexpectedStatus unless Examining or Refused, WaiverNotOpen where it was
    /// given before or corrected documents have taken the place of these; for the bank also ExaminationPeriodOver while
    /// Examining, WaiverMissing, DisposalForbidsWaiver, and by Drawings.admitAgain UnexpectedStatus, OverDrawn.
    function waive(PresentationId id) external;

    /// @notice The one notice of refusal: all discrepancies and the disposal of the documents (art. 16c).
    /// @param count how many discrepancies the notice lists
    /// @param root of the salted tree over them
    /// @dev Errors: UnknownPresentation, NotParty, UnexpectedStatus unless Examining, ExaminationPeriodOver,
    /// DiscrepanciesMissing, DisposalMissing.
    function refuse(PresentationId id, uint16 count, bytes32 root, Disposal disposal) external;

    /// @notice The examining bank has sent refused documents back (art. 16e): they may be presented anew.
    /// @param root of the documents, as presented
    /// @dev Errors: UnknownPresentation, NotParty, UnexpectedStatus unless Refused, NotLodged.
    function returnDocuments(PresentationId id, bytes32 root) external;

    /// @notice The presenter takes back what is not honoured yet.
    /// @param root of the documents, as presented
    /// @dev Errors: UnknownPresentation, NotParty, UnexpectedStatus unless Examining, Refused or Complying, NotLodged.
    function withdraw(PresentationId id, bytes32 root) external;

    /// @notice The examining bank honours: at sight it pays, otherwise it undertakes to pay at maturity (art. 2, 15).
    /// @dev Errors: UnknownPresentation, NotParty, UnexpectedStatus unless Complying, CalendarYearUnpublished for the
    /// maturity, InsufficientCash at sight.
    function honour(PresentationId id) external;

    /// @notice Anyone makes a bank honour that let its examination period pass (art. 16f), or found the presentation
    /// complying and did not act (art. 15). At sight it is paid from the bank's account if that allows, and otherwise is
    /// due at once.
    /// @dev Errors: UnknownPresentation, UnexpectedStatus unless Examining or Complying, NotBound, ExaminationPeriodOpen,
    /// CalendarYearUnpublished.
    function enforce(PresentationId id) external;

    /// @notice Passes the documents on to another bank, with a clock of its own.
    /// @return next the presentation to that bank
    /// @dev for Nominations only. Errors: NotLodged, CalendarYearUnpublished.
    function forward(PresentationId id, PartyId bank, bytes32 root) external returns (PresentationId next);

    /// @notice Puts a record, changed by the rules of a contract above, in place of the one before.
    /// @dev for the contracts above only, whose events tell of it.
    function replace(PresentationId id, Presentation calldata p) external;

    /// @dev Errors: UnknownPresentation.
    function get(PresentationId id) external view returns (Presentation memory);

    /// @return The stored status, or Precluded once the examination of a bank that is bound has run out. Errors: UnknownPresentation.
    function statusOf(PresentationId id) external view returns (PresentationStatus);

    /// @return The day on which the claim falls due if it is honoured today. Errors: UnknownPresentation,
    /// CalendarYearUnpublished.
    function maturityOf(PresentationId id) external view returns (CivilDay);
}
