// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CivilDay, Place} from "../types/Ids.sol";
import {Clock, Edition} from "../types/Calendar.sol";

/// @title Banking days and civil time per place
/// @notice A banking day is a day on which banks are regularly open at the place where an act is to be done (UCP 600
/// art. 2). Make-up working days of mainland China are banking days where the published edition says so. A year that
/// nobody has published is refused, never guessed.
interface IBankingCalendar {
    error UnknownPlace(Place place);
    error PlaceKnown(Place place);
    error CalendarYearUnpublished(Place place, uint256 year);
    /// @param edition 0 where none was given
    error UnknownEdition(Place place, uint256 year, uint256 edition);
    /// @notice Closing minute or offset beyond a day.
    error BadClock(Place place, int16 offsetMinutes, uint16 closingMinute);
    /// @notice No banking day before September, a bit beyond the end of the year, or a clock change outside the year.
    error BadEdition(Place place, uint256 year);

    /// @notice An interruption that ends before it begins.
    error BadInterruption(Place place, CivilDay from, CivilDay until);

    event BanksInterrupted(Place indexed place, CivilDay from, CivilDay until);
    event PlaceOpened(Place indexed place, int16 offsetMinutes, uint16 closingMinute, bool shifts);
    event YearPublished(Place indexed place, uint256 indexed year, uint256 indexed number, Edition edition);

    /// @param clock with `known` ignored
    /// @dev restricted. Errors: PlaceKnown, BadClock.
    function openPlace(Place place, Clock calldata clock) external;

    /// @notice Publishes a year, or a new edition of it. Days already computed from an earlier edition stand.
    /// @param edition with `number` ignored
    /// @return number of the edition, from 1
    /// @dev restricted. Errors: UnknownPlace, BadEdition.
    function publish(Place place, uint256 year, Edition calldata edition) external returns (uint256 number);

    /// @notice Records that force majeure interrupts the banks of a place (UCP 600 art. 36), in place of an earlier record:
    /// they take no documents, and days of examination do not count. Nothing else moves, so that a credit that expires
    /// meanwhile has expired.
    /// @dev restricted. Errors: UnknownPlace, BadInterruption.
    function interrupt(Place place, CivilDay from, CivilDay until) external;

    /// @return The civil date at the place now. Errors: UnknownPlace, and CalendarYearUnpublished where the clock shifts.
    function today(Place place) external view returns (CivilDay);

    /// @return The banking day that documents handed in now count as received: today inside banking hours on a banking
    /// day, otherwise the next banking day (UCP 600 art. 33). Errors: UnknownPlace, CalendarYearUnpublished.
    function receiptDay(Place place) external view returns (CivilDay);

    /// @dev Errors: CalendarYearUnpublished.
    function isBankingDay(Place place, CivilDay day) external view returns (bool);

    /// @return The day itself if it is a banking day, otherwise the next one (UCP 600 art. 29a).
    /// Errors: CalendarYearUnpublished for every year that had to be looked into.
    function nextBankingDay(Place place, CivilDay day) external view returns (CivilDay);

    /// @return The banking day that is `count` banking days after the day, which itself is not counted (UCP 600
    /// art. 14b), nor are days of an interruption. With 0 the day itself. Errors: CalendarYearUnpublished.
    function addBankingDays(Place place, CivilDay day, uint256 count) external view returns (CivilDay);

    /// @return How many banking days there are after the day `from`, up to and with the day `until`, those of an
    /// interruption left out. Errors: CalendarYearUnpublished.
    function bankingDaysBetween(Place place, CivilDay from, CivilDay until) external view returns (uint256);

    /// @return What is fixed about the place; nothing is known about one that was never opened.
    function clockOf(Place place) external view returns (Clock memory);

    /// @return How many editions of the year there are; 0 when it is unpublished.
    function editions(Place place, uint256 year) external view returns (uint256);

    /// @dev Errors: UnknownEdition.
    function editionOf(Place place, uint256 year, uint256 number) external view returns (Edition memory);
}
