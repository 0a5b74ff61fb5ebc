"""MT744, as the tables have it: written by `python -m usance.swift.generate`, not by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from usance.swift import values as v
from usance.swift.message import Message


@dataclass(frozen=True, kw_only=True)
class MT744(Message):
    """Notice of Non-Conforming Reimbursement Claim."""

    NUMBER: ClassVar[str] = "744"
    reference: str  # 20
    related_reference: str  # 21
    issuing_bank: v.Bank | v.Named  # 52a
    authorisation: str  # 21A
    date_of_issue: date | None = None  # 31C
    total: v.DatedAmount | v.Amount  # 34a
    reason: v.Code  # 73R
    disposal: v.Code  # 73S
    charges: v.Lines | None = None  # 71D
    sender_to_receiver: v.Lines | None = None  # 72Z
