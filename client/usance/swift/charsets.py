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
    "x": "of the x set: letters without accents, digits, space and / - ? : ( ) . , ' +",
    "y": "of the y set: capital letters, digits, space and . , - ( ) / = ' + : ? ! \" % & * < > ;",
    "z": "of the z set: letters without accents, digits, space and / - ? : ( ) . , ' + = ! \" % & * < > ; { @ # _",
}
LINE_END = "CR LF at the end of every line, and neither of them alone"
_OUTSIDE = {letter: re.compile(f"[\r\n]|[^{SETS[letter]}\r\n]+") for letter in "xyz"}
_INSIDE = {letter: re.compile(f"(?:[{SETS[letter]}]++|\r\n)*+") for letter in "xyz"}
_ANY = re.compile(f"[{SETS['y']}{SETS['z']}]+")


def outside(text: str, letter: str) -> Iterator[tuple[int, int, str]]:
    """(line, column, character), each from 0, of what the set has not. Lines end with CR LF."""
    for line, column, characters in runs_outside(text, letter):
        for at, character in enumerate(characters):
            yield line, column + at, character


def runs_outside(text: str, letter: str) -> Iterator[tuple[int, int, str]]:
    """The same with all that stands beside each other told at once."""
    if _INSIDE[letter].fullmatch(text):
        return
    for number, line in enumerate(text.split("\r\n")):
        for found in _OUTSIDE[letter].finditer(line):
            yield number, found.start(), found.group()


def in_no_set(characters: str) -> bool:
    """Whether there are characters that may stand in no field at all."""
    return not _ANY.fullmatch(characters)
