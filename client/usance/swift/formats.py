"""Formats in the standard's own notation, made into what reads and writes values.

3!a15d            exactly 3 capital letters, then an amount of at most 15
4*35x             at most 4 lines of at most 35 characters of the x set
[/34x$]4*35x      before them, if it is there, a line of a slash and at most 34; `$` is the end of a line
2n/2n             a slash as it stands
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from usance.swift.charsets import SETS

CRLF = "\r\n"
BIC = "BIC"
"""In place of a character set, of a component that is a BIC: the four parts of one are one thing."""
BIC_PATTERN = "[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?"
_TOKEN = re.compile(
    r"(?P<bic>4!a2!a2!c\[3!c\])|(?:(?P<lines>[0-9]+)\*)?(?P<length>[0-9]+)(?P<exact>!)?(?P<set>[nacxyzhde])"
    r"|(?P<mark>[\[\]$/])"
)


@dataclass(frozen=True, slots=True)
class Component:
    """A part of a format: of `set`, of at most `length` characters (or just as many), on at most `lines` lines."""

    set: str
    length: int
    exact: bool = False
    lines: int = 1

    def pattern(self, *, lazy: bool) -> str:
        """A regular expression for it; `lazy` takes as little as will do."""
        if self.set == BIC:
            return BIC_PATTERN
        characters = f"[{SETS[self.set]}]"
        if self.set == "d":
            # An amount has a decimal comma, and a digit before it.
            return rf"(?=[0-9,]{{2,{self.length}}}(?![0-9,]))[0-9]+,[0-9]*"
        one = f"{characters}{{{self.length}}}" if self.exact else f"{characters}{{1,{self.length}}}"
        if self.lines == 1:
            return one + "?" if lazy else one
        return f"{one}(?:{CRLF}{one}){{0,{self.lines - 1}}}"


Part: TypeAlias = "Component | str | tuple[Part, ...]"
"""A component, what stands there as it is, or parts that may be missing together."""


@dataclass(frozen=True, slots=True)
class Format:
    """`notation` as the standard writes it, and the components that values are made of. No value is on more than
    `lines` lines, or has a line of more than `widest` characters."""

    notation: str
    components: tuple[Component, ...]
    parts: tuple[Part, ...]
    regex: re.Pattern[str]
    lines: int
    widest: int

    def split(self, text: str) -> tuple[str | None, ...] | None:
        """The components of a value, None for one that is not there; None where the text does not fit."""
        found = self.regex.fullmatch(text)
        return found.groups() if found else None

    def join(self, components: Sequence[str | None]) -> str:
        """The value of these components; what is missing of an optional part is left out with all of it."""
        given = iter(components)
        return "".join(_joined(part, given) or "" for part in self.parts).removesuffix(CRLF)

    @property
    def charset(self) -> str:
        """The widest set of the format, in which every character of a value must be."""
        sets = {component.set for component in self.components}
        return next((letter for letter in "zyx" if letter in sets), "x")


@cache
def format_of(notation: str) -> Format:
    """A format in the standard's notation."""
    tokens = list(_TOKEN.finditer(notation))
    assert "".join(token.group() for token in tokens) == notation, notation
    parts = tuple(_parts(iter(tokens)))
    pieces = tuple(_pieces(parts))
    components = tuple(piece for piece in pieces if isinstance(piece, Component))
    return Format(notation, components, parts, re.compile(_pattern(parts)), *_size(pieces))


def _parts(tokens: Iterator[re.Match[str]]) -> Iterator[Part]:
    for token in tokens:
        if token["bic"]:
            yield Component(BIC, 11)
        elif token["set"]:
            yield Component(token["set"], int(token["length"]), bool(token["exact"]), int(token["lines"] or 1))
        elif token["mark"] == "[":
            yield tuple(_parts(tokens))
        elif token["mark"] == "]":
            return
        else:
            yield CRLF if token["mark"] == "$" else token["mark"]


def _pieces(parts: Sequence[Part]) -> Iterator[Component | str]:
    for part in parts:
        if isinstance(part, tuple):
            yield from _pieces(part)
        else:
            yield part


def _size(pieces: Sequence[Component | str]) -> tuple[int, int]:
    """The most lines that a value has, and the most characters on one of them."""
    lines, widths = 1, [0]
    for piece in pieces:
        if piece == CRLF:
            lines, widths = lines + 1, [*widths, 0]
        elif isinstance(piece, str):
            widths[-1] += len(piece)
        else:
            lines, widths[-1] = lines + piece.lines - 1, widths[-1] + piece.length
    return lines, max(widths)


def _pattern(parts: Sequence[Part]) -> str:
    return "".join(_pattern_of(part, parts[at + 1 : at + 2]) for at, part in enumerate(parts))


def _pattern_of(part: Part, following: Sequence[Part]) -> str:
    if isinstance(part, str):
        return re.escape(part)
    before_option = bool(following) and isinstance(following[0], tuple)
    if isinstance(part, tuple):
        # A line before one that may be missing is the last one then, and has no end.
        ends = before_option and part[-1] == CRLF
        return rf"(?:{_pattern(part[:-1])}(?:{CRLF}|\Z))?" if ends else f"(?:{_pattern(part)})?"
    # Text before an optional part that begins with a slash ends at the first slash.
    ends_at_slash = before_option and following[0][0] == "/"  # type: ignore[index]
    return f"({part.pattern(lazy=ends_at_slash and not part.exact)})"


def _joined(part: Part, given: Iterator[str | None]) -> str | None:
    """None where a component of the part is missing."""
    if isinstance(part, str):
        return part
    if isinstance(part, Component):
        return next(given)
    inner = [_joined(one, given) for one in part]
    # An optional part is there with its own components; one within it may be missing alone.
    present = any(text for one, text in zip(part, inner, strict=True) if not isinstance(one, str))
    return "".join(text or "" for text in inner) if present else None
