// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CivilDay} from "./Ids.sol";

/// @notice What is fixed about a place, and whether its banks are interrupted.
struct Clock {
    // slot 0
    int16 offsetMinutes; // civil time on 1 January less UTC
    uint16 closingMinute; // banks take documents up to this minute of the day (UCP 600 art. 33)
    bool shifts; // the place has summer time: the year's edition says when
    bool known;
    CivilDay closedFrom; // banks there are interrupted by force majeure (UCP 600 art. 36); none: they are not
    CivilDay closedUntil; // last day of it
}

/// @notice One publication of one year of a place. A later edition replaces an earlier one and leaves it readable.
struct Edition {
    // slot 0
    uint256 first; // bit n set: day n of the year (1 January is 0) is a banking day, n < 256; never zero
    // slot 1
    uint112 rest; // the same for days 256 to 365, from bit 0
    uint16 number; // of the edition, from 1
    uint40 shiftFrom; // unix time from which the other offset holds, 0 where the clock does not change
    uint40 shiftUntil; // unix time at which it ends
    int16 shiftMinutes; // civil time less UTC in between
}
