// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {Bound} from "./Bound.sol";
import {IBankingCalendar} from "./interfaces/IBankingCalendar.sol";
import {ICash} from "./interfaces/ICash.sol";
import {IClaims} from "./interfaces/IClaims.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {IRuleBook} from "./interfaces/IRuleBook.sol";
import {Claim, ClaimStatus, Settlement} from "./types/Claim.sol";
import {CivilDay, ClaimId, PartyId} from "./types/Ids.sol";
import {Party, Standing} from "./types/Parties.sol";

contract Claims is IClaims, ERC721, Bound {
    using SafeERC20 for ICash;

    uint256 private constant OUTSTANDING = 1 << uint8(ClaimStatus.Outstanding);
    uint256 private constant UNPAID = 1 << uint8(ClaimStatus.Unpaid);
    uint256 private constant LOCKED = 1 << uint8(ClaimStatus.Locked);

    IMembership private immutable MEMBERSHIP;
    IBankingCalendar private immutable CALENDAR;
    IRuleBook private immutable RULE_BOOK;
    mapping(ClaimId id => Claim) private _claims;

    constructor(
        address authority,
        IMembership membership,
        IBankingCalendar calendar,
        IRuleBook ruleBook
    ) ERC721("", "") AccessManaged(authority) {
        MEMBERSHIP = membership;
        CALENDAR = calendar;
        RULE_BOOK = ruleBook;
    }

    /// @inheritdoc IClaims
    function open(ClaimId id, PartyId owner, Claim calldata claim, Settlement settlement) external fromAbove {
        if (settlement == Settlement.None) revert SettlementMissing(id);
        if (_claims[id].status != ClaimStatus.None) revert ClaimExists(id);
        Claim memory opened = claim;
        opened.status = ClaimStatus.Outstanding;
        emit ClaimOpened(id, opened.obligor, owner, opened);
        address account = MEMBERSHIP.accountOf(owner);
        _mint(account, ClaimId.unwrap(id));
        if (settlement == Settlement.AtMaturity) {
            _claims[id] = opened;
            return;
        }
        address payer = MEMBERSHIP.accountOf(opened.obligor);
        (ICash cash, uint256 funds) = _fundsOf(opened, payer);
        bool funded = funds >= opened.face;
        if (!funded && settlement == Settlement.AtSight) revert InsufficientCash(id, funds, opened.face);
        if (funded) opened.status = ClaimStatus.Paid;
        _claims[id] = opened;
        if (funded) _transferCash(id, opened, cash, payer, owner, account);
    }

    /// @inheritdoc IClaims
    function pay(ClaimId id) external {
        Claim memory claim = get(id);
        if (MEMBERSHIP.actingFor(claim.obligor, msg.sender).isNobody()) revert NotParty(id, msg.sender, claim.obligor);
        _requireStatus(id, claim.status, OUTSTANDING | UNPAID | LOCKED);
        CivilDay today = CALENDAR.today(claim.place);
        if (today < claim.maturity) revert NotDue(id, today, claim.maturity);
        (ICash cash, uint256 funds) = _fundsOf(claim, msg.sender);
        if (funds < claim.face) revert InsufficientCash(id, funds, claim.face);
        _claims[id].status = ClaimStatus.Paid;
        PartyId holder = holderOf(id);
        _transferCash(id, claim, cash, msg.sender, holder, MEMBERSHIP.accountOf(holder));
    }

    /// @inheritdoc IClaims
    function reportUnpaid(ClaimId id) external {
        Claim memory claim = get(id);
        _requireStatus(id, claim.status, OUTSTANDING | LOCKED);
        CivilDay today = CALENDAR.today(claim.place);
        if (!(today > claim.maturity)) revert NotOverdue(id, today, claim.maturity);
        _claims[id].status = ClaimStatus.Unpaid;
        emit ClaimReportedUnpaid(id, claim.obligor, msg.sender, today);
    }

    /// @inheritdoc IClaims
    function lock(ClaimId id) external fromAbove returns (Claim memory claim) {
        claim = get(id);
        if (claim.status == ClaimStatus.Locked) revert ClaimLocked(id);
        _requireStatus(id, claim.status, OUTSTANDING);
        _claims[id].status = ClaimStatus.Locked;
    }

    /// @inheritdoc IClaims
    function unlock(ClaimId id) external fromAbove {
        _unlock(id);
    }

    /// @inheritdoc IClaims
    function pass(ClaimId id, PartyId to) external fromAbove {
        _unlock(id);
        // Whoever sells has agreed to it above.
        _update(MEMBERSHIP.accountOf(to), ClaimId.unwrap(id), address(0));
    }

    /// @inheritdoc IClaims
    function statusOf(ClaimId id) external view returns (ClaimStatus) {
        Claim memory claim = get(id);
        if (claim.status != ClaimStatus.Outstanding && claim.status != ClaimStatus.Locked) return claim.status;
        return CALENDAR.today(claim.place) < claim.maturity ? claim.status : ClaimStatus.Due;
    }

    /// @inheritdoc IClaims
    function get(ClaimId id) public view returns (Claim memory claim) {
        claim = _claims[id];
        if (claim.status == ClaimStatus.None) revert UnknownClaim(id);
    }

    /// @inheritdoc IClaims
    function holderOf(ClaimId id) public view returns (PartyId) {
        return MEMBERSHIP.partyOf(ownerOf(ClaimId.unwrap(id)));
    }

    function name() public pure override returns (string memory) {
        return "Usance claims";
    }

    function symbol() public pure override returns (string memory) {
        return "CLAIM";
    }

    /// @dev A claim that was paid, or whose new owner could not open new business, stays where it is.
    function _update(address to, uint256 tokenId, address auth) internal override returns (address from) {
        ClaimId id = ClaimId.wrap(tokenId);
        from = super._update(to, tokenId, auth);
        if (from == address(0)) return from;
        ClaimStatus status = _claims[id].status;
        if (status == ClaimStatus.Locked) revert ClaimLocked(id);
        _requireStatus(id, status, OUTSTANDING | UNPAID);
        PartyId party = MEMBERSHIP.partyOf(to);
        if (party.isNobody()) revert NotAHolder(id, to);
        Party memory holder = MEMBERSHIP.get(party);
        if (holder.account != to || holder.standing != Standing.Good) revert NotAHolder(id, to);
    }

    /// @dev An account that its party has left has no say any more, nor have those whom it once approved.
    function _isAuthorized(address owner, address spender, uint256 tokenId) internal view override returns (bool) {
        address present = owner == address(0) ? owner : MEMBERSHIP.presentAccountOf(owner);
        return present == owner ? super._isAuthorized(owner, spender, tokenId) : present == spender;
    }

    /// @dev One that was reported unpaid meanwhile stays so.
    function _unlock(ClaimId id) private {
        ClaimStatus status = _claims[id].status;
        if (status == ClaimStatus.None) revert UnknownClaim(id);
        if (status == ClaimStatus.Locked) _claims[id].status = ClaimStatus.Outstanding;
    }

    function _transferCash(
        ClaimId id,
        Claim memory claim,
        ICash cash,
        address payer,
        PartyId owner,
        address payee
    ) private {
        emit ClaimPaid(id, claim.obligor, owner, claim.currency, claim.face);
        cash.safeTransferFrom(payer, payee, claim.face);
    }

    function _fundsOf(Claim memory claim, address payer) private view returns (ICash cash, uint256 funds) {
        cash = RULE_BOOK.cashOf(claim.currency);
        uint256 balance = cash.balanceOf(payer);
        uint256 allowance = cash.allowance(payer, address(this));
        funds = balance < allowance ? balance : allowance;
    }

    function _requireStatus(ClaimId id, ClaimStatus actual, uint256 allowed) private pure {
        if (((1 << uint8(actual)) & allowed) == 0) revert UnexpectedStatus(id, actual, allowed);
    }
}
