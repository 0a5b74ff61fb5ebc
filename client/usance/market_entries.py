"""The lines of the market's book: claims for sale, and what was quoted for them and came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from usance.money import Money
from usance.rates import Rate


class Bid(NamedTuple):
    """The open quote for a listing that is the best for its seller, whatever the methods and days of the others."""

    quote: str
    buyer: str
    rate: Rate
    net: Money


class Entry(NamedTuple):
    """A claim for sale. `until` is in the time of `place`, where it is paid; `quotes` counts those that are open."""

    listing: str
    claim: str
    seller: str
    to: str | None
    until: datetime
    sealed_until: datetime | None
    obligor: str
    face: Money
    maturity: date
    place: str
    quotes: int
    best: Bid | None


@dataclass(frozen=True, slots=True)
class Deal:
    """A quote and what came of it. An open one that cannot be taken any more has expired."""

    id: str
    status: str
    buyer: str
    seller: str
    obligor: str
    rate: Rate
    method: str
    value: date
    net: Money
    face: Money
    maturity: date

    @property
    def tenor(self) -> int:
        """Days from settlement to maturity."""
        return (self.maturity - self.value).days


@dataclass(frozen=True, slots=True)
class Own:
    """What a party has for sale, the open quotes that it gave and got, and the sales under way that it is part of, as
    obligor too."""

    listings: tuple[Entry, ...]
    quotes: tuple[Deal, ...]
    sales: tuple[Deal, ...]
