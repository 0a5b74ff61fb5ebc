"""Schedules.use (by Presentations.present and waive, through Drawings)

├── caller is neither Credits nor Drawings, whoever it is → NotFromAbove
├── by instalments, the one that the day of shipment belongs to, or of receipt where none is stated
│   ├── one before it was not made, or it is after all of them → InstalmentMissed
│   ├── made already → InstalmentMade
│   ├── above its amount with tolerance → InstalmentExceeded
│   └── otherwise made
├── revolving by time
│   ├── no further period is over, or the times are used up: the amount stays → OverDrawn
│   └── otherwise anew for each period over, emits AmountReinstated; what was left is lost unless cumulative
├── revolving by value
│   ├── enough is there: the amount stays
│   ├── not enough: anew once, emits AmountReinstated; what was left is lost
│   └── times used up, or more than one amount → OverDrawn
└── a drawing refused for another reason uses nothing
"""

from __future__ import annotations

from typing import Any

import pytest

from tests import defaults
from tests.contracts.acts import credit_of, day, presenting, refused, usage
from tests.contracts.callers import refused_to_everybody
from tests.contracts.registers import bound
from tests.contracts.schedules.clauses import INSTALMENTS as BY_INSTALMENTS
from tests.contracts.schedules.clauses import THREE, by_instalments, by_time, by_value, clauses
from tests.people import Stage

PRESENT = "Presentations.present"
FIRST, SECOND, THIRD = (amount for amount, _ in THREE)
IN_SECOND, IN_THIRD = day("2024-09-11"), day("2024-10-01")
"""First days of shipment of the second and third instalment."""
ALL = defaults.AMOUNT


def made(stage: Stage, credit: int) -> int:
    return int(str(schedule(stage, credit)["made"]))


def schedule(stage: Stage, credit: int) -> dict[str, Any]:
    found = stage.ask("Schedules.get", credit)
    assert isinstance(found, dict)
    return found


def test_nobody_but_credits_and_drawings_uses_a_schedule(stage: Stage) -> None:
    credit = by_value(stage)
    arguments = (stage.ask("Credits.get", credit), 1, defaults.SHIPPED, day("2024-09-02"))
    refused_to_everybody(stage, "Schedules.use", credit, *arguments)


def test_a_missed_instalment_ends_the_credit_for_itself_and_all_later_ones(stage: Stage) -> None:
    credit = by_instalments(stage)
    stage.on("2024-09-12")
    fields = {"id": "3-1", "number": 1, "until": "2024-09-10"}
    stage.refuses("InstalmentMissed", "BOC", PRESENT, *presenting(credit, FIRST, shipped=IN_SECOND), **fields)
    stage.on("2024-10-09")
    stage.refuses("InstalmentMissed", "BOC", PRESENT, *presenting(credit, THIRD, shipped=IN_THIRD), **fields)


def test_a_missed_second_instalment_ends_the_third(stage: Stage) -> None:
    credit = by_instalments(stage)
    stage.honoured(credit, FIRST)
    stage.on("2024-10-09")
    fields = {"number": 2, "until": "2024-09-30"}
    stage.refuses("InstalmentMissed", "BOC", PRESENT, *presenting(credit, THIRD, shipped=IN_THIRD), **fields)


def test_what_is_shipped_after_all_instalments_belongs_to_none(stage: Stage) -> None:
    credit = by_instalments(stage)
    stage.present(credit, 1)
    stage.on("2024-10-08")
    stage.present(credit, 1, shipped=day("2024-09-30"))
    stage.on("2024-10-22")
    stage.present(credit, 1, shipped=day("2024-10-20"))
    late = presenting(credit, 1, shipped=day("2024-10-21"))
    stage.refuses("InstalmentMissed", "BOC", PRESENT, *late, number=3, until="2024-10-20")


def test_an_instalment_is_not_made_twice(stage: Stage) -> None:
    credit = by_instalments(stage)
    stage.present(credit, FIRST - 1)
    stage.refuses("InstalmentMade", "BOC", PRESENT, *presenting(credit, 1), id="3-1", number=1)


def test_an_instalment_is_not_exceeded(stage: Stage) -> None:
    credit = by_instalments(stage)
    fields = {"id": "3-1", "number": 1, "given": FIRST + 1, "allowed": FIRST}
    stage.refuses("InstalmentExceeded", "BOC", PRESENT, *presenting(credit, FIRST + 1), **fields)


def test_a_tolerance_holds_for_each_instalment(stage: Stage) -> None:
    credit = by_instalments(stage, tolerancePlus=10)
    given = presenting(credit, 22_000_001)
    stage.refuses("InstalmentExceeded", "BOC", PRESENT, *given, allowed=22_000_000)
    stage.present(credit, 22_000_000)


def test_instalments_are_made_in_their_order(stage: Stage) -> None:
    credit = by_instalments(stage)
    stage.present(credit, FIRST)
    assert made(stage, credit) == 0b1
    stage.on("2024-09-12")
    stage.present(credit, SECOND, shipped=IN_SECOND)
    assert made(stage, credit) == 0b11
    stage.on("2024-10-09")
    stage.present(credit, THIRD, shipped=IN_THIRD)
    assert (made(stage, credit), usage(stage, credit)) == (0b111, (0, ALL, 0))


def test_the_last_day_of_an_instalment_is_its_own(stage: Stage) -> None:
    credit = by_instalments(stage)
    stage.on("2024-09-12")
    stage.present(credit, FIRST, shipped=day("2024-09-10"))
    assert made(stage, credit) == 0b1


def test_which_instalment_it_is_the_day_of_shipment_or_service_has_to_say(stage: Stage) -> None:
    credit = by_instalments(stage, transportDocument=False)
    stage.refuses("InstalmentDateMissing", "BOC", PRESENT, *presenting(credit, FIRST, shipped=0), id="3-1")


def test_an_instalment_shipped_in_time_is_presented_after_its_last_day(stage: Stage) -> None:
    credit = by_instalments(stage)
    stage.on("2024-09-14")
    stage.present(credit, FIRST)
    assert made(stage, credit) == 0b1


def test_a_drawing_refused_for_its_dates_makes_no_instalment(stage: Stage) -> None:
    credit = by_instalments(stage)
    stage.on("2024-09-20")
    stage.refuses("LatePresentation", "BOC", PRESENT, *presenting(credit, FIRST))
    assert made(stage, credit) == 0


def test_refused_documents_taken_up_make_their_instalment_again(stage: Stage) -> None:
    credit = by_instalments(stage)
    presentation = refused(stage, credit, FIRST, disposal=defaults.NOTIFY)
    assert made(stage, credit) == 0
    stage.do("ICBC", "Presentations.waive", presentation)
    assert made(stage, credit) == 0b1


def test_refused_documents_are_not_taken_up_for_an_instalment_made_meanwhile(stage: Stage) -> None:
    credit = by_instalments(stage)
    presentation = refused(stage, credit, FIRST, disposal=defaults.NOTIFY)
    stage.present(credit, FIRST)
    stage.refuses("InstalmentMade", "ICBC", "Presentations.waive", presentation, id="3-1", number=1)


def test_no_more_is_there_before_the_period_is_over(stage: Stage) -> None:
    credit = by_time(stage)
    stage.present(credit, 70_000_000)
    stage.on("2024-10-01")
    given = presenting(credit, 30_000_001, shipped=day("2024-09-25"))
    stage.refuses("OverDrawn", "BOC", PRESENT, *given, id="3-1", available=30_000_000)


def test_the_amount_is_there_anew_on_the_day_after_the_period_and_the_rest_is_lost(stage: Stage) -> None:
    credit = by_time(stage)
    stage.present(credit, 70_000_000)
    stage.on("2024-10-02")
    given = presenting(credit, ALL + 1, shipped=day("2024-09-25"))
    stage.refuses("OverDrawn", "BOC", PRESENT, *given, available=ALL)
    receipt = stage.do("BOC", PRESENT, *presenting(credit, ALL, shipped=day("2024-09-25")))
    assert receipt.only("AmountReinstated").args == {"id": credit, "times": 1, "amount": 170_000_000}
    assert (credit_of(stage, credit)["amount"], schedule(stage, credit)["used"]) == (170_000_000, 1)
    assert usage(stage, credit) == (0, 170_000_000, 0)


def test_what_was_left_is_added_where_the_credit_is_cumulative(stage: Stage) -> None:
    credit = by_time(stage, cumulative=True)
    stage.present(credit, 70_000_000)
    stage.on("2024-10-09")
    given = presenting(credit, 130_000_001, shipped=day("2024-10-01"))
    stage.refuses("OverDrawn", "BOC", PRESENT, *given, available=130_000_000)
    receipt = stage.do("BOC", PRESENT, *presenting(credit, 130_000_000, shipped=day("2024-10-01")))
    assert receipt.only("AmountReinstated").args["amount"] == 2 * ALL


@pytest.mark.parametrize(("cumulative", "amount"), [(False, ALL), (True, 3 * ALL)])
def test_periods_that_nobody_drew_in_are_over_all_the_same(stage: Stage, cumulative: bool, amount: int) -> None:
    credit = by_time(stage, cumulative=cumulative)
    stage.on("2024-11-04")
    receipt = stage.do("BOC", PRESENT, *presenting(credit, 1, shipped=day("2024-10-31")))
    assert receipt.only("AmountReinstated").args == {"id": credit, "times": 2, "amount": amount}


def test_within_a_period_the_amount_comes_anew_once(stage: Stage) -> None:
    credit = by_time(stage)
    stage.on("2024-10-09")
    stage.present(credit, 60_000_000, shipped=day("2024-10-01"))
    given = presenting(credit, 40_000_000, shipped=day("2024-10-01"))
    receipt = stage.do("BOC", PRESENT, *given)
    assert "AmountReinstated" not in [event.name for event in receipt.events]
    stage.refuses("OverDrawn", "BOC", PRESENT, *presenting(credit, 1, shipped=day("2024-10-01")), available=0)


def test_a_credit_revolves_by_time_no_more_often_than_it_says(stage: Stage) -> None:
    credit = by_time(stage, times=1)
    stage.on("2024-10-09")
    stage.present(credit, ALL, shipped=day("2024-10-01"))
    stage.on("2024-11-04")
    given = presenting(credit, 1, shipped=day("2024-10-31"))
    stage.refuses("OverDrawn", "BOC", PRESENT, *given, available=0)


def test_the_amount_is_not_there_anew_while_enough_is_left(stage: Stage) -> None:
    credit = by_value(stage)
    stage.present(credit, 60_000_000)
    stage.present(credit, 40_000_000)
    assert (credit_of(stage, credit)["amount"], schedule(stage, credit)["used"]) == (ALL, 0)


def test_the_amount_is_there_anew_as_soon_as_it_is_drawn(stage: Stage) -> None:
    credit = by_value(stage)
    stage.present(credit, ALL)
    receipt = stage.do("BOC", PRESENT, *presenting(credit, 1))
    assert receipt.only("AmountReinstated").args == {"id": credit, "times": 1, "amount": 2 * ALL}
    assert usage(stage, credit) == (ALL - 1, ALL + 1, 0)


def test_what_is_too_little_for_a_drawing_is_lost_when_the_amount_comes_anew(stage: Stage) -> None:
    credit = by_value(stage)
    stage.present(credit, 60_000_000)
    receipt = stage.do("BOC", PRESENT, *presenting(credit, 40_000_001))
    assert receipt.only("AmountReinstated").args["amount"] == 160_000_000
    assert usage(stage, credit)[0] == 59_999_999


def test_no_drawing_is_larger_than_the_amount_that_revolves(stage: Stage) -> None:
    credit = by_value(stage)
    stage.refuses("OverDrawn", "BOC", PRESENT, *presenting(credit, ALL + 1), id="3-1", available=ALL)
    assert schedule(stage, credit)["used"] == 0


def test_a_credit_revolves_by_value_no_more_often_than_it_says(stage: Stage) -> None:
    credit = by_value(stage, times=1)
    for _ in range(2):
        stage.present(credit, ALL)
    stage.refuses("OverDrawn", "BOC", PRESENT, *presenting(credit, 1), id="3-1", available=0)


def test_the_contract_above_makes_instalments_of_any_register(stage: Stage) -> None:
    credit = stage.issue()
    terms, above = stage.ask("Credits.get", credit), bound(stage, "Schedules")
    stage.do(above, "Schedules.record", credit, terms, clauses(drawings=BY_INSTALMENTS, instalments=THREE))
    used = (FIRST, defaults.SHIPPED, day("2024-09-02"))
    stage.do(above, "Schedules.use", credit, terms, *used)
    stage.refuses("InstalmentMade", above, "Schedules.use", credit, terms, *used, number=1)
    assert made(stage, credit) == 0b1


def test_documents_presented_anew_after_a_refusal_use_no_further_time(stage: Stage) -> None:
    credit = by_value(stage)
    stage.present(credit, ALL)
    refused(stage, credit, ALL)
    assert usage(stage, credit) == (ALL, ALL, 0)
    stage.present(credit, ALL)
    assert (schedule(stage, credit)["used"], usage(stage, credit)) == (1, (ALL, 2 * ALL, 0))
