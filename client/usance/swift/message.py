"""What every message has, whichever it is: its fields by their tags, and how they are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from usance.swift.conversion import text_of
from usance.swift.formats import CRLF
from usance.swift.spec import FIELDS, Row, Spec, spec_of
from usance.swift.values import Marker


@dataclass(frozen=True, kw_only=True)
class Part:
    """A message, or a part of one, with its fields by what they are called here."""


@dataclass(frozen=True, kw_only=True)
class Message(Part):
    """A message by its number. Nothing is asked of what it says before it is written."""

    NUMBER: ClassVar[str]

    @classmethod
    def spec(cls) -> Spec:
        """Its table."""
        return spec_of(cls.NUMBER)

    def said(self) -> Iterator[tuple[Row, str, object]]:
        """(row, tag, value) of every field that it has, in their order."""
        part: Part | None = self
        for row in self.spec().rows:
            if row.is_marker:
                part = getattr(self, row.attribute)
                value = None if part is None else Marker()
            else:
                value = None if part is None else getattr(part, row.attribute)
            if value is not None:
                yield row, tag_of(row, value), value

    def block4(self) -> str:
        """The fields as they are sent, each on lines of its own."""
        own = [f":{tag}:{text_of(FIELDS[tag], value)}" for _, tag, value in self.said()]
        within = getattr(self, "enclosed", None) or ()
        return CRLF.join([*own, *([within.block4()] if isinstance(within, Message) else within)])


def tag_of(row: Row, value: object) -> str:
    """The tag that a value comes by, where a field has several: each holds something else."""
    if len(row.tags) == 1:
        return row.tags[0]
    return next(tag for tag in row.tags if isinstance(value, FIELDS[tag].type or _SIMPLE[FIELDS[tag].holds]))


_SIMPLE = {"text": str, "lines": tuple}
