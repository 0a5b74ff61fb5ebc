"""Recourses.claimRecourse

├── never made → UnknownQuote
├── caller does not act for the buyer → NotParty
├── not settled, or claimed before → UnexpectedStatus
├── no breach, which is what an obligor that does not pay is → BreachMissing
├── no grounds → ReasonsMissing
├── the buyer has sold the claim on, or was paid → ClaimGone
└── otherwise the seller is held to it, emits RecourseClaimed
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.market import CLAIM, DISPUTED, QUOTE, quoted, released, settled, status_of, taken
from tests.people import Stage

RECOURSE = "Recourses.claimRecourse"
FRAUD, STOPPED = 1, 4


@pytest.fixture
def sale(stage: Stage) -> int:
    return settled(stage, taken(stage, quoted(stage, released(stage, CLAIM))))


def test_recourse_is_for_a_sale_that_was_settled(stage: Stage) -> None:
    stage.refuses("UnknownQuote", "ABC", RECOURSE, QUOTE, FRAUD, defaults.root())
    taken(stage, quoted(stage, released(stage, CLAIM)))
    stage.refuses("UnexpectedStatus", "ABC", RECOURSE, QUOTE, FRAUD, defaults.root())


@pytest.mark.parametrize("who", ["BOC", "ICBC", "CBA"])
def test_only_the_buyer_has_recourse(stage: Stage, sale: int, who: str) -> None:
    stage.refuses("NotParty", who, RECOURSE, sale, FRAUD, defaults.root(), expected=stage.party("ABC"))


def test_that_the_obligor_does_not_pay_is_no_breach(stage: Stage, sale: int) -> None:
    stage.on("2024-12-03")
    stage.do("ABC", "Claims.reportUnpaid", CLAIM)
    stage.refuses("BreachMissing", "ABC", RECOURSE, sale, 0, defaults.root(), id="3-1.1@1.1")


def test_recourse_has_grounds(stage: Stage, sale: int) -> None:
    stage.refuses("ReasonsMissing", "ABC", RECOURSE, sale, FRAUD, bytes(32))


def test_who_has_sold_the_claim_on_has_no_recourse(stage: Stage, sale: int) -> None:
    stage.do("ABC", "Claims.transferFrom", stage.account("ABC").address, stage.account("CCB").address, CLAIM)
    stage.refuses("ClaimGone", "ABC", RECOURSE, sale, FRAUD, defaults.root(), holder=stage.party("CCB"))


def test_who_was_paid_has_no_recourse(stage: Stage, sale: int) -> None:
    stage.on("2024-12-02")
    stage.do("ICBC", "Claims.pay", CLAIM)
    stage.refuses("ClaimGone", "ABC", RECOURSE, sale, FRAUD, defaults.root())


@pytest.mark.parametrize("breach", [FRAUD, STOPPED])
def test_a_seller_is_held_to_its_breach(stage: Stage, sale: int, breach: int) -> None:
    grounds = defaults.root()
    receipt = stage.do("ABC", RECOURSE, sale, breach, grounds)
    told = {"id": sale, "buyer": stage.party("ABC"), "breach": breach, "grounds": grounds}
    assert [(event.name, event.args) for event in receipt.events] == [("RecourseClaimed", told)]
    assert status_of(stage, sale) == DISPUTED
    stage.refuses("UnexpectedStatus", "ABC", RECOURSE, sale, breach, defaults.root())
