"""Drawings.forward

├── caller is not Presentations, whoever it is → NotFromAbove
├── to a confirmer that is bound on other terms, which it does not fit → OverDrawn
├── last day of the other bank's examination in an unpublished year → CalendarYearUnpublished
└── otherwise the next number under the credit, nothing more of it kept, and the days that the other bank has
"""

from __future__ import annotations

from tests import defaults
from tests.contracts.acts import credit_of, day, presentation_of, presenting
from tests.contracts.callers import refused_to_everybody
from tests.contracts.dealings import amended_apart, forwarded, nominated, presented
from tests.people import Stage


def test_nobody_but_presentations_forwards(stage: Stage) -> None:
    presentation = presented(stage, nominated(stage))
    made = presentation_of(stage, presentation) | {"status": 1}
    refused_to_everybody(stage, "Drawings.forward", presentation, made)


def test_a_last_day_in_an_unpublished_year_is_refused(stage: Stage) -> None:
    credit = nominated(stage, expiry=day("2026-12-31"), transportDocument=False, latestShipment=0)
    root = defaults.root()
    stage.on("2026-12-23")
    stage.do("BOC", "Presentations.present", *presenting(credit, shipped=0, root=root))
    stage.on("2026-12-28")
    arguments = (credit << 16 | 1, stage.party("ICBC"), root)
    stage.refuses("CalendarYearUnpublished", "CCB", "Nominations.forward", *arguments, place="CN", year=2027)
    assert credit_of(stage, credit)["presentations"] == 1


def test_a_confirmer_is_handed_on_no_more_than_it_confirmed(stage: Stage) -> None:
    credit, root = stage.credit(nominated="BOC"), defaults.root()
    stage.do("BOC", "Confirmations.requestConfirmation", credit, stage.party("CCB"))
    stage.do("CCB", "Confirmations.confirm", credit)
    amended_apart(stage, credit)
    given = presenting(credit, 120_000_000, root=root)
    stage.do("BOC", "Presentations.presentTo", stage.party("BOC"), *given)
    presentation = credit << 16 | 1
    arguments = (presentation, stage.party("CCB"), root)
    stage.refuses("OverDrawn", "BOC", "Nominations.forward", *arguments, given=120_000_000)
    forwarded(stage, "BOC", presentation, root)


def test_it_has_the_next_number_and_days_of_its_own_and_keeps_nothing_more(stage: Stage) -> None:
    credit, root = nominated(stage), defaults.root()
    presentation = presented(stage, credit, 60_000_000, root=root)
    presented(stage, credit, 10_000_000)
    before = credit_of(stage, credit)
    stage.on("2024-09-04")
    passed_on = forwarded(stage, "CCB", presentation, root)
    assert passed_on == credit << 16 | 3
    assert credit_of(stage, credit) == before | {"presentations": 3}
    assert presentation_of(stage, passed_on)["examineBy"] == day("2024-09-11")
