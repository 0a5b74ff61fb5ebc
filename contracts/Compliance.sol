// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBankingCalendar} from "./interfaces/IBankingCalendar.sol";
import {ICompliance} from "./interfaces/ICompliance.sol";
import {IRuleBook} from "./interfaces/IRuleBook.sol";
import {CreditRules} from "./rules/CreditRules.sol";
import {DrawingRules} from "./rules/DrawingRules.sol";
import {Credit} from "./types/Credit.sol";
import {CivilDay, CreditId} from "./types/Ids.sol";

contract Compliance is ICompliance {
    using CreditRules for Credit;
    using DrawingRules for Credit;

    IBankingCalendar private immutable CALENDAR;
    IRuleBook private immutable RULE_BOOK;

    constructor(IBankingCalendar calendar, IRuleBook ruleBook) {
        CALENDAR = calendar;
        RULE_BOOK = ruleBook;
    }

    /// @inheritdoc ICompliance
    function requireFit(
        CreditId id,
        Credit calldata credit,
        uint128 amount,
        CivilDay shipped,
        CivilDay received
    ) external view {
        Credit memory c = credit;
        uint256 short = c.singleDrawing ? RULE_BOOK.limitsOf(c.rules, c.edition).shortDrawing : 0;
        c.checkDrawing(id, amount, short);
        c.checkDates(CALENDAR, id, shipped, received);
    }
}
