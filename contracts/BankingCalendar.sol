// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IBankingCalendar} from "./interfaces/IBankingCalendar.sol";
import {CivilDate} from "./rules/CivilDate.sol";
import {Clock, Edition} from "./types/Calendar.sol";
import {CivilDay, Place} from "./types/Ids.sol";

contract BankingCalendar is IBankingCalendar, AccessManaged {
    using CivilDate for CivilDay;

    int16 private constant MINUTES_IN_DAY = 1440;

    mapping(Place place => Clock) private _clocks;
    mapping(Place place => mapping(uint256 year => Edition)) private _current;
    mapping(Place place => mapping(uint256 year => mapping(uint256 number => Edition))) private _replaced;

    constructor(address authority) AccessManaged(authority) {}

    /// @inheritdoc IBankingCalendar
    function openPlace(Place place, Clock calldata clock) external restricted {
        if (_clocks[place].known) revert PlaceKnown(place);
        (int16 offset, uint16 closing) = (clock.offsetMinutes, clock.closingMinute);
        if (
            offset <= -MINUTES_IN_DAY || offset >= MINUTES_IN_DAY || closing == 0 || closing >= uint16(MINUTES_IN_DAY)
        ) {
            revert BadClock(place, offset, closing);
        }
        _clocks[place] = Clock(offset, closing, clock.shifts, true, CivilDay.wrap(0), CivilDay.wrap(0));
        emit PlaceOpened(place, offset, closing, clock.shifts);
    }

    /// @inheritdoc IBankingCalendar
    function publish(Place place, uint256 year, Edition calldata edition) external restricted returns (uint256) {
        if (!_isSound(_knownClock(place), year, edition)) revert BadEdition(place, year);
        Edition memory former = _current[place][year];
        if (former.number != 0) _replaced[place][year][former.number] = former;
        Edition memory published = edition;
        published.number = former.number + 1;
        _current[place][year] = published;
        emit YearPublished(place, year, published.number, published);
        return published.number;
    }

    /// @inheritdoc IBankingCalendar
    function interrupt(Place place, CivilDay from, CivilDay until) external restricted {
        // Asked for its refusal alone.
        // slither-disable-next-line unused-return
        _knownClock(place);
        if (from.isUnset() || until < from) revert BadInterruption(place, from, until);
        (_clocks[place].closedFrom, _clocks[place].closedUntil) = (from, until);
        emit BanksInterrupted(place, from, until);
    }

    /// @inheritdoc IBankingCalendar
    function today(Place place) external view returns (CivilDay day) {
        (day, ) = _now(place, _knownClock(place));
    }

    /// @inheritdoc IBankingCalendar
    function receiptDay(Place place) external view returns (CivilDay) {
        Clock memory clock = _knownClock(place);
        (CivilDay day, uint256 minute) = _now(place, clock);
        return _seekOpen(place, clock, minute > clock.closingMinute ? day.plus(1) : day, 1);
    }

    /// @inheritdoc IBankingCalendar
    function isBankingDay(Place place, CivilDay day) public view returns (bool) {
        (uint256 year, uint256 ordinal) = day.yearOf();
        return _isSet(_published(place, year), ordinal);
    }

    /// @inheritdoc IBankingCalendar
    function nextBankingDay(Place place, CivilDay day) external view returns (CivilDay) {
        return _seek(place, day, 1);
    }

    /// @inheritdoc IBankingCalendar
    function addBankingDays(Place place, CivilDay day, uint256 count) external view returns (CivilDay) {
        return count == 0 ? day : _seekOpen(place, _clocks[place], day.plus(1), count);
    }

    /// @inheritdoc IBankingCalendar
    function bankingDaysBetween(Place place, CivilDay from, CivilDay until) external view returns (uint256) {
        Clock memory clock = _clocks[place];
        (CivilDay first, CivilDay end, CivilDay resumed) = (from.plus(1), until.plus(1), clock.closedUntil.plus(1));
        return
            _count(place, first, end < clock.closedFrom ? end : clock.closedFrom) +
            _count(place, first.orLater(resumed), end);
    }

    /// @inheritdoc IBankingCalendar
    function clockOf(Place place) external view returns (Clock memory) {
        return _clocks[place];
    }

    /// @inheritdoc IBankingCalendar
    function editions(Place place, uint256 year) external view returns (uint256) {
        return _current[place][year].number;
    }

    /// @inheritdoc IBankingCalendar
    function editionOf(Place place, uint256 year, uint256 number) external view returns (Edition memory) {
        uint256 latest = _current[place][year].number;
        if (number == 0 || number > latest) revert UnknownEdition(place, year, number);
        return number == latest ? _current[place][year] : _replaced[place][year][number];
    }

    /// @return found nth banking day from the given day on, that day counted if it is one.
    function _seek(Place place, CivilDay from, uint256 nth) private view returns (CivilDay found) {
        (uint256 year, uint256 ordinal) = from.yearOf();
        for (uint256 passed = 0; ; ++year) {
            Edition storage edition = _current[place][year];
            (uint256 word, uint256 base, uint256 end) = (edition.first, 0, 256);
            if (word == 0) revert CalendarYearUnpublished(place, year);
            uint256 length = CivilDate.daysIn(year);
            while (ordinal < length) {
                // One word at a time: most searches never need the year's second one.
                if (ordinal >= 256) (word, base, end) = (edition.rest, 256, length);
                for (; ordinal < end; ++ordinal) {
                    // Counts down whole days, so equality cannot be stepped over.
                    // slither-disable-next-line incorrect-equality
                    if ((word >> (ordinal - base)) & 1 == 1 && --nth == 0) return from.plus(passed);
                    ++passed;
                }
            }
            ordinal = 0;
        }
    }

    /// @return day that is the nth banking day from the given day on, those of an interruption not counted.
    function _seekOpen(
        Place place,
        Clock memory clock,
        CivilDay from,
        uint256 nth
    ) private view returns (CivilDay day) {
        day = _seek(place, from, nth);
        if (clock.closedFrom.isUnset() || day < clock.closedFrom || from > clock.closedUntil) return day;
        return _seek(place, clock.closedUntil.plus(1), nth - _count(place, from, clock.closedFrom));
    }

    /// @return count of the banking days from the day on, before the other.
    function _count(Place place, CivilDay from, CivilDay before) private view returns (uint256 count) {
        for (CivilDay day = from; day < before; day = day.plus(1)) {
            if (isBankingDay(place, day)) ++count;
        }
    }

    function _now(Place place, Clock memory clock) private view returns (CivilDay day, uint256 minute) {
        (day, minute) = CivilDate.civilAt(block.timestamp, clock.offsetMinutes);
        if (!clock.shifts) return (day, minute);
        // slither-disable-next-line unused-return
        (uint256 year, ) = day.yearOf();
        Edition storage edition = _published(place, year);
        if (block.timestamp < edition.shiftFrom || block.timestamp >= edition.shiftUntil) return (day, minute);
        return CivilDate.civilAt(block.timestamp, edition.shiftMinutes);
    }

    function _published(Place place, uint256 year) private view returns (Edition storage edition) {
        edition = _current[place][year];
        if (edition.first == 0) revert CalendarYearUnpublished(place, year);
    }

    function _knownClock(Place place) private view returns (Clock memory clock) {
        clock = _clocks[place];
        if (!clock.known) revert UnknownPlace(place);
    }

    function _isSet(Edition storage edition, uint256 ordinal) private view returns (bool) {
        uint256 bits = ordinal < 256 ? edition.first >> ordinal : edition.rest >> (ordinal - 256);
        return bits & 1 != 0;
    }

    function _isSound(Clock memory clock, uint256 year, Edition calldata e) private pure returns (bool) {
        if (year < 1970 || year > 9999) return false;
        if (e.first == 0) return false;
        if (e.rest >> (CivilDate.daysIn(year) - 256) != 0) return false;
        if (e.shiftFrom == 0) return e.shiftUntil == 0 && e.shiftMinutes == 0;
        uint256 start = uint256(CivilDay.unwrap(CivilDate.firstOf(year))) * 1 days;
        return
            clock.shifts &&
            e.shiftFrom > start &&
            e.shiftFrom < e.shiftUntil &&
            e.shiftUntil < start + CivilDate.daysIn(year) * 1 days &&
            e.shiftMinutes > -MINUTES_IN_DAY &&
            e.shiftMinutes < MINUTES_IN_DAY;
    }
}
