"""One message in several: narratives that do not fit into the first go into those that continue it, each whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from usance.swift.faults import BadMessage, Fault
from usance.swift.message import Message
from usance.swift.reading import CLASSES
from usance.swift.spec import spec_of
from usance.swift.tables.messages import CONTINUES
from usance.swift.values import SequenceOfTotal

MOST_CHARACTERS = 10_000
"""Of the text of a message, line ends included; from memory of the 2018 release, so it may be said otherwise."""
_CONTINUED = {first: more for more, first in CONTINUES.items()}


def joined(messages: Sequence[Message]) -> Message:
    """The first message with the narratives of those that continue it. Raises BadMessage for a message that is missing,
    or of another credit, and for a narrative that is in two of them."""
    first, *rest = sorted(messages, key=lambda one: _sequence(one).number)
    faults = [*_of_sequence(messages), *(fault for one in rest for fault in _of_credit(first, one))]
    said: dict[str, Any] = {}
    for one in rest:
        for attribute in _narratives(one):
            if getattr(first, attribute, None) is not None or attribute in said:
                faults.append(Fault(0, _tag(one, attribute), f"in two messages of {one.NUMBER}", "each field in one"))
            said[attribute] = getattr(one, attribute)
    if faults:
        raise BadMessage(faults)
    return replace(first, sequence=SequenceOfTotal(1, 1), **said)  # type: ignore[call-arg]


def spread(message: Message, *, most: int = MOST_CHARACTERS) -> tuple[Message, ...]:
    """The message, followed by as many that continue it as its narratives need, none of them above `most` characters.

    Raises BadMessage where they would be more than eight, or one field is above it by itself.
    """
    if len(message.block4()) <= most or message.NUMBER not in _CONTINUED:
        return (message,)
    more = CLASSES[_CONTINUED[message.NUMBER]]
    own = {row.attribute for row in more.spec().rows if row.mandatory}
    base = {attribute: getattr(message, attribute) for attribute in own}
    first, made = _shortened(message, most), list[Message]()
    left = {name: getattr(message, name) for name in _narratives(message) if getattr(first, name) is None}
    for name, value in left.items():
        fits = made and len(replace(made[-1], **{name: value}).block4()) <= most
        made = [*made[:-1], replace(made[-1], **{name: value})] if fits else [*made, more(**base, **{name: value})]
    every = (first, *made)
    long = [one for one in every if len(one.block4()) > most]
    if long or len(every) > 8:
        raise BadMessage([Fault(0, "27", f"{len(message.block4())} characters", f"8 messages of at most {most} each")])
    return tuple(replace(one, sequence=SequenceOfTotal(at, len(every))) for at, one in enumerate(every, 1))  # type: ignore[call-arg]


def wrapped(text: str, *, width: int = 65) -> tuple[str, ...]:
    """Text as lines of a narrative: broken between words, and in one that is longer than a line; no line begins with a
    colon or hyphen, which would end the field, but with a space before them."""
    return tuple(line for paragraph in text.splitlines() if paragraph.strip() for line in _lines(paragraph, width))


def _lines(paragraph: str, width: int) -> Iterator[str]:
    line = ""
    for word in paragraph.split():
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = ""
        word = f" {word}" if not line and word[0] in ":-" else word
        line = f"{line} {word}" if line else word
        while len(line) > width:
            yield line[:width]
            line = line[width:]
            line = f" {line}" if line[:1] in (":", "-") else line
    if line:
        yield line


def _shortened(message: Message, most: int) -> Message:
    """Without the narratives that do not fit, the last ones first."""
    for name in reversed(_narratives(message)):
        if len(message.block4()) <= most:
            break
        message = replace(message, **{name: None})
    return message


def _narratives(message: Message) -> tuple[str, ...]:
    """What a message that continues may say, of what this one says."""
    rows = spec_of(_CONTINUED.get(message.NUMBER, message.NUMBER)).rows
    names = tuple(row.attribute for row in rows if not row.mandatory)
    return tuple(name for name in names if getattr(message, name, None) is not None)


def _sequence(message: Message) -> SequenceOfTotal:
    found = getattr(message, "sequence", None)
    return found if isinstance(found, SequenceOfTotal) else SequenceOfTotal(1, 1)


def _of_sequence(messages: Sequence[Message]) -> Iterator[Fault]:
    said = sorted(_sequence(one) for one in messages)
    wanted = [SequenceOfTotal(number, len(messages)) for number in range(1, len(messages) + 1)]
    if said != wanted:
        found = ", ".join(f"{one.number}/{one.total}" for one in said)
        yield Fault(0, "27", found, ", ".join(f"{one.number}/{one.total}" for one in wanted))


def _of_credit(first: Message, other: Message) -> Iterator[Fault]:
    if CONTINUES.get(other.NUMBER) != first.NUMBER:
        yield Fault(0, "", f"an MT{other.NUMBER} after an MT{first.NUMBER}", _CONTINUED.get(first.NUMBER, "no other"))
        return
    for row in other.spec().rows:
        same = row.attribute == "sequence" or not row.mandatory
        if not same and getattr(first, row.attribute, None) != getattr(other, row.attribute):
            yield Fault(0, row.shown, str(getattr(other, row.attribute)), str(getattr(first, row.attribute, "nothing")))


def _tag(message: Message, attribute: str) -> str:
    return next(row.shown for row in message.spec().rows if row.attribute == attribute)
