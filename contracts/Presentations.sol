// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBankingCalendar} from "./interfaces/IBankingCalendar.sol";
import {IClaims} from "./interfaces/IClaims.sol";
import {ICredits} from "./interfaces/ICredits.sol";
import {IDocuments} from "./interfaces/IDocuments.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {IPresentations} from "./interfaces/IPresentations.sol";
import {CivilDate} from "./rules/CivilDate.sol";
import {MaturityRules} from "./rules/MaturityRules.sol";
import {PresentationRules} from "./rules/PresentationRules.sol";
import {Claim, ClaimStatus, Settlement} from "./types/Claim.sol";
import {Credit, TenorKind} from "./types/Credit.sol";
import {CivilDay, CreditId, Currency, PartyId, Place, PresentationId, presentationId} from "./types/Ids.sol";
import {Disposal, Presentation, PresentationStatus, Waiver} from "./types/Presentation.sol";

contract Presentations is IPresentations {
    using CivilDate for CivilDay;
    using PresentationRules for Credit;
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
    mapping(PresentationId id => Presentation) private _presentations;

    constructor(
        IMembership membership,
        IBankingCalendar calendar,
        IDocuments documents,
        IClaims claims,
        ICredits credits
    ) {
        MEMBERSHIP = membership;
        CALENDAR = calendar;
        DOCUMENTS = documents;
        CLAIMS = claims;
        CREDITS = credits;
    }

    /// @inheritdoc IPresentations
    function present(
        CreditId creditId,
        uint128 amount,
        CivilDay shipped,
        bytes32 root,
        uint16 previous
    ) external returns (PresentationId id) {
        // Begins as all zeros.
        // slither-disable-next-line uninitialized-local
        Presentation memory p;
        PartyId beneficiary = CREDITS.beneficiaryOf(creditId);
        p.presenter = MEMBERSHIP.actingFor(beneficiary, msg.sender);
        if (p.presenter.isNobody()) revert ICredits.NotParty(creditId, msg.sender, beneficiary);
        Credit memory credit = CREDITS.reserve(creditId, amount);
        id = presentationId(creditId, credit.presentations);
        (p.examiner, p.status, p.version) = (creditId.issuer(), PresentationStatus.Examining, credit.version);
        (p.amount, p.shipped, p.previous) = (amount, shipped, previous);
        p.received = CALENDAR.receiptDay(credit.place);
        _checkDates(creditId, credit, p);
        if (previous != 0) _supersede(presentationId(creditId, previous));
        p.examineBy = _examineBy(credit, p);
        _presentations[id] = p;
        emit PresentationMade(id, p.presenter, p, root);
        DOCUMENTS.lodge(root, id);
    }

    /// @inheritdoc IPresentations
    function comply(PresentationId id) external {
        (Presentation storage p, CivilDay day) = _examinedInTime(id);
        p.status = PresentationStatus.Complying;
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
        PartyId applicant = CREDITS.get(id.credit()).applicant;
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
        CREDITS.release(id.credit(), p.amount);
    }

    /// @inheritdoc IPresentations
    function returnDocuments(PresentationId id, bytes32 root) external {
        Presentation storage p = _known(id);
        _requireParty(id, p.examiner);
        id.requireStatus(p.status, REFUSED);
        p.status = PresentationStatus.Returned;
        emit DocumentsReturned(id, p.examiner);
        DOCUMENTS.giveBack(root, id);
    }

    /// @inheritdoc IPresentations
    function withdraw(PresentationId id, bytes32 root) external {
        Presentation storage p = _known(id);
        _requireParty(id, p.presenter);
        PresentationStatus status = p.status;
        id.requireStatus(status, EXAMINING | REFUSED | COMPLYING);
        p.status = PresentationStatus.Withdrawn;
        emit PresentationWithdrawn(id, p.presenter);
        DOCUMENTS.giveBack(root, id);
        if (status != PresentationStatus.Refused) CREDITS.release(id.credit(), p.amount);
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
        CivilDay day = _today(p.examiner);
        id.requireOver(day, p.examineBy);
        if (p.status == PresentationStatus.Examining) emit ExaminerPrecluded(id, p.examiner, msg.sender, day);
        _honour(id, p, Settlement.IfFunded);
    }

    /// @inheritdoc IPresentations
    function get(PresentationId id) external view returns (Presentation memory) {
        return _known(id);
    }

    /// @inheritdoc IPresentations
    function statusOf(PresentationId id) external view returns (PresentationStatus) {
        Presentation memory p = _known(id);
        return p.statusOn(_today(p.examiner));
    }

    /// @inheritdoc IPresentations
    function maturityOf(PresentationId id) external view returns (CivilDay) {
        Presentation memory p = _known(id);
        Credit memory credit = CREDITS.get(id.credit());
        return _maturity(credit.tenor, credit.tenorValue, p, MEMBERSHIP.placeOf(p.examiner));
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
        p.status = PresentationStatus.Complying;
        (p.waiver, p.decided) = (Waiver.Accepted, day);
        emit WaiverAccepted(id, p.examiner, day);
        if (refused) CREDITS.reserveAgain(id.credit(), p.amount);
    }

    function _honour(PresentationId id, Presentation storage stored, Settlement ifSight) private {
        Presentation memory p = stored;
        stored.status = PresentationStatus.Honoured;
        emit PresentationHonoured(id, p.examiner);
        (Currency currency, TenorKind tenor, uint32 value) = CREDITS.draw(id.credit(), p.amount);
        Place place = MEMBERSHIP.placeOf(p.examiner);
        CivilDay maturity = _maturity(tenor, value, p, place);
        CLAIMS.open(
            id.claim(),
            p.presenter,
            Claim(p.amount, p.examiner, maturity, currency, place, ClaimStatus.Outstanding),
            tenor == TenorKind.Sight ? ifSight : Settlement.AtMaturity
        );
    }

    function _examinedInTime(PresentationId id) private view returns (Presentation storage p, CivilDay day) {
        p = _known(id);
        _requireParty(id, p.examiner);
        id.requireStatus(p.status, EXAMINING);
        day = _today(p.examiner);
        id.requireOpen(day, p.examineBy);
    }

    function _checkDates(CreditId id, Credit memory credit, Presentation memory p) private view {
        if (p.received > credit.expiry) {
            CivilDay expiry = CALENDAR.nextBankingDay(credit.place, credit.expiry);
            if (p.received > expiry) revert ICredits.CreditExpired(id, p.received, expiry);
        }
        credit.checkShipment(id, p.shipped, p.received);
        if (credit.presentationDays == 0) return;
        CivilDay last = p.shipped.plus(credit.presentationDays);
        if (!(p.received > last)) return;
        last = CALENDAR.nextBankingDay(credit.place, last);
        if (p.received > last) revert LatePresentation(id, p.received, last);
    }

    function _examineBy(Credit memory credit, Presentation memory p) private view returns (CivilDay) {
        return CALENDAR.addBankingDays(MEMBERSHIP.placeOf(p.examiner), p.received, credit.examinationDays);
    }

    function _maturity(
        TenorKind tenor,
        uint256 value,
        Presentation memory p,
        Place place
    ) private view returns (CivilDay) {
        CivilDay today = CALENDAR.today(place);
        if (tenor == TenorKind.Sight) return today;
        CivilDay sighted = MaturityRules.sightOf(p.received, p.decided, p.discrepancies);
        return CALENDAR.nextBankingDay(place, MaturityRules.nominal(tenor, value, sighted, p.shipped, today));
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
