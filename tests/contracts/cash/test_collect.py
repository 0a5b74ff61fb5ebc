"""Cash.collect

given an account that the caller's party has not left
    it reverts with NotFormerAccount: the caller's own, another party's, one that another party has left, nobody's
given a caller that is not the present account of its party
    it reverts with NotFormerAccount
given an account that the caller's party has left
    it takes over all that the account holds, in this currency alone
    it takes over nothing where there is nothing
"""

from __future__ import annotations

from tests.contracts.callers import rotate
from tests.people import NOBODY, Stage


def refused(stage: Stage, who: str, former: str) -> None:
    caller = stage.account(who).address
    stage.refuses("NotFormerAccount", who, "Cash:CNY.collect", former, account=former, caller=caller)


def test_what_an_account_holds_is_not_its_own_to_collect(stage: Stage) -> None:
    refused(stage, "ICBC", stage.account("ICBC").address)


def test_nobody_collects_from_another_party(stage: Stage) -> None:
    with stage.unchanged():
        for who in ("ICBC", "CBA", "PBoC", stage.stranger()):
            refused(stage, who, stage.account("BOC").address)


def test_nobody_collects_from_an_account_that_another_party_has_left(stage: Stage) -> None:
    rotate(stage, "BOC")
    with stage.unchanged():
        for who in ("ICBC", "CBA", "PBoC", stage.stranger()):
            refused(stage, who, stage.account("BOC").address)


def test_nobody_collects_from_nobody(stage: Stage) -> None:
    stranger = stage.stranger()
    for who in ("ICBC", stranger):
        refused(stage, who, NOBODY)
        refused(stage, who, stage.account(stage.stranger(3)).address)
        refused(stage, who, stage.address["Claims"])


def test_a_former_account_collects_neither_from_itself_nor_from_the_present_one(stage: Stage) -> None:
    present = rotate(stage, "ICBC")
    refused(stage, "ICBC", stage.account("ICBC").address)
    refused(stage, "ICBC", stage.account(present).address)


def test_the_present_account_takes_over_all_of_the_former_one(stage: Stage) -> None:
    held = stage.cash("ICBC")
    supply = stage.ask("Cash:CNY.totalSupply")
    stage.fund("ICBC", 77, "EUR")
    present = rotate(stage, "ICBC")
    former, account = stage.account("ICBC").address, stage.account(present).address
    receipt = stage.do(present, "Cash:CNY.collect", former)
    assert receipt.only("Transfer").args == {"from": former, "to": account, "value": held}
    assert (stage.cash("ICBC"), stage.cash(present)) == (0, held)
    assert (stage.cash("ICBC", "EUR"), stage.cash(present, "EUR")) == (77, 0)
    assert stage.ask("Cash:CNY.totalSupply") == supply


def test_collecting_again_takes_over_nothing(stage: Stage) -> None:
    held = stage.cash("ICBC")
    present = rotate(stage, "ICBC")
    former = stage.account("ICBC").address
    stage.do(present, "Cash:CNY.collect", former)
    assert stage.do(present, "Cash:CNY.collect", former).only("Transfer").args["value"] == 0
    assert stage.cash(present) == held


def test_every_account_that_a_party_has_left_can_be_emptied(stage: Stage) -> None:
    held = stage.cash("ICBC")
    second = rotate(stage, "ICBC", index=1)
    stage.fund(second, 5)
    third = rotate(stage, second, index=2)
    refused(stage, second, stage.account("ICBC").address)
    for former in ("ICBC", second):
        stage.do(third, "Cash:CNY.collect", stage.account(former).address)
    assert (stage.cash("ICBC"), stage.cash(second), stage.cash(third)) == (0, 0, held + 5)


def test_a_suspended_bank_can_collect(stage: Stage) -> None:
    held = stage.cash("ICBC")
    present = rotate(stage, "ICBC")
    stage.do("CBA", "Membership.suspend", stage.party("ICBC"))
    stage.do(present, "Cash:CNY.collect", stage.account("ICBC").address)
    assert stage.cash(present) == held
