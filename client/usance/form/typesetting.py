"""Chinese type for a page: which characters there are, how wide they are, where lines may be broken.

The type is STSong-Light, which readers of PDF have and no file has to carry; its characters are those of GBK, less a
few.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from usance.errors import InputError

FONT = "STSong-Light"

# In GBK, and not in the font's own list of characters (UniGB-UCS2-H).
_MISSING = {*"ńňɑɡ", *map(chr, (0xF979, 0xF995, 0xF9E7, 0xF9F1, 0xFA0C)), *map(chr, range(0xFE31, 0xFE45))}
_MORE = {"¥", "€", "・"}
# The list has the middle dot at another place than Unicode.
_DRAWN_AS = str.maketrans({"·": "・", "\t": " ", "\u00a0": " "})

_CLOSING = "，。、；：！？）】》〉」』”’％%.,;:!?)]}"
_OPENING = "（【《〈「『“‘([{￥¥"
_WORD = re.compile(r"[ ]+|[!-~]+|.", re.DOTALL)


class NoGlyph(InputError):
    """A character that cannot be printed: `field` is where it stands."""

    def __init__(self, field: str, character: str) -> None:
        name = f"{character!r} (U+{ord(character):04X})"
        needed = "characters of GBK, which the form's type has"
        super().__init__(f"cannot be printed: {field}: {name}; needed: {needed}", given=character, needed=needed)
        self.field = field


def printable(text: str, *, field: str) -> str:
    """The text as it is drawn, its line breaks kept. Raises NoGlyph, so that nothing is left out of a form silently."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_DRAWN_AS)
    for character in text:
        if character != "\n" and not _has(character):
            raise NoGlyph(field, character)
    return text


def width_of(text: str) -> int:
    """In thousandths of the size of the type."""
    widths = _widths()
    return sum(widths.get(character, 1000) for character in text)


def lines_of(text: str, room: int) -> list[str]:
    """Text broken into lines of at most `room` thousandths: between any two Chinese characters, between words of Latin
    ones, never before closing marks nor after opening ones. A word that is longer than a line is cut."""
    return [line for paragraph in text.split("\n") for line in _broken(paragraph, room)]


def _broken(paragraph: str, room: int) -> Iterator[str]:
    line, taken = "", 0
    for piece in (part for whole in _pieces(paragraph) for part in _cut(whole, room)):
        width = width_of(piece)
        if line and taken + width > room:
            yield line.rstrip()
            line, taken = "", 0
            if piece.isspace():
                continue
        line, taken = line + piece, taken + width
    yield line.rstrip()


def _cut(piece: str, room: int) -> Iterator[str]:
    """A piece in parts that fit on a line; most are one part."""
    begin, taken = 0, 0
    for at, character in enumerate(piece):
        width = width_of(character)
        if taken + width > room and at > begin:
            yield piece[begin:at]
            begin, taken = at, 0
        taken += width
    yield piece[begin:]


def _pieces(text: str) -> Iterator[str]:
    """What may not be broken inside."""
    held = ""
    for found in _WORD.findall(text):
        if held and found[0] not in _CLOSING and held[-1] not in _OPENING:
            yield held
            held = ""
        held += found
    if held:
        yield held


def _has(character: str) -> bool:
    if character in _MORE:
        return True
    if character in _MISSING or (not character.isprintable() and character != "\u3000"):
        return False
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _widths() -> dict[str, int]:
    from reportlab.pdfbase._cidfontdata import widthsByUnichar

    return dict(widthsByUnichar[FONT])
