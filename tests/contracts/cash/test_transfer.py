"""Cash.transfer

given a payee that is no party's present account
    it reverts with NotAnAccount
given a payer whose party has left the account
    it reverts with FormerAccount, unless it pays the present one
given a payer that holds less
    it reverts with ERC20InsufficientBalance
given two parties at their present accounts, suspended ones included
    it moves the money and changes no supply
"""

from __future__ import annotations

import pytest

from tests.contracts.callers import rotate
from tests.people import NOBODY, Stage
from usance.errors import Refusal


def test_money_goes_to_parties_only(stage: Stage) -> None:
    rotate(stage, "BOC")
    with stage.unchanged():
        for account in (stage.account(stage.stranger()).address, stage.account("BOC").address, stage.address["Claims"]):
            stage.refuses("NotAnAccount", "ICBC", "Cash:CNY.transfer", account, 1, account=account)


def test_money_does_not_go_to_no_account(stage: Stage) -> None:
    stage.refuses("ERC20InvalidReceiver", "ICBC", "Cash:CNY.transfer", NOBODY, 1, receiver=NOBODY)


def test_a_former_account_spends_nothing(stage: Stage) -> None:
    present = rotate(stage, "ICBC")
    former, account = stage.account("ICBC").address, stage.account(present).address
    with stage.unchanged():
        for amount in (0, 1, stage.cash("ICBC")):
            payee = stage.account("BOC").address
            stage.refuses("FormerAccount", "ICBC", "Cash:CNY.transfer", payee, amount, account=former, present=account)


def test_a_former_account_does_not_pay_itself(stage: Stage) -> None:
    rotate(stage, "ICBC")
    former = stage.account("ICBC").address
    stage.refuses("NotAnAccount", "ICBC", "Cash:CNY.transfer", former, 1, account=former)


def test_one_fen_more_than_is_held_is_refused(stage: Stage) -> None:
    held, payee = stage.cash("ICBC"), stage.account("BOC").address
    with stage.unchanged():
        stage.refuses(
            "ERC20InsufficientBalance",
            "ICBC",
            "Cash:CNY.transfer",
            payee,
            held + 1,
            sender=stage.account("ICBC").address,
            balance=held,
            needed=held + 1,
        )


def test_a_stranger_pays_nobody(stage: Stage) -> None:
    stranger = stage.stranger()
    with stage.unchanged(), pytest.raises(Refusal):
        stage.do(stranger, "Cash:CNY.transfer", stage.account("BOC").address, 0)


def test_a_stranger_is_told_that_it_has_no_account(stage: Stage) -> None:
    stranger = stage.stranger()
    account = stage.account(stranger).address
    stage.refuses("NotAnAccount", stranger, "Cash:CNY.transfer", stage.account("BOC").address, 1, account=account)


def test_money_moves_between_parties(stage: Stage) -> None:
    payer, payee, supply = stage.cash("ICBC"), stage.cash("BOC"), stage.ask("Cash:CNY.totalSupply")
    receipt = stage.do("ICBC", "Cash:CNY.transfer", stage.account("BOC").address, payer)
    told = {"from": stage.account("ICBC").address, "to": stage.account("BOC").address, "value": payer}
    assert receipt.only("Transfer").args == told
    assert (stage.cash("ICBC"), stage.cash("BOC")) == (0, payer + payee)
    assert stage.ask("Cash:CNY.totalSupply") == supply


@pytest.mark.parametrize("suspended", ["ICBC", "BOC"])
def test_a_suspended_bank_pays_and_is_paid(stage: Stage, suspended: str) -> None:
    stage.do("CBA", "Membership.suspend", stage.party(suspended))
    payer, payee = stage.cash("ICBC"), stage.cash("BOC")
    stage.do("ICBC", "Cash:CNY.transfer", stage.account("BOC").address, 10)
    assert (stage.cash("ICBC"), stage.cash("BOC")) == (payer - 10, payee + 10)


def test_a_former_account_can_pay_its_own_party(stage: Stage) -> None:
    held = stage.cash("ICBC")
    present = rotate(stage, "ICBC")
    stage.do("ICBC", "Cash:CNY.transfer", stage.account(present).address, held)
    assert (stage.cash("ICBC"), stage.cash(present)) == (0, held)
