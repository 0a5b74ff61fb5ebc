"""Banking days counted one at a time, from closing days written down by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta


def span(first: str, last: str) -> set[date]:
    """All dates from `first` to `last`, both included."""
    day, end = date.fromisoformat(first), date.fromisoformat(last)
    days = set()
    while day <= end:
        days.add(day)
        day += timedelta(days=1)
    return days


def dates(year: int, *month_days: str) -> set[date]:
    """Dates of one year, written 'MM-DD'."""
    return {date.fromisoformat(f"{year}-{each}") for each in month_days}


def is_open(day: date, *, closed: Iterable[date], worked: Iterable[date] = ()) -> bool:
    """Whether banks are open: on weekdays that are not closing days, and on weekend days that are worked."""
    return day in set(worked) or (day.strftime("%a") not in ("Sat", "Sun") and day not in set(closed))


def days_of(year: int) -> list[date]:
    """All dates of a year."""
    return sorted(span(f"{year}-01-01", f"{year}-12-31"))


def banking_day_after(day: date, count: int, *, opened: Callable[[date], bool]) -> date:
    """The `count`th banking day after `day`, which itself is not counted (UCP 600 art. 14(b))."""
    while count:
        day += timedelta(days=1)
        count -= opened(day)
    return day
