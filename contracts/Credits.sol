// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Bound} from "./Bound.sol";
import {IBankingCalendar} from "./interfaces/IBankingCalendar.sol";
import {ICredits} from "./interfaces/ICredits.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {IRuleBook} from "./interfaces/IRuleBook.sol";
import {ISchedules} from "./interfaces/ISchedules.sol";
import {CivilDate} from "./rules/CivilDate.sol";
import {CreditRules} from "./rules/CreditRules.sol";
import {TermsRules} from "./rules/TermsRules.sol";
import {Clauses, Confirmation, Credit, CreditStatus, Drawing, DrawingKind, Terms} from "./types/Credit.sol";
import {CivilDay, CreditId, creditId, PartyId, Place} from "./types/Ids.sol";
import {Limits} from "./types/Rules.sol";

contract Credits is ICredits, Bound {
    using CivilDate for CivilDay;
    using CreditRules for Credit;
    using TermsRules for Credit;
    using TermsRules for Terms;

    uint256 private constant ISSUED = 1 << uint8(CreditStatus.Issued);
    uint256 private constant ADVISED = 1 << uint8(CreditStatus.Advised);
    PartyId private constant NOBODY = PartyId.wrap(0);
    uint256 private constant MOST = type(uint24).max; // credits of one bank

    IMembership private immutable MEMBERSHIP;
    IBankingCalendar private immutable CALENDAR;
    IRuleBook private immutable RULE_BOOK;
    ISchedules private immutable SCHEDULES;
    mapping(CreditId id => Credit) private _credits;

    constructor(
        address authority,
        IMembership membership,
        IBankingCalendar calendar,
        IRuleBook ruleBook,
        ISchedules schedules
    ) AccessManaged(authority) {
        MEMBERSHIP = membership;
        CALENDAR = calendar;
        RULE_BOOK = ruleBook;
        SCHEDULES = schedules;
    }

    /// @inheritdoc ICredits
    function issue(Terms calldata terms) external returns (CreditId id) {
        Credit memory credit;
        (id, credit) = _drawUp(terms);
        if (credit.confirmation != Confirmation.None) _ask(id, credit, NOBODY);
        _credits[id] = credit;
        emit CreditIssued(id, id.issuer(), terms.beneficiary, terms, credit.edition);
    }

    /// @inheritdoc ICredits
    function issueWithClauses(Terms calldata terms, Clauses calldata clauses) external returns (CreditId id) {
        Credit memory credit;
        (id, credit) = _drawUp(terms);
        if (!clauses.secondAdviser.isNobody()) {
            if (credit.adviser.isNobody()) revert AdviserMissing(id);
            MEMBERSHIP.requireActiveBank(clauses.secondAdviser);
            credit.secondAdviser = clauses.secondAdviser;
        }
        if (credit.confirmation != Confirmation.None || !clauses.confirmer.isNobody()) {
            _ask(id, credit, clauses.confirmer);
        }
        if (clauses.about) credit.setAbout(id, RULE_BOOK.limitsOf(credit.rules, credit.edition).aboutPercent);
        credit.scheduled = clauses.drawings != DrawingKind.Free;
        _credits[id] = credit;
        emit CreditIssued(id, id.issuer(), terms.beneficiary, terms, credit.edition);
        emit ClausesAdded(id, clauses);
        SCHEDULES.record(id, credit, clauses);
    }

    /// @inheritdoc ICredits
    function advise(CreditId id) external {
        Credit storage credit = _known(id);
        PartyId adviser = credit.adviser.isNobody() ? id.issuer() : credit.adviser;
        PartyId second = credit.secondAdviser;
        bool passes = !second.isNobody() && !credit.passedOn;
        if (credit.passedOn) adviser = second;
        _requireParty(id, adviser);
        _requireStatus(id, credit.status, ISSUED);
        // On the day of issue nothing can be late, and the rest need not be asked.
        if (block.timestamp / 1 days > credit.issued) _noteLateAdvice(id, adviser);
        if (passes) {
            credit.passedOn = true;
            emit CreditPassedOn(id, adviser, second);
            return;
        }
        credit.status = CreditStatus.Advised;
        emit CreditAdvised(id, adviser);
    }

    /// @inheritdoc ICredits
    function declineAdvice(CreditId id) external {
        Credit storage credit = _known(id);
        PartyId adviser = credit.passedOn ? credit.secondAdviser : credit.adviser;
        _requireParty(id, adviser);
        _requireStatus(id, credit.status, ISSUED);
        if (credit.passedOn) (credit.secondAdviser, credit.passedOn) = (NOBODY, false);
        credit.adviser = NOBODY;
        if (credit.confirmer == adviser) credit.confirmer = NOBODY;
        emit AdviceDeclined(id, adviser);
    }

    /// @inheritdoc ICredits
    function appointAdviser(CreditId id, PartyId adviser) external {
        Credit storage credit = _known(id);
        _requireParty(id, id.issuer());
        _requireStatus(id, credit.status, ISSUED);
        if (!adviser.isNobody()) MEMBERSHIP.requireActiveBank(adviser);
        credit.adviser = adviser;
        bool asks = credit.confirmation != Confirmation.None && credit.confirmer.isNobody();
        if (asks && adviser != id.issuer()) credit.confirmer = adviser;
        emit AdviserAppointed(id, adviser);
    }

    /// @inheritdoc ICredits
    function close(CreditId id) external {
        Credit memory credit = get(id);
        _requireParty(id, id.issuer());
        _requireStatus(id, credit.status, ISSUED | ADVISED);
        if (credit.pending != 0) revert PresentationPending(id, credit.pending);
        Limits memory limits = RULE_BOOK.limitsOf(credit.rules, credit.edition);
        if (!credit.isUsedUp(limits.shortDrawing)) _requireRunOut(id, credit, limits.closingWait);
        uint128 unused = uint128(credit.available());
        _credits[id].status = CreditStatus.Closed;
        // What a second beneficiary leaves undrawn is the first one's again.
        if (id.isPart()) _credits[id.whole()].setAside -= unused;
        emit CreditClosed(id, unused);
    }

    /// @inheritdoc ICredits
    function store(CreditId id, Credit calldata credit) external fromAbove {
        _credits[id] = credit;
    }

    /// @inheritdoc ICredits
    function keep(CreditId id, uint128 amount, bool numbered) external fromAbove {
        Credit storage credit = _credits[id];
        credit.pending += amount;
        if (numbered) ++credit.presentations;
    }

    /// @inheritdoc ICredits
    function release(CreditId id, uint128 amount) external fromAbove returns (bool) {
        Credit storage credit = _credits[id];
        credit.pending -= amount;
        return credit.scheduled || credit.shared;
    }

    /// @inheritdoc ICredits
    function draw(CreditId id, uint128 amount) external fromAbove returns (Drawing memory) {
        Credit storage credit = _credits[id];
        requirePayable(id);
        (credit.drawn, credit.pending) = (credit.drawn + amount, credit.pending - amount);
        return _drawing(credit);
    }

    /// @inheritdoc ICredits
    function undraw(CreditId id, uint128 amount) external fromAbove {
        _credits[id].drawn -= amount;
    }

    /// @inheritdoc ICredits
    function statusOf(CreditId id) external view returns (CreditStatus) {
        Credit memory credit = get(id);
        return credit.statusOn(CALENDAR.today(credit.place), effectiveExpiry(id));
    }

    /// @inheritdoc ICredits
    function drawing(CreditId id) external view returns (Drawing memory) {
        return _drawing(_credits[id]);
    }

    /// @inheritdoc ICredits
    function adviseBy(CreditId id) public view returns (CivilDay day) {
        Credit storage credit = _known(id);
        uint256 within = RULE_BOOK.limitsOf(credit.rules, credit.edition).adviceDays;
        if (within == 0 || credit.adviser.isNobody()) return day;
        Place place = MEMBERSHIP.placeOf(credit.adviser);
        // In a year that nobody has published no advice is late.
        try CALENDAR.addBankingDays(place, CivilDay.wrap(credit.issued), within) returns (CivilDay last) {
            return last;
        } catch {
            return day;
        }
    }

    /// @inheritdoc ICredits
    function partiesOf(CreditId id) external view returns (PartyId applicant, PartyId beneficiary) {
        Credit storage credit = _known(id);
        return (credit.applicant, credit.beneficiary);
    }

    /// @inheritdoc ICredits
    function requirePayable(CreditId id) public view {
        if (_credits[id].stayed || (id.isPart() && _credits[id.whole()].stayed)) revert CourtStay(id);
    }

    /// @inheritdoc ICredits
    function issuedBy(PartyId issuer) public view returns (uint32) {
        // Numbers have no gaps, so the last one is found by halving, and no counter is kept that every issue would pay for.
        // slither-disable-start divide-before-multiply
        (uint256 low, uint256 high) = (0, 1);
        while (_exists(issuer, high)) (low, high) = (high, high * 2);
        while (high - low > 1) {
            uint256 middle = (low + high) / 2;
            if (_exists(issuer, middle)) low = middle;
            else high = middle;
        }
        // slither-disable-end divide-before-multiply
        return uint32(low);
    }

    /// @inheritdoc ICredits
    function get(CreditId id) public view returns (Credit memory) {
        return _known(id);
    }

    /// @inheritdoc ICredits
    function effectiveExpiry(CreditId id) public view returns (CivilDay) {
        Credit storage credit = _known(id);
        return CALENDAR.nextBankingDay(credit.place, credit.expiry);
    }

    /// @return id that the credit will have
    /// @return credit that the terms come to, not stored yet
    function _drawUp(Terms calldata t) private view returns (CreditId id, Credit memory credit) {
        PartyId issuer = MEMBERSHIP.activeBankAt(msg.sender);
        id = creditId(issuer, t.number);
        if (!_isNext(issuer, t.number)) revert WrongNumber(issuer, t.number, issuedBy(issuer) + 1);
        _checkParties(t);
        (Limits memory limits, uint8 edition) = RULE_BOOK.current(t.rules);
        CivilDay today = CALENDAR.today(t.place);
        // Asked for its refusals alone: a currency or a year that is not known.
        // slither-disable-start unused-return
        RULE_BOOK.cashOf(t.currency);
        t.check(id, limits, today);
        CALENDAR.nextBankingDay(t.place, t.expiry);
        // slither-disable-end unused-return
        return (id, t.drawnUp(limits, edition, today));
    }

    function _ask(CreditId id, Credit memory credit, PartyId named) private view {
        credit.confirmer = credit.askedToConfirm(id, named);
        MEMBERSHIP.requireActiveBank(credit.confirmer);
    }

    function _noteLateAdvice(CreditId id, PartyId adviser) private {
        CivilDay day = adviseBy(id);
        if (day.isUnset()) return;
        // Where the adviser's own date is not known, nothing is late.
        try CALENDAR.today(MEMBERSHIP.placeOf(adviser)) returns (CivilDay today) {
            if (today > day) emit AdviceLate(id, adviser, today, day);
        } catch {
            return;
        }
    }

    function _checkParties(Terms calldata terms) private view {
        MEMBERSHIP.requireParties(terms.applicant, terms.beneficiary);
        if (!terms.adviser.isNobody()) MEMBERSHIP.requireActiveBank(terms.adviser);
        if (!terms.nominated.isNobody()) MEMBERSHIP.requireActiveBank(terms.nominated);
    }

    function _requireRunOut(CreditId id, Credit memory credit, uint256 wait) private view {
        CivilDay closable = effectiveExpiry(id).plus(wait);
        CivilDay today = CALENDAR.today(credit.place);
        if (!(today > closable)) revert StillOpen(id, today, closable);
    }

    function _isNext(PartyId issuer, uint256 n) private view returns (bool) {
        return n != 0 && n <= MOST && !_exists(issuer, n) && (n == 1 || _exists(issuer, n - 1));
    }

    function _exists(PartyId issuer, uint256 n) private view returns (bool) {
        return n <= MOST && _credits[creditId(issuer, uint32(n))].status != CreditStatus.None;
    }

    function _drawing(Credit storage c) private view returns (Drawing memory) {
        return Drawing(c.currency, c.tenor, c.tenorValue, c.version, c.apart, c.shared);
    }

    function _requireParty(CreditId id, PartyId expected) private view {
        if (MEMBERSHIP.actingFor(expected, msg.sender).isNobody()) revert NotParty(id, msg.sender, expected);
    }

    function _known(CreditId id) private view returns (Credit storage credit) {
        credit = _credits[id];
        if (credit.status == CreditStatus.None) revert UnknownCredit(id);
    }

    function _requireStatus(CreditId id, CreditStatus actual, uint256 allowed) private pure {
        if (((1 << uint8(actual)) & allowed) == 0) revert UnexpectedStatus(id, actual, allowed);
    }
}
