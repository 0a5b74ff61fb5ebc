"""Proceeds.acknowledge

├── credit unknown → UnknownCredit; assignment unknown → UnknownAssignment
├── acknowledged before → AssignmentAcknowledged
├── the bank has neither issued nor confirmed, nor is nominated → NotAPayingBank
└── otherwise that bank pays the assignee, and emits AssignmentAcknowledgedBy
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import NONEXISTENT, credit_of
from tests.contracts.dealings import CONFIRM
from tests.people import Stage

ACKNOWLEDGE = "Proceeds.acknowledge"


def assigned(stage: Stage, credit: int) -> int:
    stage.do("BOC", "Proceeds.assign", credit, stage.party("ABC"), 30_000_000)
    return credit


def test_under_a_credit_that_nobody_issued_nothing_is_acknowledged(stage: Stage) -> None:
    stage.refuses("UnknownCredit", "ICBC", ACKNOWLEDGE, NONEXISTENT, 1, id="3-999")


@pytest.mark.parametrize("number", [0, 2])
def test_an_assignment_that_nobody_made_is_not_acknowledged(stage: Stage, number: int) -> None:
    credit = assigned(stage, stage.credit())
    stage.refuses("UnknownAssignment", "ICBC", ACKNOWLEDGE, credit, number, id=credit, number=number)


def test_an_assignment_is_acknowledged_by_one_bank(stage: Stage) -> None:
    credit = assigned(stage, stage.credit(nominated="CCB"))
    stage.do("CCB", ACKNOWLEDGE, credit, 1)
    fields = {"id": credit, "number": 1, "bank": stage.party("CCB")}
    stage.refuses("AssignmentAcknowledged", "ICBC", ACKNOWLEDGE, credit, 1, **fields)


@pytest.mark.parametrize("who", ["BOC", "ABC", "CBA", "stranger"])
def test_nobody_acknowledges_who_does_not_honour_under_the_credit(stage: Stage, who: str) -> None:
    credit = assigned(stage, stage.credit())
    who = stage.stranger() if who == "stranger" else who
    caller = stage.account(who).address
    stage.refuses("NotAPayingBank", who, ACKNOWLEDGE, credit, 1, id=credit, caller=caller)


def test_a_bank_that_is_asked_to_confirm_and_has_not_acknowledges_nothing(stage: Stage) -> None:
    credit = assigned(stage, stage.credit(confirmation=CONFIRM))
    stage.refuses("NotAPayingBank", "BOC", ACKNOWLEDGE, credit, 1, id=credit)
    stage.do("BOC", "Confirmations.confirm", credit)
    stage.do("BOC", ACKNOWLEDGE, credit, 1)


@pytest.mark.parametrize("who", ["ICBC", "CCB"])
def test_issuer_and_nominated_bank_acknowledge(stage: Stage, who: str) -> None:
    credit = assigned(stage, stage.credit(nominated="CCB"))
    receipt = stage.do(who, ACKNOWLEDGE, credit, 1)
    told = {"id": credit, "bank": stage.party(who), "number": 1}
    assert [(event.name, event.args) for event in receipt.events] == [("AssignmentAcknowledgedBy", told)]
    assert stage.ask("Proceeds.assignmentOf", credit, 1) == {
        "assignee": stage.party("ABC"),
        "bank": stage.party(who),
        "amount": 30_000_000,
        "left": 30_000_000,
    }
    assert credit_of(stage, credit)["shared"] is True
