"""What is on the ledger, as its users see it. Parties are names, days civil dates, amounts Money, ids text (see ids).

A status is the derived one: Expired, Precluded and Due appear where time alone has brought them about.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from usance.dates import Tenor
from usance.money import Money, Tolerance


class Disposal(StrEnum):
    """What the refusing bank does with the documents (UCP 600 art. 16c iii a to d)."""

    HOLD = "hold"
    NOTIFY = "notify"
    RETURN = "return"
    INSTRUCTED = "instructed"


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One discrepancy, structured so that it is not vague: where, against which rule, what was found and expected."""

    document: str
    field: str
    rule: str
    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class Party:
    """A party: `name` as its counterparties know it, `account` None for a customer that acts by its sponsor alone."""

    number: int
    name: str
    kind: str
    standing: str
    place: str
    account: str | None
    sponsor: str | None
    mandate: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A credit: `amount` as issued; `limit` with tolerance = `available` + `drawn` + `pending` + what is set aside."""

    id: str
    status: str
    rules: str
    issuer: str
    applicant: str
    beneficiary: str
    adviser: str | None
    nominated: str | None
    confirmer: str | None
    confirmation: str
    amount: Money
    tolerance: Tolerance
    limit: Money
    available: Money
    drawn: Money
    pending: Money
    expiry: date
    effective_expiry: date
    place: str
    latest_shipment: date
    presentation_days: int | None
    tenor: Tenor
    partial: bool
    transferable: bool
    presentations: int
    root: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentation:
    """A presentation; `maturity` is the day its claim falls due, before honour the day it would if honoured now, None
    in an unpublished year. `face`, `owner` and `claim` are those of the claim that honour made."""

    id: str
    credit: str
    status: str
    presenter: str
    examiner: str
    amount: Money
    received: date
    examine_by: date
    shipped: date | None
    waiver: str
    disposal: str | None
    discrepancies: int
    decided: date | None
    previous: str | None
    maturity: date | None
    claim: str | None = None
    claim_status: str | None = None
    face: Money | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The obligor's undertaking to pay `face` to its owner on `maturity`."""

    id: str
    credit: str
    status: str
    obligor: str
    owner: str
    face: Money
    maturity: date
    place: str
