// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {ISeat} from "./interfaces/ISeat.sol";
import {PartyId} from "./types/Ids.sol";

contract Seat is ISeat, ERC721, AccessManaged {
    bytes4 private constant ERC5192 = 0xb45a3c0e;

    IMembership private immutable MEMBERSHIP;
    uint8 private _last;
    uint256 private _taken;
    mapping(PartyId party => uint8 seat) private _seats;
    mapping(uint8 seat => PartyId party) private _holders;

    constructor(
        address authority,
        IMembership membership
    ) ERC721("Seat in the council", "SEAT") AccessManaged(authority) {
        MEMBERSHIP = membership;
    }

    /// @inheritdoc ISeat
    function give(address account) external restricted returns (uint8 seat) {
        PartyId party = MEMBERSHIP.partyOf(account);
        if (!MEMBERSHIP.mayVote(party)) revert NoVoice(party);
        if (_seats[party] != 0) revert SeatGiven(party, _seats[party]);
        if (_last == type(uint8).max) revert NoSeatLeft(party);
        seat = ++_last;
        (_seats[party], _holders[seat]) = (seat, party);
        _taken |= 1 << seat;
        emit SeatTaken(party, seat);
        emit Locked(seat);
        _mint(account, seat);
    }

    /// @inheritdoc ISeat
    function take(PartyId party) external restricted {
        uint8 seat = _seats[party];
        if (seat == 0) revert NoSeat(party);
        _seats[party] = 0;
        _taken &= ~(uint256(1) << seat);
        emit SeatVacated(party, seat);
        _burn(seat);
    }

    /// @inheritdoc ISeat
    function seatOf(PartyId party) external view returns (uint8) {
        return _seats[party];
    }

    /// @inheritdoc ISeat
    function holderOf(uint8 seat) external view returns (PartyId) {
        return _holders[seat];
    }

    /// @inheritdoc ISeat
    function taken() external view returns (uint256) {
        return _taken;
    }

    /// @inheritdoc ISeat
    function present() external view returns (uint256 seats) {
        for (uint8 seat = 1; seat <= _last; ++seat) {
            uint256 bit = uint256(1) << seat;
            if (_taken & bit != 0 && MEMBERSHIP.mayVote(_holders[seat])) seats |= bit;
            if (seat == type(uint8).max) break;
        }
    }

    /// @inheritdoc ISeat
    function locked(uint256 seat) external view returns (bool) {
        _requireOwned(seat);
        return true;
    }

    function supportsInterface(bytes4 interfaceId) public view override returns (bool) {
        return interfaceId == ERC5192 || super.supportsInterface(interfaceId);
    }

    function approve(address, uint256 seat) public pure override {
        revert SeatNotForSale(seat);
    }

    function setApprovalForAll(address, bool) public pure override {
        revert SeatNotForSale(0);
    }

    function _update(address to, uint256 seat, address auth) internal override returns (address from) {
        from = super._update(to, seat, auth);
        if (from != address(0) && to != address(0)) revert SeatNotForSale(seat);
    }
}
