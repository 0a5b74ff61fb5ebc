"""Records.presentAnew

├── presentation unknown → UnknownPresentation
├── presentation not Examining → UnexpectedStatus
├── no record is reported corrupt → RecordsReadable
├── caller does not act for the presenter → NotParty
├── the rule set's days are over → RepresentationOver
├── other records than those presented → OtherRecords
├── last day of the examination in an unpublished year → CalendarYearUnpublished
└── otherwise the clock goes on with the days that were left, emits RecordsPresentedAnew; no other day moves
    └── after the closing hour or on a holiday: from the next banking day
"""

from __future__ import annotations

from typing import Any

import pytest

from tests import defaults
from tests.contracts.acts import NO_DAY, NONEXISTENT, credit_of, day, presentation_of, presenting, status
from tests.people import Stage

ANEW = "Records.presentAnew"
EUCP21 = 3


def corrupt(stage: Stage, root: bytes, *, on: str = "2024-09-05", at: str = "10:00", **changes: Any) -> int:
    """Presented on 2 September, whose fifth banking day is the 9th, and reported."""
    presentation = stage.present(stage.credit(**changes), root=root)
    stage.on(on, at)
    stage.do("ICBC", "Records.reportCorrupt", presentation)
    return presentation


def test_records_that_nobody_presented_are_not_presented_anew(stage: Stage) -> None:
    number = NONEXISTENT << 16 | 1
    stage.refuses("UnknownPresentation", "BOC", ANEW, number, defaults.root(), id=number)


def test_what_was_refused_meanwhile_is_not_presented_anew(stage: Stage) -> None:
    root = defaults.root()
    presentation = corrupt(stage, root)
    stage.do("ICBC", "Presentations.refuse", presentation, 1, defaults.root(), defaults.HOLD)
    stage.refuses("UnexpectedStatus", "BOC", ANEW, presentation, root, id=presentation)


def test_records_that_can_be_read_are_not_presented_anew(stage: Stage) -> None:
    root = defaults.root()
    presentation = stage.present(stage.credit(), root=root)
    stage.refuses("RecordsReadable", "BOC", ANEW, presentation, root, id=presentation)


@pytest.mark.parametrize("who", ["ICBC", "ABC", "CBA"])
def test_only_the_presenter_presents_anew(stage: Stage, who: str) -> None:
    root = defaults.root()
    presentation = corrupt(stage, root)
    stage.refuses("NotParty", who, ANEW, presentation, root, id=presentation, expected=stage.party("BOC"))


def test_after_thirty_days_nothing_is_presented_anew(stage: Stage) -> None:
    root = defaults.root()
    presentation = corrupt(stage, root)
    stage.on("2024-10-06", "00:00")
    fields = {"id": presentation, "today": "2024-10-06", "last": "2024-10-05"}
    stage.refuses("RepresentationOver", "BOC", ANEW, presentation, root, **fields)


def test_other_records_are_not_presented_in_place_of_them(stage: Stage) -> None:
    presentation, other = corrupt(stage, defaults.root()), defaults.root()
    stage.refuses("OtherRecords", "BOC", ANEW, presentation, other, id=presentation, given="0x" + other.hex())


def test_an_examination_that_would_end_in_an_unpublished_year_does_not_go_on(stage: Stage) -> None:
    credit = stage.credit(rules=EUCP21, expiry=day("2026-12-31"), transportDocument=False, latestShipment=0)
    root = defaults.root()
    stage.on("2026-12-14")
    stage.do("BOC", "Presentations.present", *presenting(credit, shipped=NO_DAY, root=root))
    stage.do("ICBC", "Records.reportCorrupt", credit << 16 | 1)
    stage.on("2026-12-28")
    stage.refuses("CalendarYearUnpublished", "BOC", ANEW, credit << 16 | 1, root, place="CN", year=2027)


def test_the_clock_goes_on_with_the_days_that_were_left(stage: Stage) -> None:
    root = defaults.root()
    presentation = corrupt(stage, root)  # on the third day, so two are left
    before = presentation_of(stage, presentation)
    terms = credit_of(stage, presentation >> 16)
    stage.on("2024-09-20")
    receipt = stage.do("BOC", ANEW, presentation, root)
    told = {"id": presentation, "presenter": stage.party("BOC"), "examineBy": day("2024-09-24")}
    assert [(event.name, event.args) for event in receipt.events] == [("RecordsPresentedAnew", told)]
    assert presentation_of(stage, presentation) == before | {"examineBy": day("2024-09-24")}
    assert credit_of(stage, presentation >> 16) == terms
    stage.on("2024-09-24", "23:59")
    stage.refuses("ExaminationPeriodOpen", "BOC", "Presentations.enforce", presentation, examineBy="2024-09-24")
    stage.on("2024-09-25", "00:00")
    stage.do("BOC", "Presentations.enforce", presentation)
    assert status(stage, "Presentations", presentation) == "Honoured"


def test_records_presented_anew_can_be_corrupt_again(stage: Stage) -> None:
    root = defaults.root()
    presentation = corrupt(stage, root)
    stage.on("2024-09-20")
    stage.do("BOC", ANEW, presentation, root)
    stage.on("2024-09-23")
    receipt = stage.do("ICBC", "Records.reportCorrupt", presentation)
    assert receipt.only("RecordsReportedCorrupt").args["daysLeft"] == 1


def test_records_are_presented_anew_until_the_last_moment_of_the_last_day_though_the_credit_has_expired(
    stage: Stage,
) -> None:
    root = defaults.root()
    changes = {"rules": EUCP21, "expiry": day("2024-09-10"), "latestShipment": 0}
    presentation = corrupt(stage, root, on="2024-09-09", at="09:00", **changes)
    stage.on("2024-10-09", "16:59")  # the thirtieth day
    stage.do("BOC", ANEW, presentation, root)
    assert presentation_of(stage, presentation)["examineBy"] == day("2024-10-09")


@pytest.mark.parametrize(("on", "at"), [("2024-09-20", "17:01"), ("2024-09-21", "10:00"), ("2024-09-22", "10:00")])
def test_records_presented_anew_after_the_closing_hour_count_on_the_next_banking_day(
    stage: Stage, on: str, at: str
) -> None:
    root = defaults.root()
    presentation = corrupt(stage, root)
    stage.on(on, at)
    stage.do("BOC", ANEW, presentation, root)
    assert presentation_of(stage, presentation)["examineBy"] == day("2024-09-25")
