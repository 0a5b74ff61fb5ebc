"""The text of a message cut into fields, each with the line on which it begins; nothing is asked of what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from usance.swift.faults import Fault, quoted
from usance.swift.formats import CRLF

_TAG = re.compile(r":([0-9]{2}[A-Z]?):")


@dataclass(frozen=True, slots=True)
class Token:
    """A field as it stands in the text: `line` counts from 1."""

    tag: str
    text: str
    line: int


def tokens_of(lines: Sequence[str], first: int) -> tuple[tuple[Token, ...], tuple[Fault, ...]]:
    """The fields in some lines, of which the first is line `first` of the text."""
    found: list[tuple[str, list[str], int]] = []
    faults = []
    for number, line in enumerate(lines, first):
        tag = _TAG.match(line) if line.startswith(":") else None
        if tag:
            found.append((tag[1], [line[tag.end() :]], number))
        elif line.startswith((":", "-")):
            faults.append(Fault(number, found[-1][0] if found else "", quoted(line), _CONTINUED))
        elif found:
            found[-1][1].append(line)
        else:
            faults.append(Fault(number, "", quoted(line), "a field, such as :20:, before any text"))
    return tuple(Token(tag, CRLF.join(text), number) for tag, text, number in found), tuple(faults)


_CONTINUED = "a tag such as :20:, or a line that begins with neither : nor -"
