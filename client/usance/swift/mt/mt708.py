"""MT708, as the tables have it: written by `python -m usance.swift.generate`, not by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from usance.swift import values as v
from usance.swift.message import Message


@dataclass(frozen=True, kw_only=True)
class MT708(Message):
    """Amendment to a Documentary Credit, continued."""

    NUMBER: ClassVar[str] = "708"
    sequence: v.SequenceOfTotal  # 27
    reference: str  # 20
    related_reference: str  # 21
    issuer_reference: str  # 23
    number: int  # 26E
    day: date  # 30
    goods: v.Lines | None = None  # 45B
    documents: v.Lines | None = None  # 46B
    conditions: v.Lines | None = None  # 47B
    beneficiary_conditions: v.Lines | None = None  # 49M
    bank_conditions: v.Lines | None = None  # 49N
