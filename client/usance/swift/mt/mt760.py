"""MT760, as the tables have it: written by `python -m usance.swift.generate`, not by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from usance.swift import values as v
from usance.swift.message import Message, Part


@dataclass(frozen=True, kw_only=True)
class MT760General(Part):
    """From field 15A on."""

    sequence: v.SequenceOfTotal  # 27
    purpose: str  # 22A
    sender_to_receiver: v.Lines | None = None  # 72Z
    file: v.Code | None = None  # 23X


@dataclass(frozen=True, kw_only=True)
class MT760Undertaking(Part):
    """From field 15B on."""

    reference: str  # 20
    day: date  # 30
    form: str  # 22D
    rules: v.Code  # 40C
    expiry_type: str  # 23B
    date_of_expiry: date | None = None  # 31E
    expiry_condition: v.Lines | None = None  # 35G
    applicant: v.Lines | None = None  # 50
    obligor: v.Lines | None = None  # 51
    issuing_bank: v.Bank | v.Named  # 52a
    beneficiary: v.BeneficiaryBank | v.Beneficiary  # 59a
    advising_bank: v.Bank | v.Named | None = None  # 56a
    other_reference: str | None = None  # 23
    advise_through: v.Bank | v.Named | None = None  # 57a
    amount: v.Amount  # 32B
    amount_information: v.Lines | None = None  # 39F
    available_with: str | v.Lines | None = None  # 41a
    charges: v.Lines | None = None  # 71D
    presentation_instructions: v.Lines | None = None  # 45C
    terms: v.Lines  # 77U
    confirmation: str | None = None  # 49
    confirming_bank: v.Bank | v.Named | None = None  # 58a
    governing_law: v.Law | None = None  # 44J
    extension: v.Code | None = None  # 23F
    bank_instructions: v.Lines | None = None  # 78
    number: int | None = None  # 26E
    final_expiry: date | None = None  # 31S
    demand: str | None = None  # 48B
    transferable: str | None = None  # 48D
    additional_amounts: v.Lines | None = None  # 39E
    underlying_transaction: v.Lines | None = None  # 45L
    delivery: v.Code | None = None  # 24E
    deliver_to: v.CodeLines | None = None  # 24G


@dataclass(frozen=True, kw_only=True)
class MT760LocalUndertaking(Part):
    """From field 15C on."""

    date_of_issue: date | None = None  # 31C
    form: str  # 22D
    rules: v.Code  # 40C
    type: v.Code | None = None  # 22K
    expiry_type: str  # 23B
    date_of_expiry: date | None = None  # 31E
    expiry_condition: v.Lines | None = None  # 35G
    applicant: v.Lines  # 50
    obligor: v.Lines | None = None  # 51
    issuing_bank: v.Bank | v.Named | None = None  # 52a
    beneficiary: v.Beneficiary  # 59
    amount: v.Amount  # 32B
    amount_information: v.Lines | None = None  # 39F
    advise_through: v.Bank | v.Named | None = None  # 57a
    available_with: str | v.Lines | None = None  # 41a
    charges: v.Lines | None = None  # 71D
    presentation_instructions: v.Lines | None = None  # 45C
    terms: v.Lines | None = None  # 77L
    standard_wording: str | None = None  # 22Y
    language: str | None = None  # 40D
    governing_law: v.Law | None = None  # 44J
    extension: v.Code | None = None  # 23F
    bank_instructions: v.Lines | None = None  # 78
    number: int | None = None  # 26E
    final_expiry: date | None = None  # 31S
    demand: str | None = None  # 48B
    transferable: str | None = None  # 48D
    additional_amounts: v.Lines | None = None  # 39E
    underlying_transaction: v.Lines  # 45L
    delivery: v.Code | None = None  # 24E
    deliver_to: v.CodeLines | None = None  # 24G


@dataclass(frozen=True, kw_only=True)
class MT760(Message):
    """Issue of a Demand Guarantee/Standby Letter of Credit."""

    NUMBER: ClassVar[str] = "760"
    general: MT760General
    undertaking: MT760Undertaking
    local_undertaking: MT760LocalUndertaking | None = None
