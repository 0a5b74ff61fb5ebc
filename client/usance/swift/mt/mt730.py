"""MT730, as the tables have it: written by `python -m usance.swift.generate`, not by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from usance.swift import values as v
from usance.swift.message import Message


@dataclass(frozen=True, kw_only=True)
class MT730(Message):
    """Acknowledgement."""

    NUMBER: ClassVar[str] = "730"
    reference: str  # 20
    related_reference: str  # 21
    account: str | None = None  # 25
    day: date  # 30
    charges_amount: v.Amount | v.DatedAmount | None = None  # 32a
    account_with: v.Bank | v.Named | None = None  # 57a
    charges: v.Lines | None = None  # 71D
    sender_to_receiver: v.Lines | None = None  # 72Z
    narrative: v.Lines | None = None  # 79Z
