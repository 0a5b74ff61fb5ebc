"""Forms of before the release of 2018, taken where the reader says so, each with a word about what was tolerated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from usance.swift.faults import Fault, quoted
from usance.swift.formats import CRLF
from usance.swift.spec import spec_of
from usance.swift.tokens import Token

_RENAMED = {"71B": "71D", "72": "72Z", "79": "79Z", "77A": "77"}
_FORMS = {
    "IRREVOCABLE STANDBY": "IRREVOCABLE",
    "IRREVOC TRANS STANDBY": "IRREVOCABLE TRANSFERABLE",
    "WITHOUT CONFIRMATION": "WITHOUT",
    "PERMITTED": "ALLOWED",
    "PROHIBITED": "NOT ALLOWED",
    "NOT PERMITTED": "NOT ALLOWED",
}


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
    tag = _RENAMED.get(token.tag, token.tag)
    if token.tag == "39B":
        # "NOT EXCEEDING" says what an amount without 39A says today.
        return None
    if tag != token.tag and tag in known and token.tag not in known:
        return replace(token, tag=tag)
    if (token.tag == "48" and not token.text[:1].isdigit()) or (token.tag == "48" and token.text[3:4] not in ("", "/")):
        return _period(token)
    if token.tag in ("40A", "43P", "43T", "49") and token.text in _FORMS:
        return replace(token, text=_FORMS[token.text])
    return token


def _period(token: Token) -> Token:
    """`21 DAYS AFTER SHIPMENT` was free text; days and what follows them are apart since."""
    digits = token.text.split(" ")[0]
    rest = token.text.replace(CRLF, " ").removeprefix(digits).strip()
    for words in ("DAYS FROM", "DAYS AFTER", "DAYS"):
        rest = rest.removeprefix(words).strip()
    if not digits.isdigit() or len(digits) > 3:
        return token
    return replace(token, text=f"{digits}/{rest}"[:39] if rest else digits)
