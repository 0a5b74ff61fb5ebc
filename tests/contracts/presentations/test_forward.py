"""Presentations.forward, for Nominations only

├── caller is not Nominations, whoever it is → NotFromAbove
├── other documents than those presented → NotLodged
└── otherwise a presentation to the other bank, with a clock of its own and the same documents
    ├── of documents not honoured → in the same presenter's name; this one is Forwarded, and the amount kept once
    └── of documents honoured → in the name of the bank that honoured, its drawing counted already
"""

from __future__ import annotations

from tests import defaults
from tests.contracts.acts import presentation_of, shown, usage
from tests.contracts.callers import refused_to_everybody
from tests.contracts.dealings import accepted, confirmed, forwarded, presented
from tests.people import Stage

FORWARD = "Presentations.forward"


def test_nobody_but_nominations_passes_documents_on(stage: Stage) -> None:
    root = defaults.root()
    presentation = presented(stage, stage.credit(nominated="CCB"), root=root)
    refused_to_everybody(stage, FORWARD, presentation, stage.party("ICBC"), root)


def test_other_documents_are_not_passed_on(stage: Stage) -> None:
    presentation, other = presented(stage, stage.credit(nominated="CCB")), defaults.root()
    args = (presentation, stage.party("ICBC"), other)
    stage.refuses("NotLodged", "CCB", "Nominations.forward", *args, given=shown("PresentationId", presentation))


def test_documents_that_were_not_honoured_are_passed_on_for_their_presenter(stage: Stage) -> None:
    credit, root = stage.credit(nominated="CCB"), defaults.root()
    first = presented(stage, credit, 60_000_000, root=root)
    before = presentation_of(stage, first)
    stage.on("2024-09-05")
    second = forwarded(stage, "CCB", first, root)
    moved = {"examiner": stage.party("ICBC"), "previous": 1, "received": before["received"] + 3}
    assert presentation_of(stage, second) == before | moved | {"examineBy": before["examineBy"] + 3}
    assert presentation_of(stage, first) == before | {"status": "Forwarded"}
    assert stage.ask("Documents.presentationOf", root) == second == credit << 16 | 2
    assert usage(stage, credit) == (40_000_000, 60_000_000, 0)


def test_documents_that_a_bank_has_honoured_are_passed_on_in_its_own_name(stage: Stage) -> None:
    credit, root = confirmed(stage), defaults.root()
    first = accepted(stage, "CCB", credit, 60_000_000, root=root)
    second = forwarded(stage, "CCB", first, root)
    told = presentation_of(stage, second)
    assert (told["presenter"], told["examiner"], told["covered"]) == (stage.party("CCB"), stage.party("ICBC"), True)
    assert (told["status"], told["amount"], told["sighted"]) == ("Examining", 60_000_000, told["received"])
    assert presentation_of(stage, first)["status"] == "Honoured"
    assert usage(stage, credit) == (40_000_000, 0, 60_000_000)
