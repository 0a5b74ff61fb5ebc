"""Credits.advise

├── credit unknown → UnknownCredit
├── caller is not the adviser, nor the issuer of a credit without one → NotParty
├── credit not Issued → UnexpectedStatus
└── otherwise Advised, emits CreditAdvised; a suspended adviser may still advise
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import NONEXISTENT, credit_of, day, suspend
from tests.people import Stage


def test_a_credit_that_nobody_issued_cannot_be_advised(stage: Stage) -> None:
    stage.refuses("UnknownCredit", "BOC", "Credits.advise", NONEXISTENT, id="3-999")


@pytest.mark.parametrize("who", ["ICBC", "ABC", "CBA", "stranger"])
def test_only_the_adviser_advises(stage: Stage, who: str) -> None:
    credit = stage.issue()
    who = stage.stranger() if who == "stranger" else who
    caller, adviser = stage.account(who).address, stage.party("BOC")
    stage.refuses("NotParty", who, "Credits.advise", credit, id="3-1", caller=caller, expected=adviser)


def test_only_the_issuer_advises_a_credit_without_an_adviser(stage: Stage) -> None:
    credit = stage.issue(adviser=0)
    stage.refuses("NotParty", "BOC", "Credits.advise", credit, expected=stage.party("ICBC"))
    stage.do("ICBC", "Credits.advise", credit)
    assert credit_of(stage, credit)["status"] == "Advised"


def test_a_credit_is_advised_once(stage: Stage) -> None:
    credit = stage.credit()
    stage.refuses("UnexpectedStatus", "BOC", "Credits.advise", credit, id="3-1", allowed=("Issued",))


def test_a_closed_credit_is_not_advised(stage: Stage) -> None:
    credit = stage.issue()
    stage.on("2024-12-16")
    stage.do("ICBC", "Credits.close", credit)
    stage.refuses("UnexpectedStatus", "BOC", "Credits.advise", credit, allowed=("Issued",))


def test_the_adviser_advises(stage: Stage) -> None:
    credit = stage.issue()
    before = credit_of(stage, credit)
    told = stage.do("BOC", "Credits.advise", credit).only("CreditAdvised").args
    assert told == {"id": credit, "adviser": stage.party("BOC")}
    assert credit_of(stage, credit) == before | {"status": "Advised"}


def test_a_suspended_adviser_still_passes_on_what_it_was_asked_to(stage: Stage) -> None:
    credit = stage.issue()
    suspend(stage, "BOC")
    stage.do("BOC", "Credits.advise", credit)
    assert credit_of(stage, credit)["status"] == "Advised"


def test_the_advisers_present_account_advises_and_its_former_one_does_not(stage: Stage) -> None:
    credit = stage.issue()
    new = stage.stranger()
    stage.do("BOC", "Membership.rotateAccount", stage.account(new).address)
    stage.refuses("NotParty", "BOC", "Credits.advise", credit, expected=stage.party("BOC"))
    stage.do(new, "Credits.advise", credit)
    assert credit_of(stage, credit)["status"] == "Advised"
    assert credit_of(stage, credit)["expiry"] == day("2024-11-15")
