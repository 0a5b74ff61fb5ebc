// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Bound} from "./Bound.sol";
import {IBankingCalendar} from "./interfaces/IBankingCalendar.sol";
import {ICredits} from "./interfaces/ICredits.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {IRuleBook} from "./interfaces/IRuleBook.sol";
import {ITransfers} from "./interfaces/ITransfers.sol";
import {CreditRules} from "./rules/CreditRules.sol";
import {TransferRules} from "./rules/TransferRules.sol";
import {Credit, CreditStatus} from "./types/Credit.sol";
import {CivilDay, CreditId, PartyId, Place, PresentationId} from "./types/Ids.sol";
import {Part, Substitution} from "./types/Transfer.sol";

contract Transfers is ITransfers, Bound {
    using CreditRules for Credit;
    using TransferRules for Credit;
    using TransferRules for CreditId;

    uint256 private constant ADVISED = 1 << uint8(CreditStatus.Advised);

    IMembership private immutable MEMBERSHIP;
    IBankingCalendar private immutable CALENDAR;
    IRuleBook private immutable RULE_BOOK;
    ICredits private immutable CREDITS;
    mapping(CreditId id => mapping(bytes32 part => PartyId)) private _askedBy;
    mapping(PresentationId id => Substitution) private _substitutions;

    constructor(
        address authority,
        IMembership membership,
        IBankingCalendar calendar,
        IRuleBook ruleBook,
        ICredits credits
    ) AccessManaged(authority) {
        MEMBERSHIP = membership;
        CALENDAR = calendar;
        RULE_BOOK = ruleBook;
        CREDITS = credits;
    }

    /// @inheritdoc ITransfers
    function transfer(CreditId id, Part calldata terms) external returns (CreditId part) {
        Credit memory credit = CREDITS.get(id);
        PartyId bank = _bankOf(id, credit);
        (bool forBeneficiary, bool forBank) = _sides(id, credit.beneficiary, bank);
        CreditStatus status = CREDITS.statusOf(id);
        if (((1 << uint8(status)) & ADVISED) == 0) revert ICredits.UnexpectedStatus(id, status, ADVISED);
        id.checkWhole(credit);
        MEMBERSHIP.requireParties(credit.applicant, terms.beneficiary);
        if (terms.beneficiary == id.issuer()) revert ICredits.IssuerIsBeneficiary(id, terms.beneficiary);
        Credit memory child = credit.partOf(id, terms, bank, CALENDAR.today(credit.place));
        if (!terms.place.isNowhere()) {
            Place place = MEMBERSHIP.placeOf(bank);
            if (terms.place != place && terms.place != credit.place) revert OtherPlace(id, terms.place, place);
            child.place = terms.place;
        }
        PartyId by = forBeneficiary ? credit.beneficiary : bank;
        PartyId other = forBeneficiary ? bank : credit.beneficiary;
        if (!_bothSay(id, by, other, forBeneficiary && forBank, keccak256(abi.encode(terms)))) return id;
        ++credit.parts;
        credit.setAside += uint128(child.limit());
        part = id.partOf(credit.parts);
        emit CreditTransferred(id, part, terms.beneficiary, bank, terms);
        CREDITS.store(id, credit);
        CREDITS.store(part, child);
    }

    /// @inheritdoc ITransfers
    function demand(PresentationId id, PartyId bank) external fromAbove returns (CivilDay until) {
        CreditId part = id.credit();
        if (!part.isPart()) revert NotAPart(id);
        Substitution storage s = _substitutions[id];
        if (s.made) revert SubstitutionMade(id);
        if (!s.until.isUnset()) revert SubstitutionDemanded(id, s.until);
        Credit memory credit = CREDITS.get(part);
        uint256 within = RULE_BOOK.limitsOf(credit.rules, credit.edition).substitutionDays;
        Place place = MEMBERSHIP.placeOf(bank);
        until = CALENDAR.addBankingDays(place, CALENDAR.today(place), within);
        s.until = until;
    }

    /// @inheritdoc ITransfers
    function substitute(
        PresentationId id,
        PartyId bank,
        uint128 drawn,
        uint128 amount
    ) external fromAbove returns (uint128 extra) {
        CreditId part = id.credit();
        if (!part.isPart()) revert NotAPart(id);
        Substitution storage s = _substitutions[id];
        if (s.made) revert SubstitutionMade(id);
        CivilDay today = CALENDAR.today(MEMBERSHIP.placeOf(bank));
        if (!s.until.isUnset() && today > s.until) revert SubstitutionOver(id, today, s.until);
        Credit memory whole = CREDITS.get(part.whole());
        uint256 most = drawn + whole.available();
        if (amount < drawn || amount > most) revert BadSubstitution(id, amount, drawn, most);
        extra = amount - drawn;
        (s.extra, s.made) = (extra, true);
        _keep(part, s, whole);
        Credit memory child = CREDITS.get(part);
        child.shared = true;
        CREDITS.store(part, child);
    }

    /// @inheritdoc ITransfers
    function keep(PresentationId id) external fromAbove {
        Substitution storage s = _substitutions[id];
        if (s.extra == 0 || s.kept) return;
        CreditId part = id.credit();
        Credit memory whole = CREDITS.get(part.whole());
        if (whole.available() >= s.extra) _keep(part, s, whole);
    }

    /// @inheritdoc ITransfers
    function letGo(PresentationId id) external fromAbove {
        Substitution storage s = _substitutions[id];
        if (!s.kept) return;
        s.kept = false;
        CreditId wholeId = id.credit().whole();
        Credit memory whole = CREDITS.get(wholeId);
        whole.pending -= s.extra;
        CREDITS.store(wholeId, whole);
    }

    /// @inheritdoc ITransfers
    function move(PresentationId from, PresentationId to) external fromAbove {
        Substitution memory s = _substitutions[from];
        _substitutions[to] = s;
        delete _substitutions[from];
    }

    /// @inheritdoc ITransfers
    function draw(PresentationId id) external fromAbove returns (uint128 extra, PartyId payee) {
        Substitution storage s = _substitutions[id];
        if (!s.kept) return (0, payee);
        (extra, s.kept) = (s.extra, false);
        CreditId wholeId = id.credit().whole();
        Credit memory whole = CREDITS.get(wholeId);
        whole.pending -= extra;
        whole.drawn += extra;
        payee = MEMBERSHIP.payeeOf(whole.beneficiary);
        CREDITS.store(wholeId, whole);
    }

    /// @inheritdoc ITransfers
    function requireSettled(PresentationId id, PartyId bank) external view {
        Substitution memory s = _substitutions[id];
        if (s.made || s.until.isUnset()) return;
        if (!(CALENDAR.today(MEMBERSHIP.placeOf(bank)) > s.until)) revert SubstitutionOpen(id, s.until);
    }

    /// @inheritdoc ITransfers
    function substitutionOf(PresentationId id) external view returns (Substitution memory) {
        return _substitutions[id];
    }

    /// @inheritdoc ITransfers
    function transferringBank(CreditId id) external view returns (PartyId) {
        return _bankOf(id, CREDITS.get(id));
    }

    function _keep(CreditId part, Substitution storage s, Credit memory whole) private {
        s.kept = true;
        whole.pending += s.extra;
        CREDITS.store(part.whole(), whole);
    }

    function _sides(
        CreditId id,
        PartyId beneficiary,
        PartyId bank
    ) private view returns (bool forBeneficiary, bool forBank) {
        forBeneficiary = !MEMBERSHIP.actingFor(beneficiary, msg.sender).isNobody();
        forBank = !MEMBERSHIP.actingFor(bank, msg.sender).isNobody();
        if (!forBeneficiary && !forBank) revert ICredits.NotParty(id, msg.sender, beneficiary);
    }

    /// @param forBoth Whether one caller acts for the two sides.
    /// @return Whether both sides have said it now.
    function _bothSay(CreditId id, PartyId by, PartyId other, bool forBoth, bytes32 what) private returns (bool) {
        PartyId asked = _askedBy[id][what];
        if (asked == by && !forBoth) revert TransferAsked(id);
        bool both = forBoth || asked == other;
        _askedBy[id][what] = both ? PartyId.wrap(0) : by;
        if (!both) emit TransferRequested(id, by, what);
        return both;
    }

    function _bankOf(CreditId id, Credit memory credit) private pure returns (PartyId) {
        if (!credit.nominated.isNobody()) return credit.nominated;
        return credit.lastAdviser(id);
    }
}
