"""Days at places, counted one at a time from the clocks and closing days of the tests' sources."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from tests.oracle.calendar import banking_day_after
from usance.calendars import PLACES, CalendarYear, calendar_year

EPOCH = date(1970, 1, 1)


class Unpublished(Exception):
    """A day of a year without a calendar was looked at."""


@cache
def _year(place: str, year: int) -> CalendarYear:
    return calendar_year(place, year)


class Days:
    """Civil and banking days; `published` says which years of each place there are. All days are civil days."""

    def __init__(self, published: Mapping[str, Sequence[int]], *, closing: int) -> None:
        self._published, self._closing = published, closing

    def knows(self, place: bytes) -> bool:
        return place.decode() in self._published

    def today(self, place: bytes, now: int) -> int:
        return civil(place, now)[0]

    def received(self, place: bytes, now: int) -> int:
        """Documents handed in after the closing minute, or on a day without banking, count as of the next banking
        day."""
        day, minute = civil(place, now)
        return self.next_open(place, day + 1 if minute > self._closing else day)

    def next_open(self, place: bytes, day: int) -> int:
        """The day itself if it is a banking day, else the next one. Raises Unpublished."""
        return self.nth_open(place, day - 1, 1)

    def nth_open(self, place: bytes, day: int, count: int) -> int:
        """The `count`th banking day after the day. Raises Unpublished."""
        try:
            start = EPOCH + timedelta(days=day)
        except OverflowError:
            raise Unpublished from None
        found = banking_day_after(start, count, opened=lambda each: self._is_open(place.decode(), each))
        return (found - EPOCH).days

    def months_after(self, day: int, count: int) -> int:
        """The day of the same number so many months on, or the last one of a month that has no such day."""
        start = EPOCH + timedelta(days=day)
        month = start.month - 1 + count
        year, month = start.year + month // 12, month % 12 + 1
        last = calendar.monthrange(year, month)[1]
        return (date(year, month, min(start.day, last)) - EPOCH).days

    def _is_open(self, place: str, day: date) -> bool:
        if day.year not in self._published[place]:
            raise Unpublished
        return _year(place, day.year).is_banking_day(day)


def civil(place: bytes, now: int) -> tuple[int, int]:
    """The civil day and the minute of it at the place."""
    there = datetime.fromtimestamp(now, UTC).astimezone(ZoneInfo(PLACES[place.decode()].zone))
    return (there.date() - EPOCH).days, there.hour * 60 + there.minute
