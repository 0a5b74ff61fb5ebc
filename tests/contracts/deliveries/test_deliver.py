"""Deliveries.deliver

├── never made → UnknownQuote
├── not sold, or over → UnexpectedStatus
├── caller does not act for the seller → NotParty
├── none were asked for, or the buyer has them → UnexpectedDelivery
├── none given → DocumentsMissing
├── after the availability date → AvailabilityOver
└── otherwise the buyer has them, emits DocumentsDelivered; again after they were rejected
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import day
from tests.market import CLAIM, DELIVERED, QUOTE, quote_of, quoted, released, taken
from tests.people import Stage

DELIVER = "Deliveries.deliver"


@pytest.fixture
def sale(stage: Stage) -> int:
    return taken(stage, quoted(stage, released(stage, CLAIM), availability=day("2024-09-04")))


def test_documents_go_with_a_sale(stage: Stage) -> None:
    stage.refuses("UnknownQuote", "BOC", DELIVER, QUOTE, defaults.root())
    quote = quoted(stage, released(stage, CLAIM), availability=day("2024-09-04"))
    stage.refuses("UnexpectedStatus", "BOC", DELIVER, quote, defaults.root(), id="3-1.1@1.1")


@pytest.mark.parametrize("who", ["ABC", "ICBC", "CBA"])
def test_only_the_seller_delivers(stage: Stage, sale: int, who: str) -> None:
    stage.refuses("NotParty", who, DELIVER, sale, defaults.root(), expected=stage.party("BOC"))


def test_what_nobody_asked_for_is_not_delivered(stage: Stage) -> None:
    sale = taken(stage, quoted(stage, released(stage, CLAIM)))
    stage.refuses("UnexpectedDelivery", "BOC", DELIVER, sale, defaults.root())


def test_no_documents_are_refused(stage: Stage, sale: int) -> None:
    stage.refuses("DocumentsMissing", "BOC", DELIVER, sale, bytes(32), id="3-1.1@1.1")


def test_documents_come_by_the_availability_date(stage: Stage, sale: int) -> None:
    stage.on("2024-09-05", "00:00")
    fields = {"today": "2024-09-05", "availability": "2024-09-04"}
    stage.refuses("AvailabilityOver", "BOC", DELIVER, sale, defaults.root(), **fields)


def test_documents_are_delivered_on_the_last_day_and_once(stage: Stage, sale: int) -> None:
    stage.on("2024-09-04", "23:59")
    root = defaults.root()
    receipt = stage.do("BOC", DELIVER, sale, root)
    told = {"id": sale, "seller": stage.party("BOC"), "root": root}
    assert [(event.name, event.args) for event in receipt.events] == [("DocumentsDelivered", told)]
    assert quote_of(stage, sale)["delivery"] == DELIVERED
    stage.refuses("UnexpectedDelivery", "BOC", DELIVER, sale, defaults.root())


def test_others_come_in_place_of_those_that_were_rejected(stage: Stage, sale: int) -> None:
    stage.do("BOC", DELIVER, sale, defaults.root())
    stage.do("ABC", "Deliveries.reject", sale, defaults.root())
    stage.do("BOC", DELIVER, sale, defaults.root())
    assert quote_of(stage, sale)["delivery"] == DELIVERED
