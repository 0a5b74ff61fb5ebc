"""MT747, as the tables have it: written by `python -m usance.swift.generate`, not by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from usance.swift import values as v
from usance.swift.message import Message


@dataclass(frozen=True, kw_only=True)
class MT747(Message):
    """Amendment to an Authorisation to Reimburse."""

    NUMBER: ClassVar[str] = "747"
    reference: str  # 20
    related_reference: str | None = None  # 21
    day: date  # 30
    date_of_expiry: date | None = None  # 31E
    increase: v.Amount | None = None  # 32B
    decrease: v.Amount | None = None  # 33B
    new_amount: v.Amount | None = None  # 34B
    tolerance: v.Tolerance | None = None  # 39A
    additional_amounts: v.Lines | None = None  # 39C
    sender_to_receiver: v.Lines | None = None  # 72Z
    narrative: v.Lines | None = None  # 77
