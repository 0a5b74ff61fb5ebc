"""MT767, as the tables have it: written by `python -m usance.swift.generate`, not by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from usance.swift import values as v
from usance.swift.message import Message, Part


@dataclass(frozen=True, kw_only=True)
class MT767General(Part):
    """From field 15A on."""

    sequence: v.SequenceOfTotal  # 27
    related_reference: str  # 21
    purpose: str  # 22A
    cancellation: str | None = None  # 23S
    sender_to_receiver: v.Lines | None = None  # 72Z
    file: v.Code | None = None  # 23X


@dataclass(frozen=True, kw_only=True)
class MT767Undertaking(Part):
    """From field 15B on."""

    reference: str  # 20
    number: int  # 26E
    day: date  # 30
    issuing_bank: v.Bank | v.Named  # 52a
    other_reference: str | None = None  # 23
    increase: v.Amount | None = None  # 32B
    decrease: v.Amount | None = None  # 33B
    expiry_type: str | None = None  # 23B
    date_of_expiry: date | None = None  # 31E
    expiry_condition: v.Lines | None = None  # 35G
    beneficiary: v.BeneficiaryBank | v.Beneficiary | None = None  # 59a
    terms: v.Lines | None = None  # 77U
    delivery: v.Code | None = None  # 24E
    deliver_to: v.CodeLines | None = None  # 24G


@dataclass(frozen=True, kw_only=True)
class MT767LocalUndertaking(Part):
    """From field 15C on."""

    increase: v.Amount | None = None  # 32B
    decrease: v.Amount | None = None  # 33B
    expiry_type: str | None = None  # 23B
    date_of_expiry: date | None = None  # 31E
    expiry_condition: v.Lines | None = None  # 35G
    beneficiary: v.Beneficiary | None = None  # 59
    terms: v.Lines | None = None  # 77L
    delivery: v.Code | None = None  # 24E
    deliver_to: v.CodeLines | None = None  # 24G


@dataclass(frozen=True, kw_only=True)
class MT767(Message):
    """Amendment to a Demand Guarantee/Standby Letter of Credit."""

    NUMBER: ClassVar[str] = "767"
    general: MT767General
    undertaking: MT767Undertaking
    local_undertaking: MT767LocalUndertaking | None = None
