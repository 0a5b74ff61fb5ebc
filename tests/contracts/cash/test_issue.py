"""Cash.issue

given a caller that is not the settlement agent
    it reverts with AccessManagedUnauthorized
given the settlement agent
    when the account is nobody's, or one that its party has left
        it reverts with NotAnAccount
    when there is no account
        it reverts with ERC20InvalidReceiver
    when the account is a party's present one, suspended parties included
        it adds to the account and to the supply and tells of it with CashIssued
    when the agent has left the account that it calls from
        it reverts: a former account can do nothing more
"""

from __future__ import annotations

import pytest

from tests.contracts.callers import refused_to_all_but, rotate
from tests.people import NOBODY, Stage


def test_nobody_but_the_settlement_agent_issues_money(stage: Stage) -> None:
    for currency in ("CNY", "JPY"):
        refused_to_all_but("PBoC", stage, f"Cash:{currency}.issue", stage.account("ICBC").address, 1)


def test_money_is_issued_to_parties_only(stage: Stage) -> None:
    supply = stage.ask("Cash:CNY.totalSupply")
    rotate(stage, "BOC")
    for account in (stage.account(stage.stranger()).address, stage.account("BOC").address, stage.address["Claims"]):
        stage.refuses("NotAnAccount", "PBoC", "Cash:CNY.issue", account, 1, account=account)
    assert stage.ask("Cash:CNY.totalSupply") == supply


def test_money_is_not_issued_to_no_account(stage: Stage) -> None:
    stage.refuses("ERC20InvalidReceiver", "PBoC", "Cash:CNY.issue", NOBODY, 1, receiver=NOBODY)


@pytest.mark.parametrize("currency", ["CNY", "JPY"])
def test_issued_money_is_on_the_account_and_in_the_supply(stage: Stage, currency: str) -> None:
    held, supply = stage.cash("ICBC", currency), int(str(stage.ask(f"Cash:{currency}.totalSupply")))
    account = stage.account("ICBC").address
    receipt = stage.do("PBoC", f"Cash:{currency}.issue", account, 12_345)
    assert receipt.only("CashIssued").args == {"account": account, "amount": 12_345}
    assert receipt.only("Transfer").args == {"from": NOBODY, "to": account, "value": 12_345}
    assert stage.cash("ICBC", currency) == held + 12_345
    assert stage.ask(f"Cash:{currency}.totalSupply") == supply + 12_345


def test_money_of_one_currency_is_none_of_another(stage: Stage) -> None:
    euros = stage.cash("ICBC", "EUR")
    stage.fund("ICBC", 1_000)
    assert stage.cash("ICBC", "EUR") == euros


def test_a_suspended_bank_can_be_given_money(stage: Stage) -> None:
    stage.do("CBA", "Membership.suspend", stage.party("ICBC"))
    held = stage.cash("ICBC")
    stage.fund("ICBC", 1)
    assert stage.cash("ICBC") == held + 1
