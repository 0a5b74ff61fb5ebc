"""The views of Funding: offerOf, count

given an offer that nobody made
    it reverts with UnknownOffer
given others
    it tells them as they are stored, and how many there were
"""

from __future__ import annotations

import pytest

from tests.market import offer_terms
from tests.people import Stage
from usance import errors


def test_offers_are_told(stage: Stage) -> None:
    assert stage.ask("Funding.count") == 0
    with pytest.raises(errors.UnknownOffer):
        stage.ask("Funding.offerOf", 1)
    stage.do("ABC", "Funding.offer", offer_terms())
    stored = stage.ask("Funding.offerOf", 1)
    assert isinstance(stored, dict) and stored["left"] == 500_000_000
