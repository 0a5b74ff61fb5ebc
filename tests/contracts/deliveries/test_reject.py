"""Deliveries.reject

├── caller does not act for the buyer → NotParty
├── nothing was delivered → UnexpectedDelivery
├── no reasons → ReasonsMissing
└── otherwise the seller may deliver others, emits DocumentsRejected
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import day
from tests.market import CLAIM, REJECTED, quote_of, quoted, released, taken
from tests.people import Stage

REJECT = "Deliveries.reject"


@pytest.fixture
def sale(stage: Stage) -> int:
    return taken(stage, quoted(stage, released(stage, CLAIM), availability=day("2024-09-04")))


def test_only_the_buyer_rejects_what_it_has(stage: Stage, sale: int) -> None:
    stage.refuses("UnexpectedDelivery", "ABC", REJECT, sale, defaults.root())
    stage.do("BOC", "Deliveries.deliver", sale, defaults.root())
    stage.refuses("NotParty", "BOC", REJECT, sale, defaults.root(), expected=stage.party("ABC"))
    stage.refuses("ReasonsMissing", "ABC", REJECT, sale, bytes(32), id="3-1.1@1.1")


def test_the_buyer_says_why(stage: Stage, sale: int) -> None:
    stage.do("BOC", "Deliveries.deliver", sale, defaults.root())
    reasons = defaults.root()
    receipt = stage.do("ABC", REJECT, sale, reasons)
    told = {"id": sale, "buyer": stage.party("ABC"), "reasons": reasons}
    assert [(event.name, event.args) for event in receipt.events] == [("DocumentsRejected", told)]
    assert quote_of(stage, sale)["delivery"] == REJECTED
