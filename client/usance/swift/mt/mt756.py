"""MT756, as the tables have it: written by `python -m usance.swift.generate`, not by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from usance.swift import values as v
from usance.swift.message import Message


@dataclass(frozen=True, kw_only=True)
class MT756(Message):
    """Advice of Reimbursement or Payment."""

    NUMBER: ClassVar[str] = "756"
    reference: str  # 20
    related_reference: str  # 21
    claimed: v.Amount  # 32B
    paid: v.DatedAmount  # 33A
    reimbursing_bank: v.Bank | v.Branch | v.Named | None = None  # 53a
    receivers_correspondent: v.Bank | v.Branch | v.Named | None = None  # 54a
    sender_to_receiver: v.Lines | None = None  # 72Z
    narrative: v.Lines | None = None  # 79Z
