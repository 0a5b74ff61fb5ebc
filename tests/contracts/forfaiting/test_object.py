"""Forfaiting.object

├── never made → UnknownQuote
├── caller does not act for the obligor → NotParty
├── not sold, acknowledged, or objected to before → UnexpectedStatus
├── no reasons → ReasonsMissing
└── otherwise the obligor will not pay the buyer, emits SaleObjected
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.market import CLAIM, OBJECTED, QUOTE, acknowledged, quoted, released, status_of, taken
from tests.people import Stage

OBJECT = "Forfaiting.object"


@pytest.fixture
def sale(stage: Stage) -> int:
    return taken(stage, quoted(stage, released(stage, CLAIM)))


def test_nobody_objects_to_what_nobody_quoted(stage: Stage) -> None:
    stage.refuses("UnknownQuote", "ICBC", OBJECT, QUOTE, defaults.root())


@pytest.mark.parametrize("who", ["BOC", "ABC", "CCB"])
def test_only_the_obligor_objects(stage: Stage, sale: int, who: str) -> None:
    stage.refuses("NotParty", who, OBJECT, sale, defaults.root(), expected=stage.party("ICBC"))


def test_who_has_acknowledged_does_not_object(stage: Stage, sale: int) -> None:
    acknowledged(stage, sale)
    stage.refuses("UnexpectedStatus", "ICBC", OBJECT, sale, defaults.root())


def test_an_objection_has_reasons(stage: Stage, sale: int) -> None:
    stage.refuses("ReasonsMissing", "ICBC", OBJECT, sale, bytes(32), id="3-1.1@1.1")


def test_an_objection_stands(stage: Stage, sale: int) -> None:
    reasons = defaults.root()
    receipt = stage.do("ICBC", OBJECT, sale, reasons)
    told = {"id": sale, "obligor": stage.party("ICBC"), "reasons": reasons}
    assert [(event.name, event.args) for event in receipt.events] == [("SaleObjected", told)]
    assert status_of(stage, sale) == OBJECTED
    stage.refuses("UnexpectedStatus", "ICBC", OBJECT, sale, defaults.root())
