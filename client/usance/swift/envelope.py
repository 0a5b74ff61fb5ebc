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
_BRACE, _EMPTY = re.compile("[{}]"), re.compile("[ \r\n]*")
_AFTER = re.compile(r"(?:\r\n-\}?)?[\r\n]*\Z")
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
    """A text cut apart: the envelope, if there is one that could be read, the type that block 2 says, the lines of
    block 4 and the number of the first, and what is wrong around them."""

    envelope: Envelope | None
    lines: tuple[str, ...]
    first: int
    faults: tuple[Fault, ...] = field(default=())
    type: str = ""


def cut(text: str) -> Blocks:
    """The blocks of a text, or block 4 alone: then there is no envelope. Lines end with CR LF, or all with LF alone."""
    text = text if "\r" in text else text.replace("\n", CRLF)
    start = _skipped(text, 0)
    if not text.startswith("{", start):
        return Blocks(None, _lines(_AFTER.sub("", text[start:])), _line(text, start))
    found, faults = _blocks(text, start)
    envelope, wrong = _envelope(found, _line(text, start))
    content, line = found.get("4", (CRLF, 0))
    if not content.startswith(CRLF):
        faults.append(Fault(line, "", quoted(content[:40]), "a block 4 whose text begins on the next line"))
    header = _header(found["2"][0]) if "2" in found else None
    # Fields that begin beside {4: are read where they are.
    lines, first = _lines(content.removeprefix(CRLF)), line + content.startswith(CRLF)
    return Blocks(envelope, lines, first, (*faults, *wrong), header["type"] if header else "")


def _blocks(text: str, at: int) -> tuple[dict[str, tuple[str, int]], list[Fault]]:
    """The content of each block, and the line on which it begins; a block 4 without its end has all that is left. After
    what is no block, block 4 is looked for all the same."""
    found, faults = dict[str, tuple[str, int]](), dict[str, Fault]()
    while 0 <= at < len(text):
        block = _BLOCK.match(text, at)
        number = block[1] if block else ""
        end = _end(text, at, number) if block else -1
        if number not in faults and (block is None or end < 0 or number in found):
            faults[number] = _unread(text, at, number if end < 0 else "")
        if block and number not in found and (end >= 0 or number == "4"):
            content = text[block.end() : end] if end >= 0 else _AFTER.sub("", text[block.end() :])
            found[number] = content, _line(text, at)
        if end >= 0:
            at = _skipped(text, end + len(_ENDS.get(number, "}")))
        else:
            at = -1 if "4" in found else text.find("{4:", at + 1)
    if not faults and "4" not in found:
        faults["4"] = Fault(_line(text, at), "", "no block 4", _UNREAD)
    return found, list(faults.values())


def _unread(text: str, at: int, number: str) -> Fault:
    """What is wrong where no block could be read: `number` of one that has no end."""
    if number == "4":
        last = _line(text.rstrip(CRLF), len(text))
        return Fault(last, "", "no end of block 4", "-} on a line of its own at the end of block 4")
    needed = f"}} at the end of block {number}" if number else _UNREAD
    return Fault(_line(text, at), "", quoted(text[at : at + 40]), needed)


_ENDS = {"4": f"{CRLF}-}}"}
_UNREAD = "blocks {1: to {5:, each once, with its closing brace"


def _end(text: str, at: int, number: str) -> int:
    """Where the content of a block ends; -1 where it does not."""
    if number in _ENDS:
        return text.find(_ENDS[number], at)
    depth = 0
    for brace in _BRACE.finditer(text, at):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.start()
    return -1


def _skipped(text: str, at: int) -> int:
    """Where the text goes on after empty lines."""
    found = _EMPTY.match(text, at)
    return found.end() if found else at


def _line(text: str, at: int) -> int:
    return text.count(CRLF, 0, at) + 1


def _envelope(blocks: Mapping[str, tuple[str, int]], first: int) -> tuple[Envelope | None, tuple[Fault, ...]]:
    (one, line), (two, next_line) = blocks.get("1", ("", first)), blocks.get("2", ("", first))
    basic, header = _BASIC.fullmatch(one), _header(two)
    faults = [] if basic else [Fault(line, "", quoted(one) if one else "no block 1", _BASIC_NEEDED)]
    faults += [] if header else [Fault(next_line, "", quoted(two) if two else "no block 2", _HEADER_NEEDED)]
    tags = {number: _TAGGED.findall(blocks[number][0]) for number in "35" if number in blocks}
    for number, pairs in tags.items():
        content, line = blocks[number]
        if _tagged(dict(pairs)) != content:
            faults.append(Fault(line, "", quoted(content), f"tags such as {{108:ABC}} in block {number}, each once"))
    if basic is None or header is None:
        return None, tuple(faults)
    return _made(basic, two, tags), tuple(faults)


_BASIC_NEEDED = "a block 1 of F01, a terminal of 12, a session of 4 and a number of 6: {1:F01ABOCCNBJAXXX0000000000}"
_HEADER_NEEDED = "a block 2 of I, a type, a terminal of 12 and a priority: {2:I700ICBKCNBJXXXXN}, or of an output"


def _header(content: str) -> re.Match[str] | None:
    return _INPUT.fullmatch(content) or _OUTPUT.fullmatch(content)


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
