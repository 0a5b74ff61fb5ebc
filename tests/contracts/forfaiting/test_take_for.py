"""Forfaiting.takeFor

├── caller is not the contract above → NotFromAbove
└── otherwise as `take`, for whoever sells into an offer of funds: it must act for the seller → NotOwner
"""

from __future__ import annotations

from tests.contracts.acts import day
from tests.contracts.callers import refused_to_everybody
from tests.market import CLAIM, QUOTE, TAKEN, offer_terms, quoted, released, status_of
from tests.people import Stage


def test_nobody_but_funding_takes_for_others(stage: Stage) -> None:
    quoted(stage, released(stage, CLAIM))
    refused_to_everybody(stage, "Forfaiting.takeFor", stage.account("BOC").address, QUOTE)


def test_who_sells_into_an_offer_takes_it(stage: Stage) -> None:
    stage.do("ABC", "Funding.offer", offer_terms())
    stage.refuses("NotOwner", "CCB", "Funding.sell", 1, CLAIM, day("2024-09-06"), owner=stage.party("BOC"))
    receipt = stage.do("BOC", "Funding.sell", 1, CLAIM, day("2024-09-06"))
    assert receipt.only("QuoteTaken").args["seller"] == stage.party("BOC")
    assert "takeFor" and status_of(stage, QUOTE) == TAKEN
