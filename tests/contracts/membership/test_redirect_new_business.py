"""Membership.redirectNewBusiness

given a caller that is not the council
    it reverts with AccessManagedUnauthorized
given the council
    when the successor is no contract, or the register itself
        it reverts with BadSuccessor
    when it is another contract
        it moves the register's new business there and tells of it with NewBusinessRedirected
given a register with a successor
    when a bank opens something new in it
        it reverts with RegisterSucceeded, which names the successor
    when what is live in it goes on
        it is done as ever
    when a bank opens something new elsewhere
        it is done as ever
"""

from __future__ import annotations

from tests.contracts import acts
from tests.contracts.callers import refused_to_all_but
from tests.people import NOBODY, Stage

MOVE = "Membership.redirectNewBusiness"


def test_nobody_but_the_council_moves_business(stage: Stage) -> None:
    refused_to_all_but("CBA", stage, MOVE, stage.address["Credits"], stage.address["Lens"])


def test_a_successor_is_another_contract(stage: Stage) -> None:
    register = stage.address["Credits"]
    for successor in (NOBODY, stage.account("ICBC").address, register):
        stage.refuses("BadSuccessor", "CBA", MOVE, register, successor, register=register, successor=successor)


def test_new_business_is_opened_in_the_successor_and_what_is_live_runs_on(stage: Stage) -> None:
    credit = stage.credit()
    register, successor = stage.address["Credits"], stage.address["Lens"]
    receipt = stage.do("CBA", MOVE, register, successor)
    assert receipt.only("NewBusinessRedirected").args == {"register": register, "successor": successor}
    assert stage.ask("Membership.newBusinessOf", register) == (0, successor)
    named = {"register": register, "successor": successor}
    stage.refuses("RegisterSucceeded", "ICBC", "Credits.issue", acts.terms(stage), **named)
    stage.do("ICBC", "Membership.introduce", NOBODY)
    assert acts.claim_of(stage, stage.honoured(credit))["status"] == "Paid"


def test_a_successor_can_be_succeeded_in_its_turn(stage: Stage) -> None:
    stage.do("CBA", MOVE, stage.address["Credits"], stage.address["Lens"])
    stage.do("CBA", MOVE, stage.address["Credits"], stage.address["Claims"])
    assert stage.ask("Membership.newBusinessOf", stage.address["Credits"]) == (0, stage.address["Claims"])
