"""Presentations.refuse

├── presentation unknown → UnknownPresentation
├── caller is not the examining bank → NotParty
├── presentation not Examining → UnexpectedStatus: there is one notice, and no second one
├── the last day of the examination is over → ExaminationPeriodOver
├── no discrepancy, or none described → DiscrepanciesMissing
├── documents not disposed of → DisposalMissing
└── otherwise Refused with the day, the amount available again; emits PresentationRefused
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import (
    NONEXISTENT,
    complying,
    credit_of,
    day,
    presentation_of,
    refusal,
    refused,
    shown,
    suspend,
    usage,
)
from tests.people import Stage

REFUSE = "Presentations.refuse"


def test_a_presentation_that_nobody_made_is_not_refused(stage: Stage) -> None:
    number = NONEXISTENT << 16 | 1
    stage.refuses("UnknownPresentation", "ICBC", REFUSE, *refusal(number), id=shown("PresentationId", number))


@pytest.mark.parametrize("who", ["BOC", "ABC", "CBA"])
def test_only_the_examining_bank_refuses(stage: Stage, who: str) -> None:
    presentation = stage.present(stage.credit())
    stage.refuses("NotParty", who, REFUSE, *refusal(presentation), expected=stage.party("ICBC"))


def test_an_applicant_cannot_order_a_refusal(stage: Stage) -> None:
    applicant = stage.customer("Dalian Steel", "ICBC", own_key=True)
    presentation = stage.present(stage.credit(applicant=applicant))
    stage.refuses("NotParty", "Dalian Steel", REFUSE, *refusal(presentation), expected=stage.party("ICBC"))


def test_there_is_no_second_notice_of_refusal(stage: Stage) -> None:
    presentation = refused(stage, stage.credit())
    named = shown("PresentationId", presentation)
    args = refusal(presentation, count=3, disposal=defaults.RETURN)
    stage.refuses("UnexpectedStatus", "ICBC", REFUSE, *args, id=named, allowed=("Examining",))


def test_what_was_found_complying_or_honoured_is_not_refused(stage: Stage) -> None:
    credit = stage.credit()
    for presentation in (complying(stage, credit, 1), stage.honoured(credit, 1)):
        stage.refuses("UnexpectedStatus", "ICBC", REFUSE, *refusal(presentation), allowed=("Examining",))


def test_what_was_taken_up_under_a_waiver_is_not_refused(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    stage.do("ICBC", "Presentations.waive", presentation)
    stage.refuses("UnexpectedStatus", "ICBC", REFUSE, *refusal(presentation), allowed=("Examining",))


@pytest.mark.parametrize("at", ["00:00", "10:00"])
def test_a_refusal_on_the_sixth_banking_day_is_too_late(stage: Stage, at: str) -> None:
    presentation = stage.present(stage.credit())
    stage.on("2024-09-10", at)
    fields = {"today": "2024-09-10", "examineBy": "2024-09-09"}
    named = shown("PresentationId", presentation)
    stage.refuses("ExaminationPeriodOver", "ICBC", REFUSE, *refusal(presentation), id=named, **fields)


@pytest.mark.parametrize(("count", "root"), [(0, b"\1" * 32), (1, bytes(32)), (0, bytes(32))])
def test_a_notice_states_each_discrepancy(stage: Stage, count: int, root: bytes) -> None:
    presentation = stage.present(stage.credit())
    args = (presentation, count, root, defaults.HOLD)
    stage.refuses("DiscrepanciesMissing", "ICBC", REFUSE, *args, id=shown("PresentationId", presentation))


def test_a_notice_states_what_happens_to_the_documents(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    args = refusal(presentation, disposal=0)
    stage.refuses("DisposalMissing", "ICBC", REFUSE, *args, id=shown("PresentationId", presentation))


def test_a_notice_that_binds_nobody_does_not_save_the_bank_from_preclusion(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    stage.on("2024-09-09")
    stage.refuses("DisposalMissing", "ICBC", REFUSE, *refusal(presentation, disposal=0))
    stage.on("2024-09-10")
    stage.do("BOC", "Presentations.enforce", presentation)
    assert presentation_of(stage, presentation)["status"] == "Honoured"


@pytest.mark.parametrize("disposal", [defaults.HOLD, defaults.NOTIFY, defaults.RETURN, defaults.INSTRUCTED])
def test_the_bank_refuses_in_one_notice_and_the_amount_is_available_again(stage: Stage, disposal: int) -> None:
    credit, root = stage.credit(), defaults.root()
    presentation = stage.present(credit, 60_000_000)
    before = presentation_of(stage, presentation)
    stage.on("2024-09-05")
    receipt = stage.do("ICBC", REFUSE, presentation, 3, root, disposal)
    assert [event.name for event in receipt.events] == ["PresentationRefused"]
    assert receipt.events[0].args == {
        "id": presentation,
        "examiner": stage.party("ICBC"),
        "discrepancies": 3,
        "discrepanciesRoot": root,
        "disposal": disposal,
        "day": day("2024-09-05"),
    }
    changed = {"status": "Refused", "disposal": disposal, "decided": day("2024-09-05"), "discrepancies": 3}
    assert presentation_of(stage, presentation) == before | changed
    assert usage(stage, credit) == (defaults.AMOUNT, 0, 0)


@pytest.mark.parametrize("at", ["17:01", "23:59"])
def test_until_the_fifth_banking_day_is_over_a_refusal_is_in_time(stage: Stage, at: str) -> None:
    presentation = stage.present(stage.credit())
    stage.on("2024-09-09", at)
    stage.do("ICBC", REFUSE, *refusal(presentation))
    assert presentation_of(stage, presentation)["status"] == "Refused"


def test_refusing_one_presentation_leaves_the_others_alone(stage: Stage) -> None:
    credit = stage.credit()
    first, second = stage.present(credit, 30_000_000), stage.present(credit, 20_000_000)
    stage.do("ICBC", REFUSE, *refusal(first))
    assert presentation_of(stage, second)["status"] == "Examining"
    assert credit_of(stage, credit)["pending"] == 20_000_000


def test_a_suspended_bank_refuses_on(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    suspend(stage, "ICBC")
    stage.do("ICBC", REFUSE, *refusal(presentation))
    assert presentation_of(stage, presentation)["status"] == "Refused"
