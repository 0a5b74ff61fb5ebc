"""Presentations.returnDocuments

├── presentation unknown → UnknownPresentation
├── caller is not the examining bank → NotParty
├── presentation not Refused → UnexpectedStatus
├── the root is not that of the documents presented → NotLodged
└── otherwise Returned, the documents free; emits DocumentsReturned
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import NONEXISTENT, presentation_of, refusal, shown, usage
from tests.people import Stage

RETURN = "Presentations.returnDocuments"


def refused_with(stage: Stage, root: bytes, *, disposal: int = defaults.RETURN) -> int:
    presentation = stage.present(stage.credit(), root=root)
    stage.do("ICBC", "Presentations.refuse", *refusal(presentation, disposal=disposal))
    return presentation


def test_of_a_presentation_that_nobody_made_nothing_is_sent_back(stage: Stage) -> None:
    number = NONEXISTENT << 16 | 1
    named = shown("PresentationId", number)
    stage.refuses("UnknownPresentation", "ICBC", RETURN, number, defaults.root(), id=named)


@pytest.mark.parametrize("who", ["BOC", "ABC", "CBA"])
def test_only_the_examining_bank_sends_documents_back(stage: Stage, who: str) -> None:
    root = defaults.root()
    stage.refuses("NotParty", who, RETURN, refused_with(stage, root), root, expected=stage.party("ICBC"))


def test_only_refused_documents_are_sent_back(stage: Stage) -> None:
    credit, root = stage.credit(), defaults.root()
    presentation = stage.present(credit, root=root)
    named = shown("PresentationId", presentation)
    stage.refuses("UnexpectedStatus", "ICBC", RETURN, presentation, root, id=named, allowed=("Refused",))
    stage.do("ICBC", "Presentations.comply", presentation)
    stage.refuses("UnexpectedStatus", "ICBC", RETURN, presentation, root, allowed=("Refused",))
    stage.do("ICBC", "Presentations.honour", presentation)
    stage.refuses("UnexpectedStatus", "ICBC", RETURN, presentation, root, allowed=("Refused",))


def test_documents_are_sent_back_once(stage: Stage) -> None:
    root = defaults.root()
    presentation = refused_with(stage, root)
    stage.do("ICBC", RETURN, presentation, root)
    stage.refuses("UnexpectedStatus", "ICBC", RETURN, presentation, root, allowed=("Refused",))


def test_documents_that_were_not_presented_are_not_sent_back(stage: Stage) -> None:
    presentation, other = refused_with(stage, defaults.root()), defaults.root()
    fields = {"root": "0x" + other.hex(), "given": shown("PresentationId", presentation)}
    stage.refuses("NotLodged", "ICBC", RETURN, presentation, other, **fields, lodged=shown("PresentationId", 0))


def test_documents_of_another_presentation_are_not_sent_back(stage: Stage) -> None:
    root = defaults.root()
    theirs, presentation = refused_with(stage, root), refused_with(stage, defaults.root())
    stage.refuses("NotLodged", "ICBC", RETURN, presentation, root, lodged=shown("PresentationId", theirs))


@pytest.mark.parametrize("disposal", [defaults.HOLD, defaults.NOTIFY, defaults.RETURN, defaults.INSTRUCTED])
def test_documents_sent_back_are_free(stage: Stage, disposal: int) -> None:
    root = defaults.root()
    presentation = refused_with(stage, root, disposal=disposal)
    before = presentation_of(stage, presentation)
    receipt = stage.do("ICBC", RETURN, presentation, root)
    assert [event.name for event in receipt.events] == ["DocumentsReturned"]
    assert receipt.events[0].args == {"id": presentation, "examiner": stage.party("ICBC")}
    assert presentation_of(stage, presentation) == before | {"status": "Returned"}
    assert stage.ask("Documents.presentationOf", root) == 0
    assert usage(stage, presentation >> 16) == (defaults.AMOUNT, 0, 0)
    assert stage.present(stage.credit(), root=root)
