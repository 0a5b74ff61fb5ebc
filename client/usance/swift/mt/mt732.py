"""MT732, as the tables have it: written by `python -m usance.swift.generate`, not by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from usance.swift import values as v
from usance.swift.message import Message


@dataclass(frozen=True, kw_only=True)
class MT732(Message):
    """Advice of Discharge."""

    NUMBER: ClassVar[str] = "732"
    reference: str  # 20
    related_reference: str  # 21
    day: date  # 30
    amount: v.Amount  # 32B
    sender_to_receiver: v.Lines | None = None  # 72Z
