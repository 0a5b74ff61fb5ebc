"""Funding.withdraw

├── never made → UnknownOffer
├── over, or withdrawn before → OfferOver
├── caller does not act for the bank → NotParty
└── otherwise, suspended or sold out though it be, nobody takes it any more, emits OfferWithdrawn
"""

from __future__ import annotations

from tests.contracts.acts import day
from tests.market import CLAIM, QUOTE, TAKEN, moment, offer_terms, status_of, suspended
from tests.people import Stage

WITHDRAW = "Funding.withdraw"


def test_only_the_bank_withdraws_its_offer(stage: Stage) -> None:
    stage.refuses("UnknownOffer", "ABC", WITHDRAW, 1, id="O1")
    stage.do("ABC", "Funding.offer", offer_terms())
    stage.refuses("NotParty", "CCB", WITHDRAW, 1, expected=stage.party("ABC"))


def test_an_offer_that_is_over_is_not_withdrawn(stage: Stage) -> None:
    stage.do("ABC", "Funding.offer", offer_terms(until=moment("2024-09-03")))
    stage.on("2024-09-04")
    stage.refuses("OfferOver", "ABC", WITHDRAW, 1, id="O1", until=moment("2024-09-03"))


def test_a_withdrawn_offer_is_taken_by_nobody(stage: Stage) -> None:
    stage.do("ABC", "Funding.offer", offer_terms())
    receipt = stage.do("ABC", WITHDRAW, 1)
    assert receipt.only("OfferWithdrawn").args == {"id": 1, "buyer": stage.party("ABC")}
    stage.refuses("OfferOver", "ABC", WITHDRAW, 1, until=0)
    stage.refuses("OfferOver", "BOC", "Funding.sell", 1, CLAIM, day("2024-09-06"))


def test_a_suspended_bank_still_withdraws_its_offer(stage: Stage) -> None:
    stage.do("ABC", "Funding.offer", offer_terms())
    suspended(stage, "ABC")
    stage.do("ABC", WITHDRAW, 1).only("OfferWithdrawn")


def test_what_was_sold_into_an_offer_stays_sold(stage: Stage) -> None:
    stage.do("ABC", "Funding.offer", offer_terms(left=100_000_000))
    stage.do("BOC", "Funding.sell", 1, CLAIM, day("2024-09-06"))
    stage.do("ABC", WITHDRAW, 1)
    assert status_of(stage, QUOTE) == TAKEN
    stored = stage.ask("Funding.offerOf", 1)
    assert isinstance(stored, dict) and (stored["until"], stored["left"]) == (0, 0)
