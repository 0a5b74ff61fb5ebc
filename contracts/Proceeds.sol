// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Bound} from "./Bound.sol";
import {IBankingCalendar} from "./interfaces/IBankingCalendar.sol";
import {IClaims} from "./interfaces/IClaims.sol";
import {ICredits} from "./interfaces/ICredits.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {IProceeds} from "./interfaces/IProceeds.sol";
import {ISchedules} from "./interfaces/ISchedules.sol";
import {ITransfers} from "./interfaces/ITransfers.sol";
import {CreditRules} from "./rules/CreditRules.sol";
import {Claim, ClaimStatus, Settlement} from "./types/Claim.sol";
import {Credit, CreditStatus} from "./types/Credit.sol";
import {ClaimId, CreditId, PartyId, PresentationId, presentationId, Place} from "./types/Ids.sol";
import {Advance, Assignment} from "./types/Proceeds.sol";

contract Proceeds is IProceeds, Bound {
    using CreditRules for Credit;

    uint256 private constant ADVISED = 1 << uint8(CreditStatus.Advised);
    uint256 private constant LIVE = ADVISED | (1 << uint8(CreditStatus.Issued));
    uint256 private constant MOST_ASSIGNMENTS = 8;
    // Numbers of shares: 0 is the presenter's, assignments follow from 1.
    uint8 private constant ADVANCED = 254;
    uint8 private constant RECLAIMED = 255;
    uint8 private constant DIFFERENCE = 253;

    IMembership private immutable MEMBERSHIP;
    IBankingCalendar private immutable CALENDAR;
    IClaims private immutable CLAIMS;
    ISchedules private immutable SCHEDULES;
    ICredits private immutable CREDITS;
    ITransfers private immutable TRANSFERS;
    mapping(CreditId id => Assignment[]) private _assignments;
    mapping(CreditId id => Advance) private _advances;
    mapping(CreditId id => uint128) private _requested;
    mapping(PresentationId id => uint128) private _deducted;

    constructor(
        address authority,
        IMembership membership,
        IBankingCalendar calendar,
        IClaims claims,
        ISchedules schedules,
        ICredits credits,
        ITransfers transfers
    ) AccessManaged(authority) {
        MEMBERSHIP = membership;
        CALENDAR = calendar;
        CLAIMS = claims;
        SCHEDULES = schedules;
        CREDITS = credits;
        TRANSFERS = transfers;
    }

    /// @inheritdoc IProceeds
    function assign(CreditId id, PartyId assignee, uint128 amount) external returns (uint256 number) {
        Credit memory credit = CREDITS.get(id);
        _requireParty(id, credit.beneficiary);
        if (((1 << uint8(credit.status)) & LIVE) == 0) revert ICredits.UnexpectedStatus(id, credit.status, LIVE);
        MEMBERSHIP.requireParties(credit.applicant, assignee);
        if (amount == 0) revert ICredits.ZeroAmount(id);
        Assignment[] storage all = _assignments[id];
        number = all.length + 1;
        if (number > MOST_ASSIGNMENTS) revert TooManyAssignments(id, MOST_ASSIGNMENTS);
        uint256 free = credit.limit() - credit.drawn - credit.setAside;
        for (uint256 i; i < all.length; ++i) free -= all[i].left < free ? all[i].left : free;
        if (amount > free) revert AssignedTooMuch(id, amount, free);
        all.push(Assignment(assignee, PartyId.wrap(0), amount, amount));
        emit ProceedsAssigned(id, assignee, number, amount);
    }

    /// @inheritdoc IProceeds
    function acknowledge(CreditId id, uint256 number) external {
        Credit memory credit = CREDITS.get(id);
        Assignment memory assignment = assignmentOf(id, number);
        if (!assignment.bank.isNobody()) revert AssignmentAcknowledged(id, number, assignment.bank);
        PartyId bank = MEMBERSHIP.partyOf(msg.sender);
        if (MEMBERSHIP.actingFor(bank, msg.sender).isNobody() || !credit.isAvailableWith(id, bank)) {
            revert NotAPayingBank(id, msg.sender);
        }
        _assignments[id][number - 1].bank = bank;
        emit AssignmentAcknowledgedBy(id, bank, number);
        _share(id, credit);
    }

    /// @inheritdoc IProceeds
    function requestAdvance(CreditId id, uint128 amount) external {
        _requireParty(id, CREDITS.get(id).beneficiary);
        if (amount == 0) revert ICredits.ZeroAmount(id);
        _requested[id] = amount;
        emit AdvanceRequested(id, amount);
    }

    /// @inheritdoc IProceeds
    function advance(CreditId id, uint128 amount) external {
        Credit memory credit = CREDITS.get(id);
        PartyId bank = credit.nominated.isNobody() ? credit.lastAdviser(id) : credit.nominated;
        _requireParty(id, bank);
        CreditStatus status = CREDITS.statusOf(id);
        if (((1 << uint8(status)) & ADVISED) == 0) revert ICredits.UnexpectedStatus(id, status, ADVISED);
        if (amount == 0) revert ICredits.ZeroAmount(id);
        MEMBERSHIP.requireActiveBank(bank);
        bool mandated = !MEMBERSHIP.actingFor(credit.beneficiary, msg.sender).isNobody();
        if (!mandated && _requested[id] != amount) revert AdvanceNotRequested(id, amount, _requested[id]);
        _requested[id] = 0;
        Advance memory a = _advances[id];
        if (a.reclaimed) revert AdvanceSettled(id);
        if (!a.bank.isNobody() && a.bank != bank) revert OtherBankAdvanced(id, a.bank);
        uint256 most = SCHEDULES.get(id).advance - a.total;
        if (credit.available() < most) most = credit.available();
        if (amount > most) revert AdvanceAboveClause(id, amount, most);
        (a.bank, a.count, a.total, a.outstanding) = (bank, a.count + 1, a.total + amount, a.outstanding + amount);
        _advances[id] = a;
        credit.setAside += amount;
        _share(id, credit);
        ClaimId claim = presentationId(id, 0).claimOf(a.count);
        emit AdvancePaid(id, bank, amount, claim);
        _open(claim, bank, MEMBERSHIP.payeeOf(credit.beneficiary), amount, credit, Settlement.AtSight);
    }

    /// @inheritdoc IProceeds
    function reclaimAdvance(CreditId id) external {
        Credit memory credit = CREDITS.get(id);
        Advance memory a = _advances[id];
        if (a.outstanding == 0 || a.reclaimed) revert NothingAdvanced(id);
        _requireParty(id, a.bank);
        if (credit.pending != 0 || !(CALENDAR.today(credit.place) > CREDITS.effectiveExpiry(id))) revert NotExpired(id);
        _advances[id].reclaimed = true;
        ClaimId claim = presentationId(id, 0).claimOf(RECLAIMED);
        emit AdvanceReclaimed(id, a.bank, a.outstanding, claim);
        _open(claim, id.issuer(), a.bank, a.outstanding, credit, Settlement.IfFunded);
    }

    /// @inheritdoc IProceeds
    function deduct(PresentationId id, uint128 amount) external fromAbove returns (uint128) {
        CreditId creditId = id.credit();
        TRANSFERS.keep(id);
        Advance storage a = _advances[creditId];
        Credit memory credit = CREDITS.get(creditId);
        bool last = credit.singleDrawing || amount > credit.available();
        if (a.outstanding == 0 || a.reclaimed || !last) return credit.setAside;
        uint128 taken = a.outstanding < amount ? a.outstanding : amount;
        a.outstanding -= taken;
        _deducted[id] = taken;
        credit.setAside -= taken;
        CREDITS.store(creditId, credit);
        return credit.setAside;
    }

    /// @inheritdoc IProceeds
    function restore(PresentationId id) external fromAbove {
        TRANSFERS.letGo(id);
        uint128 taken = _deducted[id];
        if (taken == 0) return;
        _deducted[id] = 0;
        CreditId creditId = id.credit();
        _advances[creditId].outstanding += taken;
        Credit memory credit = CREDITS.get(creditId);
        credit.setAside += taken;
        CREDITS.store(creditId, credit);
    }

    /// @inheritdoc IProceeds
    function move(PresentationId from, PresentationId to) external fromAbove {
        (_deducted[to], _deducted[from]) = (_deducted[from], 0);
        TRANSFERS.move(from, to);
    }

    /// @inheritdoc IProceeds
    function payOut(
        PresentationId id,
        PartyId presenter,
        Claim calldata claim,
        Settlement settlement
    ) external fromAbove returns (uint128 extra) {
        (uint128 rest, Claim memory share) = (claim.face, claim);
        (uint128 advanced, PartyId advancer) = (_deducted[id], _advances[id.credit()].bank);
        (rest, _deducted[id]) = (rest - advanced, 0);
        PartyId first;
        (extra, first) = TRANSFERS.draw(id);
        _openShare(id, ADVANCED, advancer, advanced, share, settlement);
        _openShare(id, DIFFERENCE, first, extra, share, settlement);
        Assignment[] storage all = _assignments[id.credit()];
        for (uint256 i; i < all.length; ++i) {
            Assignment memory a = all[i];
            uint128 paid = a.left < rest ? a.left : rest;
            if (paid == 0 || a.bank != claim.obligor) continue;
            (all[i].left, rest) = (a.left - paid, rest - paid);
            _openShare(id, uint8(i + 1), MEMBERSHIP.payeeOf(a.assignee), paid, share, settlement);
        }
        _openShare(id, 0, presenter, rest, share, settlement);
    }

    /// @inheritdoc IProceeds
    function assignments(CreditId id) external view returns (uint256 count) {
        return _assignments[id].length;
    }

    /// @inheritdoc IProceeds
    function deducted(PresentationId id) external view returns (uint128) {
        return _deducted[id];
    }

    /// @inheritdoc IProceeds
    function advanceOf(CreditId id) external view returns (Advance memory) {
        return _advances[id];
    }

    /// @inheritdoc IProceeds
    function assignmentOf(CreditId id, uint256 number) public view returns (Assignment memory) {
        if (number == 0 || number > _assignments[id].length) revert UnknownAssignment(id, number);
        return _assignments[id][number - 1];
    }

    function _openShare(
        PresentationId id,
        uint8 number,
        PartyId owner,
        uint128 face,
        Claim memory claim,
        Settlement settlement
    ) private {
        if (face == 0) return;
        claim.face = face;
        CLAIMS.open(id.claimOf(number), owner, claim, settlement);
    }

    function _share(CreditId id, Credit memory credit) private {
        credit.shared = true;
        CREDITS.store(id, credit);
    }

    function _open(
        ClaimId id,
        PartyId obligor,
        PartyId owner,
        uint128 face,
        Credit memory credit,
        Settlement settlement
    ) private {
        Place place = MEMBERSHIP.placeOf(obligor);
        Claim memory claim = Claim(
            face,
            obligor,
            CALENDAR.today(place),
            credit.currency,
            place,
            ClaimStatus.Outstanding
        );
        CLAIMS.open(id, owner, claim, settlement);
    }

    function _requireParty(CreditId id, PartyId expected) private view {
        if (MEMBERSHIP.actingFor(expected, msg.sender).isNobody()) {
            revert ICredits.NotParty(id, msg.sender, expected);
        }
    }
}
