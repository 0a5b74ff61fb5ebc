"""Documents.lodge

given a caller that is not the contract above
    it reverts with NotFromAbove, whoever it is
given the contract above
    when the root is zero
        it reverts with DocumentsMissing
    when the documents stand behind a presentation, this one included
        it reverts with DocumentsInUse
    when they are free, or free again
        it keeps them for the presentation
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


def test_nobody_but_presentations_lodges(stage: Stage) -> None:
    refused_to_everybody(stage, "Documents.lodge", defaults.root(), FIRST)


def test_no_documents_are_refused(stage: Stage, above: str) -> None:
    stage.refuses(
        "DocumentsMissing", above, "Documents.lodge", bytes(32), FIRST, presentation=shown("PresentationId", FIRST)
    )


@pytest.mark.parametrize("again", [FIRST, SECOND])
def test_documents_in_use_are_refused(stage: Stage, above: str, again: int) -> None:
    root = defaults.root()
    stage.do(above, "Documents.lodge", root, FIRST)
    holder = shown("PresentationId", FIRST)
    stage.refuses("DocumentsInUse", above, "Documents.lodge", root, again, root="0x" + root.hex(), presentation=holder)
    assert stage.ask("Documents.presentationOf", root) == FIRST


def test_documents_are_kept_for_their_presentation(stage: Stage, above: str) -> None:
    first, second = defaults.root(), defaults.root()
    stage.do(above, "Documents.lodge", first, FIRST)
    stage.do(above, "Documents.lodge", second, SECOND)
    assert stage.ask("Documents.presentationOf", first) == FIRST
    assert stage.ask("Documents.presentationOf", second) == SECOND


def test_documents_given_back_are_lodged_anew(stage: Stage, above: str) -> None:
    root = defaults.root()
    stage.do(above, "Documents.lodge", root, FIRST)
    stage.do(above, "Documents.giveBack", root, FIRST)
    stage.do(above, "Documents.lodge", root, SECOND)
    assert stage.ask("Documents.presentationOf", root) == SECOND


def test_the_same_documents_finance_one_credit_only(stage: Stage) -> None:
    root, first, second = defaults.root(), stage.credit(), stage.credit()
    presentation = stage.present(first, root=root)
    holder = shown("PresentationId", presentation)
    arguments = (second, defaults.AMOUNT, defaults.SHIPPED, root, 0)
    stage.refuses("DocumentsInUse", "BOC", "Presentations.present", *arguments, presentation=holder)
    stage.do("ICBC", "Presentations.comply", presentation)
    stage.do("ICBC", "Presentations.honour", presentation)
    stage.refuses("DocumentsInUse", "BOC", "Presentations.present", *arguments, presentation=holder)
