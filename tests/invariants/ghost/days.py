"""Days at places, counted one at a time from the clocks and closing days of the tests' sources."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from tests.invariants.ghost.records import Clock, Edition
from tests.oracle.calendar import banking_day_after
from usance.calendars import PLACES, CalendarYear, calendar_year, seconds_at

EPOCH = date(1970, 1, 1)
NO_END = 2**32 - 1
"""The last day of an examination whose clock stands still."""


class Unpublished(Exception):
    """A day of a year without a calendar was looked at."""


@cache
def _year(place: str, year: int) -> CalendarYear:
    return calendar_year(place, year)


class Days:
    """Civil and banking days; `published` says which years of each place there are. All days are civil days.

    `clocks` holds what is fixed of each place and when its banks are interrupted, `editions` all editions of each year
    of a place by their numbers.
    """

    def __init__(self, published: Mapping[str, Sequence[int]], *, closing: int) -> None:
        self.clocks: dict[bytes, Clock] = {}
        self.editions: dict[tuple[bytes, int, int], Edition] = {}
        self._latest: dict[tuple[bytes, int], int] = {}
        for name, years in published.items():
            made = [_year(name, year) for year in years]
            shifts = any(year.shift_from for year in made)
            self.clocks[name.encode()] = Clock(made[0].offset_minutes, closing, shifts)
            for year in made:
                shift = (year.shift_from, year.shift_until, year.shift_minutes)
                self.publish(name.encode(), year.year, Edition(year.first, year.rest, 1, *shift))

    def knows(self, place: bytes) -> bool:
        return place in self.clocks

    def publish(self, place: bytes, year: int, edition: Edition) -> None:
        """As the latest one of the year; days that were counted before stand."""
        self._latest[place, year] = edition.number
        self.editions[place, year, edition.number] = edition

    def number(self, place: bytes, year: int) -> int:
        """Of the latest edition; 0 for a year without one."""
        return self._latest.get((place, year), 0)

    def today(self, place: bytes, now: int) -> int:
        return self._civil(place, now)[0]

    def second(self, place: bytes, day: int, at: time) -> int:
        """The Unix second at which clocks in the place show the day and the time."""
        when = EPOCH + timedelta(days=day)
        if place.decode() in PLACES:
            return seconds_at(place.decode(), when, at)
        return day * 86_400 + (at.hour * 60 + at.minute - self.clocks[place].offset_minutes) * 60

    def received(self, place: bytes, now: int) -> int:
        """Documents handed in after the closing minute, on a day without banking, or while the banks are interrupted
        (UCP 600 art. 36), count as of the next banking day."""
        day, minute = self._civil(place, now)
        late = minute > self.clocks[place].closing_minute
        return self.nth_open(place, day if late else day - 1, 1)

    def next_open(self, place: bytes, day: int) -> int:
        """The day itself if it is a banking day, else the next one (art. 29a). Force majeure does not move it (art.
        36): a day of an interruption is a banking day like any other. Raises Unpublished."""
        return self._nth(day - 1, 1, lambda each: self.is_open(place, each))

    def nth_open(self, place: bytes, day: int, count: int) -> int:
        """The `count`th day after the day on which the banks work, so none of an interruption. Raises Unpublished."""
        return self._nth(day, count, lambda each: self.works(place, each))

    def between(self, place: bytes, day: int, until: int) -> int:
        """How many days there are on which the banks work, after `day`, up to and with `until`. Raises Unpublished."""
        return sum(self.works(place, each) for each in range(day + 1, until + 1))

    def works(self, place: bytes, day: int) -> bool:
        """Whether it is a banking day and no force majeure interrupts the banks. Raises Unpublished."""
        return not self.is_interrupted(place, day) and self.is_open(place, day)

    def is_interrupted(self, place: bytes, day: int) -> bool:
        clock = self.clocks[place]
        return bool(clock.closed_from) and clock.closed_from <= day <= clock.closed_until

    def is_open(self, place: bytes, day: int) -> bool:
        """Whether it is a banking day. Raises Unpublished."""
        when = EPOCH + timedelta(days=day)
        if not (number := self.number(place, when.year)):
            raise Unpublished
        return self.editions[place, when.year, number].is_open((when - date(when.year, 1, 1)).days)

    def months_after(self, day: int, count: int) -> int:
        """The day of the same number so many months on, or the last one of a month that has no such day."""
        start = EPOCH + timedelta(days=day)
        month = start.month - 1 + count
        year, month = start.year + month // 12, month % 12 + 1
        last = calendar.monthrange(year, month)[1]
        return (date(year, month, min(start.day, last)) - EPOCH).days

    @staticmethod
    def _nth(day: int, count: int, opened: Callable[[int], bool]) -> int:
        try:
            start = EPOCH + timedelta(days=day)
        except OverflowError:
            raise Unpublished from None
        found = banking_day_after(start, count, opened=lambda each: opened((each - EPOCH).days))
        return (found - EPOCH).days

    def _civil(self, place: bytes, now: int) -> tuple[int, int]:
        """The civil day and the minute of it at the place."""
        if place.decode() not in PLACES:
            day, second = divmod(now + self.clocks[place].offset_minutes * 60, 86_400)
            return day, second // 60
        there = datetime.fromtimestamp(now, UTC).astimezone(_zone(place))
        return (there.date() - EPOCH).days, there.hour * 60 + there.minute


@cache
def _zone(place: bytes) -> ZoneInfo:
    return ZoneInfo(PLACES[place.decode()].zone)
