"""What the ghost remembers of each thing: the members of the contract's struct, in snake case, in the chain's units.

Days are civil days (from 1970-01-01), amounts minor units, parties and statuses numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

from usance.artifacts import enum

PARTY_KIND, STANDING = enum("PartyKind"), enum("Standing")
CREDIT, TENOR = enum("CreditStatus"), enum("TenorKind")
PRESENTATION, DISPOSAL, WAIVER = enum("PresentationStatus"), enum("Disposal"), enum("Waiver")
CLAIM, RULES = enum("ClaimStatus"), enum("RuleSet")

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
    drawn: int = 0
    pending: int = 0
    presentations: int = 0
    set_aside: int = 0
    parent: int = 0
    confirmer: int = 0
    version: int = 0


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


@dataclass
class Claim:
    face: int
    obligor: int
    maturity: int
    currency: bytes
    place: bytes
    status: int
