"""Proceeds.assign

├── credit unknown → UnknownCredit
├── caller does not act for the beneficiary → NotParty
├── credit neither Issued nor Advised → UnexpectedStatus
├── assignee unknown → UnknownParty
├── amount none → ZeroAmount; above what is neither drawn, set aside nor assigned → AssignedTooMuch
├── eight assignments already → TooManyAssignments
└── otherwise it is numbered, emits ProceedsAssigned, and binds nobody until it is acknowledged
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import NONEXISTENT, credit_of
from tests.contracts.dealings import accepted, allowed
from tests.people import Stage

ASSIGN = "Proceeds.assign"


def test_the_proceeds_of_a_credit_that_nobody_issued_are_not_assigned(stage: Stage) -> None:
    stage.refuses("UnknownCredit", "BOC", ASSIGN, NONEXISTENT, stage.party("ABC"), 1, id="3-999")


@pytest.mark.parametrize("who", ["ICBC", "ABC", "CBA"])
def test_only_the_beneficiary_assigns(stage: Stage, who: str) -> None:
    credit, expected = stage.credit(), stage.party("Ningbo Cotton")
    stage.refuses("NotParty", who, ASSIGN, credit, stage.party("ABC"), 1, id=credit, expected=expected)


def test_a_closed_credit_has_no_proceeds_to_assign(stage: Stage) -> None:
    credit = stage.credit(toleranceMinus=10)
    stage.honoured(credit, 95_000_000)
    stage.do("ICBC", "Credits.close", credit)
    said = allowed("CreditStatus", "Issued", "Advised")
    stage.refuses("UnexpectedStatus", "BOC", ASSIGN, credit, stage.party("ABC"), 1, id=credit, allowed=said)


@pytest.mark.parametrize("assignee", [0, 99])
def test_nothing_is_assigned_to_nobody(stage: Stage, assignee: int) -> None:
    stage.refuses("UnknownParty", "BOC", ASSIGN, stage.credit(), assignee, 1, party=assignee)


def test_nothing_is_not_assigned(stage: Stage) -> None:
    credit = stage.credit()
    stage.refuses("ZeroAmount", "BOC", ASSIGN, credit, stage.party("ABC"), 0, id=credit)


def test_no_more_is_assigned_than_the_credit_has(stage: Stage) -> None:
    credit, abc = stage.credit(), stage.party("ABC")
    stage.do("BOC", "Proceeds.advance", credit, 10_000_000)
    stage.honoured(credit, 20_000_000)
    stage.do("BOC", ASSIGN, credit, abc, 30_000_000)
    fields = {"id": credit, "given": 40_000_001, "allowed": 40_000_000}
    stage.refuses("AssignedTooMuch", "BOC", ASSIGN, credit, abc, 40_000_001, **fields)
    stage.do("BOC", ASSIGN, credit, abc, 40_000_000)


def test_what_an_assignment_was_paid_does_not_count_twice(stage: Stage) -> None:
    credit, abc = stage.credit(), stage.party("ABC")
    stage.do("BOC", ASSIGN, credit, abc, 30_000_000)
    stage.do("ICBC", "Proceeds.acknowledge", credit, 1)
    accepted(stage, "ICBC", credit, 30_000_000)
    stage.refuses("AssignedTooMuch", "BOC", ASSIGN, credit, abc, 70_000_001, allowed=70_000_000)
    stage.do("BOC", ASSIGN, credit, abc, 70_000_000)


def test_there_is_an_end_to_the_number_of_assignments(stage: Stage) -> None:
    credit, abc = stage.credit(), stage.party("ABC")
    for _ in range(8):
        stage.do("BOC", ASSIGN, credit, abc, 1)
    stage.refuses("TooManyAssignments", "BOC", ASSIGN, credit, abc, 1, id=credit, allowed=8)


def test_an_assignment_is_told_and_is_no_transfer_of_the_credit(stage: Stage) -> None:
    credit = stage.issue()
    before = credit_of(stage, credit)
    receipt = stage.do("BOC", ASSIGN, credit, stage.party("ABC"), defaults.AMOUNT)
    told = {"id": credit, "assignee": stage.party("ABC"), "number": 1, "amount": defaults.AMOUNT}
    assert [(event.name, event.args) for event in receipt.events] == [("ProceedsAssigned", told)]
    assert credit_of(stage, credit) == before
