"""Schedules: what it answers

get, instalments
    given a credit that is drawn freely: all zeros and no instalments
    given another: it says how it is drawn, and how far that has come
amountOn
    given instalments, or a credit drawn freely: it says the credit's amount
    revolving by time: it says the amount with what has come anew by the day, though nobody has drawn since
    revolving by value: it says the amount, anew once nothing is left
"""

from __future__ import annotations

from typing import Any

import pytest

from tests import defaults
from tests.contracts.acts import NONEXISTENT, day
from tests.contracts.schedules.clauses import BY_TIME, THREE, by_instalments, by_time, by_value
from tests.people import Stage

ALL = defaults.AMOUNT


def schedule(stage: Stage, credit: int) -> dict[str, Any]:
    found = stage.ask("Schedules.get", credit)
    assert isinstance(found, dict)
    return found


def amount_on(stage: Stage, credit: int, iso: str) -> int:
    return int(str(stage.ask("Schedules.amountOn", credit, stage.ask("Credits.get", credit), day(iso))))


def test_a_credit_drawn_freely_has_neither_schedule_nor_instalments(stage: Stage) -> None:
    for credit in (stage.issue(), NONEXISTENT):
        assert set(schedule(stage, credit).values()) == {0}
        assert stage.ask("Schedules.instalments", credit) == ()


def test_instalments_are_told_with_those_that_are_made(stage: Stage) -> None:
    credit = by_instalments(stage)
    stage.present(credit, 1)
    told = stage.ask("Schedules.instalments", credit)
    assert isinstance(told, tuple)
    assert [tuple(one.values()) for one in told] == list(THREE)
    assert schedule(stage, credit)["made"] == 0b1


def test_a_revolving_credit_is_told_with_the_times_that_are_used(stage: Stage) -> None:
    credit = by_time(stage)
    stage.on("2024-10-09")
    stage.present(credit, 1, shipped=day("2024-10-01"))
    told = schedule(stage, credit)
    assert (told["kind"], told["times"], told["used"], told["period"]) == (BY_TIME, 2, 1, 1)


def test_the_amount_of_a_credit_that_does_not_revolve_is_its_own(stage: Stage) -> None:
    for credit in (stage.issue(), by_instalments(stage)):
        assert amount_on(stage, credit, "2024-11-15") == ALL


@pytest.mark.parametrize(
    ("cumulative", "amounts"), [(False, [ALL, ALL, ALL, ALL]), (True, [ALL, 2 * ALL, 3 * ALL, 3 * ALL])]
)
def test_the_amount_by_time_is_told_for_a_day(stage: Stage, cumulative: bool, amounts: list[int]) -> None:
    credit = by_time(stage, cumulative=cumulative)
    days = ("2024-10-01", "2024-10-02", "2024-11-02", "2024-12-02")
    assert [amount_on(stage, credit, one) for one in days] == amounts


def test_the_amount_by_time_is_told_beside_what_was_drawn(stage: Stage) -> None:
    credit = by_time(stage)
    stage.present(credit, 70_000_000)
    assert [amount_on(stage, credit, one) for one in ("2024-10-01", "2024-10-02")] == [ALL, 170_000_000]


def test_the_amount_by_value_is_told_anew_once_nothing_is_left(stage: Stage) -> None:
    credit = by_value(stage, times=1)
    stage.present(credit, 99_999_999)
    assert amount_on(stage, credit, "2024-09-02") == ALL
    stage.present(credit, 1)
    assert amount_on(stage, credit, "2024-09-02") == 2 * ALL
    stage.present(credit, ALL)
    assert amount_on(stage, credit, "2024-09-02") == 2 * ALL
