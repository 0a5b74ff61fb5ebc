"""The tables, read once: what a field is, and what a message is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from usance.swift import values
from usance.swift.formats import Format, format_of
from usance.swift.tables import fields, messages

PARTS = {"A": "15A", "B": "15B", "C": "15C"}
"""Letter of a part of a message -> the field that begins it."""
_MARKERS = tuple(PARTS.values())
_ROW = re.compile(
    r"(?:(?P<part>[ABC])(?P<needed>!)? \(|(?P<close>\))"
    r"|(?P<tag>[0-9]{2}[A-Z]?)(?:\((?P<options>[A-Z_]+)\))?(?P<must>!)?(?:=(?P<name>\w+))?)(?: |$)"
)


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field by its tag: its name in the standard, how it is called here, its format and what it holds; `type` is the
    class of its value, where that has parts of its own."""

    tag: str
    attribute: str
    format: Format
    holds: str
    title: str
    type: type | None


@dataclass(frozen=True, slots=True)
class Row:
    """A field in a message: the tags that it may come by, whether it must, how it is called there, in which part."""

    tags: tuple[str, ...]
    mandatory: bool
    attribute: str
    part: str = ""

    @property
    def shown(self) -> str:
        """The field as people write it: 41a where it comes by several letters."""
        return self.tags[0] if len(self.tags) == 1 else f"{self.tags[0][:2]}a"

    @property
    def is_marker(self) -> bool:
        """Whether it begins a part of a message."""
        return self.tags[0] in _MARKERS


@dataclass(frozen=True, slots=True)
class Spec:
    """A message: its number, its name in the standard, its fields in their order."""

    number: str
    title: str
    rows: tuple[Row, ...]
    places: Mapping[tuple[str, str], int]
    """(part, tag) -> the place of its row; a part is begun from wherever the text is: its part is '' here."""

    @property
    def has_parts(self) -> bool:
        """Whether fields come in parts, each with its own."""
        return any(row.part for row in self.rows)

    def place_of(self, part: str, tag: str) -> int | None:
        """Of the row of a field that stands in a part, or begins one; None where there is none."""
        return self.places.get(("", tag) if tag in _MARKERS else (part, tag))


def _fields() -> Iterator[tuple[str, FieldSpec]]:
    for line in fields.TABLE.strip().splitlines():
        tag, attribute, notation, holds, title = (cell.strip() for cell in line.split("|"))
        type_ = getattr(values, holds) if holds[0].isupper() else None
        yield tag, FieldSpec(tag, attribute, format_of(notation), holds, title, type_)


FIELDS: Mapping[str, FieldSpec] = dict(_fields())


def _rows(text: str) -> Iterator[Row]:
    part, end = "", 0
    for found in _ROW.finditer(text):
        assert found.start() == end, text[end:]
        end = found.end()
        if found["part"]:
            part = found["part"]
            yield Row((PARTS[part],), bool(found["needed"]), FIELDS[PARTS[part]].attribute, part)
        elif found["close"]:
            part = ""
        else:
            options = found["options"] or "_"
            tags = tuple(f"{found['tag']}{letter}".rstrip("_") for letter in options)
            yield Row(tags, bool(found["must"]), found["name"] or FIELDS[tags[0]].attribute, part)


@cache
def spec_of(number: str) -> Spec:
    """The message of that number, such as 700. Raises KeyError."""
    rows = tuple(_rows(messages.ROWS[number]))
    places = {("" if row.is_marker else row.part, tag): at for at, row in enumerate(rows) for tag in row.tags}
    return Spec(number, messages.TITLES[number], rows, places)


NUMBERS = tuple(messages.ROWS)
