"""MT707, as the tables have it: written by `python -m usance.swift.generate`, not by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from usance.swift import values as v
from usance.swift.message import Message


@dataclass(frozen=True, kw_only=True)
class MT707(Message):
    """Amendment to a Documentary Credit."""

    NUMBER: ClassVar[str] = "707"
    sequence: v.SequenceOfTotal  # 27
    reference: str  # 20
    related_reference: str  # 21
    issuer_reference: str  # 23
    issuing_bank: v.Bank | v.Named | None = None  # 52a
    non_bank_issuer: v.Lines | None = None  # 50B
    date_of_issue: date  # 31C
    number: int  # 26E
    day: date  # 30
    purpose: str  # 22A
    cancellation: str | None = None  # 23S
    form: str | None = None  # 40A
    rules: v.Code | None = None  # 40E
    expiry: v.Expiry | None = None  # 31D
    applicant: v.Lines | None = None  # 50
    beneficiary: v.Beneficiary | None = None  # 59
    increase: v.Amount | None = None  # 32B
    decrease: v.Amount | None = None  # 33B
    tolerance: v.Tolerance | None = None  # 39A
    additional_amounts: v.Lines | None = None  # 39C
    available_with: v.AvailableWithBank | v.AvailableWith | None = None  # 41a
    drafts_at: v.Lines | None = None  # 42C
    drawee: v.Bank | v.Named | None = None  # 42a
    mixed_payment: v.Lines | None = None  # 42M
    deferred_payment: v.Lines | None = None  # 42P
    partial_shipments: str | None = None  # 43P
    transhipment: str | None = None  # 43T
    taken_in_charge_at: str | None = None  # 44A
    port_of_loading: str | None = None  # 44E
    port_of_discharge: str | None = None  # 44F
    destination: str | None = None  # 44B
    latest_shipment: date | None = None  # 44C
    shipment_period: v.Lines | None = None  # 44D
    goods: v.Lines | None = None  # 45B
    documents: v.Lines | None = None  # 46B
    conditions: v.Lines | None = None  # 47B
    beneficiary_conditions: v.Lines | None = None  # 49M
    bank_conditions: v.Lines | None = None  # 49N
    charges: v.Lines | None = None  # 71D
    amendment_charge: v.CodeLines | None = None  # 71N
    presentation_period: v.Days | None = None  # 48
    confirmation: str | None = None  # 49
    confirming_bank: v.Bank | v.Named | None = None  # 58a
    reimbursing_bank: v.Bank | v.Named | None = None  # 53a
    bank_instructions: v.Lines | None = None  # 78
    advise_through: v.Bank | v.Branch | v.Named | None = None  # 57a
    sender_to_receiver: v.Lines | None = None  # 72Z
