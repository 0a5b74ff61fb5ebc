"""Cash.redeem

given a caller that is not the settlement agent
    it reverts with AccessManagedUnauthorized
given the settlement agent
    when it holds less than it takes back
        it reverts with ERC20InsufficientBalance
    when it holds the money
        it takes it off its own account and off the supply and tells of it with CashRedeemed
"""

from __future__ import annotations

from tests.contracts.callers import refused_to_all_but
from tests.people import NOBODY, Stage


def test_nobody_but_the_settlement_agent_redeems(stage: Stage) -> None:
    refused_to_all_but("PBoC", stage, "Cash:CNY.redeem", 1)


def test_the_agent_redeems_no_more_than_it_holds(stage: Stage) -> None:
    stage.do("ICBC", "Cash:CNY.transfer", stage.account("PBoC").address, 99)
    stage.refuses(
        "ERC20InsufficientBalance",
        "PBoC",
        "Cash:CNY.redeem",
        100,
        sender=stage.account("PBoC").address,
        balance=99,
        needed=100,
    )


def test_redeemed_money_is_gone(stage: Stage) -> None:
    agent = stage.account("PBoC").address
    stage.do("ICBC", "Cash:CNY.transfer", agent, 100)
    supply, banks = int(str(stage.ask("Cash:CNY.totalSupply"))), stage.cash("ICBC")
    receipt = stage.do("PBoC", "Cash:CNY.redeem", 60)
    assert receipt.only("CashRedeemed").args == {"account": agent, "amount": 60}
    assert receipt.only("Transfer").args == {"from": agent, "to": NOBODY, "value": 60}
    assert stage.cash("PBoC") == 40
    assert stage.cash("ICBC") == banks
    assert stage.ask("Cash:CNY.totalSupply") == supply - 60


def test_the_supply_is_what_was_issued_less_what_was_redeemed(stage: Stage) -> None:
    assert stage.ask("Cash:JPY.totalSupply") == 0
    issued = redeemed = 0
    for give, take in ((500, 0), (300, 120), (0, 680)):
        stage.fund("ICBC", give, "JPY")
        stage.do("ICBC", "Cash:JPY.transfer", stage.account("PBoC").address, take)
        stage.do("PBoC", "Cash:JPY.redeem", take)
        issued, redeemed = issued + give, redeemed + take
        assert stage.ask("Cash:JPY.totalSupply") == issued - redeemed
        assert stage.cash("ICBC", "JPY") + stage.cash("PBoC", "JPY") == issued - redeemed
    assert stage.ask("Cash:JPY.totalSupply") == 0
