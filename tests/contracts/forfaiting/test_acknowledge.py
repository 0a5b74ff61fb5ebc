"""Forfaiting.acknowledge

├── never made → UnknownQuote
├── caller does not act for the obligor → NotParty
├── not sold, acknowledged before, or over → UnexpectedStatus
├── a court has stopped payment → CourtStay
└── otherwise the obligor will pay the buyer, after an objection too; emits SaleAcknowledged
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.market import ACKNOWLEDGED, CLAIM, QUOTE, quoted, released, status_of, taken
from tests.people import Stage

ACKNOWLEDGE = "Forfaiting.acknowledge"


@pytest.fixture
def sale(stage: Stage) -> int:
    return taken(stage, quoted(stage, released(stage, CLAIM)))


def test_what_nobody_quoted_is_not_acknowledged(stage: Stage) -> None:
    stage.refuses("UnknownQuote", "ICBC", ACKNOWLEDGE, QUOTE)


@pytest.mark.parametrize("who", ["BOC", "ABC", "CCB"])
def test_only_the_obligor_acknowledges(stage: Stage, sale: int, who: str) -> None:
    stage.refuses("NotParty", who, ACKNOWLEDGE, sale, expected=stage.party("ICBC"))


def test_what_is_not_sold_is_not_acknowledged(stage: Stage) -> None:
    quote = quoted(stage, released(stage, CLAIM))
    stage.refuses("UnexpectedStatus", "ICBC", ACKNOWLEDGE, quote, id="3-1.1@1.1")


def test_an_assignment_is_acknowledged_once(stage: Stage, sale: int) -> None:
    stage.do("ICBC", ACKNOWLEDGE, sale)
    stage.refuses("UnexpectedStatus", "ICBC", ACKNOWLEDGE, sale)


def test_under_a_court_s_stay_nothing_is_acknowledged(stage: Stage, sale: int) -> None:
    stage.do("CBA", "Endings.stay", CLAIM >> 16, defaults.root())
    stage.refuses("CourtStay", "ICBC", ACKNOWLEDGE, sale, id="3-1")
    stage.do("CBA", "Endings.liftStay", CLAIM >> 16, defaults.root())
    stage.do("ICBC", ACKNOWLEDGE, sale)


@pytest.mark.parametrize("objected", [False, True])
def test_the_obligor_undertakes_to_pay_the_buyer(stage: Stage, sale: int, objected: bool) -> None:
    if objected:
        stage.do("ICBC", "Forfaiting.object", sale, defaults.root())
    receipt = stage.do("ICBC", ACKNOWLEDGE, sale)
    told = {"id": sale, "obligor": stage.party("ICBC"), "buyer": stage.party("ABC")}
    assert [(event.name, event.args) for event in receipt.events] == [("SaleAcknowledged", told)]
    assert status_of(stage, sale) == ACKNOWLEDGED
