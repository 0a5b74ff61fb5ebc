"""The views of Listings: get, latest, requireEligible

given a listing that was never made, or was changed
    it reverts with UnknownListing, ListingChanged
given a bank that may not quote
    it reverts with OwnListing, OwnObligation
given others
    it tells the listing as it is stored
"""

from __future__ import annotations

import pytest

from tests.market import CLAIM, LISTING, released
from tests.people import Stage
from usance import errors


def test_a_listing_that_there_is_not_is_not_told(stage: Stage) -> None:
    assert stage.ask("Listings.latest", CLAIM) == CLAIM << 16
    with pytest.raises(errors.UnknownListing):
        stage.ask("Listings.get", LISTING)
    released(stage, CLAIM)
    released(stage, CLAIM)
    with pytest.raises(errors.ListingChanged):
        stage.ask("Listings.get", LISTING)
    assert stage.ask("Listings.latest", CLAIM) == LISTING + 1


def test_who_may_quote_is_told_beforehand(stage: Stage) -> None:
    released(stage, CLAIM)
    assert stage.ask("Listings.requireEligible", LISTING, stage.party("ABC")) == stage.ask("Listings.get", LISTING)
    with pytest.raises(errors.OwnListing):
        stage.ask("Listings.requireEligible", LISTING, stage.party("BOC"))
    with pytest.raises(errors.OwnObligation):
        stage.ask("Listings.requireEligible", LISTING, stage.party("ICBC"))
