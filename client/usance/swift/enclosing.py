"""The message within an MT798: what stands after its 77E."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from usance.swift.faults import Fault, quoted
from usance.swift.formats import CRLF
from usance.swift.misfits import strange
from usance.swift.tokens import Token
from usance.swift.values import Lines

NUMBER, WIDEST = "798", 78


def opened(number: str, tokens: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """The fields of the message itself, and those of one within."""
    end = next((at for at, token in enumerate(tokens, 1) if token.tag == "77E"), len(tokens))
    return (tokens[:end], tokens[end:]) if number == NUMBER else (tokens, ())


def lines_of(tokens: Sequence[Token]) -> Lines:
    """Fields of a message of which nothing is known, as they stand."""
    return tuple(line for token in tokens for line in f":{token.tag}:{token.text}".split(CRLF))


def faults_of_lines(tokens: Sequence[Token]) -> Iterator[Fault]:
    """What is wrong with them in any message: the characters, and lines that are empty or too long."""
    for token in tokens:
        lines = f":{token.tag}:{token.text}".split(CRLF)
        yield from strange(token, "z")
        for number, line in enumerate(lines, token.line):
            if not line or len(line) > WIDEST:
                said = f"a line of {len(line)} characters: {quoted(line)}"
                yield Fault(number, token.tag, said, f"1 to {WIDEST} of them in an MT{NUMBER}")
