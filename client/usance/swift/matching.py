"""Which field of the table each field of the text is: in its order, in its part, once, and whether any is wanting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from usance.swift.faults import Fault
from usance.swift.spec import FIELDS, Row, Spec
from usance.swift.tokens import Token

REPLACED = {
    **{"39B": "39A", "71B": "71D", "72": "72Z", "79": "79Z", "77A": "77", "50A": "50", "59A": "59"},
    **{"39D": "39F", "44H": "44J"},
}
"""Fields that a release did away with -> what took their place."""


@dataclass
class Matching:
    """`taken`: the row of each field that has one; `faults`: what is out of place, unknown, twice or wanting."""

    spec: Spec
    taken: list[tuple[Row, Token]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    _part: str = ""
    _at: int = -1

    def take(self, tokens: Sequence[Token]) -> None:
        """Find the row of each."""
        for token in tokens:
            self._take(token)
        last = tokens[-1].line if tokens else 0
        self.faults += self._wanting(last)

    def _take(self, token: Token) -> None:
        rows = self.spec.rows
        fitting = [at for at, row in enumerate(rows) if token.tag in row.tags and row.part in self._parts(row)]
        if not fitting:
            self.faults.append(self._stranger(token))
            return
        at = next((at for at in fitting if at > self._at), fitting[-1])
        row = rows[at]
        if any(row == other for other, _ in self.taken):
            self.faults.append(Fault(token.line, token.tag, "the field once more", f"{row.shown} once"))
            return
        if at < self._at:
            needed = f"{row.shown} before {rows[self._at].shown}"
            self.faults.append(Fault(token.line, token.tag, "the field out of its order", needed))
        self._at = max(self._at, at)
        self._part = row.part
        self.taken.append((row, token))

    def _parts(self, row: Row) -> tuple[str, ...]:
        """The part that the text is in, and any that the row begins."""
        return (self._part, row.part) if row.is_marker else (self._part,)

    def _stranger(self, token: Token) -> Fault:
        number = self.spec.number
        shown = {row.shown for row in self.spec.rows}
        instead = REPLACED.get(token.tag, "")
        if instead in shown:
            return Fault(token.line, token.tag, "a field of former releases", f"{instead} in an MT{number}", "T13")
        options = [row for row in self.spec.rows if row.tags[0][:2] == token.tag[:2] and len(row.tags) > 1]
        if options:
            letters = " or ".join(options[0].tags)
            return Fault(token.line, token.tag, "another letter than the field may have", letters, "T13")
        where = f" in part {self._part}" if self._part else ""
        found = "a field that there is not" if token.tag not in FIELDS else "a field of other messages"
        return Fault(token.line, token.tag, found, f"a field of an MT{number}{where}", "T13")

    def _wanting(self, last: int) -> Iterator[Fault]:
        there = {row for row, _ in self.taken}
        begun = {row.part for row in there}
        for row in self.spec.rows:
            needed = row.mandatory and (row.part in begun or not row.part or row.is_marker)
            if needed and row not in there:
                yield Fault(last, row.shown, "no such field", f"{row.shown} {FIELDS[row.tags[0]].title}")
