"""Clocks of the places, from the pinned time zone data."""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, date, datetime, time
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

from usance.calendars.places import place_of
from usance.dates import civil_day, unix_seconds

_A_DAY = 86_400


def seconds_at(place: str, day: date, at: time) -> int:
    """The Unix second at which clocks in a place show `day` and `at`.

    An hour that a change of clocks repeats means its first passing; one that it leaves out is read with the offset
    before the change. Raises UnknownPlace, BadDate, BadTime.
    """
    zone = _zone(place_of(place).zone)
    civil_day(day)
    return unix_seconds(day, at, offset_minutes=_minutes(datetime.combine(day, at.replace(tzinfo=zone))))


def clock_of(place: str, year: int) -> tuple[int, int, int, int]:
    """A place's clock in a civil year: minutes ahead of UTC on 1 January, then, if clocks change in the year, the
    Unix seconds from which and until which the offset differs, and the offset between; zeros if they do not change.
    """
    zone = _zone(place_of(place).zone)
    new_year = datetime(year, 1, 1, tzinfo=zone)
    end = datetime(year + 1, 1, 1, tzinfo=zone)
    changes = _changes(zone, start=int(new_year.timestamp()), end=int(end.timestamp()))
    if not changes:
        return _minutes(new_year), 0, 0, 0
    # Clocks go forward and back, or stay, in every known year; another pattern fails here, not on chain.
    shift_from, shift_until = changes
    return _minutes(new_year), shift_from, shift_until, _offset(zone, shift_from)


def _changes(zone: ZoneInfo, *, start: int, end: int) -> list[int]:
    """The seconds from `start` to `end` at which the offset changes, at most one a day."""
    found = []
    for low in range(start, end, _A_DAY):
        before, high = _offset(zone, low), min(low + _A_DAY, end)
        if _offset(zone, high) != before:
            found.append(bisect_left(range(high), True, low, key=lambda each: _offset(zone, each) != before))
    return found


def _offset(zone: ZoneInfo, seconds: int) -> int:
    return _minutes(datetime.fromtimestamp(seconds, UTC).astimezone(zone))


def _minutes(moment: datetime) -> int:
    offset = moment.utcoffset()
    assert offset is not None
    return int(offset.total_seconds()) // 60


@cache
def _zone(name: str) -> ZoneInfo:
    # ZoneInfo(name) would prefer the host's zone files to the pinned ones.
    region, city = name.split("/")
    with resources.files("tzdata").joinpath("zoneinfo", region, city).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)
