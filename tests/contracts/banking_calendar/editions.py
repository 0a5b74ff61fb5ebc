"""Editions of a year, made by hand."""

from __future__ import annotations

from collections.abc import Iterable

from usance.abi import Argument


def clock(offset: int = 0, closing: int = 17 * 60, *, shifts: bool = False) -> dict[str, Argument]:
    """The struct Clock; minutes ahead of UTC, minute of the day."""
    fixed: dict[str, Argument] = {"offsetMinutes": offset, "closingMinute": closing, "shifts": shifts, "known": False}
    return fixed | {"closedFrom": 0, "closedUntil": 0}


def edition(open_days: Iterable[int], **changes: int) -> dict[str, Argument]:
    """The struct Edition with these days of the year (0 is 1 January) open."""
    days = sum(1 << ordinal for ordinal in set(open_days))
    first, rest = days & (2**256 - 1), days >> 256
    shift: dict[str, Argument] = {"shiftFrom": 0, "shiftUntil": 0, "shiftMinutes": 0}
    return {"first": first, "rest": rest, "number": 0} | shift | changes
