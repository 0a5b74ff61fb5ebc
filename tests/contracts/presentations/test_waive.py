"""Presentations.waive

├── presentation unknown → UnknownPresentation
├── caller is neither the applicant, nor its bank under a mandate, nor the examining bank → NotParty
├── presentation neither Examining nor Refused → UnexpectedStatus
├── said by the applicant, or its bank that is not the examiner
│   ├── waiver given already → WaiverNotOpen
│   └── otherwise Given, emits WaiverGiven; nobody is bound by it
└── said by the examining bank
    ├── nobody has waived, and it has no mandate of the applicant → WaiverMissing
    ├── Refused with another disposal than Notify → DisposalForbidsWaiver
    ├── Examining and the last day is over → ExaminationPeriodOver
    ├── Refused and the amount no longer available → OverDrawn; credit closed → UnexpectedStatus
    └── otherwise Complying with the day, emits WaiverAccepted; the amount of refused documents pending again
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import (
    NONEXISTENT,
    complying,
    day,
    presentation_of,
    presenting,
    refusal,
    refused,
    shown,
    usage,
)
from tests.people import Stage
from usance import errors
from usance.artifacts import enum

WAIVE = "Presentations.waive"
Waiver = enum("Waiver")
Disposal = enum("Disposal")
BY_ITSELF = "Dalian Steel"


def own_applicant(stage: Stage, sponsor: str = "ICBC") -> int:
    """A credit whose applicant acts by its own key and has given its bank no mandate."""
    return stage.credit(applicant=stage.customer(BY_ITSELF, sponsor, own_key=True))


def test_discrepancies_of_a_presentation_that_nobody_made_are_not_waived(stage: Stage) -> None:
    number = NONEXISTENT << 16 | 1
    stage.refuses("UnknownPresentation", "ICBC", WAIVE, number, id=shown("PresentationId", number))


@pytest.mark.parametrize("who", ["BOC", "ABC", "CBA"])
def test_nobody_but_applicant_and_examiner_waives(stage: Stage, who: str) -> None:
    presentation = stage.present(stage.credit())
    fields = {"caller": stage.account(who).address, "expected": stage.party("Huaxin Textiles")}
    stage.refuses("NotParty", who, WAIVE, presentation, id=shown("PresentationId", presentation), **fields)


def test_the_applicant_of_another_credit_does_not_waive(stage: Stage) -> None:
    own_applicant(stage)
    presentation = stage.present(stage.credit())
    stage.refuses("NotParty", BY_ITSELF, WAIVE, presentation, expected=stage.party("Huaxin Textiles"))


def test_only_what_is_examined_or_refused_is_waived(stage: Stage) -> None:
    credit, root = stage.credit(), defaults.root()
    withdrawn = stage.present(credit, 1, root=root)
    stage.do("BOC", "Presentations.withdraw", withdrawn, root)
    for presentation in (withdrawn, complying(stage, credit, 1), stage.honoured(credit, 1)):
        stage.refuses("UnexpectedStatus", "ICBC", WAIVE, presentation, allowed=("Examining", "Refused"))


def test_documents_sent_back_are_not_waived(stage: Stage) -> None:
    credit, root = stage.credit(), defaults.root()
    presentation = stage.present(credit, root=root)
    stage.do("ICBC", "Presentations.refuse", *refusal(presentation, disposal=defaults.NOTIFY))
    stage.do("ICBC", "Presentations.returnDocuments", presentation, root)
    stage.refuses("UnexpectedStatus", "ICBC", WAIVE, presentation, allowed=("Examining", "Refused"))


def test_the_applicant_waives_once(stage: Stage) -> None:
    presentation = stage.present(own_applicant(stage))
    stage.do(BY_ITSELF, WAIVE, presentation)
    named = shown("PresentationId", presentation)
    stage.refuses("WaiverNotOpen", BY_ITSELF, WAIVE, presentation, id=named, waiver=Waiver["Given"])


@pytest.mark.parametrize("sought", [True, False])
def test_the_bank_does_not_waive_for_an_applicant_that_has_not(stage: Stage, sought: bool) -> None:
    presentation = stage.present(own_applicant(stage))
    if sought:
        stage.do("ICBC", "Presentations.seekWaiver", presentation)
    fields = {"id": shown("PresentationId", presentation), "applicant": stage.party(BY_ITSELF)}
    stage.refuses("WaiverMissing", "ICBC", WAIVE, presentation, **fields)


@pytest.mark.parametrize("disposal", ["Hold", "Return", "Instructed"])
def test_refused_documents_that_the_notice_does_not_keep_for_a_waiver_are_not_taken_up(
    stage: Stage, disposal: str
) -> None:
    presentation = refused(stage, stage.credit(), disposal=Disposal[disposal])
    fields = {"id": shown("PresentationId", presentation), "disposal": Disposal[disposal]}
    stage.refuses("DisposalForbidsWaiver", "ICBC", WAIVE, presentation, **fields)


def test_a_precluded_bank_does_not_take_up_a_waiver(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    stage.on("2024-09-10")
    fields = {"today": "2024-09-10", "examineBy": "2024-09-09"}
    stage.refuses("ExaminationPeriodOver", "ICBC", WAIVE, presentation, **fields)


def test_a_late_waiver_is_not_taken_up_when_the_amount_was_used_meanwhile(stage: Stage) -> None:
    credit = stage.credit()
    first = refused(stage, credit, 60_000_000, disposal=defaults.NOTIFY)
    second = stage.present(credit, 40_000_001)
    fields = {"id": "3-1", "given": 60_000_000, "available": 59_999_999}
    stage.refuses("OverDrawn", "ICBC", WAIVE, first, **fields)
    assert presentation_of(stage, first)["status"] == "Refused"
    stage.do("ICBC", "Presentations.refuse", *refusal(second))
    stage.do("ICBC", WAIVE, first)
    assert usage(stage, credit) == (40_000_000, 60_000_000, 0)


def test_a_late_waiver_is_not_taken_up_when_the_single_drawing_was_made_meanwhile(stage: Stage) -> None:
    credit = stage.credit(partialDrawings=False, tolerancePlus=100, toleranceMinus=50)
    first = refused(stage, credit, 60_000_000, disposal=defaults.NOTIFY)
    stage.honoured(credit)
    stage.refuses("PartialDrawing", "ICBC", WAIVE, first, given=60_000_000)


def test_documents_that_were_corrected_and_honoured_are_not_paid_a_second_time_by_a_late_waiver(stage: Stage) -> None:
    credit = stage.credit()
    first = refused(stage, credit, 40_000_000, disposal=defaults.NOTIFY)
    stage.do("BOC", "Presentations.present", *presenting(credit, 40_000_000, previous=1))
    stage.do("ICBC", "Presentations.comply", credit << 16 | 2)
    stage.do("ICBC", "Presentations.honour", credit << 16 | 2)
    with pytest.raises(errors.Refusal):
        stage.do("ICBC", WAIVE, first)


def test_an_applicants_waiver_binds_nobody_and_the_bank_may_refuse_all_the_same(stage: Stage) -> None:
    credit = own_applicant(stage)
    presentation = stage.present(credit)
    before = presentation_of(stage, presentation)
    receipt = stage.do(BY_ITSELF, WAIVE, presentation)
    assert [event.name for event in receipt.events] == ["WaiverGiven"]
    assert receipt.events[0].args == {"id": presentation, "applicant": stage.party(BY_ITSELF)}
    assert presentation_of(stage, presentation) == before | {"waiver": Waiver["Given"]}
    stage.on("2024-09-09")
    stage.do("ICBC", "Presentations.refuse", *refusal(presentation))
    assert presentation_of(stage, presentation)["status"] == "Refused"
    stage.refuses("DisposalForbidsWaiver", "ICBC", WAIVE, presentation)


def test_the_bank_takes_up_a_waiver_that_the_applicant_gave(stage: Stage) -> None:
    credit = own_applicant(stage)
    presentation = stage.present(credit)
    stage.do("ICBC", "Presentations.seekWaiver", presentation)
    stage.do(BY_ITSELF, WAIVE, presentation)
    before = presentation_of(stage, presentation)
    stage.on("2024-09-09", "23:59")
    receipt = stage.do("ICBC", WAIVE, presentation)
    assert [event.name for event in receipt.events] == ["WaiverAccepted"]
    told = {"id": presentation, "examiner": stage.party("ICBC"), "day": day("2024-09-09")}
    assert receipt.events[0].args == told
    changed = {"status": "Complying", "waiver": Waiver["Accepted"], "decided": day("2024-09-09")}
    assert presentation_of(stage, presentation) == before | changed
    assert usage(stage, credit) == (0, defaults.AMOUNT, 0)
    stage.do("ICBC", "Presentations.honour", presentation)


def test_the_applicants_own_bank_waives_under_a_mandate_where_another_bank_examines(stage: Stage) -> None:
    credit = stage.credit(applicant=stage.customer("Tianjin Wool", "ABC"))
    presentation = stage.present(credit)
    stage.refuses("WaiverMissing", "ICBC", WAIVE, presentation)
    stage.do("ABC", WAIVE, presentation)
    assert presentation_of(stage, presentation)["status"] == "Examining"
    stage.do("ICBC", WAIVE, presentation)
    assert presentation_of(stage, presentation)["status"] == "Complying"


def test_the_examining_bank_waives_and_takes_up_at_once_under_the_applicants_mandate(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    stage.do("ICBC", WAIVE, presentation)
    made = presentation_of(stage, presentation)
    assert (made["status"], made["waiver"]) == ("Complying", Waiver["Accepted"])


def test_refused_documents_kept_for_a_waiver_are_taken_up_and_their_amount_is_kept_again(stage: Stage) -> None:
    credit = own_applicant(stage)
    presentation = refused(stage, credit, 60_000_000, disposal=defaults.NOTIFY)
    assert usage(stage, credit) == (defaults.AMOUNT, 0, 0)
    stage.on("2024-09-20")
    stage.do(BY_ITSELF, WAIVE, presentation)
    assert usage(stage, credit) == (defaults.AMOUNT, 0, 0)
    stage.do("ICBC", WAIVE, presentation)
    assert usage(stage, credit) == (40_000_000, 60_000_000, 0)
    made = presentation_of(stage, presentation)
    assert (made["status"], made["decided"], made["discrepancies"]) == ("Complying", day("2024-09-20"), 1)
    stage.do("ICBC", "Presentations.honour", presentation)
    assert usage(stage, credit) == (40_000_000, 0, 60_000_000)


def test_a_waiver_given_before_the_refusal_is_taken_up_after_it_if_the_notice_says_so(stage: Stage) -> None:
    presentation = stage.present(own_applicant(stage))
    stage.do(BY_ITSELF, WAIVE, presentation)
    stage.do("ICBC", "Presentations.refuse", *refusal(presentation, disposal=defaults.NOTIFY))
    stage.do("ICBC", WAIVE, presentation)
    assert presentation_of(stage, presentation)["status"] == "Complying"


def test_a_bank_that_is_its_own_applicant_waives_and_takes_up(stage: Stage) -> None:
    presentation = stage.present(stage.credit(applicant="ICBC"))
    stage.do("ICBC", WAIVE, presentation)
    assert presentation_of(stage, presentation)["status"] == "Complying"
