// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Bound} from "./Bound.sol";
import {IAmendments} from "./interfaces/IAmendments.sol";
import {IBankingCalendar} from "./interfaces/IBankingCalendar.sol";
import {ICredits} from "./interfaces/ICredits.sol";
import {IDrawings} from "./interfaces/IDrawings.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {IProceeds} from "./interfaces/IProceeds.sol";
import {IRuleBook} from "./interfaces/IRuleBook.sol";
import {ISchedules} from "./interfaces/ISchedules.sol";
import {CreditRules} from "./rules/CreditRules.sol";
import {DrawingRules} from "./rules/DrawingRules.sol";
import {Admission, Credit, CreditStatus} from "./types/Credit.sol";
import {CivilDay, CreditId, PartyId, PresentationId, presentationId} from "./types/Ids.sol";
import {Presentation} from "./types/Presentation.sol";

contract Drawings is IDrawings, Bound {
    using CreditRules for Credit;
    using DrawingRules for Credit;

    uint256 private constant ADVISED = 1 << uint8(CreditStatus.Advised);

    IMembership private immutable MEMBERSHIP;
    IBankingCalendar private immutable CALENDAR;
    IRuleBook private immutable RULE_BOOK;
    ISchedules private immutable SCHEDULES;
    ICredits private immutable CREDITS;
    IAmendments private immutable AMENDMENTS;
    IProceeds private immutable PROCEEDS;

    constructor(
        address authority,
        IMembership membership,
        IBankingCalendar calendar,
        IRuleBook ruleBook,
        ISchedules schedules,
        ICredits credits,
        IAmendments amendments,
        IProceeds proceeds
    ) AccessManaged(authority) {
        MEMBERSHIP = membership;
        CALENDAR = calendar;
        RULE_BOOK = ruleBook;
        SCHEDULES = schedules;
        CREDITS = credits;
        AMENDMENTS = amendments;
        PROCEEDS = proceeds;
    }

    /// @inheritdoc IDrawings
    function admit(
        CreditId id,
        address caller,
        PartyId bank,
        uint128 amount,
        CivilDay shipped
    ) external fromAbove returns (Admission memory a) {
        Credit memory credit = CREDITS.get(id);
        a.presenter = MEMBERSHIP.actingFor(credit.beneficiary, caller);
        if (a.presenter.isNobody()) revert ICredits.NotParty(id, caller, credit.beneficiary);
        a.examiner = bank.isNobody() ? credit.availableWith(id) : bank;
        if (!credit.mayTake(id, a.examiner)) revert NotAvailableWith(id, a.examiner);
        _requireAdvised(id, credit);
        (a.number, a.received) = (credit.presentations + 1, CALENDAR.receiptDay(credit.place));
        PresentationId next = presentationId(id, a.number);
        if (credit.shared || credit.scheduled) credit = _prepare(next, credit, amount, shipped);
        if (credit.pendingAmendments != 0) credit = AMENDMENTS.take(id, amount, shipped, a.received);
        // A confirmer is held to no more than it confirmed.
        bool apart = credit.apart && a.examiner == credit.confirmer;
        if (apart) _requireFit(AMENDMENTS.confirmedTerms(next), id, amount, shipped, a.received);
        a.version = credit.version;
        _requireFit(credit, id, amount, shipped, a.received);
        a.examineBy = _examineBy(credit, a.examiner, a.received);
        CREDITS.keep(id, amount, true);
    }

    /// @inheritdoc IDrawings
    function admitAgain(PresentationId id, uint128 amount, CivilDay day) external fromAbove {
        CreditId creditId = id.credit();
        Credit memory credit = _prepare(id, CREDITS.get(creditId), amount, day);
        _requireAdvised(creditId, credit);
        credit.checkDrawing(creditId, amount, _shortOf(credit));
        CREDITS.keep(creditId, amount, false);
    }

    /// @inheritdoc IDrawings
    function released(PresentationId id, CivilDay day) external fromAbove {
        CreditId creditId = id.credit();
        Credit memory credit = CREDITS.get(creditId);
        if (credit.scheduled) {
            credit.amount = SCHEDULES.undo(creditId, credit, day);
            CREDITS.store(creditId, credit);
        }
        if (credit.shared) PROCEEDS.restore(id);
    }

    /// @inheritdoc IDrawings
    function forward(
        PresentationId id,
        Presentation calldata p
    ) external fromAbove returns (PresentationId next, CivilDay examineBy) {
        CreditId creditId = id.credit();
        Credit memory credit = CREDITS.get(creditId);
        next = presentationId(creditId, credit.presentations + 1);
        if (credit.apart && p.examiner == credit.confirmer) {
            Credit memory bound = AMENDMENTS.confirmedTerms(next);
            // Kept or drawn already, by this very drawing.
            if (p.covered) bound.drawn -= p.amount;
            else bound.pending -= p.amount;
            _requireFit(bound, creditId, p.amount, p.shipped, p.received);
        }
        CREDITS.keep(creditId, 0, true);
        if (credit.shared) PROCEEDS.move(id, next);
        return (next, _examineBy(credit, p.examiner, p.received));
    }

    /// @inheritdoc IDrawings
    function isBound(CreditId id, PartyId bank) external view returns (bool) {
        return bank == id.issuer() || CREDITS.get(id).isConfirmedBy(bank);
    }

    /// @return The credit with what a drawing finds available: an advance gives way to the last one, and a revolving amount
    /// is there anew.
    function _prepare(
        PresentationId id,
        Credit memory credit,
        uint128 amount,
        CivilDay day
    ) private returns (Credit memory) {
        CreditId creditId = id.credit();
        if (credit.shared) credit.setAside = PROCEEDS.deduct(id, amount);
        if (credit.scheduled) {
            credit.amount = SCHEDULES.use(creditId, credit, amount, day, CALENDAR.today(credit.place));
            CREDITS.store(creditId, credit);
        }
        return credit;
    }

    function _requireFit(
        Credit memory credit,
        CreditId id,
        uint128 amount,
        CivilDay shipped,
        CivilDay received
    ) private view {
        credit.checkDrawing(id, amount, _shortOf(credit));
        credit.checkDates(CALENDAR, id, shipped, received);
    }

    function _requireAdvised(CreditId id, Credit memory credit) private pure {
        if (credit.status != CreditStatus.Advised) revert ICredits.UnexpectedStatus(id, credit.status, ADVISED);
    }

    function _shortOf(Credit memory credit) private view returns (uint256) {
        return credit.singleDrawing ? RULE_BOOK.limitsOf(credit.rules, credit.edition).shortDrawing : 0;
    }

    function _examineBy(Credit memory credit, PartyId bank, CivilDay received) private view returns (CivilDay) {
        return CALENDAR.addBankingDays(MEMBERSHIP.placeOf(bank), received, credit.examinationDays);
    }
}
