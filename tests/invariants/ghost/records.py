"""What the ghost remembers of each thing: the members of the contract's struct, in snake case, in the chain's units.

Days are civil days (from 1970-01-01), amounts minor units, parties and statuses numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from usance.artifacts import enum

PARTY_KIND, STANDING = enum("PartyKind"), enum("Standing")
CREDIT, TENOR = enum("CreditStatus"), enum("TenorKind")
PRESENTATION, DISPOSAL, WAIVER = enum("PresentationStatus"), enum("Disposal"), enum("Waiver")
CLAIM, RULES = enum("ClaimStatus"), enum("RuleSet")
CONFIRMATION, DRAWINGS = enum("Confirmation"), enum("DrawingKind")
AMENDMENT, EXTENSION = enum("AmendmentStatus"), enum("Extension")

NOBODY = "0x" + "00" * 20


@dataclass
class Party:
    account: str
    kind: int
    standing: int
    place: bytes
    sponsor: int
    mandate: bool


@dataclass
class Credit:
    applicant: int
    beneficiary: int
    adviser: int
    nominated: int
    status: int
    rules: int
    edition: int
    examination_days: int
    tenor: int
    tolerance_minus: int
    presentation_days: int
    latest_shipment: int
    amount: int
    currency: bytes
    place: bytes
    tolerance_plus: int
    expiry: int
    tenor_value: int
    confirmation: int
    single_drawing: bool
    transferable: bool
    root: bytes
    issued: int
    drawn: int = 0
    pending: int = 0
    presentations: int = 0
    set_aside: int = 0
    confirmer: int = 0
    second_adviser: int = 0
    confirmed: bool = False
    version: int = 0
    passed_on: bool = False
    apart: bool = False
    scheduled: bool = False
    shared: bool = False
    stayed: bool = False
    parts: int = 0
    pending_amendments: int = 0

    @property
    def latest(self) -> int:
        """The latest day of shipment; a credit that is silent means its expiry."""
        return self.latest_shipment or self.expiry


@dataclass
class Presentation:
    presenter: int
    examiner: int
    status: int
    received: int
    examine_by: int
    shipped: int
    previous: int
    amount: int
    version: int = 0
    waiver: int = 0
    disposal: int = 0
    decided: int = 0
    discrepancies: int = 0
    sighted: int = 0
    covered: bool = False


@dataclass
class Claim:
    face: int
    obligor: int
    maturity: int
    currency: bytes
    place: bytes
    status: int


@dataclass
class Amendment:
    """`changes` bears the contract's own names."""

    changes: Mapping[str, Any]
    status: int
    extension: int = 0
    version: int = 0
    taken_by: int = 0


@dataclass
class Schedule:
    kind: int
    cumulative: bool
    times: int
    used: int
    period: int
    since: int
    made: int
    instalments: int
    portion: int
    advance: int


@dataclass
class Assignment:
    assignee: int
    bank: int
    amount: int
    left: int


@dataclass
class Advance:
    bank: int = 0
    count: int = 0
    reclaimed: bool = False
    total: int = 0
    outstanding: int = 0


@dataclass
class Substitution:
    extra: int = 0
    until: int = 0
    made: bool = False
    kept: bool = False


@dataclass
class Corruption:
    """A record cannot be read since that day; so many banking days of the examination were left."""

    since: int
    days_left: int


@dataclass
class Clock:
    offset_minutes: int
    closing_minute: int
    shifts: bool
    known: bool = True
    closed_from: int = 0
    closed_until: int = 0


@dataclass(frozen=True)
class Edition:
    """Of the banking days of a year: bit n of `first`, and from day 256 on of `rest`, is set for a banking day."""

    first: int
    rest: int
    number: int
    shift_from: int = 0
    shift_until: int = 0
    shift_minutes: int = 0

    def is_open(self, ordinal: int) -> bool:
        """Of the day of the year, 1 January is 0."""
        return bool((self.rest << 256 | self.first) >> ordinal & 1)


@dataclass(frozen=True)
class Limits:
    admitted: bool
    only_currency: bytes
    examination_days: int
    advice_days: int
    presentation_days: int
    usance_cap: int
    closing_wait: int
    short_drawing: int
    about_percent: int
    substitution_days: int
    corruption_days: int


def whole(credit: int) -> int:
    """The credit that this one is a part of, or itself."""
    return credit & ~(0xFF << 24)


def is_part(credit: int) -> bool:
    return credit != whole(credit)


def issuer_of(credit: int) -> int:
    return credit >> 32


def credit_of(presentation: int) -> int:
    return presentation >> 16


def share_of(presentation: int, share: int) -> int:
    """The number of the claim to a share in what was honoured; share 0 is the presenter's."""
    return share << 80 | presentation
