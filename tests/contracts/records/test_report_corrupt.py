"""Records.reportCorrupt

├── presentation unknown → UnknownPresentation
├── caller is not the examining bank → NotParty
├── presentation not Examining → UnexpectedStatus
├── a record is reported already → RecordsCorrupt
├── the rule set knows papers only → PapersOnly
├── the examination is over → ExaminationPeriodOver
└── otherwise the clock stands still, emits RecordsReportedCorrupt with the days left
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests import defaults
from tests.contracts.acts import NONEXISTENT, complying, day, presentation_of, status
from tests.contracts.dealings import allowed
from tests.people import Stage

REPORT = "Records.reportCorrupt"
NO_END = 2**32 - 1
ISP98 = 4


def by_comply(stage: Stage, presentation: int) -> None:
    stage.do("ICBC", "Presentations.comply", presentation)


def by_waiver(stage: Stage, presentation: int) -> None:
    stage.do("ICBC", "Presentations.waive", presentation)


def by_late_waiver(stage: Stage, presentation: int) -> None:
    stage.do("ICBC", "Presentations.refuse", presentation, 1, defaults.root(), defaults.NOTIFY)
    by_waiver(stage, presentation)


def test_records_that_nobody_presented_are_not_corrupt(stage: Stage) -> None:
    number = NONEXISTENT << 16 | 1
    stage.refuses("UnknownPresentation", "ICBC", REPORT, number, id=number)


@pytest.mark.parametrize("who", ["BOC", "ABC", "CBA"])
def test_only_the_examining_bank_says_that_it_cannot_read(stage: Stage, who: str) -> None:
    presentation = stage.present(stage.credit())
    stage.refuses("NotParty", who, REPORT, presentation, id=presentation, expected=stage.party("ICBC"))


def test_what_was_found_complying_was_read(stage: Stage) -> None:
    presentation = complying(stage, stage.credit())
    said = allowed("PresentationStatus", "Examining")
    stage.refuses("UnexpectedStatus", "ICBC", REPORT, presentation, id=presentation, allowed=said)


def test_records_are_reported_once_until_they_are_presented_anew(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    stage.do("ICBC", REPORT, presentation)
    stage.on("2024-09-03")
    stage.refuses("RecordsCorrupt", "ICBC", REPORT, presentation, id=presentation, since="2024-09-02")


@pytest.mark.parametrize("rules", [defaults.PRC2016, defaults.UCP600, ISP98])
def test_papers_can_be_read(stage: Stage, rules: int) -> None:
    presentation = stage.present(stage.credit(rules=rules))
    stage.refuses("PapersOnly", "ICBC", REPORT, presentation, id=presentation)


def test_a_precluded_bank_reports_nothing(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    stage.on("2024-09-10", "00:00")
    fields = {"id": presentation, "today": "2024-09-10", "examineBy": "2024-09-09"}
    stage.refuses("ExaminationPeriodOver", "ICBC", REPORT, presentation, **fields)


def test_the_clock_stands_still_with_the_days_that_are_left(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    before = presentation_of(stage, presentation)
    stage.on("2024-09-05")
    receipt = stage.do("ICBC", REPORT, presentation)
    told = {"id": presentation, "bank": stage.party("ICBC"), "last": day("2024-10-05"), "daysLeft": 2}
    assert [(event.name, event.args) for event in receipt.events] == [("RecordsReportedCorrupt", told)]
    assert presentation_of(stage, presentation) == before | {"examineBy": NO_END}


def test_days_of_an_interruption_are_not_days_that_are_left(stage: Stage) -> None:
    """UCP 600 art. 14b, 36: five banking days before and after, of which none has passed yet."""
    stage.do("CBA", "BankingCalendar.interrupt", b"CN", day("2024-09-04"), day("2024-09-10"))
    presentation = stage.present(stage.credit())
    assert presentation_of(stage, presentation)["examineBy"] == day("2024-09-14")
    assert left(stage, presentation) == 5


def test_a_bank_has_never_more_days_left_than_in_all(stage: Stage) -> None:
    """An interruption that was feared does not come, after the last day of the examination was fixed."""
    stage.do("CBA", "BankingCalendar.interrupt", b"CN", day("2024-09-04"), day("2026-03-10"))
    presentation = stage.present(stage.credit())
    stage.do("CBA", "BankingCalendar.interrupt", b"CN", day("2024-09-01"), day("2024-09-01"))
    assert left(stage, presentation) == 5


def test_a_day_that_is_not_one_of_the_examination_is_not_left(stage: Stage) -> None:
    """UCP 600 art. 14b, 33: what is handed in after closing is examined from the day after the next one on."""
    credit = stage.credit()
    stage.on("2024-09-02", "17:30")
    presentation = stage.present(credit)
    assert presentation_of(stage, presentation)["received"] == day("2024-09-03")
    assert left(stage, presentation) == 5


def left(stage: Stage, presentation: int) -> int:
    return int(str(stage.do("ICBC", REPORT, presentation).only("RecordsReportedCorrupt").args["daysLeft"]))


@pytest.mark.parametrize("found", [by_comply, by_waiver, by_late_waiver])
def test_a_bank_that_finds_records_complying_after_all_can_be_made_to_honour(
    stage: Stage, found: Callable[[Stage, int], None]
) -> None:
    """UCP 600 art. 15: it must honour when it determines that they comply; time passes for it as for any other."""
    presentation = stage.present(stage.credit())
    stage.do("ICBC", REPORT, presentation)
    stage.on("2024-09-20")
    found(stage, presentation)
    assert presentation_of(stage, presentation)["examineBy"] == day("2024-09-20")
    stage.refuses("ExaminationPeriodOpen", "BOC", "Presentations.enforce", presentation, id=presentation)
    stage.on("2024-09-21")
    stage.do("BOC", "Presentations.enforce", presentation)
    assert status(stage, "Presentations", presentation) == "Honoured"


def test_no_bank_is_precluded_while_a_record_cannot_be_read(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    stage.on("2024-09-09", "23:59")
    stage.do("ICBC", REPORT, presentation)
    stage.on("2024-09-20")
    stage.refuses("ExaminationPeriodOpen", "BOC", "Presentations.enforce", presentation, id=presentation)
    assert status(stage, "Presentations", presentation) == "Examining"


def test_a_bank_refuses_for_what_it_could_read_meanwhile(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    stage.do("ICBC", REPORT, presentation)
    stage.on("2024-09-20")
    stage.do("ICBC", "Presentations.refuse", presentation, 1, defaults.root(), defaults.HOLD)
    assert status(stage, "Presentations", presentation) == "Refused"
