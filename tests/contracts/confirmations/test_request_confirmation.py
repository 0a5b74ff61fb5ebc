"""Confirmations.requestConfirmation

├── credit unknown → UnknownCredit
├── caller is not the beneficiary → NotParty
├── confirmed already → Confirmed
├── the issuer has asked a bank, also one that declined; or the issuer is asked → RequestNotOpen
├── bank unknown → UnknownParty; no bank → WrongKind; suspended → Suspended
└── otherwise asked, emits ConfirmationRequested; the credit stays as it was
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import NONEXISTENT, credit_of, suspend
from tests.contracts.confirmations.confirming import CONFIRM, CONFIRMER, MAY_ADD, asked, confirmed, silently
from tests.people import Stage

REQUEST = "Confirmations.requestConfirmation"
CCB = 6


def test_no_bank_is_asked_to_confirm_what_nobody_issued(stage: Stage) -> None:
    stage.refuses("UnknownCredit", "BOC", REQUEST, NONEXISTENT, CCB, id="3-999")


@pytest.mark.parametrize("who", ["ICBC", "ABC", "CBA"])
def test_only_the_beneficiary_asks_for_a_silent_confirmation(stage: Stage, who: str) -> None:
    fields = {"id": "3-1", "caller": stage.account(who).address, "expected": stage.party("Ningbo Cotton")}
    stage.refuses("NotParty", who, REQUEST, stage.credit(), CCB, **fields)


def test_no_second_bank_is_asked_once_one_has_confirmed(stage: Stage) -> None:
    fields = {"confirmer": stage.party(CONFIRMER)}
    stage.refuses("Confirmed", "BOC", REQUEST, confirmed(stage), CCB, id="3-1", **fields)
    stage.refuses("Confirmed", "BOC", REQUEST, silently(stage), CCB, id="3-2", **fields)


@pytest.mark.parametrize("confirmation", [MAY_ADD, CONFIRM])
def test_nobody_else_is_asked_where_the_issuer_asks(stage: Stage, confirmation: int) -> None:
    credit = asked(stage, confirmation=confirmation)
    stage.refuses("RequestNotOpen", "BOC", REQUEST, credit, CCB, id="3-1", confirmer=stage.party(CONFIRMER))
    stage.do(CONFIRMER, "Confirmations.declineConfirmation", credit)
    stage.refuses("RequestNotOpen", "BOC", REQUEST, credit, CCB, id="3-1", confirmer=0)


def test_the_issuer_is_not_asked_to_confirm_its_own_credit(stage: Stage) -> None:
    stage.refuses("RequestNotOpen", "BOC", REQUEST, stage.credit(), stage.party("ICBC"), id="3-1", confirmer=0)


@pytest.mark.parametrize("party", [0, 999])
def test_a_bank_that_is_not_known_is_not_asked(stage: Stage, party: int) -> None:
    stage.refuses("UnknownParty", "BOC", REQUEST, stage.credit(), party, party=party)


def test_only_banks_are_asked(stage: Stage) -> None:
    stage.refuses("WrongKind", "BOC", REQUEST, stage.credit(), stage.party("Huaxin Textiles"))


def test_a_suspended_bank_is_not_asked(stage: Stage) -> None:
    suspend(stage, "CCB")
    stage.refuses("Suspended", "BOC", REQUEST, stage.credit(), CCB, party=CCB)


def test_the_beneficiary_asks_and_the_issuer_knows_nothing_of_it(stage: Stage) -> None:
    credit = stage.credit()
    before = credit_of(stage, credit)
    receipt = stage.do("BOC", REQUEST, credit, CCB)
    assert [event.name for event in receipt.events] == ["ConfirmationRequested"]
    assert receipt.events[0].args == {"id": credit, "bank": CCB}
    assert (credit_of(stage, credit), stage.ask("Confirmations.requestedOf", credit)) == (before, CCB)


def test_the_beneficiarys_own_bank_may_be_asked(stage: Stage) -> None:
    credit = stage.credit()
    stage.do("BOC", REQUEST, credit, stage.party("BOC"))
    stage.do("BOC", "Confirmations.confirm", credit)
    assert credit_of(stage, credit)["confirmed"]
