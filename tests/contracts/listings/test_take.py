"""Listings.take

├── caller is not the contract above → NotFromAbove
├── not for sale → UnknownListing, ListingChanged, UnexpectedStatus, ListingExpired
├── while a sale of it runs → ClaimLocked
├── not all have had the time to reveal → RevealOpen
└── otherwise it is taken, and no other quote can be
"""

from __future__ import annotations

import pytest

from tests.contracts.callers import refused_to_everybody
from tests.contracts.listings.conftest import locked
from tests.contracts.registers import bound
from tests.market import CLAIM, LISTING, moment, released
from tests.people import Stage

TAKE = "Listings.take"


@pytest.fixture
def above(stage: Stage) -> str:
    return bound(stage, "Listings")


def test_nobody_but_forfaiting_takes(stage: Stage) -> None:
    refused_to_everybody(stage, TAKE, LISTING)


def test_what_is_not_for_sale_is_not_taken(stage: Stage, above: str) -> None:
    stage.refuses("UnknownListing", above, TAKE, LISTING)
    released(stage, CLAIM)
    stage.do("BOC", "Listings.delist", LISTING)
    stage.refuses("UnexpectedStatus", above, TAKE, LISTING)
    released(stage, CLAIM, until=moment("2024-09-03"))
    stage.refuses("ListingChanged", above, TAKE, LISTING)
    stage.on("2024-09-04")
    stage.refuses("ListingExpired", above, TAKE, LISTING + 1)


def test_a_listing_is_taken_once(stage: Stage, above: str) -> None:
    released(stage, CLAIM)
    stage.do(above, TAKE, LISTING)
    stored = stage.ask("Listings.get", LISTING)
    assert isinstance(stored, dict) and stored["status"] == 2
    stage.refuses("UnexpectedStatus", above, TAKE, LISTING, id="3-1.1@1", actual=2)
    locked(stage)
    stage.refuses("ClaimLocked", above, TAKE, LISTING, id="3-1.1")


def test_all_have_their_time_to_reveal(stage: Stage, above: str) -> None:
    until = moment("2024-09-05")
    released(stage, CLAIM, sealedUntil=moment("2024-09-04"), revealUntil=until)
    stage.chain.travel(until)
    stage.refuses("RevealOpen", above, TAKE, LISTING, id="3-1.1@1", revealUntil=until)
    stage.chain.travel(until + 1)
    stage.do(above, TAKE, LISTING)
