"""Schedules.record (by Credits.issueWithClauses)

├── caller is not Credits, whoever it is → NotFromAbove
├── a clause that this kind of drawing does not have, or lacks → ClauseMisplaced
│   ├── also a tolerance on a revolving amount, "about" included
│   └── also instalments or revolving where partial drawings are prohibited
├── more to be advanced than the amount → AdvanceTooLarge
├── a revolving amount that comes to more than 128 bits in all → AmountTooLarge
├── more than 64 instalments → TooManyInstalments
├── one of no amount, not after the one before, or after the latest shipment → BadInstalment
├── instalments that do not come to the amount → InstalmentsDiffer
└── otherwise recorded, and the credit is a scheduled one unless it is drawn freely
"""

from __future__ import annotations

from typing import Any

import pytest

from tests import defaults
from tests.contracts.acts import credit_of, day
from tests.contracts.callers import refused_to_everybody
from tests.contracts.registers import bound
from tests.contracts.schedules.clauses import (
    BY_TIME,
    BY_VALUE,
    INSTALMENTS,
    ISSUE,
    THREE,
    DrawingKind,
    advised,
    by_instalments,
    by_time,
    clauses,
    issuing,
)
from tests.people import Stage

FREE = DrawingKind["Free"]
TIME: dict[str, Any] = {"drawings": BY_TIME, "times": 2, "period": 1}
VALUE: dict[str, Any] = {"drawings": BY_VALUE, "times": 2}
PARTS: dict[str, Any] = {"drawings": INSTALMENTS, "instalments": THREE}


def test_nobody_but_credits_records_how_a_credit_is_drawn(stage: Stage) -> None:
    credit = stage.issue()
    refused_to_everybody(stage, "Schedules.record", credit, stage.ask("Credits.get", credit), clauses(**VALUE))


MISPLACED: list[dict[str, Any]] = [
    {"drawings": FREE, "times": 1},
    {"drawings": FREE, "period": 1},
    {"drawings": FREE, "cumulative": True},
    {"drawings": FREE, "instalments": THREE},
    {"drawings": INSTALMENTS},
    PARTS | {"times": 1},
    PARTS | {"period": 1},
    PARTS | {"cumulative": True},
    TIME | {"times": 0},
    TIME | {"period": 0},
    TIME | {"instalments": THREE},
    VALUE | {"times": 0},
    VALUE | {"period": 1},
    VALUE | {"cumulative": True},
    VALUE | {"instalments": THREE},
    VALUE | {"about": True},
]


@pytest.mark.parametrize("given", MISPLACED)
def test_clauses_that_do_not_fit_the_kind_of_drawing_are_refused(stage: Stage, given: dict[str, Any]) -> None:
    stage.refuses("ClauseMisplaced", "ICBC", ISSUE, *issuing(stage, **given), id="3-1", kind=given["drawings"])


@pytest.mark.parametrize("terms", [{"tolerancePlus": 5}, {"toleranceMinus": 5}])
@pytest.mark.parametrize("given", [TIME, VALUE])
def test_a_revolving_amount_has_no_tolerance(stage: Stage, terms: dict[str, Any], given: dict[str, Any]) -> None:
    stage.refuses("ClauseMisplaced", "ICBC", ISSUE, *issuing(stage, terms, **given), kind=given["drawings"])


@pytest.mark.parametrize("given", [TIME, VALUE, PARTS])
def test_a_single_drawing_is_made_neither_by_instalments_nor_again(stage: Stage, given: dict[str, Any]) -> None:
    terms = issuing(stage, {"partialDrawings": False}, **given)
    stage.refuses("ClauseMisplaced", "ICBC", ISSUE, *terms, kind=given["drawings"])


def test_no_more_is_advanced_than_the_amount(stage: Stage) -> None:
    fields = {"id": "3-1", "given": defaults.AMOUNT + 1, "allowed": defaults.AMOUNT}
    stage.refuses("AdvanceTooLarge", "ICBC", ISSUE, *issuing(stage, advance=defaults.AMOUNT + 1), **fields)
    credit = advised(stage, advance=defaults.AMOUNT)
    assert schedule(stage, credit)["advance"] == defaults.AMOUNT


def test_a_revolving_amount_is_within_128_bits_in_all(stage: Stage) -> None:
    third = 2**128 // 3
    fields = {"id": "3-1", "given": 3 * (third + 1), "allowed": 2**128 - 1}
    stage.refuses("AmountTooLarge", "ICBC", ISSUE, *issuing(stage, {"amount": third + 1}, **VALUE), **fields)
    stage.do("ICBC", ISSUE, *issuing(stage, {"amount": third}, **VALUE))


def many(count: int) -> list[tuple[int, int]]:
    return [(1, day("2024-09-02") + index) for index in range(count)]


def test_a_credit_has_64_instalments_at_most(stage: Stage) -> None:
    terms = {"latestShipment": 0}
    given = issuing(stage, terms | {"amount": 65}, drawings=INSTALMENTS, instalments=many(65))
    stage.refuses("TooManyInstalments", "ICBC", ISSUE, *given, id="3-1", given=65, allowed=64)
    credit = advised(stage, terms | {"amount": 64}, drawings=INSTALMENTS, instalments=many(64))
    assert schedule(stage, credit)["instalments"] == 64


BAD: list[tuple[int, list[tuple[int, str]]]] = [
    (1, [(0, "2024-09-10"), (100_000_000, "2024-09-30")]),
    (2, [(50_000_000, "2024-09-10"), (50_000_000, "2024-09-10")]),
    (2, [(50_000_000, "2024-09-10"), (50_000_000, "2024-09-09")]),
    (2, [(50_000_000, "2024-09-10"), (50_000_000, "2024-11-01")]),
    (1, [(100_000_000, "")]),
]


@pytest.mark.parametrize(("number", "instalments"), BAD)
def test_an_instalment_of_nothing_or_out_of_its_time_is_refused(
    stage: Stage, number: int, instalments: list[tuple[int, str]]
) -> None:
    given = [(amount, day(until) if until else 0) for amount, until in instalments]
    refused = issuing(stage, drawings=INSTALMENTS, instalments=given)
    stage.refuses("BadInstalment", "ICBC", ISSUE, *refused, id="3-1", number=number)


def test_without_a_latest_shipment_instalments_run_until_the_expiry(stage: Stage) -> None:
    late = [(defaults.AMOUNT, day("2024-11-16"))]
    given = issuing(stage, {"latestShipment": 0}, drawings=INSTALMENTS, instalments=late)
    stage.refuses("BadInstalment", "ICBC", ISSUE, *given, number=1)
    last = [(defaults.AMOUNT, day("2024-11-15"))]
    stage.do("ICBC", ISSUE, *issuing(stage, {"latestShipment": 0}, drawings=INSTALMENTS, instalments=last))


@pytest.mark.parametrize("amount", [defaults.AMOUNT - 1, defaults.AMOUNT + 1])
def test_instalments_come_to_the_amount(stage: Stage, amount: int) -> None:
    given = issuing(stage, {"amount": amount}, **PARTS)
    stage.refuses("InstalmentsDiffer", "ICBC", ISSUE, *given, id="3-1", sum=defaults.AMOUNT, amount=amount)


def test_a_credit_drawn_freely_has_no_schedule(stage: Stage) -> None:
    credit = advised(stage)
    assert not credit_of(stage, credit)["scheduled"]
    recorded = schedule(stage, credit)
    assert (recorded["kind"], recorded["portion"]) == (FREE, defaults.AMOUNT)


def test_instalments_are_recorded_in_order(stage: Stage) -> None:
    credit = by_instalments(stage)
    assert credit_of(stage, credit)["scheduled"]
    told = stage.ask("Schedules.instalments", credit)
    assert isinstance(told, tuple)
    assert [tuple(one.values()) for one in told] == list(THREE)
    recorded = schedule(stage, credit)
    assert (recorded["kind"], recorded["instalments"], recorded["made"]) == (INSTALMENTS, 3, 0)


def test_a_revolving_credit_is_recorded_with_its_periods_from_the_day_of_issue(stage: Stage) -> None:
    recorded = schedule(stage, by_time(stage, times=3, cumulative=True))
    told = {"kind": BY_TIME, "cumulative": True, "times": 3, "used": 0, "period": 1, "since": day("2024-09-02")}
    assert {name: recorded[name] for name in told} == told
    assert recorded["portion"] == defaults.AMOUNT


def test_the_contract_above_records_what_it_is_given(stage: Stage) -> None:
    credit = stage.issue()
    terms = stage.ask("Credits.get", credit)
    above = bound(stage, "Schedules")
    stage.refuses("ClauseMisplaced", above, "Schedules.record", credit, terms, clauses(drawings=BY_VALUE), id="3-1")
    stage.do(above, "Schedules.record", credit, terms, clauses(**VALUE))
    assert schedule(stage, credit)["times"] == 2


def schedule(stage: Stage, credit: int) -> dict[str, Any]:
    found = stage.ask("Schedules.get", credit)
    assert isinstance(found, dict)
    return found
