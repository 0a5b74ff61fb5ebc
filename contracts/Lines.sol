// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Bound} from "./Bound.sol";
import {ILines} from "./interfaces/ILines.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {IRuleBook} from "./interfaces/IRuleBook.sol";
import {Currency, PartyId, QuoteId} from "./types/Ids.sol";

contract Lines is ILines, Bound {
    struct Line {
        // slot 0
        uint128 left;
        bool bound;
        // slot 1
        uint128 set; // what the buyer set it to
    }

    IMembership private immutable MEMBERSHIP;
    IRuleBook private immutable RULE_BOOK;
    mapping(PartyId buyer => mapping(PartyId obligor => mapping(Currency currency => Line))) private _lines;

    constructor(address authority, IMembership membership, IRuleBook ruleBook) AccessManaged(authority) {
        MEMBERSHIP = membership;
        RULE_BOOK = ruleBook;
    }

    /// @inheritdoc ILines
    function setLine(PartyId obligor, Currency currency, uint128 left) external {
        PartyId buyer = MEMBERSHIP.activeBankAt(msg.sender);
        MEMBERSHIP.requireParties(buyer, obligor);
        // Asked for its refusal alone.
        // slither-disable-next-line unused-return
        RULE_BOOK.cashOf(currency);
        _lines[buyer][obligor][currency] = Line(left, true, left);
        emit LineSet(buyer, obligor, currency, left);
    }

    /// @inheritdoc ILines
    function endLine(PartyId obligor, Currency currency) external {
        PartyId buyer = MEMBERSHIP.activeBankAt(msg.sender);
        delete _lines[buyer][obligor][currency];
        emit LineEnded(buyer, obligor, currency);
    }

    /// @inheritdoc ILines
    function use(QuoteId id, PartyId buyer, PartyId obligor, Currency currency, uint128 amount) external fromAbove {
        requireRoom(id, buyer, obligor, currency, amount);
        Line storage line = _lines[buyer][obligor][currency];
        if (line.bound) line.left -= amount;
    }

    /// @inheritdoc ILines
    function giveBack(PartyId buyer, PartyId obligor, Currency currency, uint128 amount) external fromAbove {
        Line storage line = _lines[buyer][obligor][currency];
        if (!line.bound) return;
        uint256 left = uint256(line.left) + amount;
        line.left = left < line.set ? uint128(left) : line.set;
    }

    /// @inheritdoc ILines
    function requireRoom(QuoteId id, PartyId buyer, PartyId obligor, Currency currency, uint128 amount) public view {
        Line storage line = _lines[buyer][obligor][currency];
        if (line.bound && amount > line.left) revert LineExceeded(id, obligor, amount, line.left);
    }

    /// @inheritdoc ILines
    function lineOf(
        PartyId buyer,
        PartyId obligor,
        Currency currency
    ) external view returns (bool bound, uint128 left) {
        Line storage line = _lines[buyer][obligor][currency];
        return (line.bound, line.left);
    }
}
