"""Records.lapse

├── presentation unknown → UnknownPresentation
├── presentation not Examining → UnexpectedStatus
├── no record is reported corrupt → RecordsReadable
├── the rule set's days are not over → RepresentationOpen
├── other documents → NotLodged
└── otherwise, whoever says it, the documents count as not presented: Withdrawn, given back, the amount available again
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import NONEXISTENT, presentation_of, presenting, usage
from tests.contracts.dealings import accepted, forwarded
from tests.people import Stage

LAPSE = "Records.lapse"
EUCP21 = 3


def corrupt(stage: Stage, root: bytes) -> int:
    presentation = stage.present(stage.credit(), root=root)
    stage.do("ICBC", "Records.reportCorrupt", presentation)
    return presentation


def test_records_that_nobody_presented_do_not_lapse(stage: Stage) -> None:
    number = NONEXISTENT << 16 | 1
    stage.refuses("UnknownPresentation", "ICBC", LAPSE, number, defaults.root(), id=number)


def test_records_that_were_taken_back_do_not_lapse(stage: Stage) -> None:
    root = defaults.root()
    presentation = corrupt(stage, root)
    stage.do("BOC", "Presentations.withdraw", presentation, root)
    stage.on("2024-10-03")
    stage.refuses("UnexpectedStatus", "ICBC", LAPSE, presentation, root, id=presentation)


def test_records_that_can_be_read_do_not_lapse(stage: Stage) -> None:
    root = defaults.root()
    presentation = stage.present(stage.credit(), root=root)
    stage.on("2024-10-31")
    stage.refuses("RecordsReadable", "ICBC", LAPSE, presentation, root, id=presentation)


def test_records_do_not_lapse_before_their_thirty_days_are_over(stage: Stage) -> None:
    root = defaults.root()
    presentation = corrupt(stage, root)
    stage.on("2024-10-02", "23:59")
    fields = {"id": presentation, "today": "2024-10-02", "last": "2024-10-02"}
    stage.refuses("RepresentationOpen", "ICBC", LAPSE, presentation, root, **fields)


def test_only_the_documents_that_were_presented_lapse(stage: Stage) -> None:
    presentation, other = corrupt(stage, defaults.root()), defaults.root()
    stage.on("2024-10-03")
    stage.refuses("NotLodged", "ICBC", LAPSE, presentation, other, given=presentation)


@pytest.mark.parametrize("who", ["ICBC", "BOC", "CBA", "stranger"])
def test_anyone_says_that_nothing_was_presented_anew(stage: Stage, who: str) -> None:
    root = defaults.root()
    presentation = corrupt(stage, root)
    credit = presentation >> 16
    stage.on("2024-10-03", "00:00")
    receipt = stage.do(stage.stranger() if who == "stranger" else who, LAPSE, presentation, root)
    assert [(event.name, event.args) for event in receipt.events] == [("PresentationLapsed", {"id": presentation})]
    assert presentation_of(stage, presentation)["status"] == "Withdrawn"
    assert usage(stage, credit) == (defaults.AMOUNT, 0, 0)
    assert stage.ask("Documents.presentationOf", root) == 0
    assert stage.ask("Records.corruptSince", presentation) == 0


def test_lapsed_records_are_corrected_and_presented_by_all_the_days_of_the_credit(stage: Stage) -> None:
    root = defaults.root()
    presentation = corrupt(stage, root)
    stage.on("2024-10-08")
    stage.do("ICBC", LAPSE, presentation, root)
    late = presenting(presentation >> 16, root=root, previous=1)
    stage.refuses("LatePresentation", "BOC", "Presentations.present", *late, last="2024-09-23")


def test_what_another_bank_has_honoured_stays_drawn_when_it_lapses_with_the_issuer(stage: Stage) -> None:
    credit, root = stage.credit(rules=EUCP21, nominated="CCB"), defaults.root()
    passed_on = forwarded(stage, "CCB", accepted(stage, "CCB", credit, root=root), root)
    stage.do("ICBC", "Records.reportCorrupt", passed_on)
    stage.on("2024-10-03")
    stage.do("ICBC", LAPSE, passed_on, root)
    assert usage(stage, credit) == (0, 0, defaults.AMOUNT)
