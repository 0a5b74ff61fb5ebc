"""MT701, as the tables have it: written by `python -m usance.swift.generate`, not by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from usance.swift import values as v
from usance.swift.message import Message


@dataclass(frozen=True, kw_only=True)
class MT701(Message):
    """Issue of a Documentary Credit, continued."""

    NUMBER: ClassVar[str] = "701"
    sequence: v.SequenceOfTotal  # 27
    reference: str  # 20
    goods: v.Lines | None = None  # 45A
    documents: v.Lines | None = None  # 46A
    conditions: v.Lines | None = None  # 47A
    beneficiary_conditions: v.Lines | None = None  # 49G
    bank_conditions: v.Lines | None = None  # 49H
