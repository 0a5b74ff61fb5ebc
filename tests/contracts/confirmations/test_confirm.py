"""Confirmations.confirm

├── credit unknown → UnknownCredit
├── caller is not the bank that was asked → NotParty
├── confirmed already → Confirmed
├── credit not Advised, or expired → UnexpectedStatus
├── bank suspended → Suspended
├── asked by the issuer, to confirm or that it may → confirmed, emits CreditConfirmed
│   └── documents go to it from now on, and it is bound: a presentation that it lets lie is enforced against it
└── asked by the beneficiary alone → confirmed silently, emits CreditConfirmed; a credit asked of nobody is Silent now
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import NONEXISTENT, credit_of, presentation_of, presenting, suspend
from tests.contracts.confirmations.confirming import CONFIRM, CONFIRMER, MAY_ADD, asked, confirmed, silently
from tests.contracts.schedules.clauses import advised
from tests.people import Stage
from usance.artifacts import enum

CONFIRMS = "Confirmations.confirm"
Confirmation = enum("Confirmation")


def test_a_credit_that_nobody_issued_is_not_confirmed(stage: Stage) -> None:
    stage.refuses("UnknownCredit", CONFIRMER, CONFIRMS, NONEXISTENT, id="3-999")


@pytest.mark.parametrize("who", ["ICBC", "BOC", "CCB", "CBA"])
def test_only_the_bank_that_was_asked_confirms(stage: Stage, who: str) -> None:
    fields = {"id": "3-1", "caller": stage.account(who).address, "expected": stage.party(CONFIRMER)}
    stage.refuses("NotParty", who, CONFIRMS, asked(stage), **fields)


@pytest.mark.parametrize("who", ["BOC", "ICBC"])
def test_a_credit_that_nobody_was_asked_to_confirm_is_not_confirmed(stage: Stage, who: str) -> None:
    stage.refuses("NotParty", who, CONFIRMS, stage.credit(), expected=0)


def test_the_adviser_does_not_confirm_where_another_bank_is_asked(stage: Stage) -> None:
    credit = advised(stage, {"confirmation": CONFIRM}, confirmer=stage.party(CONFIRMER))
    stage.refuses("NotParty", "BOC", CONFIRMS, credit, expected=stage.party(CONFIRMER))
    stage.do(CONFIRMER, CONFIRMS, credit)
    assert credit_of(stage, credit)["confirmed"]


def test_a_bank_confirms_once(stage: Stage) -> None:
    fields = {"id": "3-1", "confirmer": stage.party(CONFIRMER)}
    stage.refuses("Confirmed", CONFIRMER, CONFIRMS, confirmed(stage), **fields)


def test_a_bank_confirms_silently_once(stage: Stage) -> None:
    stage.refuses("Confirmed", CONFIRMER, CONFIRMS, silently(stage), confirmer=stage.party(CONFIRMER))


def test_a_credit_is_not_confirmed_before_it_is_advised(stage: Stage) -> None:
    credit = stage.issue(adviser=CONFIRMER, confirmation=CONFIRM)
    stage.refuses("UnexpectedStatus", CONFIRMER, CONFIRMS, credit, id="3-1", allowed=("Advised",))


def test_an_expired_credit_is_not_confirmed(stage: Stage) -> None:
    credit = asked(stage)
    stage.on("2024-11-18")
    actual = enum("CreditStatus")["Expired"]
    stage.refuses("UnexpectedStatus", CONFIRMER, CONFIRMS, credit, actual=actual, allowed=("Advised",))


def test_a_credit_is_confirmed_on_its_last_day(stage: Stage) -> None:
    credit = asked(stage)
    stage.on("2024-11-15", "23:59")
    stage.do(CONFIRMER, CONFIRMS, credit)
    assert credit_of(stage, credit)["confirmed"]


def test_a_suspended_bank_does_not_confirm(stage: Stage) -> None:
    credit = asked(stage)
    suspend(stage, CONFIRMER)
    stage.refuses("Suspended", CONFIRMER, CONFIRMS, credit, party=stage.party(CONFIRMER))


@pytest.mark.parametrize("confirmation", [MAY_ADD, CONFIRM])
def test_the_bank_that_was_asked_confirms(stage: Stage, confirmation: int) -> None:
    credit = asked(stage, confirmation=confirmation)
    before = credit_of(stage, credit)
    assert (before["confirmer"], before["confirmed"]) == (stage.party(CONFIRMER), False)
    receipt = stage.do(CONFIRMER, CONFIRMS, credit)
    assert [event.name for event in receipt.events] == ["CreditConfirmed"]
    assert receipt.events[0].args == {"id": credit, "confirmer": stage.party(CONFIRMER), "silent": False}
    assert credit_of(stage, credit) == before | {"confirmed": True}


def test_documents_go_to_the_confirmer_once_it_has_confirmed(stage: Stage) -> None:
    credit = asked(stage)
    before = stage.present(credit, 1)
    stage.do(CONFIRMER, CONFIRMS, credit)
    after = stage.present(credit, 1)
    examiners = [presentation_of(stage, one)["examiner"] for one in (before, after)]
    assert examiners == [stage.party("ICBC"), stage.party(CONFIRMER)]


def test_a_confirmer_is_bound_by_what_it_lets_lie(stage: Stage) -> None:
    presentation = stage.present(confirmed(stage))
    stage.on("2024-09-10")
    stage.do("BOC", "Presentations.enforce", presentation)
    assert presentation_of(stage, presentation)["status"] == "Honoured"
    assert stage.cash(CONFIRMER) == 5_000_000_000 - 100_000_000


def test_the_beneficiary_may_go_past_the_confirmer_to_the_issuer(stage: Stage) -> None:
    credit = confirmed(stage)
    stage.do("BOC", "Presentations.presentTo", stage.party("ICBC"), *presenting(credit))
    assert presentation_of(stage, credit << 16 | 1)["examiner"] == stage.party("ICBC")


def test_a_bank_confirms_silently_at_the_beneficiarys_request(stage: Stage) -> None:
    credit = stage.credit()
    before = credit_of(stage, credit)
    stage.do("BOC", "Confirmations.requestConfirmation", credit, stage.party(CONFIRMER))
    receipt = stage.do(CONFIRMER, CONFIRMS, credit)
    assert receipt.events[0].args == {"id": credit, "confirmer": stage.party(CONFIRMER), "silent": True}
    changed = {"confirmed": True, "confirmer": stage.party(CONFIRMER), "confirmation": Confirmation["Silent"]}
    assert credit_of(stage, credit) == before | changed


def test_the_bank_that_the_beneficiary_asked_last_confirms(stage: Stage) -> None:
    credit = stage.credit()
    for bank in (CONFIRMER, "CCB"):
        stage.do("BOC", "Confirmations.requestConfirmation", credit, stage.party(bank))
    stage.refuses("NotParty", CONFIRMER, CONFIRMS, credit, expected=stage.party("CCB"))
    stage.do("CCB", CONFIRMS, credit)
    assert credit_of(stage, credit)["confirmer"] == stage.party("CCB")
