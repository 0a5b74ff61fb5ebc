"""The views of Listings: get, latest, requireEligible

given a listing that was never made, or was changed
    it reverts with UnknownListing, ListingChanged
given a bank that may not quote
    it reverts with NotInvited, OwnListing, OwnObligation
given a listing that is off the market, or over
    it reverts with UnexpectedStatus, ListingExpired for who would quote, and is told as it is stored
given others
    it tells the listing as it is stored
"""

from __future__ import annotations

import pytest

from tests.market import CLAIM, LISTING, moment, released
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


def test_who_is_not_invited_is_told_so_beforehand(stage: Stage) -> None:
    released(stage, CLAIM, to=stage.party("CCB"))
    with pytest.raises(errors.NotInvited):
        stage.ask("Listings.requireEligible", LISTING, stage.party("ABC"))
    assert stage.ask("Listings.requireEligible", LISTING, stage.party("CCB")) == stage.ask("Listings.get", LISTING)


def test_what_is_off_the_market_is_told_and_not_open_to_quotes(stage: Stage) -> None:
    released(stage, CLAIM, until=moment("2024-09-03"))
    stored = stage.ask("Listings.get", LISTING)
    stage.on("2024-09-04")
    with pytest.raises(errors.ListingExpired):
        stage.ask("Listings.requireEligible", LISTING, stage.party("ABC"))
    assert stage.ask("Listings.get", LISTING) == stored
    stage.do("BOC", "Listings.delist", LISTING)
    with pytest.raises(errors.UnexpectedStatus):
        stage.ask("Listings.requireEligible", LISTING, stage.party("ABC"))
    assert isinstance(stored, dict) and stage.ask("Listings.get", LISTING) == stored | {"status": 3}
