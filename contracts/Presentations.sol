// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Bound} from "./Bound.sol";
import {IAmendments} from "./interfaces/IAmendments.sol";
import {IBankingCalendar} from "./interfaces/IBankingCalendar.sol";
import {IClaims} from "./interfaces/IClaims.sol";
import {ICredits} from "./interfaces/ICredits.sol";
import {IDocuments} from "./interfaces/IDocuments.sol";
import {IDrawings} from "./interfaces/IDrawings.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {IPresentations} from "./interfaces/IPresentations.sol";
import {IProceeds} from "./interfaces/IProceeds.sol";
import {MaturityRules} from "./rules/MaturityRules.sol";
import {PresentationRules} from "./rules/PresentationRules.sol";
import {Claim, ClaimStatus, Settlement} from "./types/Claim.sol";
import {Admission, Drawing, TenorKind} from "./types/Credit.sol";
import {CivilDay, CreditId, PartyId, Place, PresentationId, presentationId} from "./types/Ids.sol";
import {Disposal, Presentation, PresentationStatus, Waiver} from "./types/Presentation.sol";

contract Presentations is IPresentations, Bound {
    using PresentationRules for Admission;
    using PresentationRules for Presentation;
    using PresentationRules for PresentationId;

    uint256 private constant EXAMINING = PresentationRules.EXAMINING;
    uint256 private constant REFUSED = PresentationRules.REFUSED;
    uint256 private constant COMPLYING = PresentationRules.COMPLYING;

    IMembership private immutable MEMBERSHIP;
    IBankingCalendar private immutable CALENDAR;
    IDocuments private immutable DOCUMENTS;
    IClaims private immutable CLAIMS;
    ICredits private immutable CREDITS;
    IAmendments private immutable AMENDMENTS;
    IProceeds private immutable PROCEEDS;
    IDrawings private immutable DRAWINGS;
    mapping(PresentationId id => Presentation) private _presentations;

    constructor(
        address authority,
        IMembership membership,
        IBankingCalendar calendar,
        IDocuments documents,
        IClaims claims,
        ICredits credits,
        IAmendments amendments,
        IProceeds proceeds,
        IDrawings drawings
    ) AccessManaged(authority) {
        MEMBERSHIP = membership;
        CALENDAR = calendar;
        DOCUMENTS = documents;
        CLAIMS = claims;
        CREDITS = credits;
        AMENDMENTS = amendments;
        PROCEEDS = proceeds;
        DRAWINGS = drawings;
    }

    /// @inheritdoc IPresentations
    function present(
        CreditId creditId,
        uint128 amount,
        CivilDay shipped,
        bytes32 root,
        uint16 previous
    ) external returns (PresentationId) {
        return _present(creditId, PartyId.wrap(0), amount, shipped, root, previous);
    }

    /// @inheritdoc IPresentations
    function presentTo(
        PartyId bank,
        CreditId creditId,
        uint128 amount,
        CivilDay shipped,
        bytes32 root,
        uint16 previous
    ) external returns (PresentationId) {
        return _present(creditId, bank, amount, shipped, root, previous);
    }

    /// @inheritdoc IPresentations
    function comply(PresentationId id) external {
        (Presentation storage p, CivilDay day) = _examinedInTime(id);
        p.found(day);
        emit PresentationComplied(id, p.examiner, day);
    }

    /// @inheritdoc IPresentations
    function seekWaiver(PresentationId id) external {
        (Presentation storage p, CivilDay day) = _examinedInTime(id);
        if (p.waiver != Waiver.None) revert WaiverNotOpen(id, p.waiver);
        p.waiver = Waiver.Sought;
        emit WaiverSought(id, p.examiner, day);
    }

    /// @inheritdoc IPresentations
    function waive(PresentationId id) external {
        Presentation storage p = _known(id);
        // slither-disable-next-line unused-return
        (PartyId applicant, ) = CREDITS.partiesOf(id.credit());
        PartyId actor = MEMBERSHIP.actingFor(applicant, msg.sender);
        bool examiner = !MEMBERSHIP.actingFor(p.examiner, msg.sender).isNobody();
        if (!examiner && actor.isNobody()) revert NotParty(id, msg.sender, applicant);
        id.requireStatus(p.status, EXAMINING | REFUSED);
        if (p.waiver == Waiver.Superseded) revert WaiverNotOpen(id, p.waiver);
        if (examiner) {
            if (actor.isNobody() && p.waiver != Waiver.Given) revert WaiverMissing(id, applicant);
            _takeUp(id, p);
        } else {
            if (p.waiver == Waiver.Given) revert WaiverNotOpen(id, p.waiver);
            p.waiver = Waiver.Given;
            emit WaiverGiven(id, applicant);
        }
    }

    /// @inheritdoc IPresentations
    function refuse(PresentationId id, uint16 discrepancies, bytes32 root, Disposal disposal) external {
        (Presentation storage p, CivilDay day) = _examinedInTime(id);
        id.checkNotice(discrepancies, root, disposal);
        p.status = PresentationStatus.Refused;
        (p.disposal, p.decided, p.discrepancies) = (disposal, day, discrepancies);
        emit PresentationRefused(id, p.examiner, discrepancies, root, disposal, day);
        _release(id, p);
    }

    /// @inheritdoc IPresentations
    function returnDocuments(PresentationId id, bytes32 root) external {
        Presentation storage p = _known(id);
        _requireParty(id, p.examiner);
        id.requireStatus(p.status, REFUSED);
        p.status = PresentationStatus.Returned;
        emit DocumentsReturned(id, p.examiner);
        _giveBack(id, p, root);
    }

    /// @inheritdoc IPresentations
    function withdraw(PresentationId id, bytes32 root) external {
        Presentation storage p = _known(id);
        _requireParty(id, p.presenter);
        PresentationStatus status = p.status;
        id.requireStatus(status, EXAMINING | REFUSED | COMPLYING);
        p.status = PresentationStatus.Withdrawn;
        emit PresentationWithdrawn(id, p.presenter);
        _giveBack(id, p, root);
        if (status != PresentationStatus.Refused) _release(id, p);
    }

    /// @inheritdoc IPresentations
    function honour(PresentationId id) external {
        Presentation storage p = _known(id);
        _requireParty(id, p.examiner);
        id.requireStatus(p.status, COMPLYING);
        _honour(id, p, Settlement.AtSight);
    }

    /// @inheritdoc IPresentations
    function enforce(PresentationId id) external {
        Presentation storage p = _known(id);
        id.requireStatus(p.status, EXAMINING | COMPLYING);
        if (!DRAWINGS.isBound(id.credit(), p.examiner)) revert NotBound(id, p.examiner);
        CivilDay day = _today(p.examiner);
        id.requireOver(day, p.examineBy);
        if (p.status == PresentationStatus.Examining) emit ExaminerPrecluded(id, p.examiner, msg.sender, day);
        _honour(id, p, Settlement.IfFunded);
    }

    /// @inheritdoc IPresentations
    function forward(PresentationId id, PartyId bank, bytes32 root) external fromAbove returns (PresentationId next) {
        Presentation storage from = _presentations[id];
        Presentation memory p = PresentationRules.forwarded(from, id, bank);
        p.received = CALENDAR.receiptDay(MEMBERSHIP.placeOf(bank));
        if (from.status < PresentationStatus.Negotiated) from.status = PresentationStatus.Forwarded;
        (next, p.examineBy) = DRAWINGS.forward(id, p);
        // slither-disable-next-line reentrancy-no-eth
        _presentations[next] = p; // of which the number is known only now
        emit PresentationMade(next, p.presenter, p, root);
        DOCUMENTS.giveBack(root, id);
        DOCUMENTS.lodge(root, next);
    }

    /// @inheritdoc IPresentations
    function replace(PresentationId id, Presentation calldata p) external fromAbove {
        _presentations[id] = p;
    }

    /// @inheritdoc IPresentations
    function get(PresentationId id) external view returns (Presentation memory) {
        return _known(id);
    }

    /// @inheritdoc IPresentations
    function statusOf(PresentationId id) external view returns (PresentationStatus) {
        Presentation memory p = _known(id);
        return DRAWINGS.isBound(id.credit(), p.examiner) ? p.statusOn(_today(p.examiner)) : p.status;
    }

    /// @inheritdoc IPresentations
    function maturityOf(PresentationId id) external view returns (CivilDay) {
        Presentation memory p = _known(id);
        return _maturity(id, CREDITS.drawing(id.credit()), p, MEMBERSHIP.placeOf(p.examiner));
    }

    function _present(
        CreditId creditId,
        PartyId bank,
        uint128 amount,
        CivilDay shipped,
        bytes32 root,
        uint16 previous
    ) private returns (PresentationId id) {
        Admission memory a = DRAWINGS.admit(creditId, msg.sender, bank, amount, shipped);
        id = presentationId(creditId, a.number);
        Presentation memory p = a.made(amount, shipped, previous);
        if (previous != 0) _supersede(presentationId(creditId, previous));
        _presentations[id] = p;
        emit PresentationMade(id, p.presenter, p, root);
        DOCUMENTS.lodge(root, id);
    }

    function _supersede(PresentationId previous) private {
        Presentation storage p = _known(previous);
        if (!PresentationRules.isCorrectable(p.status)) revert NotCorrectable(previous, p.status);
        p.waiver = Waiver.Superseded;
    }

    function _takeUp(PresentationId id, Presentation storage p) private {
        CivilDay day = _today(p.examiner);
        bool refused = p.status == PresentationStatus.Refused;
        if (refused && p.disposal != Disposal.Notify) revert DisposalForbidsWaiver(id, p.disposal);
        if (!refused) id.requireOpen(day, p.examineBy);
        p.found(day);
        (p.waiver, p.decided) = (Waiver.Accepted, day);
        emit WaiverAccepted(id, p.examiner, day);
        if (refused && !p.covered) DRAWINGS.admitAgain(id, p.amount, p.shipped);
    }

    /// @dev Documents that a bank has honoured before stay with that bank, and are presented nowhere else.
    function _giveBack(PresentationId id, Presentation storage p, bytes32 root) private {
        DOCUMENTS.giveBack(root, id);
        if (p.covered) DOCUMENTS.lodge(root, presentationId(id.credit(), p.previous));
    }

    function _release(PresentationId id, Presentation storage p) private {
        if (!p.covered && CREDITS.release(id.credit(), p.amount)) DRAWINGS.released(id, p.shipped);
    }

    function _honour(PresentationId id, Presentation storage stored, Settlement ifSight) private {
        Presentation memory p = stored;
        stored.status = PresentationStatus.Honoured;
        emit PresentationHonoured(id, p.examiner);
        Drawing memory d = p.covered ? CREDITS.drawing(id.credit()) : CREDITS.draw(id.credit(), p.amount);
        Place place = MEMBERSHIP.placeOf(p.examiner);
        CivilDay maturity = _maturity(id, d, p, place);
        Settlement settlement = d.tenor == TenorKind.Sight ? ifSight : Settlement.AtMaturity;
        Claim memory claim = Claim(p.amount, p.examiner, maturity, d.currency, place, ClaimStatus.Outstanding);
        // A bank that has honoured before is owed the whole; others have their part of what the presenter draws.
        if (d.shared && !p.covered) stored.amount += PROCEEDS.payOut(id, p.presenter, claim, settlement);
        else CLAIMS.open(id.claim(), p.presenter, claim, settlement);
    }

    function _examinedInTime(PresentationId id) private view returns (Presentation storage p, CivilDay day) {
        p = _known(id);
        _requireParty(id, p.examiner);
        id.requireStatus(p.status, EXAMINING);
        day = _today(p.examiner);
        id.requireOpen(day, p.examineBy);
    }

    /// @dev A drawing falls due by the terms that it was made under; a confirmer's by those that it is bound by.
    function _maturity(
        PresentationId id,
        Drawing memory drawing,
        Presentation memory p,
        Place place
    ) private view returns (CivilDay) {
        if (drawing.apart || drawing.version != p.version) {
            (drawing.tenor, drawing.tenorValue) = AMENDMENTS.tenorFor(id, p.version);
        }
        CivilDay today = CALENDAR.today(place);
        if (drawing.tenor == TenorKind.Sight) return today;
        return CALENDAR.nextBankingDay(place, MaturityRules.due(drawing, p.sight(), p.shipped, today));
    }

    function _today(PartyId bank) private view returns (CivilDay) {
        return CALENDAR.today(MEMBERSHIP.placeOf(bank));
    }

    function _known(PresentationId id) private view returns (Presentation storage p) {
        p = _presentations[id];
        if (p.status == PresentationStatus.None) revert UnknownPresentation(id);
    }

    function _requireParty(PresentationId id, PartyId expected) private view {
        if (MEMBERSHIP.actingFor(expected, msg.sender).isNobody()) revert NotParty(id, msg.sender, expected);
    }
}
