"""MT705, as the tables have it: written by `python -m usance.swift.generate`, not by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from usance.swift import values as v
from usance.swift.message import Message


@dataclass(frozen=True, kw_only=True)
class MT705(Message):
    """Pre-Advice of a Documentary Credit."""

    NUMBER: ClassVar[str] = "705"
    form: str  # 40A
    reference: str  # 20
    expiry: v.Expiry  # 31D
    applicant: v.Lines  # 50
    beneficiary: v.Beneficiary  # 59
    amount: v.Amount  # 32B
    tolerance: v.Tolerance | None = None  # 39A
    additional_amounts: v.Lines | None = None  # 39C
    available_with: v.AvailableWithBank | v.AvailableWith | None = None  # 41a
    taken_in_charge_at: str | None = None  # 44A
    port_of_loading: str | None = None  # 44E
    port_of_discharge: str | None = None  # 44F
    destination: str | None = None  # 44B
    latest_shipment: date | None = None  # 44C
    shipment_period: v.Lines | None = None  # 44D
    goods: v.Lines | None = None  # 45A
    advise_through: v.Bank | v.Branch | v.Named | None = None  # 57a
    narrative: v.Lines | None = None  # 79Z
    sender_to_receiver: v.Lines | None = None  # 72Z
