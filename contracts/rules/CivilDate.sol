// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {CivilDay} from "../types/Ids.sol";

/// @notice Days and years of the proleptic Gregorian calendar from 1970 on.
library CivilDate {
    uint256 private constant DAYS_IN_400_YEARS = 146_097;
    uint256 private constant DAYS_TO_1970 = 719_162; // from 0001-01-01

    /// @return The day that a moment falls on where civil time is UTC plus the offset, and the minute of that day.
    function civilAt(uint256 timestamp, int256 offsetMinutes) internal pure returns (CivilDay, uint256) {
        uint256 minute = uint256(int256(timestamp / 60) + offsetMinutes);
        return (CivilDay.wrap(uint32(minute / 1440)), minute % 1440);
    }

    function plus(CivilDay day, uint256 count) internal pure returns (CivilDay) {
        return CivilDay.wrap(SafeCast.toUint32(CivilDay.unwrap(day) + count));
    }

    /// @return The day of the same number so many months on, or the last one of a month that has no such day.
    function plusMonths(CivilDay day, uint256 months) internal pure returns (CivilDay) {
        (uint256 year, uint256 ordinal) = yearOf(day);
        uint256 month = 1;
        while (ordinal >= daysOf(year, month)) ordinal -= daysOf(year, month++);
        uint256 since = month - 1 + months;
        (year, month) = (year + since / 12, (since % 12) + 1);
        uint256 last = daysOf(year, month) - 1;
        uint256 count = ordinal < last ? ordinal : last;
        for (uint256 earlier = 1; earlier < month; ++earlier) count += daysOf(year, earlier);
        return plus(firstOf(year), count);
    }

    /// @return How many days the month, 1 to 12, has.
    function daysOf(uint256 year, uint256 month) internal pure returns (uint256) {
        if (month == 2) return daysIn(year) - 337;
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /// @return year of the day, and its place in that year: 0 is 1 January.
    function yearOf(CivilDay day) internal pure returns (uint256 year, uint256 ordinal) {
        uint256 elapsed = CivilDay.unwrap(day) + DAYS_TO_1970;
        uint256 cycle = elapsed / DAYS_IN_400_YEARS;
        uint256 rest = elapsed % DAYS_IN_400_YEARS;
        // slither-disable-start divide-before-multiply
        // The last day of a leap year would count as a year of its own, so the longer units are taken off first.
        uint256 century = rest / 36_524 - rest / 146_096;
        rest -= century * 36_524;
        uint256 four = rest / 1461;
        rest -= four * 1461;
        uint256 single = rest / 365 - rest / 1460;
        // slither-disable-end divide-before-multiply
        return (cycle * 400 + century * 100 + four * 4 + single + 1, rest - single * 365);
    }

    function firstOf(uint256 year) internal pure returns (CivilDay) {
        uint256 past = year - 1;
        return CivilDay.wrap(uint32(past * 365 + past / 4 - past / 100 + past / 400 - DAYS_TO_1970));
    }

    function daysIn(uint256 year) internal pure returns (uint256) {
        bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        return leap ? 366 : 365;
    }
}
