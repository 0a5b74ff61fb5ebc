"""Civil days, times of day and tenors.

A date here is the date on the calendar of a place; seconds are Unix seconds of the chain. The offset between them
is a fact of the place and the moment (see `usance.calendars`) and is always given, never taken from the host.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from reprlib import repr as shown
from typing import Literal

from usance.errors import InputError

EPOCH = date(1970, 1, 1)
_SECONDS_A_DAY = 86_400
_MINUTES_A_DAY = 1_440
_LONGEST_TENOR = 9_999

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])", re.ASCII)
_USANCE = re.compile(r"([1-9][0-9]{0,3}) (day|month)s? after (sight|shipment)", re.ASCII)

TenorKind = Literal["Sight", "AfterSight", "AfterShipment", "FixedDate", "AfterSightMonths", "AfterShipmentMonths"]


_AFTER_DAYS: tuple[TenorKind, TenorKind] = ("AfterSight", "AfterShipment")
_AFTER_MONTHS: tuple[TenorKind, TenorKind] = ("AfterSightMonths", "AfterShipmentMonths")


class BadDate(InputError):
    """Something that is not a civil date."""

    def __init__(self, given: object, needed: str = "a date such as '2024-09-02'") -> None:
        super().__init__(f"not a date: {shown(given)}; needed: {needed}", given=given, needed=needed)


class BadTime(InputError):
    """Something that is not a time of day or an instant."""

    def __init__(self, given: object, needed: str = "a time of day such as '16:30'") -> None:
        super().__init__(f"not a time: {shown(given)}; needed: {needed}", given=given, needed=needed)


class BadTenor(InputError):
    """Something that is not a tenor."""

    def __init__(self, given: object) -> None:
        needed = f"'sight', 'N days after sight' or 'shipment' (N 1 to {_LONGEST_TENOR}; or months) or 'on 2025-01-20'"
        super().__init__(f"not a tenor: {shown(given)}; needed: {needed}", given=given, needed=needed)


def civil_day(day: date) -> int:
    """The days from 1970-01-01 to `day` (CivilDay on chain, where 0 means no date).

    Raises BadDate for a datetime and for a date that is not after 1970-01-01.
    """
    # A datetime is a date in Python, but which civil day it names depends on a place.
    if not isinstance(day, date) or isinstance(day, datetime):
        raise BadDate(day)
    if day <= EPOCH:
        raise BadDate(day.isoformat(), "a date after 1970-01-01")
    return (day - EPOCH).days


def from_civil_day(number: int) -> date | None:
    """The date of a CivilDay; None for 0, which on chain means no date. Raises BadDate out of range."""
    if type(number) is not int or not 0 <= number <= (date.max - EPOCH).days:
        raise BadDate(number, "a civil day, counted from 1970-01-01")
    return EPOCH + timedelta(days=number) if number else None


def parse_date(given: str | date) -> date:
    """Read '2024-09-02'; a date that TOML or YAML has read already passes through.

    Raises BadDate for any other spelling, a date that does not exist, a datetime or a number.
    """
    if isinstance(given, date) and not isinstance(given, datetime):
        civil_day(given)
        return given
    if not isinstance(given, str) or _DATE.fullmatch(given) is None:
        raise BadDate(given)
    try:
        day = date.fromisoformat(given)
    except ValueError:
        raise BadDate(given, "a date that exists") from None
    civil_day(day)
    return day


def parse_time(given: str) -> time:
    """Read '16:30', two digits each, 24 hours. Raises BadTime for anything else, a number included."""
    match = _TIME.fullmatch(given) if isinstance(given, str) else None
    if match is None:
        raise BadTime(given)
    return time(int(match[1]), int(match[2]))


def unix_seconds(day: date, at: time, *, offset_minutes: int) -> int:
    """The instant at which a place, `offset_minutes` ahead of UTC, shows `day` and `at`.

    Raises BadDate, BadTime (a time with a zone or a part of a second, an offset of a day or more).
    """
    if at.tzinfo is not None or at.microsecond:
        raise BadTime(at.isoformat(), "a time of day in whole seconds without a zone")
    _checked_offset(offset_minutes)
    of_day = at.hour * 3600 + at.minute * 60 + at.second
    return civil_day(day) * _SECONDS_A_DAY + of_day - offset_minutes * 60


def civil_moment(seconds: int, *, offset_minutes: int) -> tuple[date, time]:
    """The date and time of day that a place, `offset_minutes` ahead of UTC, shows at an instant. Raises BadTime."""
    _checked_offset(offset_minutes)
    if type(seconds) is not int:
        raise BadTime(seconds, "whole Unix seconds")
    days, of_day = divmod(seconds + offset_minutes * 60, _SECONDS_A_DAY)
    if not 0 <= days <= (date.max - EPOCH).days:
        raise BadTime(seconds, "Unix seconds of the years 1970 to 9999")
    return EPOCH + timedelta(days=days), time(of_day // 3600, of_day // 60 % 60, of_day % 60)


def _checked_offset(offset_minutes: int) -> None:
    if type(offset_minutes) is not int or abs(offset_minutes) >= _MINUTES_A_DAY:
        raise BadTime(offset_minutes, "an offset from UTC in minutes, less than a day")


@dataclass(frozen=True, slots=True)
class Tenor:
    """When an honoured drawing is paid: at sight, `value` days or months after sight or shipment, or on the civil day
    `value`.

    These are the forms of UCP 600 art. 6(b) and 7 and of the PRC 2016 Measures; `value` is 0 at sight.
    How long a tenor may be is for the rule set on chain to say. Raises BadTenor.
    """

    kind: TenorKind
    value: int = 0

    def __post_init__(self) -> None:
        if type(self.value) is not int or not self._value_fits():
            raise BadTenor((self.kind, self.value))

    @classmethod
    def parse(cls, text: str) -> Tenor:
        """Read 'sight', '90 days after sight', '3 months after shipment' or 'on 2025-01-20'.

        Raises BadTenor, BadDate.
        """
        if not isinstance(text, str):
            raise BadTenor(text)
        if text == "sight":
            return cls("Sight")
        if text.startswith("on "):
            return cls("FixedDate", civil_day(parse_date(text.removeprefix("on "))))
        match = _USANCE.fullmatch(text)
        if match is None:
            raise BadTenor(text)
        kinds = _AFTER_MONTHS if match[2] == "month" else _AFTER_DAYS
        return cls(kinds[match[3] != "sight"], int(match[1]))

    @property
    def maturity(self) -> date | None:
        """The date that a fixed tenor names; None for the others."""
        return from_civil_day(self.value) if self.kind == "FixedDate" else None

    def __str__(self) -> str:
        if self.kind == "Sight":
            return "sight"
        if self.kind == "FixedDate":
            return f"on {self.maturity}"
        unit = "month" if self.kind in _AFTER_MONTHS else "day"
        length = f"1 {unit}" if self.value == 1 else f"{self.value} {unit}s"
        return f"{length} after {'sight' if self.kind in ('AfterSight', 'AfterSightMonths') else 'shipment'}"

    def _value_fits(self) -> bool:
        if self.kind == "Sight":
            return self.value == 0
        if self.kind == "FixedDate":
            return 0 < self.value <= (date.max - EPOCH).days
        return self.kind in (*_AFTER_DAYS, *_AFTER_MONTHS) and 1 <= self.value <= _LONGEST_TENOR
