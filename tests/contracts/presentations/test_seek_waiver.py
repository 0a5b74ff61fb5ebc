"""Presentations.seekWaiver

├── presentation unknown → UnknownPresentation
├── caller is not the examining bank → NotParty
├── presentation not Examining → UnexpectedStatus
├── the last day of the examination is over → ExaminationPeriodOver
├── a waiver sought or given already → WaiverNotOpen
└── otherwise Sought, emits WaiverSought; status and clock stay as they are
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import NONEXISTENT, complying, day, presentation_of, refusal, refused, shown
from tests.people import Stage
from usance.artifacts import enum

SEEK = "Presentations.seekWaiver"
Waiver = enum("Waiver")


def test_of_a_presentation_that_nobody_made_no_waiver_is_sought(stage: Stage) -> None:
    number = NONEXISTENT << 16 | 1
    stage.refuses("UnknownPresentation", "ICBC", SEEK, number, id=shown("PresentationId", number))


@pytest.mark.parametrize("who", ["BOC", "ABC", "CBA"])
def test_only_the_examining_bank_seeks_a_waiver(stage: Stage, who: str) -> None:
    stage.refuses("NotParty", who, SEEK, stage.present(stage.credit()), expected=stage.party("ICBC"))


def test_after_a_refusal_or_a_finding_no_waiver_is_sought(stage: Stage) -> None:
    credit = stage.credit()
    for presentation in (refused(stage, credit, 1), complying(stage, credit, 1), stage.honoured(credit, 1)):
        stage.refuses("UnexpectedStatus", "ICBC", SEEK, presentation, allowed=("Examining",))


def test_after_the_last_day_no_waiver_is_sought(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    stage.on("2024-09-10")
    fields = {"today": "2024-09-10", "examineBy": "2024-09-09"}
    stage.refuses("ExaminationPeriodOver", "ICBC", SEEK, presentation, **fields)


def test_a_waiver_is_sought_once(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    stage.do("ICBC", SEEK, presentation)
    named = shown("PresentationId", presentation)
    stage.refuses("WaiverNotOpen", "ICBC", SEEK, presentation, id=named, waiver=Waiver["Sought"])


def test_a_waiver_that_was_given_is_not_sought(stage: Stage) -> None:
    applicant = stage.customer("Dalian Steel", "ICBC", own_key=True)
    presentation = stage.present(stage.credit(applicant=applicant))
    stage.do("Dalian Steel", "Presentations.waive", presentation)
    stage.refuses("WaiverNotOpen", "ICBC", SEEK, presentation, waiver=Waiver["Given"])


def test_seeking_a_waiver_stops_no_clock(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    before = presentation_of(stage, presentation)
    receipt = stage.do("ICBC", SEEK, presentation)
    assert [event.name for event in receipt.events] == ["WaiverSought"]
    told = {"id": presentation, "examiner": stage.party("ICBC"), "day": day("2024-09-02")}
    assert receipt.events[0].args == told
    assert presentation_of(stage, presentation) == before | {"waiver": Waiver["Sought"]}
    stage.on("2024-09-10")
    args = refusal(presentation)
    stage.refuses("ExaminationPeriodOver", "ICBC", "Presentations.refuse", *args, examineBy="2024-09-09")
    stage.do("BOC", "Presentations.enforce", presentation)


def test_a_bank_that_sought_a_waiver_can_still_refuse_in_time(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    stage.do("ICBC", SEEK, presentation)
    stage.on("2024-09-09")
    stage.do("ICBC", "Presentations.refuse", *refusal(presentation, disposal=defaults.NOTIFY))
    assert presentation_of(stage, presentation)["status"] == "Refused"
