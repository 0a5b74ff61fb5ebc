"""Presentations.get, statusOf, maturityOf

├── presentation unknown → UnknownPresentation
└── otherwise
    ├── statusOf: as stored, or Precluded once an examination has run out
    └── maturityOf: when the claim would fall due if it were honoured today; unpublished year → CalendarYearUnpublished
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import NONEXISTENT, complying, day, presentation_of, refused, status
from tests.people import Stage
from usance import errors


@pytest.mark.parametrize("view", ["get", "statusOf", "maturityOf"])
@pytest.mark.parametrize("number", [NONEXISTENT << 16 | 1, 0, 2**80 - 1])
def test_of_a_presentation_that_nobody_made_nothing_is_told(stage: Stage, view: str, number: int) -> None:
    with pytest.raises(errors.UnknownPresentation):
        stage.ask(f"Presentations.{view}", number)


def test_a_maturity_in_an_unpublished_year_is_not_guessed(stage: Stage) -> None:
    credit = stage.credit(expiry=day("2026-12-31"), tenor=defaults.AFTER_SIGHT, tenorValue=365, latestShipment=0)
    stage.on("2026-06-01")
    presentation = stage.present(credit, shipped=day("2026-05-29"))
    with pytest.raises(errors.CalendarYearUnpublished):
        stage.ask("Presentations.maturityOf", presentation)


def test_an_examination_that_has_run_out_is_precluded_by_time_alone(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    stage.on("2024-09-09", "23:59")
    assert status(stage, "Presentations", presentation) == "Examining"
    stage.on("2024-09-10", "00:00")
    assert status(stage, "Presentations", presentation) == "Precluded"
    assert presentation_of(stage, presentation)["status"] == "Examining", "only facts are stored"


def test_what_was_decided_in_time_is_never_precluded(stage: Stage) -> None:
    credit = stage.credit()
    found, turned_down = complying(stage, credit, 1), refused(stage, credit, 1)
    stage.on("2025-01-02")
    told = [status(stage, "Presentations", each) for each in (found, turned_down)]
    assert told == ["Complying", "Refused"]


def test_at_sight_a_presentation_honoured_today_falls_due_today(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    assert stage.ask("Presentations.maturityOf", presentation) == day("2024-09-02")
    stage.on("2024-09-07")
    assert stage.ask("Presentations.maturityOf", presentation) == day("2024-09-07")


def test_a_tenor_after_sight_runs_from_the_day_of_presentation(stage: Stage) -> None:
    presentation = stage.present(stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=60))
    stage.on("2024-09-09")
    assert stage.ask("Presentations.maturityOf", presentation) == day("2024-11-01")
    stage.do("ICBC", "Presentations.comply", presentation)
    assert stage.ask("Presentations.maturityOf", presentation) == day("2024-11-01")
