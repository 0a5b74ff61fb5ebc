"""Rates of interest a year, exact to a part per million."""

from __future__ import annotations

import re
from dataclasses import dataclass
from reprlib import repr as shown

from usance.errors import InputError

_RATE = re.compile(r"([0-9]{1,3})(?:\.([0-9]{1,4}))?%", re.ASCII)
_OF_A_PERCENT = 10_000


class BadRate(InputError):
    """Text that is not a rate of interest."""

    def __init__(self, given: object) -> None:
        needed = "a rate such as 2.85%, with at most 4 decimals"
        super().__init__(f"not a rate: {shown(given)}; needed: {needed}", given=given, needed=needed)


@dataclass(frozen=True, slots=True, order=True)
class Rate:
    """A rate a year in parts per million: 2.85% is 28,500. What is no price, 0 or above 100%, the ledger refuses."""

    ppm: int

    @classmethod
    def parse(cls, text: str) -> Rate:
        """From text such as '2.85%'. Raises BadRate, also for any number."""
        found = _RATE.fullmatch(text) if isinstance(text, str) else None
        if found is None:
            raise BadRate(text)
        return cls(int(found[1]) * _OF_A_PERCENT + int((found[2] or "").ljust(4, "0")))

    def __str__(self) -> str:
        whole, rest = divmod(self.ppm, _OF_A_PERCENT)
        decimals = f"{rest:04d}"
        # Two decimals at least, as the market writes them.
        return f"{whole}.{decimals[:2]}{decimals[2:].rstrip('0')}%"


def rate_of(given: Rate | str) -> Rate:
    """A rate as it is, or read from text. Raises BadRate."""
    return given if isinstance(given, Rate) else Rate.parse(given)
