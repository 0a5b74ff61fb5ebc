"""Which field of the table each field of the text is: in its part, once, in its order, and whether any is wanting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from usance.swift.faults import Fault
from usance.swift.spec import FIELDS, PARTS, Row, Spec
from usance.swift.tokens import Token

REPLACED = {
    **{"39B": "39A", "71B": "71D", "72": "72Z", "73": "73A", "79": "79Z", "77A": "77"},
    **{"39D": "39F", "44H": "44J"},
}
"""Fields that a release did away with -> what took their place."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The row of each field that has one, in the order of the text, and what is out of place, unknown, twice or
    wanting: for none of these do our sources give an error code."""

    taken: tuple[tuple[Row, Token], ...]
    faults: tuple[Fault, ...]


def match(spec: Spec, tokens: Sequence[Token]) -> Matched:
    """Find the row of each field of a message."""
    taken, faults, meant, part = dict[int, Token](), list[Fault](), list[Row](), ""
    for token in tokens:
        at = spec.place_of(part, token.tag)
        if at is None:
            fault, rows = _stranger(spec, part, token)
            faults.append(fault)
            meant += rows
            continue
        row = spec.rows[at]
        part = row.part
        if at in taken:
            faults.append(Fault(token.line, token.tag, "the field once more", f"{row.shown} once"))
        else:
            taken[at] = token
    pairs = tuple((spec.rows[at], token) for at, token in taken.items())
    faults += [*_disordered(spec, taken), *_wanting(spec, taken, meant)]
    return Matched(pairs, tuple(faults))


def _stranger(spec: Spec, part: str, token: Token) -> tuple[Fault, tuple[Row, ...]]:
    """What is wrong with a field that the message has not, and the rows that may have been meant."""
    tag, here = token.tag, [row for row in spec.rows if row.part == part]
    new = [row for row in here if REPLACED.get(tag) in row.tags]
    if new:
        needed = f"{new[0].shown} in an MT{spec.number}"
        return Fault(token.line, tag, "a field of former releases", needed), tuple(new)
    if not part and spec.has_parts:
        needed = f"{' or '.join(PARTS.values())} before it: an MT{spec.number} is in parts"
        return Fault(token.line, tag, "a field in no part of the message", needed), ()
    elsewhere = next((row.part for row in spec.rows if tag in row.tags), None)
    if elsewhere is not None:
        return Fault(token.line, tag, f"a field of part {elsewhere}", f"a field of part {part}"), ()
    like = tuple(row for row in here if row.tags[0][:2] == tag[:2])
    if like:
        needed = " or ".join(tag for row in like for tag in row.tags)
        return Fault(token.line, tag, "another letter than the field may have", needed), like
    where = f" in part {part}" if part else ""
    found = "a field that there is not" if tag not in FIELDS else "a field of other messages"
    return Fault(token.line, tag, found, f"a field of an MT{spec.number}{where}"), ()


def _disordered(spec: Spec, taken: Mapping[int, Token]) -> Iterator[Fault]:
    """The fewest fields that stand elsewhere than in the order of the table, each part for itself."""
    if list(taken) == sorted(taken):
        return
    groups = dict[str, list[int]]()
    for at in taken:
        row = spec.rows[at]
        groups.setdefault("markers" if row.is_marker else row.part, []).append(at)
    for places in groups.values():
        kept = _rising(places)
        for at in places:
            if at not in kept:
                before = [one for one in kept if one < at]
                where = f"after {spec.rows[max(before)].shown}" if before else f"before {spec.rows[min(kept)].shown}"
                needed = f"{spec.rows[at].shown} {where}"
                yield Fault(taken[at].line, taken[at].tag, "the field out of its order", needed)


def _rising(places: Sequence[int]) -> tuple[int, ...]:
    """The longest run of places that go up, others between them left out."""
    best = list[tuple[int, ...]]()
    for place in places:
        before = max((one for one in best if one[-1] < place), key=len, default=())
        best.append((*before, place))
    return max(best, key=len)


def _wanting(spec: Spec, taken: Mapping[int, Token], meant: Sequence[Row]) -> Iterator[Fault]:
    begun = {"", *(spec.rows[at].part for at in taken)} if spec.has_parts else {""}
    last = max((token.line for token in taken.values()), default=0)
    for at, row in enumerate(spec.rows):
        if row.mandatory and at not in taken and (row.part in begun or row.is_marker) and row not in meant:
            yield Fault(last, row.shown, "no such field", f"{row.shown} {FIELDS[row.tags[0]].title}")
