"""MT798, as the tables have it: written by `python -m usance.swift.generate`, not by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from usance.swift import values as v
from usance.swift.message import Message


@dataclass(frozen=True, kw_only=True)
class MT798(Message):
    """Proprietary Message."""

    NUMBER: ClassVar[str] = "798"
    reference: str  # 20
    message_type: str  # 12
    envelope: str  # 77E
    enclosed: Message | v.Lines | None = None
    """The message within, where it is one of these; otherwise its lines as they stand."""
