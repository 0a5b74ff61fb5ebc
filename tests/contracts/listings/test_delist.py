"""Listings.delist

├── never released → UnknownListing
├── changed since → ListingChanged
├── caller does not act for the seller → NotParty
├── sold → ClaimLocked
├── delisted before → UnexpectedStatus
└── otherwise, suspended, over or given away though it be, it is off the market, emits ClaimDelisted
"""

from __future__ import annotations

import pytest

from tests.contracts.sellers import CUSTOMER, given_away, owned_by_a_customer
from tests.market import CLAIM, LISTING, moment, quote_terms, quoted, released, suspended, taken
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


def test_a_suspended_seller_still_takes_its_claim_off_the_market(stage: Stage) -> None:
    released(stage, CLAIM)
    suspended(stage, "BOC")
    stage.do("BOC", DELIST, LISTING).only("ClaimDelisted")


def test_a_listing_that_is_over_can_be_delisted(stage: Stage) -> None:
    released(stage, CLAIM, until=moment("2024-09-03"))
    stage.on("2024-09-04")
    stage.do("BOC", DELIST, LISTING).only("ClaimDelisted")


def test_who_was_given_the_claim_does_not_delist_for_the_former_owner(stage: Stage) -> None:
    released(stage, CLAIM)
    given_away(stage, "CCB")
    stage.refuses("NotParty", "CCB", DELIST, LISTING, expected=stage.party("BOC"))
    stage.do("BOC", DELIST, LISTING).only("ClaimDelisted")


def test_a_bank_delists_for_its_customer_under_a_mandate_alone(stage: Stage) -> None:
    customer = owned_by_a_customer(stage)
    released(stage, CLAIM, by=CUSTOMER)
    stage.refuses("NotParty", "BOC", DELIST, LISTING, expected=customer)
    stage.do(CUSTOMER, "Membership.setMandate", True)
    assert stage.do("BOC", DELIST, LISTING).only("ClaimDelisted").args["seller"] == customer
