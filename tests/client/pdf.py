"""What a page that reportlab drew says, read out of the bytes of its PDF."""

from __future__ import annotations

import base64
import re
import zlib
from dataclasses import dataclass

_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_SHOWN = re.compile(rb"1 0 0 1 (\S+) (\S+) Tm /F\d+ (\S+) Tf \S+ TL \(((?:[^\\)]|\\.)*)\) Tj", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_CONTROL = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


@dataclass(frozen=True)
class Shown:
    """A line of text, where it begins, and the size of its type, in points."""

    x: float
    y: float
    size: float
    text: str


def pages_of(pdf: bytes) -> int:
    """The pages of the file."""
    return len(re.findall(rb"/Type /Page\b", pdf))


def shown_in(pdf: bytes) -> list[Shown]:
    """Every line of text, in the order in which it was drawn."""
    contents = (zlib.decompress(base64.a85decode(b"<~" + each.strip(), adobe=True)) for each in _STREAM.findall(pdf))
    return [
        Shown(float(x), float(y), float(size), _ESCAPE.sub(_meant, raw).decode("utf-16-be"))
        for content in contents
        for x, y, size, raw in _SHOWN.findall(content)
    ]


def text_of(pdf: bytes) -> str:
    """All the text of the file, a line for each that was drawn."""
    return "\n".join(one.text for one in shown_in(pdf))


def _meant(found: re.Match[bytes]) -> bytes:
    return bytes([int(found[1], 8)]) if len(found[1]) == 3 else _CONTROL.get(found[1], found[1])
