"""Listings.releaseFor

├── caller is not the contract above → NotFromAbove
├── for whom it acts may not sell, or nothing may be sold → NotOwner, Suspended, BadListing
└── otherwise as `release`, without a description
"""

from __future__ import annotations

from tests.contracts.callers import refused_to_everybody
from tests.contracts.registers import bound
from tests.market import CLAIM, LISTING, listing_terms, moment, suspended
from tests.people import Stage

RELEASE_FOR = "Listings.releaseFor"


def test_nobody_but_funding_releases_for_others(stage: Stage) -> None:
    refused_to_everybody(stage, RELEASE_FOR, stage.account("BOC").address, CLAIM, listing_terms())


def test_a_claim_is_released_for_its_owner_alone(stage: Stage) -> None:
    above = bound(stage, "Listings")
    args = (CLAIM, listing_terms())
    stage.refuses("NotOwner", above, RELEASE_FOR, stage.account("ABC").address, *args, owner=stage.party("BOC"))
    receipt = stage.do(above, RELEASE_FOR, stage.account("BOC").address, *args)
    told = receipt.only("ClaimReleased").args
    assert (told["id"], told["seller"], told["root"]) == (LISTING, stage.party("BOC"), bytes(32))


def test_what_is_released_for_another_is_checked_as_its_own_release(stage: Stage) -> None:
    above = bound(stage, "Listings")
    seller = stage.account("BOC").address
    over = listing_terms(until=moment("2024-09-02", "09:00"))
    stage.refuses("BadListing", above, RELEASE_FOR, seller, CLAIM, over, claim="3-1.1")
    suspended(stage, "BOC")
    stage.refuses("Suspended", above, RELEASE_FOR, seller, CLAIM, listing_terms(), party=stage.party("BOC"))
