"""Cash.transferFrom

given less leave than the amount
    it reverts with ERC20InsufficientAllowance
given a payee that is no party's present account
    it reverts with NotAnAccount
given a payer whose party has left the account, whatever leave that account gave
    it reverts with FormerAccount, unless the money goes to the present one
given leave to draw
    it moves the money and uses up the leave
"""

from __future__ import annotations

import pytest

from tests.contracts.callers import rotate
from tests.people import Stage


@pytest.fixture
def allowed(stage: Stage) -> Stage:
    """ICBC lets ABC draw on it for 100."""
    stage.do("ICBC", "Cash:CNY.approve", stage.account("ABC").address, 100)
    return stage


def test_nobody_draws_without_leave(allowed: Stage) -> None:
    payer, payee = allowed.account("ICBC").address, allowed.account("BOC").address
    with allowed.unchanged():
        for who in ("BOC", "CBA", "PBoC", "deployer"):
            spender = allowed.account(who).address
            allowed.refuses(
                "ERC20InsufficientAllowance", who, "Cash:CNY.transferFrom", payer, payee, 1, spender=spender, needed=1
            )


def test_one_fen_more_than_the_leave_is_refused(allowed: Stage) -> None:
    payer, payee = allowed.account("ICBC").address, allowed.account("ABC").address
    with allowed.unchanged():
        allowed.refuses(
            "ERC20InsufficientAllowance", "ABC", "Cash:CNY.transferFrom", payer, payee, 101, allowance=100, needed=101
        )


def test_money_is_drawn_for_parties_only(allowed: Stage) -> None:
    payer, payee = allowed.account("ICBC").address, allowed.account(allowed.stranger()).address
    allowed.refuses("NotAnAccount", "ABC", "Cash:CNY.transferFrom", payer, payee, 1, account=payee)


def test_leave_that_a_former_account_gave_has_no_effect(allowed: Stage) -> None:
    present = rotate(allowed, "ICBC")
    former, payee = allowed.account("ICBC").address, allowed.account("ABC").address
    with allowed.unchanged():
        allowed.refuses(
            "FormerAccount",
            "ABC",
            "Cash:CNY.transferFrom",
            former,
            payee,
            1,
            account=former,
            present=allowed.account(present).address,
        )


def test_leave_given_after_moving_has_no_effect(stage: Stage) -> None:
    rotate(stage, "ICBC")
    stage.do("ICBC", "Cash:CNY.approve", stage.account("ABC").address, 100)
    former, payee = stage.account("ICBC").address, stage.account("ABC").address
    stage.refuses("FormerAccount", "ABC", "Cash:CNY.transferFrom", former, payee, 1, account=former)


def test_leave_is_drawn_on_once(allowed: Stage) -> None:
    payer, payee = allowed.account("ICBC").address, allowed.account("BOC").address
    held = allowed.cash("ICBC"), allowed.cash("BOC"), allowed.cash("ABC")
    receipt = allowed.do("ABC", "Cash:CNY.transferFrom", payer, payee, 100)
    assert receipt.only("Transfer").args == {"from": payer, "to": payee, "value": 100}
    assert (allowed.cash("ICBC"), allowed.cash("BOC"), allowed.cash("ABC")) == (held[0] - 100, held[1] + 100, held[2])
    assert allowed.ask("Cash:CNY.allowance", payer, allowed.account("ABC").address) == 0
    allowed.refuses("ERC20InsufficientAllowance", "ABC", "Cash:CNY.transferFrom", payer, payee, 1, allowance=0)


def test_leave_of_a_former_account_lets_the_money_go_to_its_own_party(allowed: Stage) -> None:
    held = allowed.cash("ICBC")
    present = rotate(allowed, "ICBC")
    former, account = allowed.account("ICBC").address, allowed.account(present).address
    allowed.do("ABC", "Cash:CNY.transferFrom", former, account, 100)
    assert (allowed.cash("ICBC"), allowed.cash(present)) == (held - 100, 100)
