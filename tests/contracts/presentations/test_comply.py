"""Presentations.comply

├── presentation unknown → UnknownPresentation
├── caller is not the examining bank → NotParty
├── presentation not Examining → UnexpectedStatus
├── the last day of the examination is over → ExaminationPeriodOver
└── otherwise Complying, its amount still pending; emits PresentationComplied
"""

from __future__ import annotations

from typing import Any

import pytest

from tests import defaults
from tests.contracts.acts import NONEXISTENT, complying, day, presentation_of, refused, shown, suspend, usage
from tests.people import Stage

COMPLY = "Presentations.comply"


@pytest.mark.parametrize("number", [NONEXISTENT << 16 | 1, 0, 1])
def test_a_presentation_that_nobody_made_does_not_comply(stage: Stage, number: int) -> None:
    stage.refuses("UnknownPresentation", "ICBC", COMPLY, number, id=shown("PresentationId", number))


@pytest.mark.parametrize("who", ["BOC", "ABC", "CBA", "stranger"])
def test_only_the_examining_bank_finds_a_presentation_complying(stage: Stage, who: str) -> None:
    presentation = stage.present(stage.credit())
    who = stage.stranger() if who == "stranger" else who
    stage.refuses(
        "NotParty",
        who,
        COMPLY,
        presentation,
        id=shown("PresentationId", presentation),
        caller=stage.account(who).address,
        expected=stage.party("ICBC"),
    )


def test_the_issuer_of_another_credit_does_not_examine_this_one(stage: Stage) -> None:
    presentation, other = stage.present(stage.credit()), stage.issue("ABC")
    stage.do("BOC", "Credits.advise", other)
    theirs = stage.present(other)
    stage.refuses("NotParty", "ABC", COMPLY, presentation, expected=stage.party("ICBC"))
    stage.refuses("NotParty", "ICBC", COMPLY, theirs, expected=stage.party("ABC"))


@pytest.mark.parametrize("state", ["complying", "refused", "honoured", "withdrawn", "returned"])
def test_what_is_no_longer_examined_is_not_found_complying(stage: Stage, state: str) -> None:
    credit, root = stage.credit(), defaults.root()
    presentation = stage.present(credit, root=root)
    steps: dict[str, list[tuple[Any, ...]]] = {
        "complying": [("ICBC", COMPLY, presentation)],
        "refused": [("ICBC", "Presentations.refuse", presentation, 1, root, defaults.HOLD)],
        "honoured": [("ICBC", COMPLY, presentation), ("ICBC", "Presentations.honour", presentation)],
        "withdrawn": [("BOC", "Presentations.withdraw", presentation, root)],
    }
    steps["returned"] = [*steps["refused"], ("ICBC", "Presentations.returnDocuments", presentation, root)]
    for who, function, *args in steps[state]:
        stage.do(who, function, *args)
    named = shown("PresentationId", presentation)
    stage.refuses("UnexpectedStatus", "ICBC", COMPLY, presentation, id=named, allowed=("Examining",))


def test_a_precluded_bank_cannot_find_it_complying_any_more(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    stage.on("2024-09-10", "00:00")
    fields = {"today": "2024-09-10", "examineBy": "2024-09-09"}
    named = shown("PresentationId", presentation)
    stage.refuses("ExaminationPeriodOver", "ICBC", COMPLY, presentation, id=named, **fields)


@pytest.mark.parametrize(("when", "at"), [("2024-09-02", "23:59"), ("2024-09-09", "23:59")])
def test_until_the_last_day_is_over_the_bank_finds_it_complying(stage: Stage, when: str, at: str) -> None:
    credit = stage.credit()
    presentation = stage.present(credit)
    before = presentation_of(stage, presentation)
    stage.on(when, at)
    receipt = stage.do("ICBC", COMPLY, presentation)
    assert [event.name for event in receipt.events] == ["PresentationComplied"]
    assert receipt.events[0].args == {"id": presentation, "examiner": stage.party("ICBC"), "day": day(when)}
    assert presentation_of(stage, presentation) == before | {"status": "Complying"}
    assert usage(stage, credit) == (0, defaults.AMOUNT, 0)


def test_a_refusal_is_not_taken_back_by_finding_the_documents_complying(stage: Stage) -> None:
    presentation = refused(stage, stage.credit(), disposal=defaults.NOTIFY)
    stage.refuses("UnexpectedStatus", "ICBC", COMPLY, presentation, allowed=("Examining",))


def test_a_suspended_bank_examines_on(stage: Stage) -> None:
    credit = stage.credit()
    suspend(stage, "ICBC")
    assert presentation_of(stage, complying(stage, credit))["status"] == "Complying"


def test_an_examination_outlives_the_expiry_of_the_credit(stage: Stage) -> None:
    credit = stage.credit(expiry=day("2024-09-02"), latestShipment=0)
    presentation = stage.present(credit)
    stage.on("2024-09-09")
    stage.do("ICBC", COMPLY, presentation)
    assert presentation_of(stage, presentation)["status"] == "Complying"


def test_the_bank_examines_by_the_calendar_of_its_own_place(stage: Stage) -> None:
    stage.do("CBA", "Membership.admit", 1, stage.account(stage.stranger()).address, b"HK")
    hong_kong = 1 + max(stage._parties.values())
    number = int(str(stage.ask("Credits.issuedBy", hong_kong))) + 1
    given = defaults.terms(stage._parties, number=number, rules=defaults.UCP600, place=b"HK")
    stage.do("stranger 0", "Credits.issue", given)
    credit = hong_kong << 32 | 1
    stage.do("BOC", "Credits.advise", credit)
    stage.on("2024-09-30")
    made = presentation_of(stage, stage.present(credit, shipped=day("2024-09-27")))
    # Hong Kong is closed on 1 October alone, mainland China for the week.
    assert (made["received"], made["examineBy"]) == (day("2024-09-30"), day("2024-10-08"))
