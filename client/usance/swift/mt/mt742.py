"""MT742, as the tables have it: written by `python -m usance.swift.generate`, not by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from usance.swift import values as v
from usance.swift.message import Message


@dataclass(frozen=True, kw_only=True)
class MT742(Message):
    """Reimbursement Claim."""

    NUMBER: ClassVar[str] = "742"
    reference: str  # 20
    related_reference: str  # 21
    date_of_issue: date | None = None  # 31C
    issuing_bank: v.Bank | v.Named  # 52a
    amount: v.Amount  # 32B
    additional: v.Amount | None = None  # 33B
    charges: v.Lines | None = None  # 71D
    total: v.DatedAmount | v.Amount  # 34a
    account_with: v.Bank | v.Branch | v.Named | None = None  # 57a
    beneficiary_bank: v.Bank | v.Named | None = None  # 58a
    sender_to_receiver: v.Lines | None = None  # 72Z
