// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Currency} from "../types/Ids.sol";
import {Limits, RuleSet} from "../types/Rules.sol";
import {ICash} from "./ICash.sol";

/// @title The rule sets' limits, in editions, and the currencies that the platform settles in
/// @notice A credit keeps the edition that it was issued under to its end: a new one binds new business only.
interface IRuleBook {
    error RuleSetNotAdmitted(RuleSet rules);
    error UnknownRuleEdition(RuleSet rules, uint256 edition);
    /// @notice No examination period, or a short drawing of the whole amount.
    error BadLimits(RuleSet rules);
    error UnknownCurrency(Currency currency);
    error CurrencyAdmitted(Currency currency, ICash cash);
    error WrongCash(Currency currency, Currency given);

    event LimitsSet(RuleSet indexed rules, uint256 indexed edition, Limits limits);
    event CurrencyAdded(Currency indexed currency, ICash indexed cash);

    /// @return edition from 1
    /// @dev restricted to the council. Errors: RuleSetNotAdmitted for no rule set, BadLimits.
    function setLimits(RuleSet rules, Limits calldata limits) external returns (uint8 edition);

    /// @dev restricted to the council. Errors: CurrencyAdmitted, WrongCash.
    function addCurrency(Currency currency, ICash cash) external;

    /// @return The limits for a credit issued now, and their edition. Errors: RuleSetNotAdmitted.
    function current(RuleSet rules) external view returns (Limits memory, uint8 edition);

    /// @dev Errors: UnknownRuleEdition.
    function limitsOf(RuleSet rules, uint8 edition) external view returns (Limits memory);

    /// @dev Errors: UnknownCurrency.
    function cashOf(Currency currency) external view returns (ICash);
}
