"""What fields hold, where it is more than one thing: each named in the order of its format's components."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeAlias

Lines: TypeAlias = tuple[str, ...]
"""Lines of text, without their ends."""


class SequenceOfTotal(NamedTuple):
    """Which of how many messages this is."""

    number: int
    total: int


class Amount(NamedTuple):
    """In units of the currency, with as many decimals as were written."""

    currency: str
    amount: Decimal


class DatedAmount(NamedTuple):
    """An amount for value on a date."""

    date: date
    currency: str
    amount: Decimal


class Tolerance(NamedTuple):
    """Whole percent above and below."""

    plus: int
    minus: int


class Expiry(NamedTuple):
    """The last day for presentation, and the place of it."""

    date: date
    place: str


class Code(NamedTuple):
    """A code word, and what is said beside it."""

    code: str
    narrative: str | None = None


class CodeLines(NamedTuple):
    """A code word, and lines beside it."""

    code: str
    narrative: Lines | None = None


class Law(NamedTuple):
    """The country whose law governs, a part of it, and the place of jurisdiction."""

    country: str
    subdivision: str | None = None
    place: str | None = None


class Days(NamedTuple):
    """A number of days, and from when they run, if not from shipment."""

    days: int
    narrative: str | None = None


class Bank(NamedTuple):
    """A party by its BIC (option A)."""

    debit_credit: str | None
    account: str | None
    bic: str

    @classmethod
    def of(cls, bic: str) -> Bank:
        """By the BIC alone."""
        return cls(None, None, bic)


class Branch(NamedTuple):
    """A party by a place (option B)."""

    debit_credit: str | None
    account: str | None
    location: str | None


class Named(NamedTuple):
    """A party by its name and address (option D)."""

    debit_credit: str | None
    account: str | None
    name: Lines


class Beneficiary(NamedTuple):
    """Name and address, with an account before them if one is given."""

    account: str | None
    name: Lines


class BeneficiaryBank(NamedTuple):
    """The beneficiary by its BIC (59A)."""

    account: str | None
    bic: str


class AvailableWithBank(NamedTuple):
    """The bank with which the credit is available, by BIC, and by what (41A)."""

    bic: str
    by: str


class AvailableWith(NamedTuple):
    """The bank with which the credit is available, in words, and by what (41D)."""

    bank: Lines
    by: str


class Form(NamedTuple):
    """The form of a credit, and whether the sender confirms it (40B)."""

    form: str
    confirmation: str


class Marker(NamedTuple):
    """The beginning of a part of a message; it holds nothing."""
