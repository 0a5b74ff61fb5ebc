"""Deliveries.satisfy

├── never made → UnknownQuote
├── not sold, or over → UnexpectedStatus
├── caller does not act for the buyer → NotParty
├── nothing was delivered → UnexpectedDelivery
└── otherwise the buyer is content, emits DocumentsAccepted
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import day
from tests.market import CLAIM, QUOTE, SATISFACTORY, quote_of, quoted, released, taken
from tests.people import Stage

SATISFY = "Deliveries.satisfy"


@pytest.fixture
def sale(stage: Stage) -> int:
    made = taken(stage, quoted(stage, released(stage, CLAIM), availability=day("2024-09-04")))
    stage.do("BOC", "Deliveries.deliver", made, defaults.root())
    return made


def test_documents_belong_to_a_sale(stage: Stage) -> None:
    stage.refuses("UnknownQuote", "ABC", SATISFY, QUOTE)
    quote = quoted(stage, released(stage, CLAIM), availability=day("2024-09-04"))
    stage.refuses("UnexpectedStatus", "ABC", SATISFY, quote)
    taken(stage, quote)
    stage.refuses("UnexpectedDelivery", "ABC", SATISFY, quote, id="3-1.1@1.1")


@pytest.mark.parametrize("who", ["BOC", "ICBC", "CBA"])
def test_only_the_buyer_says_so(stage: Stage, sale: int, who: str) -> None:
    stage.refuses("NotParty", who, SATISFY, sale, expected=stage.party("ABC"))


def test_the_buyer_is_content_though_the_date_has_passed(stage: Stage, sale: int) -> None:
    stage.on("2024-09-05")
    receipt = stage.do("ABC", SATISFY, sale)
    assert receipt.only("DocumentsAccepted").args == {"id": sale, "buyer": stage.party("ABC")}
    assert quote_of(stage, sale)["delivery"] == SATISFACTORY
