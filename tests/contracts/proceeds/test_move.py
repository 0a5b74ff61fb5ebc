"""Proceeds.move

├── caller is not Drawings, whoever it is → NotFromAbove
└── otherwise what was deducted is paid, or restored, by the presentation that forwards the documents
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import claim_of
from tests.contracts.callers import refused_to_everybody
from tests.contracts.dealings import (
    ADVANCED,
    forwarded,
    honoured_by,
    presented,
    red_clause,
    refused_by,
    set_aside,
    share,
)
from tests.people import Stage

ADVANCE = 30_000_000


def test_nobody_but_drawings_moves_a_deduction(stage: Stage) -> None:
    refused_to_everybody(stage, "Proceeds.move", red_clause(stage) << 16 | 1, red_clause(stage, 1) << 16 | 1)


@pytest.mark.parametrize("honours", [True, False])
def test_the_advance_goes_with_the_documents_that_are_forwarded(stage: Stage, honours: bool) -> None:
    credit, root = red_clause(stage, nominated="CCB"), defaults.root()
    stage.do("BOC", "Proceeds.requestAdvance", credit, ADVANCE)
    stage.do("CCB", "Proceeds.advance", credit, ADVANCE)
    passed_on = forwarded(stage, "CCB", presented(stage, credit, root=root), root)
    assert set_aside(stage, credit) == 0
    if honours:
        honoured_by(stage, "ICBC", passed_on)
        assert claim_of(stage, share(passed_on, ADVANCED))["face"] == ADVANCE
    else:
        refused_by(stage, "ICBC", passed_on)
        assert set_aside(stage, credit) == ADVANCE
