"""Credits by instalments and revolving ones as the tests issue them."""

from __future__ import annotations

from typing import Any

from tests import defaults
from tests.contracts.acts import day
from tests.people import Stage
from usance.abi import Argument
from usance.artifacts import enum, shipped

DrawingKind = enum("DrawingKind")
INSTALMENTS = DrawingKind["Instalments"]
BY_TIME, BY_VALUE = DrawingKind["RevolvingByTime"], DrawingKind["RevolvingByValue"]
ISSUE = "Credits.issueWithClauses"

_FIELDS = tuple(shipped().struct("Clauses"))
"""In the order of the struct."""

THREE = ((20_000_000, day("2024-09-10")), (30_000_000, day("2024-09-30")), (50_000_000, day("2024-10-20")))
"""Instalments that come to the canonical amount: each with its last day of shipment."""


def clauses(**given: Any) -> tuple[Argument, ...]:
    """The struct Clauses: it says nothing, but for what is given by field name."""
    unknown = set(given) - set(_FIELDS)
    assert not unknown, f"no such clauses: {unknown}"
    fields = dict.fromkeys(_FIELDS, 0) | {"about": False, "cumulative": False, "instalments": []} | given
    return tuple(fields[name] for name in _FIELDS)


def issuing(stage: Stage, terms: dict[str, Any] | None = None, **given: Any) -> tuple[Any, ...]:
    """The arguments of Credits.issueWithClauses: ICBC's next credit with `terms` changed and these clauses."""
    number = int(str(stage.ask("Credits.issuedBy", stage.party("ICBC")))) + 1
    return defaults.terms(stage._parties, number=number, **(terms or {})), clauses(**given)


def advised(stage: Stage, terms: dict[str, Any] | None = None, **given: Any) -> int:
    """Issued by ICBC with these clauses and advised by BOC."""
    credit = int(str(stage.do("ICBC", ISSUE, *issuing(stage, terms, **given)).only("CreditIssued").args["id"]))
    stage.do("BOC", "Credits.advise", credit)
    return credit


def by_instalments(stage: Stage, **terms: Any) -> int:
    """The canonical credit in three instalments."""
    return advised(stage, terms, drawings=INSTALMENTS, instalments=THREE)


def by_time(stage: Stage, *, times: int = 2, cumulative: bool = False, **terms: Any) -> int:
    """The canonical amount anew each month, so many times."""
    return advised(stage, terms, drawings=BY_TIME, times=times, period=1, cumulative=cumulative)


def by_value(stage: Stage, *, times: int = 2, **terms: Any) -> int:
    """The canonical amount anew as soon as it is drawn, so many times."""
    return advised(stage, terms, drawings=BY_VALUE, times=times)
