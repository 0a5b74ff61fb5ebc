// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {PartyId, Place} from "./types/Ids.sol";
import {Party, PartyKind, Standing} from "./types/Parties.sol";

contract Membership is IMembership, AccessManaged {
    uint256 private constant BANK = 1 << uint8(PartyKind.Bank);
    uint256 private constant CUSTOMER = 1 << uint8(PartyKind.Customer);
    uint256 private constant INSTITUTION =
        (1 << uint8(PartyKind.Convener)) | (1 << uint8(PartyKind.Supervisor)) | (1 << uint8(PartyKind.SettlementAgent));

    // How long the convener suspends alone.
    uint40 private constant EMERGENCY = 30 days;

    // slot 0, beside the authority
    uint32 private _count;
    uint16 private _restrictions; // registers that have a successor, and 1 for a closing; 0: new business is open everywhere
    uint40 private _closedUntil;
    mapping(PartyId party => Party) private _parties;
    mapping(PartyId party => uint40) private _emergencyUntil; // 0: no emergency that the council has not spoken on
    mapping(address register => address) private _successors;
    mapping(address account => PartyId party) private _partyOf;

    constructor(address authority) AccessManaged(authority) {}

    /// @inheritdoc IMembership
    function admit(PartyKind kind, address account, Place place) external restricted returns (PartyId party) {
        party = PartyId.wrap(_count + 1);
        _requireKind(party, kind, BANK | INSTITUTION);
        if (account == address(0)) revert AccountMissing(kind);
        _enter(Party(account, kind, Standing.Good, place, PartyId.wrap(0), false));
    }

    /// @inheritdoc IMembership
    function introduce(address account) external returns (PartyId) {
        PartyId sponsor = activeBankAt(msg.sender);
        Place place = _parties[sponsor].place;
        return _enter(Party(account, PartyKind.Customer, Standing.Good, place, sponsor, account == address(0)));
    }

    /// @inheritdoc IMembership
    function setMandate(bool mandate) external {
        PartyId party = _actor(msg.sender);
        Party storage customer = _parties[party];
        _requireKind(party, customer.kind, CUSTOMER);
        customer.mandate = mandate;
        emit MandateSet(party, customer.sponsor, mandate);
    }

    /// @inheritdoc IMembership
    function rotateAccount(address account) external {
        PartyId party = _actor(msg.sender);
        Party storage record = _parties[party];
        _requireKind(party, record.kind, BANK | CUSTOMER);
        if (account == address(0)) revert AccountMissing(record.kind);
        _claimAccount(account, party);
        record.account = account;
        emit AccountRotated(party, msg.sender, account);
    }

    /// @inheritdoc IMembership
    function suspend(PartyId party) external restricted {
        Party storage record = _known(party);
        _requireGood(party, record.standing);
        uint40 spent = _emergencyUntil[party];
        if (spent != 0) revert EmergencySpent(party, spent);
        uint40 until = uint40(block.timestamp) + EMERGENCY;
        _emergencyUntil[party] = until;
        record.standing = Standing.Suspended;
        emit PartySuspended(party, until);
    }

    /// @inheritdoc IMembership
    function reinstate(PartyId party) external restricted {
        Party storage record = _known(party);
        if (_standing(party, record.standing) != Standing.Suspended) revert NotSuspended(party);
        // The council's suspension has no end, and so no moment here.
        // slither-disable-next-line incorrect-equality
        if (_emergencyUntil[party] == 0) revert SuspendedByCouncil(party);
        _emergencyUntil[party] = 0;
        record.standing = Standing.Good;
        emit PartyReinstated(party);
    }

    /// @inheritdoc IMembership
    function resolveStanding(PartyId party, Standing standing) external restricted {
        Party storage record = _known(party);
        Standing former = record.standing;
        bool suspended = former == Standing.Suspended;
        if (former == Standing.Expelled) revert Expelled(party);
        if (standing == Standing.None || (standing == Standing.Good && !suspended)) revert NotSuspended(party);
        if (standing == former && _emergencyUntil[party] == 0) revert Suspended(party);
        if (standing == Standing.Expelled) _requireKind(party, record.kind, BANK);
        _emergencyUntil[party] = 0;
        record.standing = standing;
        if (standing == Standing.Good) emit PartyReinstated(party);
        else if (standing == Standing.Suspended) emit PartySuspended(party, 0);
        else emit PartyExpelled(party);
    }

    /// @inheritdoc IMembership
    function closeNewBusiness(uint40 until) external restricted {
        if (until == 0 && _closedUntil == 0) revert NewBusinessOpen();
        if (until != 0 && until <= block.timestamp) revert BadClosing(until, block.timestamp);
        if (until == 0) --_restrictions;
        else if (_closedUntil == 0) ++_restrictions;
        _closedUntil = until;
        emit NewBusinessClosing(until);
    }

    /// @inheritdoc IMembership
    function redirectNewBusiness(address register, address successor) external restricted {
        if (register == successor || successor.code.length == 0) revert BadSuccessor(register, successor);
        if (_successors[register] == address(0)) ++_restrictions;
        _successors[register] = successor;
        emit NewBusinessRedirected(register, successor);
    }

    /// @inheritdoc IMembership
    function get(PartyId party) external view returns (Party memory record) {
        record = _known(party);
        if (record.standing == Standing.Suspended) record.standing = _standing(party, Standing.Suspended);
    }

    /// @inheritdoc IMembership
    function mayVote(PartyId party) external view returns (bool) {
        Party storage record = _parties[party];
        if (record.kind != PartyKind.Bank || record.standing == Standing.Expelled) return false;
        return record.standing == Standing.Good || _emergencyUntil[party] != 0;
    }

    /// @inheritdoc IMembership
    function newBusinessOf(address register) external view returns (uint40 closedUntil, address successor) {
        return (_closedUntil, _successors[register]);
    }

    /// @inheritdoc IMembership
    function count() external view returns (uint32) {
        return _count;
    }

    /// @inheritdoc IMembership
    function partyOf(address account) external view returns (PartyId) {
        return _partyOf[account];
    }

    /// @inheritdoc IMembership
    function accountOf(PartyId party) external view returns (address) {
        return _known(party).account;
    }

    /// @inheritdoc IMembership
    function actingFor(PartyId party, address caller) external view returns (PartyId) {
        if (caller == address(0)) return PartyId.wrap(0);
        Party storage record = _parties[party];
        if (record.account == caller) return party;
        PartyId sponsor = record.sponsor;
        return record.mandate && _parties[sponsor].account == caller ? sponsor : PartyId.wrap(0);
    }

    /// @inheritdoc IMembership
    function placeOf(PartyId party) external view returns (Place) {
        return _known(party).place;
    }

    /// @inheritdoc IMembership
    function payeeOf(PartyId party) external view returns (PartyId) {
        Party storage record = _known(party);
        return record.account == address(0) ? record.sponsor : party;
    }

    /// @inheritdoc IMembership
    function presentAccountOf(address account) external view returns (address) {
        return _parties[_partyOf[account]].account;
    }

    /// @inheritdoc IMembership
    function requireParties(PartyId one, PartyId other) external view {
        uint32 last = _count;
        if (one.isNobody() || PartyId.unwrap(one) > last) revert UnknownParty(one);
        if (other.isNobody() || PartyId.unwrap(other) > last) revert UnknownParty(other);
    }

    /// @inheritdoc IMembership
    function requireActiveBank(PartyId party) external view {
        Party storage record = _parties[party];
        (PartyKind kind, Standing standing) = (record.kind, record.standing);
        if (kind == PartyKind.None) revert UnknownParty(party);
        _requireActive(party, kind, standing);
    }

    /// @inheritdoc IMembership
    function activeBankAt(address account) public view returns (PartyId party) {
        party = _partyOf[account];
        Party storage record = _parties[party];
        (address present, PartyKind kind, Standing standing) = (record.account, record.kind, record.standing);
        if (party.isNobody() || present != account) revert NotAdmitted(account);
        _requireActive(party, kind, standing);
    }

    function _enter(Party memory record) private returns (PartyId party) {
        party = PartyId.wrap(++_count);
        if (record.account != address(0)) _claimAccount(record.account, party);
        _parties[party] = record;
        emit PartyAdmitted(party, record.kind, record.account, record.place, record.sponsor);
    }

    function _claimAccount(address account, PartyId party) private {
        PartyId holder = _partyOf[account];
        if (!holder.isNobody()) revert AccountInUse(account, holder);
        _partyOf[account] = party;
    }

    function _actor(address account) private view returns (PartyId party) {
        party = _partyOf[account];
        if (party.isNobody() || _parties[party].account != account) revert NotAdmitted(account);
    }

    function _known(PartyId party) private view returns (Party storage record) {
        record = _parties[party];
        if (record.kind == PartyKind.None) revert UnknownParty(party);
    }

    /// @dev Of a bank that opens new business in the contract that asks.
    function _requireActive(PartyId party, PartyKind kind, Standing standing) private view {
        if (kind != PartyKind.Bank) revert WrongKind(party, kind, BANK);
        if (standing != Standing.Good) _requireGood(party, standing);
        if (_restrictions != 0) _requireOpen();
    }

    function _requireGood(PartyId party, Standing stored) private view {
        if (stored == Standing.Expelled) revert Expelled(party);
        if (_standing(party, stored) == Standing.Suspended) revert Suspended(party);
    }

    /// @dev Of the contract that asks.
    function _requireOpen() private view {
        if (_closedUntil > block.timestamp) revert NewBusinessClosed(_closedUntil);
        address successor = _successors[msg.sender];
        if (successor != address(0)) revert RegisterSucceeded(msg.sender, successor);
    }

    /// @return What is stored, but good again once an emergency is over that the council has not confirmed.
    function _standing(PartyId party, Standing stored) private view returns (Standing) {
        if (stored != Standing.Suspended) return stored;
        uint40 until = _emergencyUntil[party];
        return until != 0 && block.timestamp > until ? Standing.Good : stored;
    }

    function _requireKind(PartyId party, PartyKind actual, uint256 allowed) private pure {
        if (((1 << uint8(actual)) & allowed) == 0) revert WrongKind(party, actual, allowed);
    }
}
