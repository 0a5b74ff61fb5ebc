"""Listings.delist

├── never released → UnknownListing
├── changed since → ListingChanged
├── caller does not act for the seller → NotParty
├── sold → ClaimLocked
├── delisted before → UnexpectedStatus
└── otherwise it is off the market, emits ClaimDelisted
"""

from __future__ import annotations

import pytest

from tests.market import CLAIM, LISTING, quote_terms, quoted, released, taken
from tests.people import Stage

DELIST = "Listings.delist"


@pytest.mark.parametrize("listing", [LISTING, CLAIM << 16])
def test_what_was_not_released_is_not_delisted(stage: Stage, listing: int) -> None:
    stage.refuses("UnknownListing", "BOC", DELIST, listing)


def test_a_listing_that_was_changed_is_not_delisted(stage: Stage) -> None:
    released(stage, CLAIM)
    released(stage, CLAIM)
    stage.refuses("ListingChanged", "BOC", DELIST, LISTING, id="3-1.1@1", current="3-1.1@2")


@pytest.mark.parametrize("who", ["ABC", "ICBC", "CBA"])
def test_only_the_seller_delists(stage: Stage, who: str) -> None:
    stage.refuses("NotParty", who, DELIST, released(stage, CLAIM), expected=stage.party("BOC"))


def test_what_is_sold_is_not_delisted(stage: Stage) -> None:
    taken(stage, quoted(stage, released(stage, CLAIM)))
    stage.refuses("ClaimLocked", "BOC", DELIST, LISTING, id="3-1.1")


def test_a_delisted_claim_is_off_the_market(stage: Stage) -> None:
    quote = quoted(stage, released(stage, CLAIM))
    receipt = stage.do("BOC", DELIST, LISTING)
    assert receipt.only("ClaimDelisted").args == {"id": LISTING, "seller": stage.party("BOC")}
    stage.refuses("UnexpectedStatus", "BOC", DELIST, LISTING, id="3-1.1@1")
    stage.refuses("UnexpectedStatus", "ABC", "Forfaiting.quote", LISTING, quote_terms(), id="3-1.1@1")
    stage.refuses("UnexpectedStatus", "BOC", "Forfaiting.take", quote, id="3-1.1@1")
