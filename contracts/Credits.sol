// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Bound} from "./Bound.sol";
import {IBankingCalendar} from "./interfaces/IBankingCalendar.sol";
import {ICredits} from "./interfaces/ICredits.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {IRuleBook} from "./interfaces/IRuleBook.sol";
import {CivilDate} from "./rules/CivilDate.sol";
import {CreditRules} from "./rules/CreditRules.sol";
import {Credit, CreditStatus, TenorKind, Terms} from "./types/Credit.sol";
import {CivilDay, CreditId, creditId, Currency, PartyId} from "./types/Ids.sol";
import {Limits} from "./types/Rules.sol";

contract Credits is ICredits, Bound {
    using CivilDate for CivilDay;
    using CreditRules for Credit;
    using CreditRules for Terms;

    uint256 private constant ISSUED = 1 << uint8(CreditStatus.Issued);
    uint256 private constant ADVISED = 1 << uint8(CreditStatus.Advised);
    PartyId private constant NOBODY = PartyId.wrap(0);

    IMembership private immutable MEMBERSHIP;
    IBankingCalendar private immutable CALENDAR;
    IRuleBook private immutable RULE_BOOK;
    mapping(CreditId id => Credit) private _credits;

    constructor(
        address authority,
        IMembership membership,
        IBankingCalendar calendar,
        IRuleBook ruleBook
    ) AccessManaged(authority) {
        MEMBERSHIP = membership;
        CALENDAR = calendar;
        RULE_BOOK = ruleBook;
    }

    /// @inheritdoc ICredits
    function issue(Terms calldata terms) external returns (CreditId id) {
        PartyId issuer = MEMBERSHIP.activeBankAt(msg.sender);
        id = creditId(issuer, terms.number);
        if (!_isNext(issuer, terms.number)) revert WrongNumber(issuer, terms.number, issuedBy(issuer) + 1);
        _checkParties(terms);
        (Limits memory limits, uint8 edition) = RULE_BOOK.current(terms.rules);
        // Asked for its refusals alone: a currency or a year that is not known.
        // slither-disable-start unused-return
        RULE_BOOK.cashOf(terms.currency);
        terms.check(id, limits, CALENDAR.today(terms.place));
        CALENDAR.nextBankingDay(terms.place, terms.expiry);
        // slither-disable-end unused-return
        _store(id, terms, limits, edition);
        emit CreditIssued(id, issuer, terms.beneficiary, terms, edition);
    }

    /// @inheritdoc ICredits
    function advise(CreditId id) external {
        Credit storage credit = _known(id);
        PartyId adviser = credit.adviser.isNobody() ? id.issuer() : credit.adviser;
        _requireParty(id, adviser);
        _requireStatus(id, credit.status, ISSUED);
        credit.status = CreditStatus.Advised;
        emit CreditAdvised(id, adviser);
    }

    /// @inheritdoc ICredits
    function declineAdvice(CreditId id) external {
        Credit storage credit = _known(id);
        PartyId adviser = credit.adviser;
        _requireParty(id, adviser);
        _requireStatus(id, credit.status, ISSUED);
        credit.adviser = NOBODY;
        emit AdviceDeclined(id, adviser);
    }

    /// @inheritdoc ICredits
    function appointAdviser(CreditId id, PartyId adviser) external {
        Credit storage credit = _known(id);
        _requireParty(id, id.issuer());
        _requireStatus(id, credit.status, ISSUED);
        if (!adviser.isNobody()) MEMBERSHIP.requireActiveBank(adviser);
        credit.adviser = adviser;
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
        _credits[id].status = CreditStatus.Closed;
        emit CreditClosed(id, uint128(credit.available()));
    }

    /// @inheritdoc ICredits
    function reserve(CreditId id, uint128 amount) external fromAbove returns (Credit memory credit) {
        credit = _reserve(id, amount);
        ++credit.presentations;
        (_credits[id].pending, _credits[id].presentations) = (credit.pending, credit.presentations);
    }

    /// @inheritdoc ICredits
    function reserveAgain(CreditId id, uint128 amount) external fromAbove {
        _credits[id].pending = _reserve(id, amount).pending;
    }

    /// @inheritdoc ICredits
    function release(CreditId id, uint128 amount) external fromAbove {
        _credits[id].pending -= amount;
    }

    /// @inheritdoc ICredits
    function draw(CreditId id, uint128 amount) external fromAbove returns (Currency, TenorKind, uint32) {
        Credit storage credit = _credits[id];
        credit.drawn += amount;
        credit.pending -= amount;
        return (credit.currency, credit.tenor, credit.tenorValue);
    }

    /// @inheritdoc ICredits
    function statusOf(CreditId id) external view returns (CreditStatus) {
        Credit memory credit = get(id);
        return credit.statusOn(CALENDAR.today(credit.place), effectiveExpiry(id));
    }

    /// @inheritdoc ICredits
    function beneficiaryOf(CreditId id) external view returns (PartyId) {
        return _known(id).beneficiary;
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

    function _store(CreditId id, Terms calldata t, Limits memory limits, uint8 edition) private {
        // Begins as all zeros.
        // slither-disable-next-line uninitialized-local
        Credit memory c;
        (c.applicant, c.beneficiary, c.adviser, c.nominated) = (t.applicant, t.beneficiary, t.adviser, t.nominated);
        (c.status, c.rules, c.edition, c.root) = (CreditStatus.Issued, t.rules, edition, t.root);
        (c.currency, c.amount, c.place) = (t.currency, t.amount, t.place);
        (c.tolerancePlus, c.toleranceMinus) = (t.tolerancePlus, t.toleranceMinus);
        (c.tenor, c.tenorValue, c.examinationDays) = (t.tenor, t.tenorValue, limits.examinationDays);
        (c.expiry, c.latestShipment) = (t.expiry, t.latestShipment.isUnset() ? t.expiry : t.latestShipment);
        c.presentationDays = t.presentationPeriod(limits);
        (c.confirmation, c.singleDrawing, c.transferable) = (t.confirmation, !t.partialDrawings, t.transferable);
        _credits[id] = c;
    }

    function _checkParties(Terms calldata terms) private view {
        MEMBERSHIP.requireParty(terms.applicant);
        MEMBERSHIP.requireParty(terms.beneficiary);
        if (!terms.adviser.isNobody()) MEMBERSHIP.requireActiveBank(terms.adviser);
        if (!terms.nominated.isNobody()) MEMBERSHIP.requireActiveBank(terms.nominated);
    }

    /// @return credit with the amount kept, not stored yet
    function _reserve(CreditId id, uint128 amount) private view returns (Credit memory credit) {
        credit = get(id);
        _requireStatus(id, credit.status, ADVISED);
        uint256 short = credit.singleDrawing ? RULE_BOOK.limitsOf(credit.rules, credit.edition).shortDrawing : 0;
        credit.checkDrawing(id, amount, short);
        credit.pending += amount;
    }

    function _requireRunOut(CreditId id, Credit memory credit, uint256 wait) private view {
        CivilDay closable = effectiveExpiry(id).plus(wait);
        CivilDay today = CALENDAR.today(credit.place);
        if (!(today > closable)) revert StillOpen(id, today, closable);
    }

    function _isNext(PartyId issuer, uint256 number) private view returns (bool) {
        return number != 0 && !_exists(issuer, number) && (number == 1 || _exists(issuer, number - 1));
    }

    function _exists(PartyId issuer, uint256 number) private view returns (bool) {
        return number <= type(uint32).max && _credits[creditId(issuer, uint32(number))].status != CreditStatus.None;
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
