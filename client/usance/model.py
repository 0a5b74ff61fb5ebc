"""What is on the ledger, as its users see it. Parties are names, days civil dates, amounts Money, ids text (see ids).

A status is the derived one: Expired, Precluded and Due appear where time alone has brought them about.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from usance.dates import Tenor
from usance.money import Money, Tolerance

if TYPE_CHECKING:
    from usance.terms import Instalment, Revolving


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
    """A credit: `amount` as it is now; `limit` with tolerance = `available` + `drawn` + `pending` + `set_aside`, which
    is transferred or advanced. `confirmer` is who has confirmed; `advise_by` is None
    where the rule set sets no days; `version` counts the amendments taken."""

    id: str
    status: str
    rules: str
    issuer: str
    applicant: str
    beneficiary: str
    adviser: str | None
    second_adviser: str | None
    advise_by: date | None
    nominated: str | None
    asked_to_confirm: str | None
    confirmer: str | None
    confirmation: str
    amount: Money
    tolerance: Tolerance
    limit: Money
    available: Money
    drawn: Money
    pending: Money
    set_aside: Money
    expiry: date
    effective_expiry: date
    place: str
    latest_shipment: date
    presentation_days: int | None
    tenor: Tenor
    partial: bool
    transferable: bool
    parts: int
    presentations: int
    amendments: int
    pending_amendments: int
    version: int
    court_stay: bool
    root: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """How a credit is drawn where not freely (UCP 600 art. 32): by `instalments`, of which those numbered in `made`,
    from 1, are presented or honoured, or `revolving`, its amount reinstated so many times."""

    instalments: tuple[Instalment, ...]
    made: tuple[int, ...]
    revolving: Revolving | None
    reinstated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """An amendment: what it changes, None where it changes nothing. `hash` is what whoever accepts it says it accepts;
    `extension` whether the confirmer extends its undertaking; `version` of the terms that it brought about."""

    id: str
    credit: str
    status: str
    extension: str
    increase: Money | None
    decrease: Money | None
    tolerance: Tolerance | None
    expiry: date | None
    latest_shipment: date | None
    presentation_days: int | None
    tenor: Tenor | None
    version: int | None
    taken_by: str | None
    hash: str
    root: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """The limits of a rule set that hold for new credits. Days are banking days for examination, advice and
    substitution, civil days otherwise; percentages whole; None where there is no limit."""

    name: str
    edition: int
    only_currency: str | None
    examination_days: int
    advice_days: int | None
    presentation_days: int
    usance_cap: int | None
    closing_wait: int
    short_drawing: int
    about_percent: int
    substitution_days: int
    corruption_days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentation:
    """A presentation; `maturity` is the day its claim falls due, before honour the day it would if honoured now, None
    in an unpublished year. `face`, `owner` and `claim` are those of the claim that honour or negotiation made.
    `covered`: the presenting bank has honoured or negotiated before and is to be reimbursed. `examine_by` is None while
    a record cannot be read."""

    id: str
    credit: str
    status: str
    presenter: str
    examiner: str
    amount: Money
    received: date
    examine_by: date | None
    shipped: date | None
    covered: bool
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
