"""Membership.introduce

given a caller that is no party's present account
    it reverts with NotAdmitted
given a party that is no bank
    it reverts with WrongKind
given a suspended bank
    it reverts with Suspended
given a bank in good standing
    when the account names a party, today or in the past
        it reverts with AccountInUse
    when an account is given
        it stores a customer of the bank's place that has given no mandate
    when none is given
        it stores a customer that acts by its bank alone: the mandate stands
    it tells of it with PartyAdmitted
"""

from __future__ import annotations

import pytest

from tests.contracts.callers import rotate
from tests.people import NOBODY, Stage
from usance.artifacts import enum

KIND = enum("PartyKind")


def test_a_stranger_brings_in_nobody(stage: Stage) -> None:
    stranger = stage.stranger()
    account = stage.account(stranger).address
    stage.refuses("NotAdmitted", stranger, "Membership.introduce", NOBODY, account=account)


def test_an_account_that_the_bank_has_left_brings_in_nobody(stage: Stage) -> None:
    rotate(stage, "ICBC")
    account = stage.account("ICBC").address
    stage.refuses("NotAdmitted", "ICBC", "Membership.introduce", NOBODY, account=account)


@pytest.mark.parametrize(("who", "kind"), [("CBA", "Convener"), ("PBoC", "SettlementAgent")])
def test_an_institution_has_no_customers(stage: Stage, who: str, kind: str) -> None:
    party = stage.party(who)
    stage.refuses("WrongKind", who, "Membership.introduce", NOBODY, party=party, actual=KIND[kind], allowed=("Bank",))


def test_a_customer_brings_in_nobody(stage: Stage) -> None:
    party = stage.customer("Wuxi Mills", "ICBC", own_key=True)
    stage.refuses("WrongKind", "Wuxi Mills", "Membership.introduce", NOBODY, party=party, actual=KIND["Customer"])


def test_a_suspended_bank_brings_in_nobody(stage: Stage) -> None:
    stage.do("CBA", "Membership.suspend", stage.party("ICBC"))
    stage.refuses("Suspended", "ICBC", "Membership.introduce", NOBODY, party=stage.party("ICBC"))


def test_an_account_of_another_party_is_refused(stage: Stage) -> None:
    account = stage.account("BOC").address
    stage.refuses("AccountInUse", "ICBC", "Membership.introduce", account, account=account, party=stage.party("BOC"))


def test_an_account_that_another_party_has_left_is_refused(stage: Stage) -> None:
    rotate(stage, "BOC")
    account = stage.account("BOC").address
    stage.refuses("AccountInUse", "ICBC", "Membership.introduce", account, account=account, party=stage.party("BOC"))


def test_a_customer_with_a_key_of_its_own_has_given_no_mandate(stage: Stage) -> None:
    account, party = stage.account(stage.stranger()).address, int(str(stage.ask("Membership.count"))) + 1
    receipt = stage.do("ICBC", "Membership.introduce", account)
    told = {
        "party": party,
        "kind": KIND["Customer"],
        "account": account,
        "place": b"CN",
        "sponsor": stage.party("ICBC"),
    }
    assert receipt.only("PartyAdmitted").args == told
    assert stage.ask("Membership.get", party) == {
        "account": account,
        "kind": KIND["Customer"],
        "standing": enum("Standing")["Good"],
        "place": b"CN",
        "sponsor": stage.party("ICBC"),
        "mandate": False,
    }


def test_customers_without_a_key_act_by_their_bank(stage: Stage) -> None:
    first = int(str(stage.ask("Membership.count"))) + 1
    for party in (first, first + 1):
        receipt = stage.do("BOC", "Membership.introduce", NOBODY)
        assert receipt.only("PartyAdmitted").args["party"] == party
        stored = stage.ask("Membership.get", party)
        assert isinstance(stored, dict)
        assert (stored["account"], stored["sponsor"], stored["mandate"]) == (NOBODY, stage.party("BOC"), True)
    assert stage.ask("Membership.partyOf", NOBODY) == 0


def test_a_customer_is_of_the_place_of_its_bank(stage: Stage) -> None:
    bank = stage.stranger()
    stage.do("CBA", "Membership.admit", KIND["Bank"], stage.account(bank).address, b"HK")
    receipt = stage.do(bank, "Membership.introduce", NOBODY)
    assert receipt.only("PartyAdmitted").args["place"] == b"HK"
