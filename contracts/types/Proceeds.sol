// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PartyId} from "./Ids.sol";

/// @notice An assignment of proceeds (UCP 600 art. 39).
struct Assignment {
    // slot 0
    PartyId assignee;
    PartyId bank; // that has acknowledged and so pays the assignee; none: nobody has
    // slot 1
    uint128 amount; // minor units
    uint128 left; // not paid out yet
}

/// @notice What was advanced before shipment under a red clause.
struct Advance {
    // slot 0
    PartyId bank; // that advanced, and is paid out of the last drawing
    uint8 count; // how often
    bool reclaimed; // from the issuer, after the expiry
    uint128 total; // minor units
    // slot 1
    uint128 outstanding; // not yet deducted from a drawing
}
