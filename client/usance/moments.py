"""Moments by which something holds, as people at a place say them, and as the chain counts them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TypeAlias

from usance.calendars import seconds_at

Until: TypeAlias = date | datetime
"""A civil day, to its end, or a minute of a day, both at a place."""

_LATEST = 253_402_128_000
"""The day before the last one that the calendar of the client can write, 9999-12-30."""


def last_second(place: str, until: Until) -> int:
    """The last Unix second that counts: that of the day, or the very moment."""
    if isinstance(until, datetime):
        return seconds_at(place, until.date(), until.time())
    return seconds_at(place, until + timedelta(days=1), time(0)) - 1


def civil_moment(place: str, seconds: int) -> datetime:
    """The civil date and time at the place; what the client cannot write, as far ahead as it can."""
    seconds = min(seconds, _LATEST)
    shown = datetime(1970, 1, 1) + timedelta(seconds=seconds)
    # From UTC in two steps: the first finds the offset, the second that of a day on which clocks change.
    for _ in range(2):
        shown += timedelta(seconds=seconds - seconds_at(place, shown.date(), shown.time()))
    return shown
