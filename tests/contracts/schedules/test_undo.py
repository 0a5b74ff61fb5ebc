"""Schedules.undo (by Presentations.refuse, withdraw and Records.lapse, through Drawings)

├── caller is neither Credits nor Drawings, whoever it is → NotFromAbove
├── by instalments: that one can be made again, and those after it cannot before
├── revolving, what was left is lost: no more is left to be drawn than one amount
└── cumulative: what came anew stays, and all of it can be drawn
"""

from __future__ import annotations

from typing import Any

import pytest

from tests import defaults
from tests.contracts.acts import day, presenting, refusal, refused, usage
from tests.contracts.callers import refused_to_everybody
from tests.contracts.registers import bound
from tests.contracts.schedules.clauses import INSTALMENTS, THREE, by_instalments, by_time, by_value, clauses
from tests.people import Stage

PRESENT, REFUSE = "Presentations.present", "Presentations.refuse"
ALL = defaults.AMOUNT
FIRST = THREE[0][0]


def schedule(stage: Stage, credit: int) -> dict[str, Any]:
    found = stage.ask("Schedules.get", credit)
    assert isinstance(found, dict)
    return found


def test_nobody_but_credits_and_drawings_undoes_a_use(stage: Stage) -> None:
    credit = by_instalments(stage)
    stage.present(credit, FIRST)
    refused_to_everybody(stage, "Schedules.undo", credit, stage.ask("Credits.get", credit), defaults.SHIPPED)


def test_an_instalment_that_was_refused_is_made_again(stage: Stage) -> None:
    credit = by_instalments(stage)
    refused(stage, credit, FIRST)
    assert (schedule(stage, credit)["made"], usage(stage, credit)) == (0, (ALL, 0, 0))
    stage.do("BOC", PRESENT, *presenting(credit, FIRST, previous=1))
    assert schedule(stage, credit)["made"] == 0b1


def test_an_instalment_that_was_withdrawn_is_made_again(stage: Stage) -> None:
    credit, root = by_instalments(stage), defaults.root()
    presentation = stage.present(credit, FIRST, root=root)
    stage.do("BOC", "Presentations.withdraw", presentation, root)
    stage.present(credit, FIRST, root=root)
    assert schedule(stage, credit)["made"] == 0b1


def test_an_instalment_that_was_refused_is_missed_by_those_after_it(stage: Stage) -> None:
    credit = by_instalments(stage)
    refused(stage, credit, FIRST)
    stage.on("2024-09-12")
    given = presenting(credit, THREE[1][0], shipped=day("2024-09-11"))
    stage.refuses("InstalmentMissed", "BOC", PRESENT, *given, number=1, until="2024-09-10")


def test_the_second_instalment_refused_leaves_the_first_made(stage: Stage) -> None:
    credit = by_instalments(stage)
    stage.present(credit, FIRST)
    stage.on("2024-09-12")
    second = stage.present(credit, THREE[1][0], shipped=day("2024-09-11"))
    stage.do("ICBC", REFUSE, *refusal(second))
    assert (schedule(stage, credit)["made"], usage(stage, credit)) == (0b1, (ALL - FIRST, FIRST, 0))


def test_documents_refused_leave_what_the_period_has(stage: Stage) -> None:
    credit = by_time(stage)
    stage.honoured(credit, ALL)
    stage.on("2024-10-09")
    october = stage.present(credit, ALL, shipped=day("2024-10-01"))
    stage.do("ICBC", REFUSE, *refusal(october))
    assert usage(stage, credit) == (ALL, 0, ALL)
    stage.present(credit, ALL, shipped=day("2024-10-01"))


def test_what_an_earlier_period_had_is_lost_when_its_documents_are_refused(stage: Stage) -> None:
    credit = by_time(stage)
    stage.on("2024-09-30")
    september = stage.present(credit, 70_000_000, shipped=day("2024-09-25"))
    stage.on("2024-10-08")
    stage.present(credit, 10_000_000, shipped=day("2024-10-01"))
    stage.do("ICBC", REFUSE, *refusal(september))
    assert usage(stage, credit)[0] <= ALL
    stage.refuses("OverDrawn", "BOC", PRESENT, *presenting(credit, ALL + 1, shipped=day("2024-10-01")))


def test_what_a_cumulative_credit_had_comes_back_whole(stage: Stage) -> None:
    credit = by_time(stage, cumulative=True)
    stage.on("2024-09-30")
    september = stage.present(credit, 70_000_000, shipped=day("2024-09-25"))
    stage.on("2024-10-08")
    stage.present(credit, 10_000_000, shipped=day("2024-10-01"))
    stage.do("ICBC", REFUSE, *refusal(september))
    assert usage(stage, credit) == (190_000_000, 10_000_000, 0)


def test_documents_refused_leave_no_more_than_one_amount(stage: Stage) -> None:
    credit = by_value(stage)
    first, second = stage.present(credit, ALL), stage.present(credit, 30_000_000)
    stage.do("ICBC", REFUSE, *refusal(first))
    assert usage(stage, credit) == (ALL, 30_000_000, 0)
    stage.do("ICBC", REFUSE, *refusal(second))
    assert usage(stage, credit) == (ALL, 0, 0)


@pytest.mark.parametrize("refusals", [(1, 2), (2, 1)])
def test_documents_that_came_to_nothing_cost_the_beneficiary_no_time_that_the_amount_comes_anew(
    stage: Stage, refusals: tuple[int, int]
) -> None:
    credit = by_value(stage, times=1)
    for _ in range(2):
        stage.present(credit, ALL)
    for number in refusals:
        stage.do("ICBC", REFUSE, *refusal(credit << 16 | number))
    for _ in range(2):
        stage.present(credit, ALL)
    assert usage(stage, credit) == (0, 2 * ALL, 0)


def test_the_contract_above_undoes_what_it_used(stage: Stage) -> None:
    credit = stage.issue()
    terms, above = stage.ask("Credits.get", credit), bound(stage, "Schedules")
    stage.do(above, "Schedules.record", credit, terms, clauses(drawings=INSTALMENTS, instalments=THREE))
    stage.do(above, "Schedules.use", credit, terms, FIRST, defaults.SHIPPED, day("2024-09-02"))
    assert schedule(stage, credit)["made"] == 0b1
    stage.do(above, "Schedules.undo", credit, terms, defaults.SHIPPED)
    assert schedule(stage, credit)["made"] == 0
