"""When documents must be presented, examined and paid in mainland China, written a second time with `datetime.date`."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, time, timedelta

from tests.oracle.calendar import banking_day_after, dates, is_open, span

# Notices of the General Office of the State Council for 2024 and 2025.
CLOSED = (
    dates(2024, "01-01", "06-10")
    | span("2024-02-10", "2024-02-17")
    | span("2024-04-04", "2024-04-06")
    | span("2024-05-01", "2024-05-05")
    | span("2024-09-15", "2024-09-17")
    | span("2024-10-01", "2024-10-07")
    | dates(2025, "01-01")
    | span("2025-01-28", "2025-02-04")
    | span("2025-04-04", "2025-04-06")
    | span("2025-05-01", "2025-05-05")
    | span("2025-05-31", "2025-06-02")
    | span("2025-10-01", "2025-10-08")
)
WORKED = dates(2024, "02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12") | dates(
    2025, "01-26", "02-08", "04-27", "09-28", "10-11"
)
CLOSING = time(17)


def opened(day: date) -> bool:
    return is_open(day, closed=CLOSED, worked=WORKED)


def next_open(day: date) -> date:
    """The day itself, or the first day after it on which banks are open (UCP 600 art. 29a)."""
    return banking_day_after(day - timedelta(days=1), 1, opened=opened)


def received_on(day: date, at: time) -> date:
    """The day that documents handed in at a minute count as presented (art. 33)."""
    return next_open(day if at <= CLOSING else day + timedelta(days=1))


def examine_by(received: date) -> date:
    """The fifth banking day following the day of presentation (art. 14b)."""
    return banking_day_after(received, 5, opened=opened)


def last_presentation(shipped: date | None, *, period: int | None, expiry: date) -> date:
    """The earlier of the expiry and the end of the presentation period, each moved by holidays (art. 14c, 29a)."""
    if period is None or shipped is None:
        return next_open(expiry)
    return min(next_open(expiry), next_open(shipped + timedelta(days=period)))


def months_on(day: date, count: int) -> date:
    """The day of the same number so many months on, or the last day of a month that has none of that number."""
    years, month = divmod(day.month - 1 + count, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def maturity(
    tenor: str, value: int | date, *, received: date, shipped: date | None, taken_up: date | None, honoured: date
) -> date:
    """When a claim falls due. `taken_up` is the day on which a waiver of refused documents was accepted, if it was.

    "n days after" excludes the day counted from; what falls on a holiday is paid on the next banking day; what has
    passed before honour is due on the next banking day from honour on (UCP 600 art. 3; ISBP 745 section B).
    """
    if tenor == "sight":
        return honoured
    if isinstance(value, date):
        nominal = value
    else:
        start = shipped if "shipment" in tenor else taken_up or received
        assert start is not None
        nominal = months_on(start, value) if "months" in tenor else start + timedelta(days=value)
    return next_open(max(nominal, honoured))
