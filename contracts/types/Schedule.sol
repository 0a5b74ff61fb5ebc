// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DrawingKind} from "./Credit.sol";
import {CivilDay} from "./Ids.sol";

/// @notice How a credit that is not drawn freely is drawn, and how far that has come.
struct Schedule {
    // slot 0
    DrawingKind kind;
    bool cumulative;
    uint8 times; // reinstatements at most
    uint8 used; // reinstatements so far
    uint16 period; // months
    CivilDay since; // from which periods run: the day of issue
    uint64 made; // bit n set: instalment n + 1 is presented or honoured
    uint8 instalments; // how many
    // slot 1
    uint128 portion; // the amount that is there anew, minor units
    uint128 advance; // most that may be advanced before shipment
}
