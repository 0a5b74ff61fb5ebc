"""Funding.sell

├── never made, over, or withdrawn → UnknownOffer, OfferOver
├── another obligor, currency or tenor → OtherObligor, OtherCurrency, OtherTenor
├── the claim is larger than what is left, by a fen → OfferExceeded
├── caller does not act for the owner → NotOwner
├── the bank owes it itself, or owns it → OwnObligation, OwnListing
├── sold before → ClaimLocked
├── value date past, closed, or too late → ValueDatePassed, ValueDateClosed, OtherTenor
├── no method → MethodMissing
├── above the bank's line → LineExceeded
└── otherwise it is sold at the offer's terms, in one step; emits OfferTaken
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.contracts.acts import day
from tests.market import CLAIM, LISTING, QUOTE, TAKEN, claim_status, moment, offer_terms, quote_of
from tests.people import Stage

SELL = "Funding.sell"
VALUE = day("2024-09-06")


def offered(stage: Stage, *, by: str = "ABC", **changes: Any) -> int:
    receipt = stage.do(by, "Funding.offer", offer_terms(**changes))
    return int(str(receipt.only("FundsOffered").args["id"]))


def test_an_offer_that_there_is_not_is_not_taken(stage: Stage) -> None:
    stage.refuses("UnknownOffer", "BOC", SELL, 1, CLAIM, VALUE)
    offered(stage, until=moment("2024-09-03"))
    stage.on("2024-09-04")
    stage.refuses("OfferOver", "BOC", SELL, 1, CLAIM, VALUE, id="O1")


def test_what_the_bank_has_not_offered_to_buy_is_not_sold_to_it(stage: Stage) -> None:
    other = offered(stage, obligor=stage.party("CCB"))
    stage.refuses("OtherObligor", "BOC", SELL, other, CLAIM, VALUE, given=stage.party("ICBC"))
    stage.refuses("OtherCurrency", "BOC", SELL, offered(stage, currency=b"USD"), CLAIM, VALUE, wanted="USD")
    for days in ({"toDays": 86}, {"fromDays": 88}):
        stage.refuses("OtherTenor", "BOC", SELL, offered(stage, **days), CLAIM, VALUE, given=87)
    stage.refuses("OfferExceeded", "BOC", SELL, offered(stage, left=99_999_999), CLAIM, VALUE, left=99_999_999)


@pytest.mark.parametrize("who", ["ICBC", "ABC", "CCB"])
def test_only_the_owner_sells(stage: Stage, who: str) -> None:
    stage.refuses("NotOwner", who, SELL, offered(stage), CLAIM, VALUE, owner=stage.party("BOC"))


def test_nobody_buys_what_it_owes_or_owns(stage: Stage) -> None:
    stage.refuses("OwnObligation", "BOC", SELL, offered(stage, by="ICBC"), CLAIM, VALUE)
    stage.refuses("OwnListing", "BOC", SELL, offered(stage, by="BOC"), CLAIM, VALUE)


@pytest.mark.parametrize(
    ("value", "error"),
    [("2024-09-01", "ValueDatePassed"), ("2024-09-07", "ValueDateClosed"), ("2024-12-02", "OtherTenor")],
)
def test_a_sale_into_an_offer_has_a_value_date(stage: Stage, value: str, error: str) -> None:
    stage.refuses(error, "BOC", SELL, offered(stage), CLAIM, day(value))


def test_an_offer_without_a_method_sells_nothing(stage: Stage) -> None:
    stage.refuses("MethodMissing", "BOC", SELL, offered(stage, method=0), CLAIM, VALUE)


def test_no_more_than_the_line_is_bought(stage: Stage) -> None:
    stage.do("ABC", "Lines.setLine", stage.party("ICBC"), b"CNY", 99_999_999)
    stage.refuses("LineExceeded", "BOC", SELL, offered(stage), CLAIM, VALUE)


def test_a_claim_is_sold_at_the_offer_s_terms_and_once(stage: Stage) -> None:
    offer = offered(stage, left=150_000_000)
    receipt = stage.do("BOC", SELL, offer, CLAIM, VALUE)
    names = [event.name for event in receipt.events]
    assert names == ["ClaimReleased", "QuoteMade", "OfferTaken", "QuoteTaken"]
    assert receipt.only("OfferTaken").args == {"id": offer, "quote": QUOTE, "left": 50_000_000}
    made = quote_of(stage, QUOTE)
    assert (made["status"], made["rate"], made["value"], made["buyer"]) == (TAKEN, 28_500, VALUE, stage.party("ABC"))
    assert claim_status(stage) == "Locked"
    stage.refuses("ClaimLocked", "BOC", SELL, offered(stage), CLAIM, VALUE)
    listing = stage.ask("Listings.get", LISTING)
    assert isinstance(listing, dict) and listing["to"] == stage.party("ABC")
    stage.refuses("OfferExceeded", "BOC", SELL, offer, CLAIM, VALUE, given=100_000_000, left=50_000_000)
