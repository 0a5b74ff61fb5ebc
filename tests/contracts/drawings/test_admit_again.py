"""Drawings.admitAgain

├── caller is not Presentations, whoever it is → NotFromAbove
├── credit closed meanwhile → UnexpectedStatus
├── amount used meanwhile → OverDrawn; where one drawing is allowed and another was made → PartialDrawing
├── instalment made meanwhile → InstalmentMade
└── otherwise the amount is kept again, and the presentation is not counted again
"""

from __future__ import annotations

from typing import Any

from tests import defaults
from tests.contracts.acts import credit_of, day, presenting, refused, usage
from tests.contracts.callers import refused_to_everybody
from tests.contracts.dealings import BY_INSTALMENTS, clauses, with_clauses
from tests.people import Stage

WAIVE = "Presentations.waive"


def kept_for_a_waiver(stage: Stage, amount: int = 60_000_000, **changes: Any) -> int:
    return refused(stage, stage.credit(**changes), amount, disposal=defaults.NOTIFY)


def by_instalments(stage: Stage) -> int:
    parts = [(60_000_000, day("2024-09-10")), (40_000_000, day("2024-09-30"))]
    return with_clauses(stage, clauses(drawings=BY_INSTALMENTS, instalments=parts))


def test_nobody_but_presentations_admits_again(stage: Stage) -> None:
    refused_to_everybody(stage, "Drawings.admitAgain", kept_for_a_waiver(stage), 1, 0)


def test_nothing_is_admitted_again_under_a_closed_credit(stage: Stage) -> None:
    presentation = kept_for_a_waiver(stage)
    stage.on("2024-12-16")
    stage.do("ICBC", "Credits.close", presentation >> 16)
    said = {"id": presentation >> 16, "allowed": ("Advised",)}
    stage.refuses("UnexpectedStatus", "ICBC", WAIVE, presentation, **said)


def test_nothing_is_admitted_again_that_was_used_meanwhile(stage: Stage) -> None:
    presentation = kept_for_a_waiver(stage)
    stage.present(presentation >> 16, 40_000_001)
    stage.refuses("OverDrawn", "ICBC", WAIVE, presentation, given=60_000_000, available=59_999_999)


def test_nothing_is_admitted_again_beside_the_one_drawing_that_was_made_meanwhile(stage: Stage) -> None:
    presentation = kept_for_a_waiver(stage, partialDrawings=False, tolerancePlus=100, toleranceMinus=50)
    stage.present(presentation >> 16)
    stage.refuses("PartialDrawing", "ICBC", WAIVE, presentation, given=60_000_000)


def test_no_instalment_is_made_twice(stage: Stage) -> None:
    credit = by_instalments(stage)
    presentation = refused(stage, credit, 60_000_000, disposal=defaults.NOTIFY)
    stage.do("BOC", "Presentations.present", *presenting(credit, 30_000_000))
    stage.refuses("InstalmentMade", "ICBC", WAIVE, presentation, id=credit, number=1)


def test_what_is_taken_up_is_kept_again_and_not_counted_again(stage: Stage) -> None:
    presentation = kept_for_a_waiver(stage)
    before = credit_of(stage, presentation >> 16)
    stage.do("ICBC", WAIVE, presentation)
    assert credit_of(stage, presentation >> 16) == before | {"pending": 60_000_000}
    assert usage(stage, presentation >> 16) == (40_000_000, 60_000_000, 0)


def test_an_instalment_that_is_taken_up_is_made_again(stage: Stage) -> None:
    credit = by_instalments(stage)
    stage.do("ICBC", WAIVE, refused(stage, credit, 60_000_000, disposal=defaults.NOTIFY))
    stage.refuses("InstalmentMade", "BOC", "Presentations.present", *presenting(credit, 1), number=1)
