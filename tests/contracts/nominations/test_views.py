"""Nominations.forwardedAs

├── it gives none while the documents were not forwarded
└── it gives the presentation by which they were forwarded
"""

from __future__ import annotations

from tests import defaults
from tests.contracts.dealings import forwarded, nominated, presented
from tests.people import Stage

FORWARDED_AS = "Nominations.forwardedAs"


def test_documents_that_were_not_forwarded_stand_behind_no_other_presentation(stage: Stage) -> None:
    assert stage.ask(FORWARDED_AS, presented(stage, nominated(stage))) == 0


def test_it_tells_the_presentation_by_which_documents_were_forwarded(stage: Stage) -> None:
    root = defaults.root()
    presentation = presented(stage, nominated(stage), root=root)
    passed_on = forwarded(stage, "CCB", presentation, root)
    assert stage.ask(FORWARDED_AS, presentation) == passed_on
    assert stage.ask(FORWARDED_AS, passed_on) == 0
