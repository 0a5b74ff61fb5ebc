"""Which characters may stand in a message: the sets of the standard by their letters, and what a text has besides."""

from __future__ import annotations

import re
from collections.abc import Iterator

_X = r"A-Za-z0-9/\-?:().,'+ "
SETS = {
    "n": "0-9",
    "a": "A-Z",
    "c": "A-Z0-9",
    "h": "A-F0-9",
    "d": "0-9,",
    "e": " ",
    "x": _X,
    "y": r"A-Z0-9 .,\-()/='+:?!\"%&*<>;",
    "z": _X + r"=!\"%&*<>;{@#_",
}
"""Letter of a set -> its characters, as within the brackets of a regular expression; lines end with CR LF in all."""
NAMES = {
    **{"n": "digits", "a": "capital letters", "c": "capital letters and digits", "h": "hexadecimal digits"},
    **{"d": "digits and a decimal comma", "e": "spaces", "x": "the x set", "y": "the y set", "z": "the z set"},
}
_OUTSIDE = {letter: re.compile(f"[^{characters}\r\n]") for letter, characters in SETS.items()}


def outside(text: str, letter: str) -> Iterator[tuple[int, int, str]]:
    """(line, column, character), each from 0, of what the set has not. Lines end with CR LF."""
    for number, line in enumerate(text.split("\r\n")):
        for found in _OUTSIDE[letter].finditer(line):
            yield number, found.start(), found.group()
        for column, character in enumerate(line):
            if character in "\r\n":
                yield number, column, character
