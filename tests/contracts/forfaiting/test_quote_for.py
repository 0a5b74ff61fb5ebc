"""Forfaiting.quoteFor

├── caller is not the contract above → NotFromAbove
├── the buyer is suspended → Suspended
└── otherwise as `quote`, where quotes are sealed too
"""

from __future__ import annotations

from tests.contracts.callers import refused_to_everybody
from tests.market import CLAIM, LISTING, moment, offer_terms, quote_terms, released, suspended
from tests.people import Stage


def test_nobody_but_seals_and_funding_quotes_for_others(stage: Stage) -> None:
    refused_to_everybody(stage, "Forfaiting.quoteFor", stage.party("ABC"), LISTING, quote_terms())


def test_a_suspended_buyer_s_offer_makes_no_quoteFor_it(stage: Stage) -> None:
    stage.do("ABC", "Funding.offer", offer_terms())
    suspended(stage, "ABC")
    stage.refuses("Suspended", "BOC", "Funding.sell", 1, CLAIM, 19_972, party=stage.party("ABC"))


def test_a_revealed_quote_is_one_like_others(stage: Stage) -> None:
    released(stage, CLAIM, sealedUntil=moment("2024-09-03"), revealUntil=moment("2024-09-04"))
    terms, salt = quote_terms(), b"\1" * 32
    seal = stage.ask("Seals.commitmentTo", LISTING, stage.party("ABC"), terms, salt)
    stage.do("ABC", "Seals.seal", LISTING, seal)  # type: ignore[arg-type]
    stage.on("2024-09-04", "09:00")
    receipt = stage.do("ABC", "Seals.reveal", LISTING, terms, salt)
    assert receipt.only("QuoteMade").args["buyer"] == stage.party("ABC")
