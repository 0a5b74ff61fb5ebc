"""A credit with all that hangs on it, as `usance credit show` shows it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from usance.cli import facts, lines, output

if TYPE_CHECKING:
    from usance.model import Credit, Presentation, Schedule
    from usance.platform import Platform
    from usance.transfers import Advances, Assignment


@dataclass(frozen=True, slots=True)
class WholeCredit:
    """What the ledger has on a credit. The names of the fields are those of the JSON."""

    credit: Credit
    presentations: tuple[Presentation, ...]
    parts: tuple[Credit, ...]
    assignments: tuple[Assignment, ...]
    schedule: Schedule | None
    advances: Advances | None
    consents: Mapping[str, bool]

    @classmethod
    def of(cls, platform: Platform, credit: str) -> WholeCredit:
        """Raises UnknownCredit, BadId."""
        return cls(
            credit=platform.credit(credit),
            presentations=platform.presentations(credit),
            parts=platform.parts(credit),
            assignments=platform.assignments(credit),
            schedule=platform.schedule(credit),
            advances=platform.advances(credit),
            consents=platform.consents(credit),
        )

    def plain(self) -> dict[str, object]:
        """Field by field, for JSON."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def tell(self, terms: Mapping[str, str]) -> None:
        """Print it, and the terms that the papers hold, if they are wanted."""
        own = dict(facts.of_credit(self.credit))
        root = own.pop("root")
        output.facts({**own, **facts.of_clauses(self.schedule, self.advances, self.consents), "root": root})
        _table(lines.PRESENTATION_COLUMNS, [lines.presentation_row(one) for one in self.presentations], ("amount",))
        _table(lines.PART_COLUMNS, [lines.credit_row(one) for one in self.parts], ("amount", "available"))
        assigned = [lines.assignment_row(one) for one in self.assignments]
        _table(lines.ASSIGNMENT_COLUMNS, assigned, ("no.", "amount", "left"))
        if terms:
            output.line("")
            output.facts(terms)


def _table(headers: Sequence[str], rows: Sequence[Sequence[object]], right: Collection[str]) -> None:
    if rows:
        output.line("")
        output.table(headers, rows, right=right)
