"""Confirmations.declineConfirmation

├── credit unknown → UnknownCredit
├── caller is not the bank that was asked → NotParty; once declined nobody is
├── confirmed already → Confirmed
└── otherwise nobody is asked any more, emits ConfirmationDeclined
    └── after a request of the beneficiary it may ask another
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import NONEXISTENT, credit_of, suspend
from tests.contracts.confirmations.confirming import CONFIRMER, MAY_ADD, asked, confirmed
from tests.people import Stage

DECLINE = "Confirmations.declineConfirmation"
REQUEST = "Confirmations.requestConfirmation"


def test_confirmation_of_a_credit_that_nobody_issued_is_not_declined(stage: Stage) -> None:
    stage.refuses("UnknownCredit", CONFIRMER, DECLINE, NONEXISTENT, id="3-999")


@pytest.mark.parametrize("who", ["ICBC", "BOC", "CBA"])
def test_only_the_bank_that_was_asked_declines(stage: Stage, who: str) -> None:
    fields = {"id": "3-1", "caller": stage.account(who).address, "expected": stage.party(CONFIRMER)}
    stage.refuses("NotParty", who, DECLINE, asked(stage), **fields)


def test_nobody_declines_what_nobody_was_asked(stage: Stage) -> None:
    stage.refuses("NotParty", "BOC", DECLINE, stage.credit(), expected=0)


def test_a_bank_that_has_confirmed_does_not_decline(stage: Stage) -> None:
    fields = {"id": "3-1", "confirmer": stage.party(CONFIRMER)}
    stage.refuses("Confirmed", CONFIRMER, DECLINE, confirmed(stage), **fields)


@pytest.mark.parametrize("confirmation", [MAY_ADD, 2])
def test_a_bank_declines_and_is_asked_no_more(stage: Stage, confirmation: int) -> None:
    credit = asked(stage, confirmation=confirmation)
    before = credit_of(stage, credit)
    receipt = stage.do(CONFIRMER, DECLINE, credit)
    assert [event.name for event in receipt.events] == ["ConfirmationDeclined"]
    assert receipt.events[0].args == {"id": credit, "confirmer": stage.party(CONFIRMER)}
    assert credit_of(stage, credit) == before | {"confirmer": 0}
    for function in ("confirm", "declineConfirmation"):
        stage.refuses("NotParty", CONFIRMER, f"Confirmations.{function}", credit, expected=0)


def test_a_suspended_bank_may_still_decline(stage: Stage) -> None:
    credit = asked(stage)
    suspend(stage, CONFIRMER)
    stage.do(CONFIRMER, DECLINE, credit)
    assert credit_of(stage, credit)["confirmer"] == 0


def test_a_bank_declines_before_the_credit_is_advised(stage: Stage) -> None:
    credit = stage.issue(adviser=CONFIRMER, confirmation=MAY_ADD)
    stage.do(CONFIRMER, DECLINE, credit)
    assert credit_of(stage, credit)["confirmer"] == 0


def test_a_bank_declines_what_the_beneficiary_asks_and_another_is_asked(stage: Stage) -> None:
    credit = stage.credit()
    stage.do("BOC", REQUEST, credit, stage.party(CONFIRMER))
    stage.do(CONFIRMER, DECLINE, credit)
    assert stage.ask("Confirmations.requestedOf", credit) == 0
    stage.refuses("NotParty", CONFIRMER, "Confirmations.confirm", credit, expected=0)
    stage.do("BOC", REQUEST, credit, stage.party("CCB"))
    stage.do("CCB", "Confirmations.confirm", credit)
    assert credit_of(stage, credit)["confirmer"] == stage.party("CCB")
