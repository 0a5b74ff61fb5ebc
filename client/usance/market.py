"""The forfaiting market as objects: claims for sale, quotes and the sales that come of them, offers, inquiries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from usance.artifacts import enum
from usance.errors import InputError
from usance.money import Money
from usance.rates import Rate

METHODS = {
    **{"straight": "Straight", "yield": "Yield", "yield by year": "YieldByYear"},
    **{"yield by 182 days": "YieldBy182", "yield by 183 days": "YieldBy183"},
}
BREACHES = {
    **{"fraud": "Fraud", "invalid claim": "InvalidClaim", "not as described": "NotAsDescribed"},
    **{"stopped by seller": "StoppedBySeller"},
}
LEGS = {"digital": "Digital", "outside": "Outside"}
BUCKETS = (
    ("Side", {"sell": "Sell", "buy": "Buy"}),
    (
        "ObligorClass",
        {
            **{"state bank": "StateBank", "joint-stock bank": "JointStockBank"},
            **{"city bank": "CityBank", "foreign bank": "ForeignBank"},
        },
    ),
    (
        "TenorBand",
        {
            **{"30 days": "Month", "90 days": "Quarter", "180 days": "HalfYear"},
            **{"365 days": "Year", "longer": "Longer"},
        },
    ),
    ("SizeBand", {"below 1m": "Small", "below 10m": "Medium", "below 100m": "Large", "100m and more": "Huge"}),
)
"""Side, class of the obligor, tenor up to, and size in units of the currency: enum, and its members in words."""


class UnknownWord(InputError):
    """A word that the market has no meaning for."""

    def __init__(self, given: object, known: Iterable[str]) -> None:
        needed = " or ".join(known)
        super().__init__(f"unknown word: {given!r}; needed: {needed}", given=given, needed=needed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A claim for sale. `until` is the last moment of it at the claim's place of payment; where quotes are sealed,
    until when, and until when they are revealed. `to` is the one bank that may quote."""

    id: str
    claim: str
    credit: str
    status: str
    seller: str
    to: str | None
    until: datetime
    sealed_until: datetime | None
    reveal_until: datetime | None
    quotes: int
    obligor: str
    face: Money
    maturity: date
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A price for a claim, and the sale that came of it. `days` are those that interest is taken for; net and discount
    come to the face. `seller` is None where the listing was changed since; `last_day` is the last one to settle."""

    id: str
    listing: str
    claim: str
    credit: str
    status: str
    buyer: str
    seller: str | None
    obligor: str
    rate: Rate
    method: str
    basis: int
    grace: int
    value: date
    days: int
    net: Money
    discount: Money
    face: Money
    maturity: date
    until: datetime
    availability: date | None
    delivery: str
    leg: str
    last_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a bank offers to buy: claims of `from_days` to `to_days`, up to `left`. `until` is in the time of the bank's
    place, None once it was withdrawn."""

    id: str
    status: str
    buyer: str
    obligor: str | None
    from_days: int
    to_days: int
    rate: Rate
    method: str
    basis: int
    grace: int
    leg: str
    left: Money
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """A question to the market in buckets: Open, Closed or Expired. `until` is in the time of the asker's place, None
    once it was closed; `rates` are those that banks have indicated, none of them binding."""

    id: str
    status: str
    asker: str
    side: str
    obligor_class: str
    tenor: str
    size: str
    currency: str
    until: datetime | None
    rates: tuple[tuple[str, Rate], ...]


def said(words: dict[str, str], member: str) -> str:
    """How people say the member of an enum."""
    return next(word for word, name in words.items() if name == member)


def code(of: str, words: dict[str, str], word: str) -> int:
    """The number of the enum's member that the word stands for. Raises UnknownWord."""
    if word not in words:
        raise UnknownWord(word, words)
    return int(enum(of)[words[word]])
