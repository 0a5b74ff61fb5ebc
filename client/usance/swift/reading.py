"""A text read: the message that it is, or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from usance.swift import mt
from usance.swift.checking import read_field
from usance.swift.conditions import condition_faults
from usance.swift.envelope import Blocks, Envelope, cut
from usance.swift.faults import BadMessage, Fault
from usance.swift.legacy import renewed
from usance.swift.matching import Matching
from usance.swift.message import Message
from usance.swift.rules import Placed, rule_faults
from usance.swift.spec import NUMBERS, Row, spec_of
from usance.swift.tokens import Token, tokens_of

CLASSES: Mapping[str, type[Message]] = {number: getattr(mt, f"MT{number}") for number in NUMBERS}


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of a text: the message, unless something forbids it; `faults` in the order of the text, warnings
    among them; `tolerated` says what was taken in a form of before 2018."""

    number: str
    message: Message | None
    envelope: Envelope | None
    faults: tuple[Fault, ...]
    tolerated: tuple[Fault, ...] = ()


def parse(text: str, *, number: str | None = None, legacy: bool = False) -> Message:
    """The message in a text: whole, or block 4 alone, of the `number` then, or of the one that its fields fit.

    `legacy` takes forms of before 2018 too. Raises BadMessage with every fault.
    """
    found = read(text, number=number, legacy=legacy)
    if found.message is None:
        raise BadMessage(found.faults)
    return found.message


def read(text: str, *, number: str | None = None, legacy: bool = False) -> Reading:
    """The same with all that was found, and raising nothing."""
    blocks = cut(text)
    tokens, loose = tokens_of(blocks.lines, blocks.first)
    said = blocks.envelope.type if blocks.envelope else number or _guessed(tokens)
    faults = [*blocks.faults, *loose]
    if said not in CLASSES:
        faults.append(Fault(blocks.first, "", _unknown(said, tokens), f"one of {', '.join(NUMBERS)}"))
        return Reading(said, None, blocks.envelope, tuple(faults))
    return _read(said, tokens, blocks, faults, legacy=legacy)


def _read(number: str, tokens: Sequence[Token], blocks: Blocks, faults: list[Fault], *, legacy: bool) -> Reading:
    tolerated: tuple[Fault, ...] = ()
    if legacy:
        tokens, tolerated = renewed(number, tokens)
    own, enclosed = _opened(number, tokens)
    matching = Matching(spec_of(number))
    matching.take(own)
    faults += matching.faults
    placed = {}
    for row, token in matching.taken:
        value, wrong = read_field(token, number)
        faults += wrong
        placed[row] = Placed(row, token.tag, value, token.line)
    found = {(row.part, row.shown): one for row, one in placed.items()}
    faults += [*rule_faults(number, found), *condition_faults(number, found)]
    inner = _enclosed(found, enclosed, blocks, legacy=legacy) if number == "798" else None
    faults += inner.faults if inner else ()
    told = tuple(sorted(faults, key=lambda fault: (fault.line, fault.column)))
    forbidden = any(not fault.warning for fault in told)
    message = None if forbidden else _made(number, placed, inner.message if inner else None)
    return Reading(number, message, blocks.envelope, told, (*tolerated, *(inner.tolerated if inner else ())))


def _made(number: str, placed: Mapping[Row, Placed], enclosed: Message | None) -> Message:
    class_ = CLASSES[number]
    said: dict[str, dict[str, Any]] = {"": {} if enclosed is None else {"enclosed": enclosed}}
    for row, one in placed.items():
        said.setdefault(row.part, {})
        if not row.is_marker:
            said[row.part][row.attribute] = one.value
    for row in placed:
        if row.is_marker:
            said[""][row.attribute] = _part(number, row.attribute)(**said[row.part])
    return class_(**said[""])


@cache
def _part(number: str, attribute: str) -> type:
    """The class of a part of the message."""
    hint = get_type_hints(CLASSES[number])[attribute]
    found = next((one for one in get_args(hint) if one is not type(None)), hint)
    assert isinstance(found, type)
    return found


def _opened(number: str, tokens: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """The fields of the message itself, and those of one in an envelope of a customer (MT798)."""
    ends = [at for at, token in enumerate(tokens, 1) if token.tag == "77E"]
    return (tokens[: ends[0]], tokens[ends[0] :]) if number == "798" and ends else (tokens, ())


def _enclosed(found: Mapping[Any, Placed], tokens: Sequence[Token], blocks: Blocks, *, legacy: bool) -> Reading | None:
    kind = found.get(("", "12"))
    if kind is None or kind.value not in CLASSES or not tokens:
        return None
    return _read(str(kind.value), tokens, Blocks(None, (), blocks.first), [], legacy=legacy)


def _guessed(tokens: Sequence[Token]) -> str:
    """The one message that has all the fields, and all of whose own are there; '' for none or several."""
    tags = {token.tag for token in tokens}
    fitting = []
    for number in NUMBERS:
        rows = spec_of(number).rows
        known = tags <= {tag for row in rows for tag in row.tags}
        if known and all(set(row.tags) & tags for row in rows if row.mandatory and not row.part):
            fitting.append((sum(row.mandatory for row in rows), number))
    fitting.sort(reverse=True)
    several = len(fitting) > 1 and fitting[0][0] == fitting[1][0]
    return "" if several or not fitting else fitting[0][1]


def _unknown(said: str, tokens: Sequence[Token]) -> str:
    if said:
        return f"an MT{said}"
    return "no field at all" if not tokens else "a text that does not say which message it is"
