// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IBankingCalendar} from "./interfaces/IBankingCalendar.sol";
import {ICredits} from "./interfaces/ICredits.sol";
import {IDocuments} from "./interfaces/IDocuments.sol";
import {IDrawings} from "./interfaces/IDrawings.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {IPresentations} from "./interfaces/IPresentations.sol";
import {IRecords} from "./interfaces/IRecords.sol";
import {IRuleBook} from "./interfaces/IRuleBook.sol";
import {CivilDate} from "./rules/CivilDate.sol";
import {PresentationRules} from "./rules/PresentationRules.sol";
import {Credit} from "./types/Credit.sol";
import {CivilDay, PartyId, Place, PresentationId, presentationId} from "./types/Ids.sol";
import {Presentation, PresentationStatus} from "./types/Presentation.sol";

contract Records is IRecords {
    using CivilDate for CivilDay;
    using Math for uint256;
    using PresentationRules for PresentationId;

    struct Corruption {
        CivilDay since; // a record cannot be read; none: all can be
        uint8 daysLeft; // banking days of the examination left when the clock stopped
    }

    IMembership private immutable MEMBERSHIP;
    IBankingCalendar private immutable CALENDAR;
    IRuleBook private immutable RULE_BOOK;
    IDocuments private immutable DOCUMENTS;
    ICredits private immutable CREDITS;
    IDrawings private immutable DRAWINGS;
    IPresentations private immutable PRESENTATIONS;
    mapping(PresentationId id => Corruption) private _corruptions;

    constructor(
        IMembership membership,
        IBankingCalendar calendar,
        IRuleBook ruleBook,
        IDocuments documents,
        ICredits credits,
        IDrawings drawings,
        IPresentations presentations
    ) {
        MEMBERSHIP = membership;
        CALENDAR = calendar;
        RULE_BOOK = ruleBook;
        DOCUMENTS = documents;
        CREDITS = credits;
        DRAWINGS = drawings;
        PRESENTATIONS = presentations;
    }

    /// @inheritdoc IRecords
    function reportCorrupt(PresentationId id) external {
        Presentation memory p = PRESENTATIONS.get(id);
        _requireActing(id, p.examiner);
        id.requireStatus(p.status, PresentationRules.EXAMINING);
        CivilDay since = _corruptions[id].since;
        if (!since.isUnset()) revert RecordsCorrupt(id, since);
        Credit memory credit = CREDITS.get(id.credit());
        uint256 within = _within(credit);
        if (within == 0) revert PapersOnly(id);
        Place place = MEMBERSHIP.placeOf(p.examiner);
        CivilDay today = CALENDAR.today(place);
        id.requireOpen(today, p.examineBy);
        uint256 counted = CALENDAR.bankingDaysBetween(place, today.orLater(p.received), p.examineBy);
        uint8 daysLeft = uint8(counted.min(credit.examinationDays));
        _corruptions[id] = Corruption(today, daysLeft);
        p.examineBy = PresentationRules.NO_LAST_DAY;
        emit RecordsReportedCorrupt(id, p.examiner, today.plus(within), daysLeft);
        PRESENTATIONS.replace(id, p);
    }

    /// @inheritdoc IRecords
    function presentAnew(PresentationId id, bytes32 root) external {
        (Presentation memory p, CivilDay today, CivilDay last, Place place) = _corrupt(id);
        _requireActing(id, p.presenter);
        if (today > last) revert RepresentationOver(id, today, last);
        if (!(DOCUMENTS.presentationOf(root) == id)) revert OtherRecords(id, root);
        p.examineBy = CALENDAR.addBankingDays(place, CALENDAR.receiptDay(place), _corruptions[id].daysLeft);
        delete _corruptions[id];
        emit RecordsPresentedAnew(id, p.presenter, p.examineBy);
        PRESENTATIONS.replace(id, p);
    }

    /// @inheritdoc IRecords
    function lapse(PresentationId id, bytes32 root) external {
        // slither-disable-next-line unused-return
        (Presentation memory p, CivilDay today, CivilDay last, ) = _corrupt(id);
        if (!(today > last)) revert RepresentationOpen(id, today, last);
        emit PresentationLapsed(id);
        p.status = PresentationStatus.Withdrawn;
        delete _corruptions[id];
        PRESENTATIONS.replace(id, p);
        DOCUMENTS.giveBack(root, id);
        if (p.covered) DOCUMENTS.lodge(root, presentationId(id.credit(), p.previous));
        else if (CREDITS.release(id.credit(), p.amount)) DRAWINGS.released(id, p.shipped);
    }

    /// @inheritdoc IRecords
    function corruptSince(PresentationId id) external view returns (CivilDay) {
        return _corruptions[id].since;
    }

    function _corrupt(
        PresentationId id
    ) private view returns (Presentation memory p, CivilDay today, CivilDay last, Place place) {
        p = PRESENTATIONS.get(id);
        id.requireStatus(p.status, PresentationRules.EXAMINING);
        CivilDay since = _corruptions[id].since;
        if (since.isUnset()) revert RecordsReadable(id);
        place = MEMBERSHIP.placeOf(p.examiner);
        (today, last) = (CALENDAR.today(place), since.plus(_within(CREDITS.get(id.credit()))));
    }

    function _within(Credit memory credit) private view returns (uint256) {
        return RULE_BOOK.limitsOf(credit.rules, credit.edition).corruptionDays;
    }

    function _requireActing(PresentationId id, PartyId expected) private view {
        if (MEMBERSHIP.actingFor(expected, msg.sender).isNobody()) {
            revert IPresentations.NotParty(id, msg.sender, expected);
        }
    }
}
