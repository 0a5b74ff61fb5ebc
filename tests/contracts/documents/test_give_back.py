"""Documents.giveBack

given a caller that is not the contract above
    it reverts with NotFromAbove, whoever it is
given the contract above
    when the documents stand behind another presentation, or behind none
        it reverts with NotLodged
    when they stand behind the presentation
        it frees them, and them alone
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import shown
from tests.contracts.callers import refused_to_everybody
from tests.contracts.registers import bound
from tests.people import Stage

FIRST, SECOND = (3 << 48) | (1 << 16) | 1, (3 << 48) | (1 << 16) | 2
"""Presentations 3-1.1 and 3-1.2."""


@pytest.fixture
def above(stage: Stage) -> str:
    return bound(stage, "Documents")


def test_nobody_but_presentations_gives_back(stage: Stage) -> None:
    root = defaults.root()
    presentation = stage.present(stage.credit(), root=root)
    refused_to_everybody(stage, "Documents.giveBack", root, presentation)
    assert stage.ask("Documents.presentationOf", root) == presentation


def test_documents_of_another_presentation_are_refused(stage: Stage, above: str) -> None:
    root = defaults.root()
    stage.do(above, "Documents.lodge", root, FIRST)
    stage.refuses(
        "NotLodged",
        above,
        "Documents.giveBack",
        root,
        SECOND,
        root="0x" + root.hex(),
        given=shown("PresentationId", SECOND),
        lodged=shown("PresentationId", FIRST),
    )
    assert stage.ask("Documents.presentationOf", root) == FIRST


def test_documents_that_were_never_lodged_are_refused(stage: Stage, above: str) -> None:
    root, none = defaults.root(), shown("PresentationId", 0)
    stage.refuses("NotLodged", above, "Documents.giveBack", root, FIRST, root="0x" + root.hex(), lodged=none)


def test_documents_are_not_given_back_twice(stage: Stage, above: str) -> None:
    root, none = defaults.root(), shown("PresentationId", 0)
    stage.do(above, "Documents.lodge", root, FIRST)
    stage.do(above, "Documents.giveBack", root, FIRST)
    stage.refuses("NotLodged", above, "Documents.giveBack", root, FIRST, lodged=none)


def test_the_presenter_names_the_documents_that_it_takes_back(stage: Stage) -> None:
    presentation, other = stage.present(stage.credit()), defaults.root()
    given, none = shown("PresentationId", presentation), shown("PresentationId", 0)
    stage.refuses("NotLodged", "BOC", "Presentations.withdraw", presentation, other, given=given, lodged=none)


def test_given_back_documents_are_free_and_others_are_not(stage: Stage, above: str) -> None:
    first, second = defaults.root(), defaults.root()
    stage.do(above, "Documents.lodge", first, FIRST)
    stage.do(above, "Documents.lodge", second, SECOND)
    stage.do(above, "Documents.giveBack", first, FIRST)
    assert stage.ask("Documents.presentationOf", first) == 0
    assert stage.ask("Documents.presentationOf", second) == SECOND
