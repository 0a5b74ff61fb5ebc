"""How a credit is drawn where not freely: by instalments, or revolving (UCP 600 art. 32; MT700 field 47A)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from reprlib import repr as shown

from usance.dates import parse_date
from usance.errors import InputError
from usance.money import Money

_REVOLVING = re.compile(
    r"([1-9][0-9]{0,2}) times? (?:by value|every ([1-9][0-9]{0,2}) months?)(, cumulative)?", re.ASCII
)


class BadClause(InputError):
    """Text that says no instalment and no way of revolving."""

    def __init__(self, given: object, needed: str) -> None:
        super().__init__(f"not a clause: {shown(given)}; needed: {needed}", given=given, needed=needed)


@dataclass(frozen=True, slots=True)
class Instalment:
    """One drawing of `amount`, shipped by `until`; the next one's period begins the day after."""

    amount: Money
    until: date

    @classmethod
    def parse(cls, text: str) -> Instalment:
        """Read 'CNY 300000.00 until 2024-10-31'. Raises BadClause, and as Money.parse and parse_date."""
        amount, found, until = text.partition(" until ") if isinstance(text, str) else ("", "", "")
        if not found:
            raise BadClause(text, "an instalment such as 'CNY 300000.00 until 2024-10-31'")
        return cls(Money.parse(amount), parse_date(until))

    def __str__(self) -> str:
        return f"{self.amount} until {self.until}"


@dataclass(frozen=True, slots=True)
class Revolving:
    """The amount is there anew `times` times: every so many `months`, or as soon as it is drawn where that is None.
    `cumulative`: what a period leaves undrawn is added to the next."""

    times: int
    months: int | None = None
    cumulative: bool = False

    @classmethod
    def parse(cls, text: str) -> Revolving:
        """Read '2 times every 1 month', '2 times every 1 month, cumulative' or '3 times by value'. Raises BadClause."""
        found = _REVOLVING.fullmatch(text) if isinstance(text, str) else None
        if not found or (found[3] and not found[2]) or int(found[1]) > 255:
            raise BadClause(text, "'N times every N months', that with ', cumulative', or 'N times by value'")
        return cls(int(found[1]), int(found[2]) if found[2] else None, bool(found[3]))

    def __str__(self) -> str:
        how = f"every {self.months} {'month' if self.months == 1 else 'months'}" if self.months else "by value"
        return f"{self.times} {'time' if self.times == 1 else 'times'} {how}{', cumulative' if self.cumulative else ''}"
