// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {ICash} from "./interfaces/ICash.sol";
import {IRuleBook} from "./interfaces/IRuleBook.sol";
import {Currency} from "./types/Ids.sol";
import {Limits, RuleSet} from "./types/Rules.sol";

contract RuleBook is IRuleBook, AccessManaged {
    mapping(RuleSet rules => uint8 edition) private _latest;
    mapping(RuleSet rules => mapping(uint8 edition => Limits)) private _limits;
    mapping(Currency currency => ICash) private _cash;

    constructor(address authority) AccessManaged(authority) {}

    /// @inheritdoc IRuleBook
    function setLimits(RuleSet rules, Limits calldata limits) external restricted returns (uint8 edition) {
        if (rules == RuleSet.None) revert RuleSetNotAdmitted(rules);
        if (limits.examinationDays == 0 || limits.shortDrawing >= 100) revert BadLimits(rules);
        edition = ++_latest[rules];
        _limits[rules][edition] = limits;
        emit LimitsSet(rules, edition, limits);
    }

    /// @inheritdoc IRuleBook
    function addCurrency(Currency currency, ICash cash) external restricted {
        if (address(_cash[currency]) != address(0)) revert CurrencyAdmitted(currency, _cash[currency]);
        if (cash.currency() != currency) revert WrongCash(currency, cash.currency());
        _cash[currency] = cash;
        emit CurrencyAdded(currency, cash);
    }

    /// @inheritdoc IRuleBook
    function current(RuleSet rules) external view returns (Limits memory limits, uint8 edition) {
        edition = _latest[rules];
        limits = _limits[rules][edition];
        if (!limits.admitted) revert RuleSetNotAdmitted(rules);
    }

    /// @inheritdoc IRuleBook
    function limitsOf(RuleSet rules, uint8 edition) external view returns (Limits memory limits) {
        limits = _limits[rules][edition];
        if (limits.examinationDays == 0) revert UnknownRuleEdition(rules, edition);
    }

    /// @inheritdoc IRuleBook
    function cashOf(Currency currency) external view returns (ICash cash) {
        cash = _cash[currency];
        if (address(cash) == address(0)) revert UnknownCurrency(currency);
    }
}
