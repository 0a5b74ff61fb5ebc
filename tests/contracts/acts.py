"""Short words for what the tests of credits, presentations and the lens say again and again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests import defaults
from tests.people import Stage
from usance.artifacts import enum
from usance.dates import civil_day
from usance.errors import FieldValue
from usance.reverts import FORMATS

NO_DAY = 0
NONEXISTENT = 3 << 32 | 999
"""A credit that ICBC has not issued."""


def day(iso: str) -> int:
    """The civil day of an ISO date, as the contracts count."""
    return civil_day(date.fromisoformat(iso))


def shown(kind: str, number: int) -> FieldValue:
    """An id as errors show it: `kind` is CreditId, PresentationId or ClaimId."""
    return FORMATS[kind](number) if kind in FORMATS else number


def terms(stage: Stage, **changes: Any) -> tuple[Any, ...]:
    """The canonical terms with changes; the number is ICBC's next one unless given."""
    changes.setdefault("number", int(str(stage.ask("Credits.issuedBy", stage.party("ICBC")))) + 1)
    return defaults.terms(stage._parties, **changes)


def record(stage: Stage, function: str, number: int) -> dict[str, Any]:
    """A struct as a view tells it, with statuses by name."""
    found = stage.ask(function, number)
    assert isinstance(found, Mapping)
    kind = "PresentationStatus" if function.startswith("Presentations") else "CreditStatus"
    return dict(found) | {"status": enum(kind)(int(str(found["status"]))).name}


def credit_of(stage: Stage, number: int) -> dict[str, Any]:
    return record(stage, "Credits.get", number)


def presentation_of(stage: Stage, number: int) -> dict[str, Any]:
    return record(stage, "Presentations.get", number)


def claim_of(stage: Stage, number: int) -> dict[str, Any]:
    """The claim with its status by name."""
    found = stage.ask("Claims.get", number)
    assert isinstance(found, Mapping)
    return dict(found) | {"status": enum("ClaimStatus")(int(str(found["status"]))).name}


def status(stage: Stage, contract: str, number: int) -> str:
    """The status that a contract tells, derived ones included."""
    kind = {"Credits": "CreditStatus", "Presentations": "PresentationStatus", "Claims": "ClaimStatus"}[contract]
    return enum(kind)(int(str(stage.ask(f"{contract}.statusOf", number)))).name


def usage(stage: Stage, credit: int) -> tuple[int, int, int]:
    """What is available, pending and drawn of a credit, minor units."""
    view = stage.ask("Lens.credit", credit)
    assert isinstance(view, Mapping) and isinstance(view["credit"], Mapping)
    return int(str(view["available"])), int(str(view["credit"]["pending"])), int(str(view["credit"]["drawn"]))


def presenting(
    credit: int,
    amount: int = defaults.AMOUNT,
    *,
    shipped: int = defaults.SHIPPED,
    root: bytes | None = None,
    previous: int = 0,
) -> tuple[Any, ...]:
    """The arguments of Presentations.present; `previous` is a number under the credit."""
    return credit, amount, shipped, defaults.root() if root is None else root, previous


def refusal(presentation: int, *, disposal: int = defaults.HOLD, count: int = 1) -> tuple[Any, ...]:
    """The arguments of Presentations.refuse."""
    return presentation, count, defaults.root(), disposal


def refused(stage: Stage, credit: int, amount: int = defaults.AMOUNT, *, disposal: int = defaults.HOLD) -> int:
    """Presented by BOC and refused by ICBC; returns the presentation's id."""
    presentation = stage.present(credit, amount)
    stage.do("ICBC", "Presentations.refuse", *refusal(presentation, disposal=disposal))
    return presentation


def complying(stage: Stage, credit: int, amount: int = defaults.AMOUNT) -> int:
    """Presented by BOC and found complying by ICBC; returns the presentation's id."""
    presentation = stage.present(credit, amount)
    stage.do("ICBC", "Presentations.comply", presentation)
    return presentation


def suspend(stage: Stage, member: str) -> None:
    stage.do("CBA", "Membership.suspend", stage.party(member))


def publish(stage: Stage, place: str, year: int) -> None:
    """A year in which every day is a banking day."""
    edition = ((1 << 256) - 1, (1 << 109) - 1, 0, 0, 0, 0)
    stage.do("CBA", "BankingCalendar.publish", place.encode(), year, edition)


def set_funds(stage: Stage, who: str, minor: int) -> None:
    """Leave a bank with this much yuan, the rest paid to the settlement agent."""
    surplus = stage.cash(who) - minor
    stage.do(who, "Cash:CNY.transfer", stage.account("PBoC").address, surplus)
