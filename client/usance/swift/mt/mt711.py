"""MT711, as the tables have it: written by `python -m usance.swift.generate`, not by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from usance.swift import values as v
from usance.swift.message import Message


@dataclass(frozen=True, kw_only=True)
class MT711(Message):
    """Advice of a Third Bank's or a Non-Bank's Documentary Credit, continued."""

    NUMBER: ClassVar[str] = "711"
    sequence: v.SequenceOfTotal  # 27
    reference: str  # 20
    related_reference: str  # 21
    goods: v.Lines | None = None  # 45A
    documents: v.Lines | None = None  # 46A
    conditions: v.Lines | None = None  # 47A
    beneficiary_conditions: v.Lines | None = None  # 49G
    bank_conditions: v.Lines | None = None  # 49H
