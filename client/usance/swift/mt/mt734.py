"""MT734, as the tables have it: written by `python -m usance.swift.generate`, not by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from usance.swift import values as v
from usance.swift.message import Message


@dataclass(frozen=True, kw_only=True)
class MT734(Message):
    """Advice of Refusal."""

    NUMBER: ClassVar[str] = "734"
    reference: str  # 20
    related_reference: str  # 21
    drawn: v.DatedAmount  # 32A
    charges_added: v.Lines | None = None  # 73A
    total: v.DatedAmount | v.Amount | None = None  # 33a
    account_with: v.Bank | v.Branch | v.Named | None = None  # 57a
    sender_to_receiver: v.Lines | None = None  # 72Z
    discrepancies: v.Lines  # 77J
    disposal: v.Lines  # 77B
