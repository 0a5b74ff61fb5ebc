"""Forfaiting.withdraw

├── never made → UnknownQuote
├── caller does not act for the buyer → NotParty
├── taken, or withdrawn before → UnexpectedStatus
└── otherwise it binds nobody, emits QuoteWithdrawn
"""

from __future__ import annotations

import pytest

from tests.market import CLAIM, QUOTE, WITHDRAWN, quoted, released, status_of, taken
from tests.people import Stage

WITHDRAW = "Forfaiting.withdraw"


@pytest.fixture
def quote(stage: Stage) -> int:
    return quoted(stage, released(stage, CLAIM))


def test_what_nobody_quoted_is_not_withdrawn(stage: Stage) -> None:
    stage.refuses("UnknownQuote", "ABC", WITHDRAW, QUOTE, id="3-1.1@1.1")


@pytest.mark.parametrize("who", ["BOC", "CCB", "CBA"])
def test_only_the_buyer_withdraws(stage: Stage, quote: int, who: str) -> None:
    stage.refuses("NotParty", who, WITHDRAW, quote, expected=stage.party("ABC"))


def test_a_sale_is_not_withdrawn(stage: Stage, quote: int) -> None:
    taken(stage, quote)
    stage.refuses("UnexpectedStatus", "ABC", WITHDRAW, quote, id="3-1.1@1.1")


def test_a_quote_that_was_withdrawn_is_not_taken(stage: Stage, quote: int) -> None:
    receipt = stage.do("ABC", WITHDRAW, quote)
    assert receipt.only("QuoteWithdrawn").args == {"id": quote, "buyer": stage.party("ABC")}
    assert status_of(stage, quote) == WITHDRAWN
    stage.refuses("UnexpectedStatus", "ABC", WITHDRAW, quote)
    stage.refuses("UnexpectedStatus", "BOC", "Forfaiting.take", quote)
