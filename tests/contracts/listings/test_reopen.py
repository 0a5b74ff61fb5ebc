"""Listings.reopen

given a caller that is not the contract above
    it reverts with NotFromAbove
given the contract above
    it puts the claim on the market again, as it was, and tells of it with ListingReopened
"""

from __future__ import annotations

from tests.contracts.callers import refused_to_everybody
from tests.contracts.registers import bound
from tests.market import CLAIM, LISTING, released
from tests.people import Stage


def test_nobody_but_forfaiting_reopens(stage: Stage) -> None:
    refused_to_everybody(stage, "Listings.reopen", LISTING)


def test_a_sale_that_came_to_nothing_leaves_the_claim_for_sale(stage: Stage) -> None:
    above = bound(stage, "Listings")
    released(stage, CLAIM)
    before = stage.ask("Listings.get", LISTING)
    stage.do(above, "Listings.take", LISTING)
    receipt = stage.do(above, "Listings.reopen", LISTING)
    assert [(event.name, event.args) for event in receipt.events] == [("ListingReopened", {"id": LISTING})]
    assert stage.ask("Listings.get", LISTING) == before
