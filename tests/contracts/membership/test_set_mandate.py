"""Membership.setMandate

given a caller that is no party's present account
    it reverts with NotAdmitted
given a party that is no customer
    it reverts with WrongKind
given a customer
    when it gives the mandate
        it lets its sponsor, and no other bank, act for it
    when it takes the mandate back
        it acts by itself again
    it tells of it with MandateSet
"""

from __future__ import annotations

import pytest

from tests.contracts.callers import rotate
from tests.people import Stage
from usance.artifacts import enum

KIND = enum("PartyKind")


@pytest.fixture
def customer(stage: Stage) -> int:
    return stage.customer("Wuxi Mills", "ICBC", own_key=True)


def test_a_stranger_gives_no_mandate(stage: Stage) -> None:
    stranger = stage.stranger()
    account = stage.account(stranger).address
    stage.refuses("NotAdmitted", stranger, "Membership.setMandate", True, account=account)


def test_an_account_that_the_customer_has_left_gives_no_mandate(stage: Stage, customer: int) -> None:
    rotate(stage, "Wuxi Mills")
    stage.refuses("NotAdmitted", "Wuxi Mills", "Membership.setMandate", True)
    assert stage.ask("Membership.actingFor", customer, stage.account("ICBC").address) == 0


@pytest.mark.parametrize(("who", "kind"), [("ICBC", "Bank"), ("CBA", "Convener"), ("PBoC", "SettlementAgent")])
def test_only_customers_give_mandates(stage: Stage, who: str, kind: str) -> None:
    stage.refuses(
        "WrongKind",
        who,
        "Membership.setMandate",
        True,
        party=stage.party(who),
        actual=KIND[kind],
        allowed=("Customer",),
    )


def test_a_mandate_lets_the_sponsor_alone_act(stage: Stage, customer: int) -> None:
    sponsor, other = stage.account("ICBC").address, stage.account("BOC").address
    assert stage.ask("Membership.actingFor", customer, sponsor) == 0
    receipt = stage.do("Wuxi Mills", "Membership.setMandate", True)
    told = {"party": customer, "sponsor": stage.party("ICBC"), "mandate": True}
    assert receipt.only("MandateSet").args == told
    assert stage.ask("Membership.actingFor", customer, sponsor) == stage.party("ICBC")
    assert stage.ask("Membership.actingFor", customer, other) == 0


def test_a_mandate_can_be_taken_back(stage: Stage, customer: int) -> None:
    stage.do("Wuxi Mills", "Membership.setMandate", True)
    receipt = stage.do("Wuxi Mills", "Membership.setMandate", False)
    assert receipt.only("MandateSet").args["mandate"] is False
    assert stage.ask("Membership.actingFor", customer, stage.account("ICBC").address) == 0
    assert stage.ask("Membership.actingFor", customer, stage.account("Wuxi Mills").address) == customer


def test_a_mandate_outlives_the_customers_account(stage: Stage, customer: int) -> None:
    stage.do("Wuxi Mills", "Membership.setMandate", True)
    rotate(stage, "Wuxi Mills")
    assert stage.ask("Membership.actingFor", customer, stage.account("ICBC").address) == stage.party("ICBC")


def test_a_mandate_is_the_banks_and_not_its_former_accounts(stage: Stage, customer: int) -> None:
    stage.do("Wuxi Mills", "Membership.setMandate", True)
    fresh = rotate(stage, "ICBC")
    assert stage.ask("Membership.actingFor", customer, stage.account("ICBC").address) == 0
    assert stage.ask("Membership.actingFor", customer, stage.account(fresh).address) == stage.party("ICBC")
