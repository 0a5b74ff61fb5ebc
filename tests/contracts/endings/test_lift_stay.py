"""Endings.liftStay

├── caller is not the supervisor → AccessManagedUnauthorized
├── credit unknown → UnknownCredit
├── not stayed → StayUnchanged
└── otherwise honoured as before, emits StayLifted
    └── a bank that let its examination run out meanwhile is precluded all the same
"""

from __future__ import annotations

from tests import defaults
from tests.contracts.acts import NONEXISTENT, complying, credit_of, presentation_of
from tests.contracts.amendments.parts import transferred, whole
from tests.contracts.callers import refused_to_all_but
from tests.people import Stage

STAY, LIFT = "Endings.stay", "Endings.liftStay"
ORDER = bytes(31) + b"\7"


def test_nobody_but_the_supervisor_lifts_a_stay(stage: Stage) -> None:
    credit = stage.credit()
    stage.do("CBA", STAY, credit, ORDER)
    refused_to_all_but("CBA", stage, LIFT, credit, ORDER)


def test_no_stay_is_lifted_from_a_credit_that_nobody_issued(stage: Stage) -> None:
    stage.refuses("UnknownCredit", "CBA", LIFT, NONEXISTENT, ORDER, id="3-999")


def test_no_stay_is_lifted_where_there_is_none(stage: Stage) -> None:
    credit = stage.credit()
    stage.refuses("StayUnchanged", "CBA", LIFT, credit, ORDER, id="3-1", stayed=False)
    stage.do("CBA", STAY, credit, ORDER)
    stage.do("CBA", LIFT, credit, ORDER)
    stage.refuses("StayUnchanged", "CBA", LIFT, credit, ORDER, id="3-1", stayed=False)


def test_a_credit_is_honoured_once_the_stay_is_lifted(stage: Stage) -> None:
    credit, order = stage.credit(), defaults.root()
    presentation = complying(stage, credit)
    before = credit_of(stage, credit)
    stage.do("CBA", STAY, credit, ORDER)
    receipt = stage.do("CBA", LIFT, credit, order)
    assert [event.name for event in receipt.events] == ["StayLifted"]
    assert receipt.events[0].args == {"id": credit, "orderRoot": order}
    assert credit_of(stage, credit) == before
    stage.do("ICBC", "Presentations.honour", presentation)


def test_a_bank_that_let_its_time_run_out_under_the_stay_is_precluded(stage: Stage) -> None:
    credit = stage.credit()
    presentation = stage.present(credit)
    stage.do("CBA", STAY, credit, ORDER)
    stage.on("2024-09-10")
    stage.do("CBA", LIFT, credit, ORDER)
    stage.do("BOC", "Presentations.enforce", presentation)
    assert presentation_of(stage, presentation)["status"] == "Honoured"


def test_a_part_that_is_stayed_by_itself_stays_so(stage: Stage) -> None:
    part = transferred(stage)
    for credit in (part, whole(part)):
        stage.do("CBA", STAY, credit, ORDER)
    stage.do("CBA", LIFT, whole(part), ORDER)
    assert (credit_of(stage, part)["stayed"], credit_of(stage, whole(part))["stayed"]) == (True, False)
