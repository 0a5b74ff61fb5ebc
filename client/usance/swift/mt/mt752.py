"""MT752, as the tables have it: written by `python -m usance.swift.generate`, not by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from usance.swift import values as v
from usance.swift.message import Message


@dataclass(frozen=True, kw_only=True)
class MT752(Message):
    """Authorisation to Pay, Accept or Negotiate."""

    NUMBER: ClassVar[str] = "752"
    reference: str  # 20
    related_reference: str  # 21
    further_identification: str  # 23
    day: date  # 30
    amount: v.Amount | None = None  # 32B
    charges: v.Lines | None = None  # 71D
    net: v.DatedAmount | v.Amount | None = None  # 33a
    reimbursing_bank: v.Bank | v.Branch | v.Named | None = None  # 53a
    receivers_correspondent: v.Bank | v.Branch | v.Named | None = None  # 54a
    sender_to_receiver: v.Lines | None = None  # 72Z
    narrative: v.Lines | None = None  # 79Z
