"""Transfers.move

├── caller is not Proceeds, whoever it is → NotFromAbove
└── otherwise the substitution belongs to the presentation that forwards the documents
"""

from __future__ import annotations

from tests import defaults
from tests.contracts.acts import usage
from tests.contracts.callers import refused_to_everybody
from tests.contracts.dealings import PART, forwarded, substitution, under_part
from tests.people import Stage

NOTHING = {"extra": 0, "until": 0, "made": False, "kept": False}


def test_nobody_but_proceeds_moves_a_substitution(stage: Stage) -> None:
    presentation = under_part(stage)
    refused_to_everybody(stage, "Transfers.move", presentation, presentation + 1)


def test_the_substitution_goes_with_the_documents_that_are_forwarded(stage: Stage) -> None:
    root = defaults.root()
    presentation = under_part(stage, root=root)
    stage.do("BOC", "Nominations.substitute", presentation, PART + 15_000_000, defaults.root())
    before = substitution(stage, presentation)
    passed_on = forwarded(stage, "BOC", presentation, root)
    assert substitution(stage, passed_on) == before != NOTHING
    assert substitution(stage, presentation) == NOTHING
    assert usage(stage, presentation >> 16 & ~(0xFF << 24)) == (5_000_000, 15_000_000, 0)
