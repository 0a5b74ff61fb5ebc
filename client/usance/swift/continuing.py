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
    """The first message with the narratives of those that continue it, as 1/1. Raises BadMessage for a message that is
    missing, there twice or of another credit, and for a narrative that is in two of them."""
    if not messages:
        raise BadMessage([Fault(0, "", "no message", "a message, and those that continue it")])
    first, *rest = sorted(messages, key=lambda one: _sequence(one).number)
    faults = [*_of_sequence(messages), *_of_first(first), *(fault for one in rest for fault in _of_credit(first, one))]
    said: dict[str, Any] = {}
    for one in rest:
        for attribute in _narratives(one):
            if getattr(first, attribute, None) is not None or attribute in said:
                faults.append(Fault(0, _tag(one, attribute), "the field in two of the messages", "each field in one"))
            said[attribute] = getattr(one, attribute)
    if faults:
        raise BadMessage(faults)
    return replace(first, sequence=SequenceOfTotal(1, 1), **said) if rest else first  # type: ignore[call-arg]


def spread(message: Message, *, most: int = MOST_CHARACTERS) -> tuple[Message, ...]:
    """The message, followed by as many that continue it as its narratives need, none of them above `most` characters.

    Raises BadMessage where one field is above it by itself, or nothing continues the message.
    """
    if len(message.block4()) <= most:
        return (message,)
    more = CLASSES.get(_CONTINUED.get(message.NUMBER, ""))
    if more is None:
        raise BadMessage([_too_long(message, f"at most {most}: nothing continues an MT{message.NUMBER}")])
    first, made = _shortened(message, most), list[Message]()
    left = {name: getattr(message, name) for name in _narratives(message) if getattr(first, name) is None}
    for name, value in left.items():
        fits = made and len(replace(made[-1], **{name: value}).block4()) <= most
        made = [*made[:-1], replace(made[-1], **{name: value})] if fits else [*made, _more(more, message, name)]
    every = (first, *made)
    if any(len(one.block4()) > most for one in every):
        raise BadMessage([_too_long(message, f"messages of at most {most} each, and no field in two of them")])
    return tuple(replace(one, sequence=SequenceOfTotal(at, len(every))) for at, one in enumerate(every, 1))  # type: ignore[call-arg]


def _too_long(message: Message, needed: str) -> Fault:
    return Fault(0, "", f"an MT{message.NUMBER} of {len(message.block4())} characters", needed)


def _more(class_: type[Message], message: Message, name: str) -> Message:
    """A message that continues another, with one narrative of it."""
    own = {row.attribute for row in class_.spec().rows if row.mandatory}
    return class_(**{attribute: getattr(message, attribute) for attribute in (*own, name)})


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
        line = f"{line} {word}" if line else _begun(word)
        while len(line) > width:
            yield line[:width]
            line = _begun(line[width:])
    if line:
        yield line


def _begun(line: str) -> str:
    """A line that ends no field."""
    return f" {line}" if line.startswith((":", "-")) else line


def _shortened(message: Message, most: int) -> Message:
    """Without the narratives that do not fit, the last ones first."""
    for name in reversed(_narratives(message)):
        if len(message.block4()) <= most:
            break
        message = replace(message, **{name: None})
    return message


def _narratives(message: Message) -> tuple[str, ...]:
    """What a message that continues may say, of what this one says."""
    number = _CONTINUED.get(message.NUMBER, message.NUMBER)
    names = tuple(row.attribute for row in spec_of(number).rows if not row.mandatory and number in CONTINUES)
    return tuple(name for name in names if getattr(message, name, None) is not None)


def _sequence(message: Message) -> SequenceOfTotal:
    found = getattr(message, "sequence", None)
    return found if isinstance(found, SequenceOfTotal) else SequenceOfTotal(1, 1)


def _of_sequence(messages: Sequence[Message]) -> Iterator[Fault]:
    said = sorted(_sequence(one) for one in messages)
    total = max(one.total for one in said)
    wanted = [SequenceOfTotal(number, total) for number in range(1, total + 1)]
    if said != wanted:
        found, needed = (", ".join(f"{one.number}/{one.total}" for one in some) for some in (said, wanted))
        yield Fault(0, "27", found, f"{needed}, each once")


def _of_first(first: Message) -> Iterator[Fault]:
    if first.NUMBER in CONTINUES:
        yield Fault(0, "", f"an MT{first.NUMBER} first", f"the MT{CONTINUES[first.NUMBER]} that it continues")


def _of_credit(first: Message, other: Message) -> Iterator[Fault]:
    if CONTINUES.get(other.NUMBER) != first.NUMBER:
        more = _CONTINUED.get(first.NUMBER)
        yield Fault(0, "", f"an MT{other.NUMBER} after an MT{first.NUMBER}", f"an MT{more}" if more else "nothing more")
        return
    for row in other.spec().rows:
        same = row.attribute == "sequence" or not row.mandatory
        if not same and getattr(first, row.attribute, None) != getattr(other, row.attribute):
            found, needed = (str(getattr(one, row.attribute, "nothing")) for one in (other, first))
            yield Fault(0, row.shown, found, f"{needed}, as in the MT{first.NUMBER}")


def _tag(message: Message, attribute: str) -> str:
    return next(row.shown for row in message.spec().rows if row.attribute == attribute)
