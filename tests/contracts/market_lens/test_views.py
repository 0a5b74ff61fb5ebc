"""The views of MarketLens: listing, quote, price

given a listing or quote that there is not
    it reverts with UnknownListing, ListingChanged, UnknownQuote
given others
    it tells them with their claim, what time alone has made of them, and what the price comes to
given terms that are no price
    it reverts as the sale itself does: BadRate, MethodMissing, BadBasis, MaturityBeforeValue, DiscountAboveFace,
    TenorTooLong; see tests/rules/test_discount_rules.py
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.contracts.acts import day
from tests.market import CLAIM, LISTING, QUOTE, moment, quote_of, quote_terms, quoted, released, taken
from tests.people import Stage
from usance import errors


def told(stage: Stage, view: str, number: int) -> dict[str, Any]:
    found = stage.ask(f"MarketLens.{view}", number)
    assert isinstance(found, dict)
    return found


def test_what_there_is_not_is_not_told(stage: Stage) -> None:
    with pytest.raises(errors.UnknownListing):
        stage.ask("MarketLens.listing", LISTING)
    with pytest.raises(errors.UnknownQuote):
        stage.ask("MarketLens.quote", QUOTE)
    released(stage, CLAIM)
    released(stage, CLAIM)
    with pytest.raises(errors.ListingChanged):
        stage.ask("MarketLens.listing", LISTING)


def test_a_listing_is_told_with_its_claim_and_ends_by_time(stage: Stage) -> None:
    released(stage, CLAIM, until=moment("2024-09-03"))
    found = told(stage, "listing", LISTING)
    assert (found["status"], found["credit"], found["claim"]["face"]) == (1, CLAIM >> 16, 100_000_000)
    stage.on("2024-09-04")
    assert told(stage, "listing", LISTING)["status"] == 4


def test_a_listing_ends_when_its_claim_falls_due(stage: Stage) -> None:
    released(stage, CLAIM, until=moment("2024-12-05"))
    for on, status in (("2024-12-01", 1), ("2024-12-02", 4)):
        stage.on(on)
        assert told(stage, "listing", LISTING)["status"] == status


def test_a_quote_ends_with_its_value_date(stage: Stage) -> None:
    quoted(stage, released(stage, CLAIM), until=moment("2024-09-09"))
    for on, status in (("2024-09-06", 1), ("2024-09-07", 10)):
        stage.on(on)
        assert told(stage, "quote", QUOTE)["status"] == status


def test_a_quote_is_told_with_its_price_and_ends_by_time(stage: Stage) -> None:
    quoted(stage, released(stage, CLAIM))
    found = told(stage, "quote", QUOTE)
    assert found["quote"] == quote_of(stage, QUOTE)
    assert (found["net"], found["discount"], found["interestDays"]) == (99_311_250, 688_750, 87)
    assert (found["seller"], found["lastDay"], found["status"]) == (stage.party("BOC"), day("2024-09-06"), 1)
    stage.on("2024-09-06")
    assert told(stage, "quote", QUOTE)["status"] == 10
    stage.do("ABC", "Forfaiting.withdraw", QUOTE)
    assert told(stage, "quote", QUOTE)["status"] == 2


def test_the_seller_of_a_changed_listing_is_not_told(stage: Stage) -> None:
    quoted(stage, released(stage, CLAIM))
    released(stage, CLAIM)
    assert told(stage, "quote", QUOTE)["seller"] == 0


def test_the_seller_of_a_sale_is_told(stage: Stage) -> None:
    taken(stage, quoted(stage, released(stage, CLAIM)))
    found = told(stage, "quote", QUOTE)
    assert (found["seller"], found["status"]) == (stage.party("BOC"), 3)


def test_a_price_is_told_beforehand(stage: Stage) -> None:
    found = stage.ask("MarketLens.price", quote_terms(), 100_000_000, day("2024-12-02"))
    assert found == (99_311_250, 688_750, 87)
    with pytest.raises(errors.BadRate):
        stage.ask("MarketLens.price", quote_terms(rate=0), 100_000_000, day("2024-12-02"))
    eight_periods = quote_terms(method=4, value=day("2024-01-01"))
    with pytest.raises(errors.TenorTooLong):
        stage.ask("MarketLens.price", eight_periods, 100_000_000, day("2024-01-01") + 8 * 182)


@pytest.mark.parametrize(
    ("error", "changes"),
    [
        (errors.BadRate, {"rate": 1_000_001}),
        (errors.MethodMissing, {"method": 0}),
        (errors.BadBasis, {"basis": 364}),
        (errors.MaturityBeforeValue, {"value": day("2024-12-02")}),
        (errors.MaturityBeforeValue, {"value": day("2024-12-03")}),
        (errors.DiscountAboveFace, {"rate": 1_000_000, "value": day("2023-12-08")}),
    ],
)
def test_what_is_no_price_is_told_as_none(stage: Stage, error: type[Exception], changes: dict[str, int]) -> None:
    with pytest.raises(error):
        stage.ask("MarketLens.price", quote_terms(**changes), 100_000_000, day("2024-12-02"))


def test_the_largest_face_has_a_price(stage: Stage) -> None:
    largest = 2**128 - 1
    for method in range(1, 6):
        net, discount, days = stage.ask("MarketLens.price", quote_terms(method=method), largest, day("2024-12-02"))  # type: ignore[misc]
        assert int(str(net)) + int(str(discount)) == largest and days == 87


def test_a_listing_is_told_as_taken_and_as_delisted(stage: Stage) -> None:
    taken(stage, quoted(stage, released(stage, CLAIM)))
    stage.on("2024-10-01")
    assert told(stage, "listing", LISTING)["status"] == 2
    stage.do("CCB", "Forfaiting.lapse", QUOTE)
    assert (told(stage, "listing", LISTING)["status"], told(stage, "quote", QUOTE)["status"]) == (4, 7)
    stage.do("BOC", "Listings.delist", LISTING)
    assert told(stage, "listing", LISTING)["status"] == 3


def test_a_quote_is_told_in_its_last_second_as_open(stage: Stage) -> None:
    quoted(stage, released(stage, CLAIM))
    until = moment("2024-09-05", "17:00")
    for second, status in ((until, 1), (until + 1, 10)):
        stage.chain.travel(second)
        assert told(stage, "quote", QUOTE)["status"] == status
