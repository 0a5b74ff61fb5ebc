"""Listings.admit

├── caller is not the contract above → NotFromAbove
├── not for sale → UnknownListing, ListingChanged, UnexpectedStatus, ListingExpired
├── while a sale of it runs → ClaimLocked
├── the bank may not quote → NotInvited, OwnListing, OwnObligation
└── otherwise it numbers the quote, and tells the claim and until when quotes are sealed
"""

from __future__ import annotations

import pytest

from tests.contracts.callers import refused_to_everybody
from tests.contracts.listings.conftest import locked
from tests.contracts.registers import bound
from tests.market import CLAIM, LISTING, moment, released
from tests.people import Stage

ADMIT = "Listings.admit"


@pytest.fixture
def above(stage: Stage) -> str:
    return bound(stage, "Listings")


def test_nobody_but_forfaiting_numbers_quotes(stage: Stage) -> None:
    refused_to_everybody(stage, ADMIT, LISTING, stage.party("ABC"))


def test_what_is_not_for_sale_is_not_quoted(stage: Stage, above: str) -> None:
    buyer = stage.party("ABC")
    stage.refuses("UnknownListing", above, ADMIT, LISTING, buyer)
    released(stage, CLAIM, until=moment("2024-09-03"))
    stage.do("BOC", "Listings.delist", LISTING)
    stage.refuses("UnexpectedStatus", above, ADMIT, LISTING, buyer)
    released(stage, CLAIM, until=moment("2024-09-03"))
    stage.refuses("ListingChanged", above, ADMIT, LISTING, buyer, current="3-1.1@2")
    stage.on("2024-09-04")
    stage.refuses("ListingExpired", above, ADMIT, LISTING + 1, buyer, id="3-1.1@2")


def test_what_is_sold_is_not_quoted(stage: Stage, above: str) -> None:
    released(stage, CLAIM)
    stage.do(above, "Listings.take", LISTING)
    locked(stage)
    stage.refuses("ClaimLocked", above, ADMIT, LISTING, stage.party("ABC"), id="3-1.1")


def test_who_may_not_buy_does_not_quote(stage: Stage, above: str) -> None:
    released(stage, CLAIM, to=stage.party("ABC"))
    stage.refuses("NotInvited", above, ADMIT, LISTING, stage.party("CCB"), invited=stage.party("ABC"))
    released(stage, CLAIM)
    stage.refuses("OwnListing", above, ADMIT, LISTING + 1, stage.party("BOC"))
    stage.refuses("OwnObligation", above, ADMIT, LISTING + 1, stage.party("ICBC"))


def test_quotes_are_numbered_from_one(stage: Stage, above: str) -> None:
    released(stage, CLAIM)
    for number in (1, 2):
        stage.do(above, ADMIT, LISTING, stage.party("ABC"))
        stored = stage.ask("Listings.get", LISTING)
        assert isinstance(stored, dict) and stored["quotes"] == number
