"""The limits of the rule sets, as the council has set them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usance.artifacts import enum
from usance.errors import Refusal
from usance.fields import Fields
from usance.model import RuleSet

if TYPE_CHECKING:
    from usance.ledger import Ledger


def read_rules(ledger: Ledger) -> tuple[RuleSet, ...]:
    """Every rule set that new credits may be issued under. Raises ChainError."""
    found = (_current(ledger, member.name, int(member)) for member in enum("RuleSet") if int(member))
    return tuple(one for one in found if one is not None)


def _current(ledger: Ledger, name: str, number: int) -> RuleSet | None:
    try:
        answer = ledger.call("RuleBook", "current", [number])
    except Refusal as closed:
        if closed.name != "RuleSetNotAdmitted":
            raise
        return None
    assert isinstance(answer, tuple)
    limits, edition = Fields(answer[0]), answer[1]
    return RuleSet(
        name=name,
        edition=int(str(edition)),
        only_currency=limits.text("onlyCurrency") or None,
        examination_days=limits.number("examinationDays"),
        advice_days=limits.number("adviceDays") or None,
        presentation_days=limits.number("presentationDays"),
        usance_cap=limits.number("usanceCap") or None,
        closing_wait=limits.number("closingWait"),
        short_drawing=limits.number("shortDrawing"),
        about_percent=limits.number("aboutPercent"),
        substitution_days=limits.number("substitutionDays"),
        corruption_days=limits.number("corruptionDays") or None,
    )
