"""Drawings.released

├── caller is neither Presentations nor Records, whoever it is → NotFromAbove
├── credit by instalments: the instalment can be made again
├── revolving credit: no more than one amount is there
└── shared credit: an advance that was deducted is outstanding again
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import day, presenting, refused, usage
from tests.contracts.callers import refused_to_everybody
from tests.contracts.dealings import BY_INSTALMENTS, clauses, presented, red_clause, set_aside, with_clauses
from tests.people import Stage

BY_VALUE = 3


def by_instalments(stage: Stage, **changes: int) -> int:
    parts = [(60_000_000, day("2024-09-10")), (40_000_000, day("2024-09-30"))]
    return with_clauses(stage, clauses(drawings=BY_INSTALMENTS, instalments=parts), **changes)


def test_nobody_but_presentations_and_records_releases(stage: Stage) -> None:
    refused_to_everybody(stage, "Drawings.released", stage.credit() << 16 | 1, 0)


@pytest.mark.parametrize("how", ["refused", "withdrawn", "lapsed"])
def test_an_instalment_is_made_again_after_its_documents_came_to_nothing(stage: Stage, how: str) -> None:
    credit, root = by_instalments(stage, rules=3), defaults.root()
    presentation = presented(stage, credit, 60_000_000, root=root)
    if how == "refused":
        stage.do("ICBC", "Presentations.refuse", presentation, 1, defaults.root(), defaults.HOLD)
    elif how == "withdrawn":
        stage.do("BOC", "Presentations.withdraw", presentation, root)
    else:
        stage.do("ICBC", "Records.reportCorrupt", presentation)
        stage.on("2024-10-03")
        stage.do("ICBC", "Records.lapse", presentation, root)
    assert stage.ask("Schedules.get", credit)["made"] == 0  # type: ignore[index, call-overload]
    assert usage(stage, credit) == (defaults.AMOUNT, 0, 0)


def test_an_instalment_refused_is_corrected(stage: Stage) -> None:
    credit = by_instalments(stage)
    refused(stage, credit, 60_000_000)
    stage.do("BOC", "Presentations.present", *presenting(credit, 60_000_000, previous=1))


def test_of_a_revolving_credit_there_is_no_more_than_one_amount(stage: Stage) -> None:
    credit = with_clauses(stage, clauses(drawings=BY_VALUE, times=2))
    refused_later = stage.present(credit)
    stage.present(credit)
    stage.do("ICBC", "Presentations.refuse", refused_later, 1, defaults.root(), defaults.HOLD)
    assert usage(stage, credit)[0] == defaults.AMOUNT


def test_an_advance_that_was_deducted_is_outstanding_again(stage: Stage) -> None:
    credit = red_clause(stage)
    stage.do("BOC", "Proceeds.advance", credit, 30_000_000)
    refused(stage, credit)
    assert set_aside(stage, credit) == 30_000_000
