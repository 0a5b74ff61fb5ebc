// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Bound} from "./Bound.sol";
import {IAmendments} from "./interfaces/IAmendments.sol";
import {IBankingCalendar} from "./interfaces/IBankingCalendar.sol";
import {ICompliance} from "./interfaces/ICompliance.sol";
import {ICredits} from "./interfaces/ICredits.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {IRuleBook} from "./interfaces/IRuleBook.sol";
import {AmendmentRules} from "./rules/AmendmentRules.sol";
import {Amendment, AmendmentStatus, Changes, Confirmed, Extension, Tenor} from "./types/Amendment.sol";
import {Credit, CreditStatus, TenorKind} from "./types/Credit.sol";
import {AmendmentId, amendmentId, CivilDay, CreditId, PartyId, PresentationId} from "./types/Ids.sol";

contract Amendments is IAmendments, Bound {
    using AmendmentRules for AmendmentId;
    using AmendmentRules for Credit;
    using AmendmentRules for CreditId;

    uint256 private constant OFFERED = 1 << uint8(AmendmentStatus.Offered);
    uint256 private constant ACCEPTED = 1 << uint8(AmendmentStatus.Accepted);
    uint256 private constant LIVE = (1 << uint8(CreditStatus.Issued)) | (1 << uint8(CreditStatus.Advised));

    IMembership private immutable MEMBERSHIP;
    IBankingCalendar private immutable CALENDAR;
    IRuleBook private immutable RULE_BOOK;
    ICompliance private immutable COMPLIANCE;
    ICredits private immutable CREDITS;
    mapping(AmendmentId id => Amendment) private _amendments;
    mapping(CreditId credit => uint16) private _counts;
    mapping(CreditId credit => mapping(uint8 version => Tenor)) private _tenors;
    mapping(CreditId credit => Confirmed) private _confirmed;
    mapping(CreditId credit => uint8 version) private _extendedTo;
    mapping(PresentationId id => Tenor) private _tenorOf;

    constructor(
        address authority,
        IMembership membership,
        IBankingCalendar calendar,
        IRuleBook ruleBook,
        ICompliance compliance,
        ICredits credits
    ) AccessManaged(authority) {
        MEMBERSHIP = membership;
        CALENDAR = calendar;
        RULE_BOOK = ruleBook;
        COMPLIANCE = compliance;
        CREDITS = credits;
    }

    /// @inheritdoc IAmendments
    function amend(CreditId creditId, Changes calldata changes) external returns (AmendmentId id) {
        Credit memory credit = CREDITS.get(creditId);
        PartyId issuer = creditId.issuer();
        if (MEMBERSHIP.actingFor(issuer, msg.sender).isNobody()) {
            revert ICredits.NotParty(creditId, msg.sender, issuer);
        }
        MEMBERSHIP.requireActiveBank(issuer);
        uint16 number = _counts[creditId] + 1;
        if (number > type(uint8).max) revert TooManyAmendments(creditId, type(uint8).max);
        id = amendmentId(creditId, number);
        id.check(changes);
        bool amount = (changes.increase | changes.decrease) != 0 || changes.tolerance;
        if (amount && (credit.scheduled || creditId.isPart())) revert AmountFixed(creditId);
        Credit memory amended = _amended(creditId, credit, changes);
        uint256 cap = RULE_BOOK.limitsOf(credit.rules, credit.edition).usanceCap;
        creditId.checkDays(credit, amended, cap, CALENDAR.today(credit.place));
        // Asked for its refusal alone: a year that is not known.
        // slither-disable-next-line unused-return
        CALENDAR.nextBankingDay(amended.place, amended.expiry);
        _counts[creditId] = number;
        _amendments[id] = Amendment(changes, AmendmentStatus.Offered, Extension.None, 0, 0);
        ++credit.pendingAmendments;
        emit AmendmentOffered(id, issuer, changes);
        CREDITS.store(creditId, credit);
    }

    /// @inheritdoc IAmendments
    function accept(AmendmentId id, bytes32 hash) external {
        (Amendment memory amendment, Credit memory credit) = _decidedBy(id);
        bytes32 whole = id.hashOf(amendment.changes);
        if (hash != whole) revert PartialAcceptance(id, hash, whole);
        credit = _take(id, amendment, credit, 0);
        CREDITS.store(id.amended(), credit);
    }

    /// @inheritdoc IAmendments
    function reject(AmendmentId id) external {
        // The amendment itself matters only to those who accept.
        // slither-disable-next-line unused-return
        (, Credit memory credit) = _decidedBy(id);
        _amendments[id].status = AmendmentStatus.Rejected;
        --credit.pendingAmendments;
        emit AmendmentRejected(id, credit.beneficiary);
        CREDITS.store(id.amended(), credit);
    }

    /// @inheritdoc IAmendments
    function extend(AmendmentId id) external {
        (Amendment memory amendment, Credit memory credit) = _ofConfirmer(id, OFFERED | ACCEPTED);
        MEMBERSHIP.requireActiveBank(credit.confirmer);
        _amendments[id].extension = Extension.Extended;
        emit AmendmentExtended(id, credit.confirmer);
        if (amendment.status == AmendmentStatus.Offered || !credit.apart) return;
        CreditId creditId = id.amended();
        // Of two that change the same the later one holds, whichever is extended first.
        if (amendment.version <= _extendedTo[creditId]) revert ExtensionDecided(id);
        _extendedTo[creditId] = amendment.version;
        _confirmed[creditId] = confirmedOf(creditId).applied(amendment.changes).termsOfConfirmer();
    }

    /// @inheritdoc IAmendments
    function declineExtension(AmendmentId id) external {
        // slither-disable-next-line unused-return
        (, Credit memory credit) = _ofConfirmer(id, OFFERED);
        _amendments[id].extension = Extension.Declined;
        emit ExtensionDeclined(id, credit.confirmer);
    }

    /// @inheritdoc IAmendments
    function take(
        CreditId creditId,
        uint128 amount,
        CivilDay shipped,
        CivilDay received
    ) external fromAbove returns (Credit memory credit) {
        credit = CREDITS.get(creditId);
        (uint16 first, uint16 last) = _needed(creditId, credit, amount, shipped, received);
        if (first == 0) return credit;
        for (uint16 number = first; number <= last; ++number) {
            AmendmentId id = amendmentId(creditId, number);
            Amendment memory amendment = _amendments[id];
            if (amendment.status != AmendmentStatus.Offered) continue;
            credit = _take(id, amendment, credit, credit.presentations + 1);
        }
        CREDITS.store(creditId, credit);
    }

    /// @inheritdoc IAmendments
    function confirmedTerms(PresentationId id) external fromAbove returns (Credit memory bound) {
        bound = confirmedOf(id.credit());
        _tenorOf[id] = Tenor(bound.tenor, bound.tenorValue);
    }

    /// @inheritdoc IAmendments
    function tenorFor(PresentationId id, uint8 version) external view returns (TenorKind, uint24) {
        Tenor memory tenor = _tenorOf[id];
        if (tenor.kind == TenorKind.None) tenor = _tenors[id.credit()][version];
        if (tenor.kind != TenorKind.None) return (tenor.kind, tenor.value);
        Credit memory credit = CREDITS.get(id.credit());
        return (credit.tenor, credit.tenorValue);
    }

    /// @inheritdoc IAmendments
    function count(CreditId creditId) external view returns (uint16) {
        return _counts[creditId];
    }

    /// @inheritdoc IAmendments
    function get(AmendmentId id) external view returns (Amendment memory) {
        return _known(id);
    }

    /// @inheritdoc IAmendments
    function statusOf(AmendmentId id) external view returns (AmendmentStatus status) {
        status = _known(id).status;
        if (status != AmendmentStatus.Offered) return status;
        CreditStatus credit = CREDITS.get(id.amended()).status;
        bool ended = credit == CreditStatus.Closed || credit == CreditStatus.Cancelled;
        return ended ? AmendmentStatus.Lapsed : status;
    }

    /// @inheritdoc IAmendments
    function hashOf(AmendmentId id) external view returns (bytes32) {
        return id.hashOf(_known(id).changes);
    }

    /// @inheritdoc IAmendments
    function confirmedOf(CreditId creditId) public view returns (Credit memory c) {
        c = CREDITS.get(creditId);
        return c.apart ? c.bound(_confirmed[creditId]) : c;
    }

    /// @return credit as amended, not stored yet
    function _take(
        AmendmentId id,
        Amendment memory amendment,
        Credit memory before,
        uint16 takenBy
    ) private returns (Credit memory credit) {
        CreditId creditId = id.amended();
        credit = _amended(creditId, before, amendment.changes);
        _tenors[creditId][before.version] = Tenor(before.tenor, before.tenorValue);
        ++credit.version;
        --credit.pendingAmendments;
        Amendment storage stored = _amendments[id];
        (stored.status, stored.version, stored.takenBy) = (AmendmentStatus.Accepted, credit.version, takenBy);
        emit AmendmentAccepted(id, credit.beneficiary, credit.version, takenBy);
        if (!credit.confirmed) return credit;
        bool extended = amendment.extension == Extension.Extended;
        if (before.apart && extended) {
            _extendedTo[creditId] = credit.version;
            _confirmed[creditId] = confirmedOf(creditId).applied(amendment.changes).termsOfConfirmer();
        }
        if (before.apart || extended) return credit;
        (_confirmed[creditId], _extendedTo[creditId]) = (before.termsOfConfirmer(), before.version);
        credit.apart = true;
        emit ConfirmationApart(id, credit.confirmer);
    }

    function _decidedBy(AmendmentId id) private view returns (Amendment memory amendment, Credit memory credit) {
        amendment = _known(id);
        credit = CREDITS.get(id.amended());
        _requireParty(id, credit.beneficiary);
        _requireStatus(id, amendment.status, OFFERED);
    }

    function _ofConfirmer(
        AmendmentId id,
        uint256 allowed
    ) private view returns (Amendment memory amendment, Credit memory credit) {
        amendment = _known(id);
        credit = CREDITS.get(id.amended());
        _requireParty(id, credit.confirmed ? credit.confirmer : PartyId.wrap(0));
        _requireStatus(id, amendment.status, allowed);
        if (amendment.extension != Extension.None) revert ExtensionDecided(id);
    }

    /// @return amended credit, whose amount the rules allow; the days are asked when it is offered, and may pass meanwhile
    function _amended(
        CreditId id,
        Credit memory credit,
        Changes memory changes
    ) private pure returns (Credit memory amended) {
        if (((1 << uint8(credit.status)) & LIVE) == 0) revert ICredits.UnexpectedStatus(id, credit.status, LIVE);
        amended = credit.applied(changes);
        id.checkAmount(credit, amended, changes);
    }

    /// @return first of the amendments offered that a drawing needs, one alone if that is enough; 0 if it fits without, or
    /// not even with all
    /// @return last of them
    function _needed(
        CreditId id,
        Credit memory credit,
        uint128 amount,
        CivilDay shipped,
        CivilDay received
    ) private view returns (uint16 first, uint16 last) {
        if (_fits(id, credit, amount, shipped, received)) return (0, 0);
        last = _counts[id];
        Credit memory all = credit;
        for (uint16 number = 1; number <= last; ++number) {
            Amendment memory amendment = _amendments[amendmentId(id, number)];
            if (amendment.status != AmendmentStatus.Offered) continue;
            Credit memory alone = credit.applied(amendment.changes);
            if (_fits(id, alone, amount, shipped, received)) return (number, number);
            all = all.applied(amendment.changes);
        }
        return _fits(id, all, amount, shipped, received) ? (1, last) : (0, 0);
    }

    function _fits(
        CreditId id,
        Credit memory credit,
        uint128 amount,
        CivilDay shipped,
        CivilDay received
    ) private view returns (bool) {
        try COMPLIANCE.requireFit(id, credit, amount, shipped, received) {
            return true;
        } catch {
            return false;
        }
    }

    function _known(AmendmentId id) private view returns (Amendment memory amendment) {
        amendment = _amendments[id];
        if (amendment.status == AmendmentStatus.None) revert UnknownAmendment(id);
    }

    function _requireParty(AmendmentId id, PartyId expected) private view {
        if (MEMBERSHIP.actingFor(expected, msg.sender).isNobody()) revert NotParty(id, msg.sender, expected);
    }

    function _requireStatus(AmendmentId id, AmendmentStatus actual, uint256 allowed) private pure {
        if (((1 << uint8(actual)) & allowed) == 0) revert UnexpectedStatus(id, actual, allowed);
    }
}
