"""Proceeds.restore

├── caller is not Drawings, whoever it is → NotFromAbove
├── nothing was deducted → the credit is as it was
└── otherwise the advance is outstanding and set aside again
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import claim_of, usage
from tests.contracts.callers import refused_to_everybody
from tests.contracts.dealings import ADVANCED, accepted, presented, red_clause, refused_by, set_aside, share
from tests.people import Stage

ADVANCE = 30_000_000


def advanced(stage: Stage) -> int:
    credit = red_clause(stage)
    stage.do("BOC", "Proceeds.advance", credit, ADVANCE)
    return credit


def test_nobody_but_drawings_restores(stage: Stage) -> None:
    refused_to_everybody(stage, "Proceeds.restore", red_clause(stage) << 16 | 1)


def test_documents_that_paid_nothing_of_the_advance_restore_nothing(stage: Stage) -> None:
    credit = advanced(stage)
    refused_by(stage, "ICBC", presented(stage, credit, 70_000_000))
    assert usage(stage, credit) == (70_000_000, 0, 0)
    assert set_aside(stage, credit) == ADVANCE


@pytest.mark.parametrize("how", ["refused", "withdrawn"])
def test_the_advance_is_outstanding_again_when_the_last_documents_are_refused_or_withdrawn(
    stage: Stage, how: str
) -> None:
    credit, root = advanced(stage), defaults.root()
    presentation = presented(stage, credit, root=root)
    assert (set_aside(stage, credit), usage(stage, credit)) == (0, (0, defaults.AMOUNT, 0))
    if how == "refused":
        refused_by(stage, "ICBC", presentation)
    else:
        stage.do("BOC", "Presentations.withdraw", presentation, root)
    assert (set_aside(stage, credit), usage(stage, credit)) == (ADVANCE, (70_000_000, 0, 0))
    again = accepted(stage, "ICBC", credit)
    assert claim_of(stage, share(again, ADVANCED))["face"] == ADVANCE


def test_documents_taken_up_after_refusal_pay_the_advance_again(stage: Stage) -> None:
    credit = advanced(stage)
    presentation = presented(stage, credit)
    refused_by(stage, "ICBC", presentation, disposal=defaults.NOTIFY)
    stage.do("ICBC", "Presentations.waive", presentation)
    stage.do("ICBC", "Presentations.honour", presentation)
    assert claim_of(stage, share(presentation, ADVANCED))["face"] == ADVANCE
