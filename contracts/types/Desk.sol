// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CivilDay, Currency} from "./Ids.sol";

/// @notice What the holder of a key does at a bank's desk. Nobody does both: who proposes does not release. A key that has
/// left does not come back: what it signed before, perhaps in the other role, would count again.
enum DeskRole {
    None,
    Maker,
    Checker,
    Left
}

/// @notice What a bank lets one desk do in a currency, in minor units; 0 is no limit.
struct DeskLimit {
    // slot 0
    uint128 single; // an amount above it needs one checker more
    uint128 daily; // what all operations of one civil day come to at most
}

/// @notice The same with its currency, as it is given when a desk is opened.
struct CurrencyLimit {
    Currency currency;
    uint128 single;
    uint128 daily;
}

/// @notice What a desk has released on its latest day with an amount.
struct DeskTurnover {
    // slot 0
    uint128 amount;
    CivilDay day;
}

/// @notice How many stand at a desk, and how many pairs of eyes an operation needs.
struct DeskSize {
    // slot 0
    uint8 threshold; // 0: not a desk
    uint8 makers;
    uint8 checkers;
    uint8 limited; // currencies with a limit
}

/// @notice What a desk signs, as the Safe hands it to its guard.
struct DeskOperation {
    address to;
    uint256 value;
    bytes data;
    uint8 kind; // of call; 0 is a plain one
    uint256 reserve; // gas for the call alone
    uint256 deadline; // Unix seconds; the Safe's base gas, which is nothing where no gas is paid back
    uint256 price; // of gas that is paid back
    address token; // in which gas is paid back
    address ticket; // the Safe's receiver of gas paid back; 0: none
}
