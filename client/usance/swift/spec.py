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
_ROW = re.compile(
    r"(?:(?P<part>[ABC])(?P<needed>!)? \(|(?P<close>\))"
    r"|(?P<tag>[0-9]{2}[A-Z]?)(?:\((?P<options>[A-Z_]+)\))?(?P<must>!)?(?:=(?P<name>\w+))?)(?: |$)"
)


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field by its tag: its name in the standard, how it is called here, its format and what it holds."""

    tag: str
    attribute: str
    format: Format
    holds: str
    title: str

    @property
    def type(self) -> type | None:
        """The class of its value, where that has parts of its own."""
        found = getattr(values, self.holds, None)
        return found if hasattr(found, "_fields") else None


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
        return self.tags[0] in PARTS.values()


@dataclass(frozen=True, slots=True)
class Spec:
    """A message: its number, its name in the standard, its fields in their order."""

    number: str
    title: str
    rows: tuple[Row, ...]

    @property
    def has_parts(self) -> bool:
        """Whether fields come in parts, each with its own."""
        return any(row.part for row in self.rows)


def _fields() -> Iterator[tuple[str, FieldSpec]]:
    for line in fields.TABLE.strip().splitlines():
        tag, attribute, notation, holds, title = (cell.strip() for cell in line.split("|"))
        yield tag, FieldSpec(tag, attribute, format_of(notation), holds, title)


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
    return Spec(number, messages.TITLES[number], tuple(_rows(messages.ROWS[number])))


NUMBERS = tuple(messages.ROWS)
