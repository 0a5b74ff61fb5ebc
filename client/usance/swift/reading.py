"""A text read: the message that it is, or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, get_args, get_type_hints

from usance.swift import mt
from usance.swift.checking import read_field
from usance.swift.conditions import condition_faults
from usance.swift.enclosing import faults_of_lines, lines_of, opened
from usance.swift.envelope import Envelope, cut
from usance.swift.faults import BadMessage, Fault, in_order
from usance.swift.guessing import guess, unknown
from usance.swift.legacy import renewed
from usance.swift.matching import match
from usance.swift.message import Message
from usance.swift.rules import Placed, rule_faults
from usance.swift.spec import NUMBERS, spec_of
from usance.swift.tokens import Token, tokens_of
from usance.swift.values import Lines

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
    said, why = (blocks.type or number or "", "") if blocks.type or number else guess(tokens)
    if said not in CLASSES or not tokens:
        faults = (*blocks.faults, *loose, unknown(said, why, blocks.first))
        return Reading(said, None, blocks.envelope, in_order(faults))
    found = _read(said, tokens, (*blocks.faults, *loose), legacy=legacy)
    return replace(found, envelope=blocks.envelope)


def _read(number: str, tokens: Sequence[Token], before: Sequence[Fault], *, legacy: bool) -> Reading:
    """A message by its fields; `before` is what is wrong around them."""
    now, tolerated = renewed(number, tokens) if legacy else (tokens, ())
    own, others = opened(number, now)
    matched = match(spec_of(number), own)
    faults, placed = [*before], list[Placed]()
    for row, token in matched.taken:
        value, wrong = read_field(token, number)
        # No rule is asked what a word says that is none.
        placed.append(Placed(row, token.tag, None if wrong and isinstance(value, str) else value, token.line))
        faults += wrong
    found = {(one.row.part, one.row.shown): one for one in placed}
    faults += [*matched.faults, *rule_faults(number, found), *condition_faults(number, found)]
    within = _within(found.get(("", "12")), others, legacy=legacy) if number == "798" else _NOTHING
    told = in_order([*faults, *within.faults])
    forbidden = any(not fault.warning for fault in told)
    message = None if forbidden else _made(number, placed, within.value)
    return Reading(number, message, None, told, (*tolerated, *within.tolerated))


def _made(number: str, placed: Sequence[Placed], within: Message | Lines | None) -> Message:
    said: dict[str, dict[str, Any]] = {"": {} if within is None else {"enclosed": within}}
    for one in placed:
        part = said.setdefault(one.row.part, {})
        if not one.row.is_marker:
            part[one.row.attribute] = one.value
    for one in placed:
        if one.row.is_marker:
            said[""][one.row.attribute] = _part(number, one.row.attribute)(**said[one.row.part])
    return CLASSES[number](**said[""])


@cache
def _part(number: str, attribute: str) -> type:
    """The class of a part of the message."""
    hint = get_type_hints(CLASSES[number])[attribute]
    found = next((one for one in get_args(hint) if one is not type(None)), hint)
    assert isinstance(found, type)
    return found


@dataclass(frozen=True, slots=True)
class _Within:
    """What is in an MT798: a message, or the lines of one that is not known here."""

    value: Message | Lines | None = None
    faults: tuple[Fault, ...] = ()
    tolerated: tuple[Fault, ...] = ()


_NOTHING = _Within()


def _within(kind: Placed | None, tokens: Sequence[Token], *, legacy: bool) -> _Within:
    if kind is None or not isinstance(kind.value, str):
        return _NOTHING
    if kind.value == "798":
        return _Within(faults=(Fault(kind.line, "12", "an MT798 in an MT798", "a message of another number"),))
    if kind.value not in CLASSES:
        return _Within(lines_of(tokens) or None, tuple(faults_of_lines(tokens)))
    if not tokens:
        return _Within(faults=(Fault(kind.line, "12", "nothing after 77E", f"the fields of an MT{kind.value} there"),))
    inner = _read(kind.value, tokens, (), legacy=legacy)
    # Faults of the whole are those of the whole within.
    faults = tuple(fault if fault.line else replace(fault, line=tokens[0].line) for fault in inner.faults)
    return _Within(inner.message, faults, inner.tolerated)
