"""Proceeds.assignmentOf, assignments, advanceOf, deducted

├── assignmentOf: a number that none bears → UnknownAssignment; otherwise it gives the assignment
├── assignments: it gives how many there are
├── advanceOf: it gives what was advanced, all zeros where nothing was
└── deducted: it gives what of an advance the last drawing pays, until it is paid
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import complying
from tests.people import Stage
from usance import errors


@pytest.mark.parametrize("number", [0, 1])
def test_an_assignment_that_nobody_made_is_not_told(stage: Stage, number: int) -> None:
    with pytest.raises(errors.UnknownAssignment) as refusal:
        stage.ask("Proceeds.assignmentOf", stage.credit(), number)
    assert refusal.value.fields["number"] == number


def test_assignments_are_counted_and_told(stage: Stage) -> None:
    credit = stage.credit()
    assert stage.ask("Proceeds.assignments", credit) == 0
    for amount in (1, 2):
        stage.do("BOC", "Proceeds.assign", credit, stage.party("ABC"), amount)
    assert stage.ask("Proceeds.assignments", credit) == 2
    told = {"assignee": stage.party("ABC"), "bank": 0, "amount": 2, "left": 2}
    assert stage.ask("Proceeds.assignmentOf", credit, 2) == told


def test_where_nothing_was_advanced_all_is_zero(stage: Stage) -> None:
    nothing = {"bank": 0, "count": 0, "reclaimed": False, "total": 0, "outstanding": 0}
    assert stage.ask("Proceeds.advanceOf", stage.credit()) == nothing


def test_what_was_advanced_is_told(stage: Stage) -> None:
    credit = stage.credit()
    stage.do("BOC", "Proceeds.advance", credit, 7)
    told = {"bank": stage.party("BOC"), "count": 1, "reclaimed": False, "total": 7, "outstanding": 7}
    assert stage.ask("Proceeds.advanceOf", credit) == told


def test_it_tells_what_of_an_advance_the_last_drawing_pays(stage: Stage) -> None:
    credit = stage.credit()
    stage.do("BOC", "Proceeds.advance", credit, 30_000_000)
    first, last = complying(stage, credit, 50_000_000), complying(stage, credit, 50_000_000)
    assert [stage.ask("Proceeds.deducted", one) for one in (first, last)] == [0, 30_000_000]
    stage.do("ICBC", "Presentations.honour", last)
    assert stage.ask("Proceeds.deducted", last) == 0
