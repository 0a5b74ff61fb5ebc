"""MT750, as the tables have it: written by `python -m usance.swift.generate`, not by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from usance.swift import values as v
from usance.swift.message import Message


@dataclass(frozen=True, kw_only=True)
class MT750(Message):
    """Advice of Discrepancy."""

    NUMBER: ClassVar[str] = "750"
    reference: str  # 20
    related_reference: str  # 21
    amount: v.Amount  # 32B
    additional: v.Amount | None = None  # 33B
    charges_deducted: v.Lines | None = None  # 71D
    charges_added: v.Lines | None = None  # 73A
    total: v.Amount | None = None  # 34B
    account_with: v.Bank | v.Branch | v.Named | None = None  # 57a
    sender_to_receiver: v.Lines | None = None  # 72Z
    discrepancies: v.Lines  # 77J
