"""The blocks around a message: headers, user header, text and trailer, cut apart and put together again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from usance.swift.faults import Fault, quoted
from usance.swift.formats import CRLF

_BLOCK = re.compile(r"\{([1-5]):")
_BASIC = re.compile(
    r"(?P<application>[FAL])(?P<service>[0-9]{2})(?P<terminal>[A-Z0-9]{12})(?P<session>[0-9]{4})(?P<number>[0-9]{6})"
)
_INPUT = re.compile(r"I(?P<type>[0-9]{3})(?P<receiver>[A-Z0-9]{12})(?P<priority>[SNU])?(?P<rest>[123]?(?:[0-9]{3})?)")
_OUTPUT = re.compile(
    r"O(?P<type>[0-9]{3})(?P<time>[0-9]{4})(?P<reference>[0-9]{6}[A-Z0-9]{12}[0-9]{10})"
    r"(?P<date>[0-9]{6})(?P<received>[0-9]{4})(?P<priority>[SNU])?"
)
_TAGGED = re.compile(r"\{([A-Z0-9]{3}):([^{}]*)\}")


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """What stands around block 4. `terminal` is the sender's logical terminal in an input message, the receiver's in an
    output message; `other` the receiver's, or the reference that the sender's input was given. `user` and `trailer` are
    the tags of blocks 3 and 5; None for a block that is not there."""

    application: str = "F01"
    terminal: str
    session: str = "0000"
    number: str = "000000"
    direction: str = "I"
    type: str
    other: str
    rest: str = ""
    user: Mapping[str, str] | None = None
    trailer: Mapping[str, str] | None = None

    @property
    def sender(self) -> str:
        """The BIC of who sends."""
        # An output message has the time and date of the input before the terminal that sent it.
        return _bic(self.terminal if self.direction == "I" else self.other[10:22])

    @property
    def receiver(self) -> str:
        """The BIC of who receives."""
        return _bic(self.other if self.direction == "I" else self.terminal)

    def around(self, block4: str) -> str:
        """The whole message, with the text in its place."""
        second = f"{self.direction}{self.type}{self.other}{self.rest}"
        blocks = [f"{{1:{self.application}{self.terminal}{self.session}{self.number}}}", f"{{2:{second}}}"]
        blocks += [] if self.user is None else [f"{{3:{_tagged(self.user)}}}"]
        blocks.append(f"{{4:{CRLF}{block4}{CRLF}-}}")
        blocks += [] if self.trailer is None else [f"{{5:{_tagged(self.trailer)}}}"]
        return "".join(blocks)


@dataclass(frozen=True, slots=True)
class Blocks:
    """A text cut apart: the envelope, if there is one that could be read, the lines of block 4 and the number of the
    first, and what is wrong around them."""

    envelope: Envelope | None
    lines: tuple[str, ...]
    first: int
    faults: tuple[Fault, ...] = field(default=())


def cut(text: str) -> Blocks:
    """The blocks of a text, or block 4 alone: then there is no envelope. Lines end with CR LF, or all with LF alone."""
    text = text if "\r" in text else text.replace("\n", CRLF)
    body = text.lstrip(CRLF + " ")
    first = text[: len(text) - len(body)].count(CRLF) + 1
    if not body.startswith("{"):
        return Blocks(None, _lines(body.rstrip(CRLF).removesuffix(f"{CRLF}-")), first)
    return _whole(text, len(text) - len(body))


def _whole(text: str, at: int) -> Blocks:
    found: dict[str, tuple[str, int]] = {}
    faults = []
    while at < len(text) and text[at:].strip(CRLF + " "):
        block = _BLOCK.match(text, at)
        end = _end(text, at, block[1]) if block else -1
        line = text[:at].count(CRLF) + 1
        if block is None or end < 0 or block[1] in found:
            needed = "blocks {1: to {5:, each once, with its closing brace; that of block 4 on a line of its own: -}"
            faults.append(Fault(line, "", quoted(text[at : at + 40]), needed))
            break
        found[block[1]] = text[block.end() : end], line
        at = end + (len(_ENDS[block[1]]) if block[1] in _ENDS else 1)
        at += len(text[at:]) - len(text[at:].lstrip(CRLF + " "))
    envelope, wrong = _envelope({number: content for number, (content, _) in found.items()})
    content, line = found.get("4", ("", 1))
    if not content.startswith(CRLF):
        faults.append(Fault(line, "", quoted(content[:40]), "a block 4 whose text begins on the next line"))
    body = content.removeprefix(CRLF)
    return Blocks(envelope, _lines(body), line + 1, (*faults, *wrong))


_ENDS = {"4": f"{CRLF}-}}"}


def _end(text: str, at: int, number: str) -> int:
    """Where the content of a block ends; -1 where it does not."""
    if number in _ENDS:
        return text.find(_ENDS[number], at)
    depth = 0
    for position in range(at, len(text)):
        depth += {"{": 1, "}": -1}.get(text[position], 0)
        if depth == 0:
            return position
    return -1


def _envelope(blocks: Mapping[str, str]) -> tuple[Envelope | None, tuple[Fault, ...]]:
    basic, app = _BASIC.fullmatch(blocks.get("1", "")), blocks.get("2", "")
    header = _INPUT.fullmatch(app) or _OUTPUT.fullmatch(app)
    tags = {number: _TAGGED.findall(blocks[number]) for number in "35" if number in blocks}
    faults = (
        []
        if basic
        else [Fault(1, "", quoted(blocks.get("1", "no block 1")), "{1:F01, a terminal of 12, session, number}")]
    )
    faults += (
        [] if header else [Fault(1, "", quoted(app or "no block 2"), "{2:I and a type, a terminal of 12, a priority}")]
    )
    for number, pairs in tags.items():
        if _tagged(dict(pairs)) != blocks[number]:
            faults.append(
                Fault(1, "", quoted(blocks[number]), f"tags such as {{108:ABC}} in block {number}, each once")
            )
    if basic is None or header is None:
        return None, tuple(faults)
    return _made(basic, app, tags), tuple(faults)


def _made(basic: re.Match[str], app: str, tags: Mapping[str, list[tuple[str, str]]]) -> Envelope:
    length = 12 if app[0] == "I" else 42
    return Envelope(
        application=basic["application"] + basic["service"],
        terminal=basic["terminal"],
        session=basic["session"],
        number=basic["number"],
        direction=app[0],
        type=app[1:4],
        other=app[4 : 4 + length],
        rest=app[4 + length :],
        user=dict(tags["3"]) if "3" in tags else None,
        trailer=dict(tags["5"]) if "5" in tags else None,
    )


def _tagged(tags: Mapping[str, str]) -> str:
    return "".join(f"{{{tag}:{value}}}" for tag, value in tags.items())


def _bic(terminal: str) -> str:
    """Of a logical terminal, whose ninth place is its own; a branch of XXX is the head office."""
    return (terminal[:8] + terminal[9:]).removesuffix("XXX")


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split(CRLF)) if text else ()
