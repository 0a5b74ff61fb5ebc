"""MT740, as the tables have it: written by `python -m usance.swift.generate`, not by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from usance.swift import values as v
from usance.swift.message import Message


@dataclass(frozen=True, kw_only=True)
class MT740(Message):
    """Authorisation to Reimburse."""

    NUMBER: ClassVar[str] = "740"
    reference: str  # 20
    account: str | None = None  # 25
    reimbursement_rules: str  # 40F
    expiry: v.Expiry | None = None  # 31D
    negotiating_bank: v.Bank | v.Named | None = None  # 58a
    beneficiary: v.Beneficiary | None = None  # 59
    amount: v.Amount  # 32B
    tolerance: v.Tolerance | None = None  # 39A
    additional_amounts: v.Lines | None = None  # 39C
    available_with: v.AvailableWithBank | v.AvailableWith  # 41a
    drafts_at: v.Lines | None = None  # 42C
    drawee: v.Bank | v.Named | None = None  # 42a
    mixed_payment: v.Lines | None = None  # 42M
    deferred_payment: v.Lines | None = None  # 42P
    reimbursement_charges: str | None = None  # 71A
    other_charges: v.Lines | None = None  # 71D
    sender_to_receiver: v.Lines | None = None  # 72Z
