"""Membership.admit

given a caller that is not the registrar
    it reverts with AccessManagedUnauthorized
given the registrar
    when the kind is a customer or none
        it reverts with WrongKind, naming the number that the party would have had
    when there is no account
        it reverts with AccountMissing
    when the account names a party, today or in the past
        it reverts with AccountInUse
    when all is well
        it numbers the party after the last one
        it stores a party in good standing without sponsor or mandate
        it tells of it with PartyAdmitted
"""

from __future__ import annotations

import pytest

from tests.contracts.callers import refused_to_all_but, rotate
from tests.people import NOBODY, Stage
from usance.artifacts import enum

KIND = enum("PartyKind")
MEMBERS = ("Bank", "Convener", "Supervisor", "SettlementAgent")


def test_nobody_but_the_registrar_admits(stage: Stage) -> None:
    refused_to_all_but("CBA", stage, "Membership.admit", KIND["Bank"], stage.account(stage.stranger(5)).address, b"CN")


@pytest.mark.parametrize("kind", ["None", "Customer"])
def test_only_banks_and_institutions_are_admitted(stage: Stage, kind: str) -> None:
    account = stage.account(stage.stranger()).address
    party = int(str(stage.ask("Membership.count"))) + 1
    stage.refuses(
        "WrongKind",
        "CBA",
        "Membership.admit",
        KIND[kind],
        account,
        b"CN",
        party=party,
        actual=KIND[kind],
        allowed=MEMBERS,
    )


@pytest.mark.parametrize("kind", MEMBERS)
def test_a_member_without_an_account_is_refused(stage: Stage, kind: str) -> None:
    stage.refuses("AccountMissing", "CBA", "Membership.admit", KIND[kind], NOBODY, b"CN", kind=KIND[kind])


def test_an_account_of_another_party_is_refused(stage: Stage) -> None:
    account = stage.account("BOC").address
    stage.refuses(
        "AccountInUse",
        "CBA",
        "Membership.admit",
        KIND["Bank"],
        account,
        b"CN",
        account=account,
        party=stage.party("BOC"),
    )


def test_an_account_that_a_party_has_left_is_refused(stage: Stage) -> None:
    former = stage.account("BOC").address
    rotate(stage, "BOC")
    stage.refuses(
        "AccountInUse", "CBA", "Membership.admit", KIND["Bank"], former, b"CN", account=former, party=stage.party("BOC")
    )


@pytest.mark.parametrize("kind", MEMBERS)
def test_a_member_is_admitted_in_good_standing(stage: Stage, kind: str) -> None:
    account = stage.account(stage.stranger()).address
    party = int(str(stage.ask("Membership.count"))) + 1
    receipt = stage.do("CBA", "Membership.admit", KIND[kind], account, b"HK")
    told = {"party": party, "kind": KIND[kind], "account": account, "place": b"HK", "sponsor": 0}
    assert receipt.only("PartyAdmitted").args == told
    assert stage.ask("Membership.count") == party
    assert stage.ask("Membership.partyOf", account) == party
    assert stage.ask("Membership.get", party) == {
        "account": account,
        "kind": KIND[kind],
        "standing": enum("Standing")["Good"],
        "place": b"HK",
        "sponsor": 0,
        "mandate": False,
    }


def test_a_refused_admission_uses_up_no_number(stage: Stage) -> None:
    before = stage.ask("Membership.count")
    stage.refuses("AccountInUse", "CBA", "Membership.admit", KIND["Bank"], stage.account("BOC").address, b"CN")
    assert stage.ask("Membership.count") == before
