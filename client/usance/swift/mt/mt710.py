"""MT710, as the tables have it: written by `python -m usance.swift.generate`, not by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from usance.swift import values as v
from usance.swift.message import Message


@dataclass(frozen=True, kw_only=True)
class MT710(Message):
    """Advice of a Third Bank's or a Non-Bank's Documentary Credit."""

    NUMBER: ClassVar[str] = "710"
    sequence: v.SequenceOfTotal  # 27
    form: v.Form  # 40B
    reference: str  # 20
    related_reference: str  # 21
    pre_advice: str | None = None  # 23
    date_of_issue: date  # 31C
    rules: v.Code  # 40E
    expiry: v.Expiry  # 31D
    issuing_bank: v.Bank | v.Named | None = None  # 52a
    non_bank_issuer: v.Lines | None = None  # 50B
    applicant_bank: v.Bank | v.Named | None = None  # 51a
    applicant: v.Lines  # 50
    beneficiary: v.Beneficiary  # 59
    amount: v.Amount  # 32B
    tolerance: v.Tolerance | None = None  # 39A
    additional_amounts: v.Lines | None = None  # 39C
    available_with: v.AvailableWithBank | v.AvailableWith  # 41a
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
    goods: v.Lines | None = None  # 45A
    documents: v.Lines | None = None  # 46A
    conditions: v.Lines | None = None  # 47A
    beneficiary_conditions: v.Lines | None = None  # 49G
    bank_conditions: v.Lines | None = None  # 49H
    charges: v.Lines | None = None  # 71D
    presentation_period: v.Days | None = None  # 48
    confirmation: str  # 49
    confirming_bank: v.Bank | v.Named | None = None  # 58a
    reimbursing_bank: v.Bank | v.Named | None = None  # 53a
    bank_instructions: v.Lines | None = None  # 78
    intermediary_instructions: v.Lines | None = None  # 78D
    advise_through: v.Bank | v.Branch | v.Named | None = None  # 57a
    sender_to_receiver: v.Lines | None = None  # 72Z
