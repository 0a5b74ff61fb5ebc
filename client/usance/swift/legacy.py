"""Forms of before the release of 2018, taken where the reader says so, each with a word about what was tolerated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from usance.swift.faults import Fault, quoted
from usance.swift.formats import CRLF
from usance.swift.spec import spec_of
from usance.swift.tokens import Token

_RENAMED = {"71B": "71D", "72": "72Z", "73": "73A", "79": "79Z", "77A": "77"}
_FORMS = {
    "IRREVOCABLE STANDBY": "IRREVOCABLE",
    "IRREVOC TRANS STANDBY": "IRREVOCABLE TRANSFERABLE",
    "WITHOUT CONFIRMATION": "WITHOUT",
    "PERMITTED": "ALLOWED",
    "PROHIBITED": "NOT ALLOWED",
    "NOT PERMITTED": "NOT ALLOWED",
}
_PERIOD = re.compile(r"(?:WITHIN )?([0-9]{1,3}) DAYS?(?: (?:FROM|AFTER))?(?: (.*))?")
_SHIPMENT = ("SHIPMENT", "SHIPMENT DATE", "DATE OF SHIPMENT", "THE DATE OF SHIPMENT")
_LONGEST = 35
"""Of what days may run from."""


def renewed(number: str, tokens: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[Fault, ...]]:
    """The fields as they would be sent today, and what was otherwise."""
    known = {tag for row in spec_of(number).rows for tag in row.tags}
    made, told = list[Token](), list[Fault]()
    for token in tokens:
        now = _renewed(token, known)
        made += [] if now is None else [now]
        if now != token:
            needed = "nothing in its place" if now is None else f":{now.tag}:{now.text.split(CRLF)[0]}"
            told.append(Fault(token.line, token.tag, quoted(token.text), needed, warning=True))
    return tuple(made), tuple(told)


def _renewed(token: Token, known: set[str]) -> Token | None:
    if token.tag in known:
        return _said_anew(token)
    if token.tag == "39B" and "39A" in known:
        # "NOT EXCEEDING" says what an amount without 39A says today.
        return None
    tag = _RENAMED.get(token.tag, token.tag)
    return replace(token, tag=tag) if tag in known else token


def _said_anew(token: Token) -> Token:
    if token.tag == "48":
        return _period(token)
    if token.tag in ("40A", "43P", "43T", "49"):
        return replace(token, text=_FORMS.get(token.text, token.text))
    return token


def _period(token: Token) -> Token:
    """`21 DAYS AFTER SHIPMENT` was free text; days and what they run from are apart since. What would have to be cut
    short stays as it is, and is a fault."""
    found = _PERIOD.fullmatch(token.text.replace(CRLF, " "))
    start = (found[2] or "").strip() if found else ""
    if not found or len(start) > _LONGEST:
        return token
    return replace(token, text=found[1] if start in ("", *_SHIPMENT) else f"{found[1]}/{start}")
