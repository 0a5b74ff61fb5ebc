"""Which message a block 4 without its envelope is, by its fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from usance.swift.faults import Fault
from usance.swift.spec import NUMBERS, spec_of
from usance.swift.tokens import Token


def guess(tokens: Sequence[Token]) -> tuple[str, str]:
    """The number of the message, or '' and why not.

    That of the one message that has all the fields, and all of whose own are there. Where no message fits, the one that
    fits best, so that its faults are told; where several do, none: 20, 21, 30 and 32B are an MT730, 732 and 747, which
    say very different things.
    """
    tags = {token.tag for token in tokens}
    if not tags:
        return "", "no field at all"
    misfits = {number: sum(_misfits(number, tags)) for number in NUMBERS}
    least = min(misfits.values())
    best = [number for number in NUMBERS if misfits[number] == least]
    if len(best) == 1 and least < len(tags):
        return best[0], ""
    which = " or ".join(f"MT{number}" for number in best)
    return "", f"a text that may be an {which}" if least == 0 else "a text that does not say which message it is"


def unknown(number: str, why: str, line: int) -> Fault:
    """What is wrong with a text without fields, of a number that there is not, or whose number is not known."""
    if number in NUMBERS:
        return Fault(line, "", "no field at all", f"the fields of an MT{number}")
    if number:
        return Fault(line, "", f"an MT{number}", f"one of {', '.join(NUMBERS)}")
    needed = "its number beside it" if "may be" in why else f"the fields of one of {', '.join(NUMBERS)}"
    return Fault(line, "", why, needed)


def _misfits(number: str, tags: set[str]) -> Iterator[int]:
    """Fields that the message has not, and fields that it must have."""
    known, must = _fields(number)
    yield len(tags - known)
    yield sum(not set(each) & tags for each in must)


@cache
def _fields(number: str) -> tuple[frozenset[str], tuple[tuple[str, ...], ...]]:
    rows = spec_of(number).rows
    known = frozenset(tag for row in rows for tag in row.tags)
    return known, tuple(row.tags for row in rows if row.mandatory and (not row.part or row.is_marker))
