"""A desk and its operations as people see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from usance.errors import FieldValue
from usance.money import Money


@dataclass(frozen=True, slots=True)
class DeskOperation:
    """An operation of a desk. `call` says which function of which contract, `said` its arguments; `amount` is what the
    bank binds itself to or pays, None for neither; `expires` at the place of the bank; `seen_by` are the addresses that
    have signed, and `eyes` of `needed` pairs of eyes have seen it; `turn` is its place in the order of the desk."""

    number: int
    state: str
    call: str
    said: Mapping[str, FieldValue]
    amount: Money | None
    turn: int
    expires: datetime
    seen_by: tuple[str, ...]
    eyes: int
    needed: int
    transaction: str | None


@dataclass(frozen=True, slots=True)
class StandingKey:
    """A key of a desk: `role` is maker or checker; `here` whether this workspace holds it."""

    address: str
    role: str
    here: bool


@dataclass(frozen=True, slots=True)
class DeskLimits:
    """In one currency: above `single` one checker more is needed, `daily` is all that a civil day takes, `today` what
    this one has taken; None is no limit."""

    single: Money | None
    daily: Money | None
    today: Money


@dataclass(frozen=True, slots=True)
class DeskSheet:
    """A desk as it stands. `threshold` is how many pairs of eyes see each operation."""

    account: str
    threshold: int
    keys: tuple[StandingKey, ...]
    limits: Mapping[str, DeskLimits]
