"""Between the text of a component and what it says: dates, amounts, numbers, lines; and the faults in between."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import get_type_hints

from usance.swift.formats import CRLF
from usance.swift.spec import FIELDS, FieldSpec
from usance.swift.values import Lines, Marker

_KINDS: Mapping[str, object] = {"text": str, "reference": str, "number": int, "date": date, "lines": Lines}
_CENTURY = 80
"""A year of two digits from here on is of the last century."""


class Number(int):
    """A number as it was written: 05 is 5, and is written as 05 again."""

    text: str

    def __new__(cls, text: str) -> Number:
        """Of digits."""
        made = super().__new__(cls, text)
        made.text = text
        return made

    def __str__(self) -> str:
        return self.text


class Figure(Decimal):
    """A decimal as it was written: 0005,0 is 5.0, and is written as 0005,0 again."""

    text: str

    def __new__(cls, text: str) -> Figure:
        """Of digits and a decimal comma."""
        made = super().__new__(cls, text.replace(",", "."))
        made.text = text
        return made

    def __reduce__(self) -> tuple[type[Figure], tuple[str]]:
        return Figure, (self.text,)


class Unfit(Exception):
    """A component that says nothing: what was found, what is wanted, and the error code."""

    def __init__(self, found: str, needed: str, code: str) -> None:
        super().__init__(found)
        self.found, self.needed, self.code = found, needed, code


def value_of(field: FieldSpec, components: Sequence[str | None]) -> object:
    """What a field says. Raises Unfit."""
    pairs = zip(components, _readers(field.tag), strict=True)
    said = [None if text is None else read(text) for text, read in pairs]
    if field.type is not None:
        return field.type(*said)
    # The one field without any of its parts, 77E with nothing beside it, is there all the same.
    return "" if said == [None] else said[0] if said else Marker()


def text_of(field: FieldSpec, value: object) -> str:
    """The value as it is written, in the format of the field; whether it fits is not asked."""
    if not field.format.components:
        return ""
    parts = tuple(value) if field.type is not None and isinstance(value, tuple) else (value,)
    return field.format.join([None if part is None else _written(part) for part in parts])


@cache
def _readers(tag: str) -> tuple[Callable[[str], object], ...]:
    """What reads each component of a field."""
    field = FIELDS[tag]
    if field.type is None:
        return tuple(_READERS[_KINDS[field.holds]] for _ in field.format.components)
    hints = get_type_hints(field.type)
    return tuple(_READERS[hints[name]] for name in field.type._fields)  # type: ignore[attr-defined]


def _lines(text: str) -> Lines:
    return tuple(text.split(CRLF))


def _day(text: str) -> date:
    year, month, day = int(text[:2]), int(text[2:4]), int(text[4:])
    try:
        return date(year + (1900 if year >= _CENTURY else 2000), month, day)
    except ValueError:
        raise Unfit(text, "a date that there is, as YYMMDD", "T50") from None


_READERS: Mapping[object, Callable[[str], object]] = {
    **{str: str, str | None: str, Lines: _lines, Lines | None: _lines, int: Number, date: _day, Decimal: Figure},
}


def _written(part: object) -> str:
    if isinstance(part, tuple):
        return CRLF.join(part)
    if isinstance(part, date):
        return f"{part:%y%m%d}"
    if isinstance(part, Figure):
        return part.text
    if isinstance(part, Decimal):
        text = f"{part:f}".replace(".", ",")
        return text if "," in text else f"{text},"
    return str(part)
