"""What the ghost remembers of the market: members in snake case, in the chain's units. Moments are Unix seconds, each
the last one that counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from usance.artifacts import enum

LISTING, QUOTE, DELIVERY = enum("ListingStatus"), enum("QuoteStatus"), enum("Delivery")
METHOD, LEG, BREACH = enum("Method"), enum("Leg"), enum("Breach")

RUNNING = (QUOTE["Taken"], QUOTE["Acknowledged"], QUOTE["Objected"])
"""Of a sale that may still come to its settlement."""
WANTING = (DELIVERY["Awaited"], DELIVERY["Rejected"])
"""Documents were asked for, and the buyer does not have what it asked for."""
HIGHEST_RATE = 1_000_000
"""A year, in parts per million."""


@dataclass
class Listing:
    seller: int
    to: int
    version: int
    quotes: int
    until: int
    sealed_until: int
    reveal_until: int
    status: int


@dataclass
class Quote:
    buyer: int
    seller: int
    status: int
    delivery: int
    rate: int
    method: int
    basis: int
    grace: int
    value: int
    availability: int
    until: int
    leg: int
    confirm_days: int

    @property
    def runs(self) -> bool:
        return self.status in RUNNING

    @property
    def confirm_by(self) -> int:
        """The last day to say that a payment outside the chain has come."""
        return self.value + self.confirm_days

    @classmethod
    def on(cls, terms: Mapping[str, Any], buyer: int) -> Quote:
        """The buyer's, on terms in the contract's own names."""
        delivery = DELIVERY["Awaited"] if terms["availability"] else DELIVERY["None"]
        price = (terms["rate"], terms["method"], terms["basis"], terms["grace"], terms["value"])
        rest = (terms["availability"], terms["until"], terms["leg"], terms["confirmDays"])
        return cls(buyer, 0, QUOTE["Open"], delivery, *price, *rest)


@dataclass
class Offer:
    buyer: int
    obligor: int
    currency: bytes
    from_days: int
    to_days: int
    rate: int
    method: int
    basis: int
    grace: int
    leg: int
    confirm_days: int
    until: int
    left: int


@dataclass
class Inquiry:
    asker: int
    until: int
    side: int
    class_: int
    tenor: int
    size: int
    currency: bytes


@dataclass
class Line:
    left: int
    bound: bool = True
    set: int = 0


def listing_of(claim: int, version: int) -> int:
    return claim << 16 | version


def claim_of(quote: int) -> int:
    """The claim that is traded."""
    return quote >> 32


def source_of(claim: int) -> int:
    """The credit that the claim came out of, whichever share of the proceeds it is."""
    return (claim & (1 << 80) - 1) >> 16
