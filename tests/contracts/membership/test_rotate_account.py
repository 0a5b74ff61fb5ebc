"""Membership.rotateAccount

given a caller that is no party's present account
    it reverts with NotAdmitted
given an institution
    it reverts with WrongKind: its roles are given to its account
given a bank or a customer
    when no account is given
        it reverts with AccountMissing
    when the account names a party, its own included, today or in the past
        it reverts with AccountInUse
    when the account was nobody's
        it acts for the party from now on, and the former account does nothing more
        it leaves the former account readable as the party's
        it tells of it with AccountRotated
"""

from __future__ import annotations

import pytest

from tests.contracts.callers import rotate
from tests.people import NOBODY, Stage
from usance.artifacts import enum

KIND = enum("PartyKind")


def test_a_stranger_moves_nobody(stage: Stage) -> None:
    stranger = stage.stranger()
    fresh = stage.account(stage.stranger(1)).address
    account = stage.account(stranger).address
    stage.refuses("NotAdmitted", stranger, "Membership.rotateAccount", fresh, account=account)


def test_a_former_account_does_not_take_the_party_back(stage: Stage) -> None:
    rotate(stage, "ICBC")
    again = stage.account(stage.stranger(2)).address
    account = stage.account("ICBC").address
    stage.refuses("NotAdmitted", "ICBC", "Membership.rotateAccount", again, account=account)


@pytest.mark.parametrize(("who", "kind"), [("CBA", "Convener"), ("PBoC", "SettlementAgent")])
def test_an_institution_stays_at_the_account_that_has_its_roles(stage: Stage, who: str, kind: str) -> None:
    fresh = stage.account(stage.stranger()).address
    stage.refuses("WrongKind", who, "Membership.rotateAccount", fresh, actual=KIND[kind], allowed=("Bank", "Customer"))


@pytest.mark.parametrize(("who", "kind"), [("ICBC", "Bank"), ("BoCom", "Bank")])
def test_moving_to_no_account_is_refused(stage: Stage, who: str, kind: str) -> None:
    stage.refuses("AccountMissing", who, "Membership.rotateAccount", NOBODY, kind=KIND[kind])


def test_a_customer_that_acts_by_itself_keeps_an_account(stage: Stage) -> None:
    stage.customer("Wuxi Mills", "ICBC", own_key=True)
    stage.refuses("AccountMissing", "Wuxi Mills", "Membership.rotateAccount", NOBODY, kind=KIND["Customer"])


@pytest.mark.parametrize("of", ["BOC", "ICBC", "CBA"])
def test_an_account_in_use_is_refused_even_ones_own(stage: Stage, of: str) -> None:
    account = stage.account(of).address
    stage.refuses("AccountInUse", "ICBC", "Membership.rotateAccount", account, account=account, party=stage.party(of))


def test_a_party_does_not_go_back_to_an_account_that_it_left(stage: Stage) -> None:
    fresh, former = rotate(stage, "ICBC"), stage.account("ICBC").address
    stage.refuses("AccountInUse", fresh, "Membership.rotateAccount", former, account=former, party=stage.party("ICBC"))


def test_the_new_account_is_the_party_and_the_former_one_is_its_past(stage: Stage) -> None:
    party, former = stage.party("ICBC"), stage.account("ICBC").address
    account = stage.account(stage.stranger(1)).address
    receipt = stage.do("ICBC", "Membership.rotateAccount", account)
    assert receipt.only("AccountRotated").args == {"party": party, "former": former, "account": account}
    assert stage.ask("Membership.accountOf", party) == account
    assert stage.ask("Membership.partyOf", account) == stage.ask("Membership.partyOf", former) == party
    assert stage.ask("Membership.presentAccountOf", account) == account
    assert stage.ask("Membership.presentAccountOf", former) == account
    assert stage.ask("Membership.actingFor", party, account) == party
    assert stage.ask("Membership.actingFor", party, former) == 0


def test_moving_keeps_kind_standing_place_and_sponsor(stage: Stage) -> None:
    party = stage.customer("Wuxi Mills", "ICBC", own_key=True)
    before = stage.ask("Membership.get", party)
    fresh = rotate(stage, "Wuxi Mills")
    assert isinstance(before, dict)
    assert stage.ask("Membership.get", party) == before | {"account": stage.account(fresh).address}


def test_a_suspended_bank_can_move_and_stays_suspended(stage: Stage) -> None:
    stage.do("CBA", "Membership.suspend", stage.party("ICBC"))
    fresh = rotate(stage, "ICBC")
    stage.refuses("Suspended", fresh, "Membership.introduce", NOBODY, party=stage.party("ICBC"))


def test_a_party_can_move_more_than_once(stage: Stage) -> None:
    second = rotate(stage, "ICBC", index=1)
    third = rotate(stage, second, index=2)
    for former in ("ICBC", second):
        present = stage.ask("Membership.presentAccountOf", stage.account(former).address)
        assert present == stage.account(third).address
        stage.refuses("NotAdmitted", former, "Membership.introduce", NOBODY)
