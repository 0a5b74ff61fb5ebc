"""The fields of what is on the ledger, as a story may expect them, and how what it expects is compared with what is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import TypeAlias, get_args, get_type_hints

from usance.dates import Tenor, parse_date
from usance.market import Inquiry, Listing, Offer, Quote
from usance.model import Amendment, Claim, Credit, Party, Presentation
from usance.money import Money, Tolerance
from usance.rates import Rate
from usance.stories.fields import Unreadable, money
from usance.stories.step import Kind

NONE = "none"
"""How a field without a value is written."""

_MODELS: Mapping[Kind, tuple[type, ...]] = {
    "credit": (Credit,),
    "amendment": (Amendment,),
    # After honour the fields of the claim it made may be expected too; its own come first.
    "presentation": (Presentation, Claim),
    "claim": (Claim,),
    "listing": (Listing,),
    "quote": (Quote,),
    "offer": (Offer,),
    "inquiry": (Inquiry,),
    "party": (Party,),
}


Subject: TypeAlias = Credit | Amendment | Presentation | Claim | Listing | Quote | Offer | Inquiry | Party
"""What a verb is about."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """Where what happened is not what was written; `line` is that of the expectation."""

    field: str
    expected: str
    actual: str
    line: int


def fields_of(kind: Kind) -> Mapping[str, str]:
    """The fields that may be expected, each with what is wanted of its value."""
    return {name: needed for name, (_, needed) in _readers(kind).items()}


def expected_value(kind: Kind, field: str, text: str) -> object:
    """`text` as a value of the field. Raises InputError."""
    return None if text == NONE else _readers(kind)[field][0](text)


def facts(subject: Subject, claim: Claim | None = None) -> Mapping[str, object]:
    """The fields of an object by name; with those of the claim that a presentation made. Rates that were indicated are
    said in words."""
    own = {field.name: getattr(subject, field.name) for field in fields(subject)}
    more = {} if claim is None else {field.name: getattr(claim, field.name) for field in fields(claim)}
    if isinstance(subject, Inquiry):
        own["rates"] = ", ".join(f"{bank} {rate}" for bank, rate in subject.rates) or None
    return more | own


def shown(value: object) -> str:
    """A value as a story writes it."""
    if value is None:
        return NONE
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else str(value)


@cache
def _readers(kind: Kind) -> Mapping[str, tuple[Callable[[str], object], str]]:
    found: dict[str, tuple[Callable[[str], object], str]] = {}
    for model in _MODELS[kind]:
        for name, hint in get_type_hints(model).items():
            if name in (field.name for field in fields(model)):
                found.setdefault(name, _reader(hint))
    return found


def _reader(hint: object) -> tuple[Callable[[str], object], str]:
    wanted = next((one for one in get_args(hint) if one is not type(None)), hint)
    readers: Mapping[object, tuple[Callable[[str], object], str]] = {
        Money: (money, "an amount such as CNY 1000000.00"),
        date: (parse_date, "a date such as 2024-09-02"),
        Tenor: (Tenor.parse, "a tenor such as 90 days after sight"),
        Rate: (Rate.parse, "a rate such as 2.85%"),
        Tolerance: (Tolerance.parse, "a tolerance such as +5/-10"),
        bool: (_flag, "true or false"),
        int: (_number, "a whole number"),
    }
    return readers.get(wanted, (str, "text"))


def _flag(text: str) -> bool:
    if text not in ("true", "false"):
        raise Unreadable(text, "true or false")
    return text == "true"


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise Unreadable(text, "a whole number")
    return int(text)
