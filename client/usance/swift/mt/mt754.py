"""MT754, as the tables have it: written by `python -m usance.swift.generate`, not by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from usance.swift import values as v
from usance.swift.message import Message


@dataclass(frozen=True, kw_only=True)
class MT754(Message):
    """Advice of Payment/Acceptance/Negotiation."""

    NUMBER: ClassVar[str] = "754"
    reference: str  # 20
    related_reference: str  # 21
    paid: v.DatedAmount | v.Amount  # 32a
    additional: v.Amount | None = None  # 33B
    charges_deducted: v.Lines | None = None  # 71D
    charges_added: v.Lines | None = None  # 73A
    total: v.DatedAmount | v.Amount | None = None  # 34a
    reimbursing_bank: v.Bank | v.Branch | v.Named | None = None  # 53a
    account_with: v.Bank | v.Branch | v.Named | None = None  # 57a
    beneficiary_bank: v.Bank | v.Named | None = None  # 58a
    sender_to_receiver: v.Lines | None = None  # 72Z
    narrative: v.Lines | None = None  # 77
