"""Proceeds.requestAdvance

├── credit unknown → UnknownCredit
├── caller does not act for the beneficiary → NotParty
├── amount none → ZeroAmount
└── otherwise it emits AdvanceRequested; a later request takes the place of an earlier one
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import NONEXISTENT
from tests.contracts.dealings import red_clause
from tests.people import Stage

REQUEST = "Proceeds.requestAdvance"


def test_under_a_credit_that_nobody_issued_no_advance_is_asked_for(stage: Stage) -> None:
    stage.refuses("UnknownCredit", "BOC", REQUEST, NONEXISTENT, 1, id="3-999")


@pytest.mark.parametrize("who", ["ICBC", "ABC", "CBA"])
def test_only_the_beneficiary_asks_for_an_advance(stage: Stage, who: str) -> None:
    credit = red_clause(stage)
    stage.refuses("NotParty", who, REQUEST, credit, 1, id=credit, expected=stage.party("Ningbo Cotton"))


def test_an_advance_of_nothing_is_not_asked_for(stage: Stage) -> None:
    credit = red_clause(stage)
    stage.refuses("ZeroAmount", "BOC", REQUEST, credit, 0, id=credit)


def test_a_request_moves_nothing_and_a_later_one_takes_its_place(stage: Stage) -> None:
    credit = red_clause(stage, nominated="CCB")
    with stage.unchanged():
        receipt = stage.do("BOC", REQUEST, credit, 10)
        stage.do("BOC", REQUEST, credit, 20)
    assert [(event.name, event.args) for event in receipt.events] == [
        ("AdvanceRequested", {"id": credit, "amount": 10})
    ]
    stage.refuses("AdvanceNotRequested", "CCB", "Proceeds.advance", credit, 10, id=credit, given=10, requested=20)
    stage.do("CCB", "Proceeds.advance", credit, 20)
