"""Funding.sell

├── never made, over, or withdrawn → UnknownOffer, OfferOver
├── another obligor, currency or tenor → OtherObligor, OtherCurrency, OtherTenor
├── claim unknown → UnknownClaim
├── the claim is larger than what is left, by a fen → OfferExceeded
├── caller does not act for the owner → NotOwner
├── the bank owes it itself, owns it, or acts for the owner under a mandate → OwnObligation, OwnListing, BuyerForSeller
├── either side suspended → Suspended
├── sold before → ClaimLocked
├── value date past, closed, or too late → ValueDatePassed, ValueDateClosed, OtherTenor
├── no method, basis or leg → MethodMissing, BadBasis, BadLeg
├── above the bank's line → LineExceeded
└── otherwise it is sold at the offer's terms, in one step; emits OfferTaken; quotes for a former listing bind nobody
    → ListingChanged
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.contracts.acts import day
from tests.contracts.sellers import CUSTOMER, SECOND_CLAIM, given_away, owned_by_a_customer, second_claim
from tests.market import (
    CLAIM,
    LISTING,
    OUTSIDE,
    QUOTE,
    TAKEN,
    claim_status,
    moment,
    offer_terms,
    owner_of,
    quote_of,
    quoted,
    released,
    status_of,
    suspended,
)
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


def left_of(stage: Stage, offer: int) -> object:
    stored = stage.ask("Funding.offerOf", offer)
    assert isinstance(stored, dict)
    return stored["left"]


def test_a_claim_that_there_is_not_is_not_sold(stage: Stage) -> None:
    stage.refuses("UnknownClaim", "BOC", SELL, offered(stage), SECOND_CLAIM, VALUE, id="3-2.1")


def test_an_offer_is_not_taken_in_the_second_after_its_last(stage: Stage) -> None:
    until = moment("2024-09-03")
    offer = offered(stage, until=until)
    stage.chain.travel(until + 1)
    stage.refuses("OfferOver", "BOC", SELL, offer, CLAIM, VALUE, moment=until + 1, until=until)


def test_of_two_sellers_the_second_finds_too_little_left(stage: Stage) -> None:
    claim = second_claim(stage, "CCB")
    offer = offered(stage, left=199_999_999)
    stage.do("BOC", SELL, offer, CLAIM, VALUE)
    stage.refuses("OfferExceeded", "CCB", SELL, offer, claim, VALUE, given=100_000_000, left=99_999_999)
    assert (owner_of(stage, claim), left_of(stage, offer)) == (stage.party("CCB"), 99_999_999)
    assert stage.ask("Listings.latest", claim) == claim << 16


def test_two_sellers_take_all_of_one_offer(stage: Stage) -> None:
    claim = second_claim(stage, "CCB")
    offer = offered(stage, left=200_000_000)
    for seller, sold, left in (("BOC", CLAIM, 100_000_000), ("CCB", claim, 0)):
        receipt = stage.do(seller, SELL, offer, sold, VALUE)
        quote = (sold << 16 | 1) << 16 | 1
        assert receipt.only("OfferTaken").args == {"id": offer, "quote": quote, "left": left}
    assert left_of(stage, offer) == 0


def test_a_sale_that_is_refused_takes_nothing_of_the_offer(stage: Stage) -> None:
    offer = offered(stage)
    stage.refuses("NotOwner", "CCB", SELL, offer, CLAIM, VALUE)
    assert left_of(stage, offer) == 500_000_000
    assert stage.ask("Listings.latest", CLAIM) == CLAIM << 16


@pytest.mark.parametrize("days", [{"fromDays": 87, "toDays": 87}, {"fromDays": 87}, {"toDays": 87}])
def test_the_edges_of_the_tenor_belong_to_the_offer(stage: Stage, days: dict[str, int]) -> None:
    stage.do("BOC", SELL, offered(stage, **days), CLAIM, VALUE)
    assert status_of(stage, QUOTE) == TAKEN


@pytest.mark.parametrize("who", ["BOC", "ABC"])
def test_neither_side_is_suspended(stage: Stage, who: str) -> None:
    offer = offered(stage)
    suspended(stage, who)
    stage.refuses("Suspended", "BOC", SELL, offer, CLAIM, VALUE, party=stage.party(who))
    assert (claim_status(stage), left_of(stage, offer)) == ("Outstanding", 500_000_000)


@pytest.mark.parametrize(
    ("error", "changes"),
    [
        ("BadBasis", {"basis": 364}),
        ("BadLeg", {"leg": 0}),
        ("BadLeg", {"confirmDays": 1}),
        ("BadLeg", {"leg": OUTSIDE}),
        ("BadLeg", {"leg": OUTSIDE, "confirmDays": 87}),
    ],
)
def test_an_offer_that_nobody_could_settle_sells_nothing(stage: Stage, error: str, changes: dict[str, int]) -> None:
    stage.refuses(error, "BOC", SELL, offered(stage, **changes), CLAIM, VALUE, id="3-1.1@1.1")


def test_a_bank_does_not_sell_its_customer_s_claim_to_itself(stage: Stage) -> None:
    customer = owned_by_a_customer(stage)
    offer, other = offered(stage, by="BOC"), offered(stage)
    stage.refuses("NotOwner", "BOC", SELL, other, CLAIM, VALUE, owner=customer)
    stage.do(CUSTOMER, "Membership.setMandate", True)
    stage.refuses("BuyerForSeller", "BOC", SELL, offer, CLAIM, VALUE, buyer=stage.party("BOC"))
    assert stage.do("BOC", SELL, other, CLAIM, VALUE).only("QuoteTaken").args["seller"] == customer


def test_a_customer_sells_to_its_own_bank_itself(stage: Stage) -> None:
    customer = owned_by_a_customer(stage)
    stage.do(CUSTOMER, "Membership.setMandate", True)
    receipt = stage.do(CUSTOMER, SELL, offered(stage, by="BOC"), CLAIM, VALUE)
    told = receipt.only("QuoteTaken").args
    assert (told["seller"], told["buyer"]) == (customer, stage.party("BOC"))


def test_who_was_given_the_claim_sells_it_and_the_former_owner_does_not(stage: Stage) -> None:
    offer = offered(stage)
    given_away(stage, "CCB")
    stage.refuses("NotOwner", "BOC", SELL, offer, CLAIM, VALUE, owner=stage.party("CCB"))
    assert stage.do("CCB", SELL, offer, CLAIM, VALUE).only("QuoteTaken").args["seller"] == stage.party("CCB")


def test_a_sale_into_an_offer_takes_the_place_of_a_listing(stage: Stage) -> None:
    former = quoted(stage, released(stage, CLAIM), by="CCB")
    offer = offered(stage)
    receipt = stage.do("BOC", SELL, offer, CLAIM, VALUE)
    assert receipt.only("ClaimReleased").args["id"] == LISTING + 1
    stage.refuses("ListingChanged", "BOC", "Forfaiting.take", former, id="3-1.1@1", current="3-1.1@2")


def test_an_offer_is_taken_in_its_last_second_and_not_after(stage: Stage) -> None:
    until = moment("2024-09-03")
    offer = offered(stage, until=until)
    stage.chain.travel(until)
    stage.do("BOC", SELL, offer, CLAIM, VALUE)
    late = offered(stage, by="CCB", until=until + 60)
    stage.chain.travel(until + 61)
    stage.refuses("OfferOver", "BOC", SELL, late, CLAIM, VALUE, until=until + 60)
