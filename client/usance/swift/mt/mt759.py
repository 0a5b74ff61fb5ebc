"""MT759, as the tables have it: written by `python -m usance.swift.generate`, not by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from usance.swift import values as v
from usance.swift.message import Message


@dataclass(frozen=True, kw_only=True)
class MT759(Message):
    """Ancillary Trade Structured Message."""

    NUMBER: ClassVar[str] = "759"
    sequence: v.SequenceOfTotal  # 27
    reference: str  # 20
    related_reference: str | None = None  # 21
    undertaking_form: str  # 22D
    undertaking_number: str | None = None  # 23
    issuing_bank: v.Bank | v.Named | None = None  # 52a
    function: str  # 23H
    narrative: v.Lines  # 45D
    file: v.Code | None = None  # 23X
