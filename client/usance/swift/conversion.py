"""Between the text of a component and what it says: dates, amounts, numbers, lines; and the faults in between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, get_type_hints

from usance.swift.formats import CRLF
from usance.swift.spec import FieldSpec
from usance.swift.values import Lines

_KINDS: Mapping[str, object] = {"text": str, "reference": str, "number": int, "date": date, "lines": Lines}
_CENTURY = 80
"""A year of two digits from here on is of the last century."""


class Number(int):
    """A number as it was written: 05 is 5, and is written as 05 again."""

    def __new__(cls, text: str) -> Number:
        """Of digits."""
        made = super().__new__(cls, text)
        made.text = text
        return made

    text: str

    def __str__(self) -> str:
        return self.text


class Unfit(Exception):
    """A component that says nothing: what was found, what is wanted, and the error code."""

    def __init__(self, found: str, needed: str, code: str) -> None:
        super().__init__(found)
        self.found, self.needed, self.code = found, needed, code


def value_of(field: FieldSpec, components: Sequence[str | None]) -> Any:
    """What a field says. Raises Unfit."""
    said = [None if text is None else _read(text, hint) for text, hint in zip(components, _hints(field), strict=True)]
    if field.type is not None:
        return field.type(*said)
    return said[0] if said else None


def text_of(field: FieldSpec, value: Any) -> str:
    """The value as it is written, in the format of the field; whether it fits is not asked."""
    if not field.format.components:
        return ""
    parts = tuple(value) if field.type is not None else (value,)
    return field.format.join([None if part is None else _written(part) for part in parts])


@cache
def _hints(field: FieldSpec) -> tuple[object, ...]:
    """The type of each component."""
    if field.type is None:
        return tuple(_KINDS[field.holds] for _ in field.format.components)
    hints = get_type_hints(field.type)
    return tuple(hints[name] for name in field.type._fields)  # type: ignore[attr-defined]


def _read(text: str, hint: object) -> Any:
    if hint in (str, str | None):
        return text
    if hint in (Lines, Lines | None):
        return tuple(text.split(CRLF))
    if hint is int:
        return Number(text)
    return _day(text) if hint is date else Decimal(text.replace(",", "."))


def _day(text: str) -> date:
    year, month, day = int(text[:2]), int(text[2:4]), int(text[4:])
    try:
        return date(year + (1900 if year >= _CENTURY else 2000), month, day)
    except ValueError:
        raise Unfit(text, "a date as YYMMDD", "T50") from None


def _written(part: Any) -> str:
    if isinstance(part, tuple):
        return CRLF.join(part)
    if isinstance(part, date):
        return f"{part:%y%m%d}"
    if isinstance(part, Decimal):
        text = f"{part:f}".replace(".", ",")
        return text if "," in text else f"{text},"
    return str(part)
