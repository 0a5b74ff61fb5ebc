"""Proceeds.deduct

├── caller is not Drawings, whoever it is → NotFromAbove
├── nothing outstanding, or reclaimed, or the drawing fits into what is available → nothing is deducted
├── where partial drawings are prohibited the one drawing is the last one
└── otherwise the drawing is the last one: the advance gives way to it, and is paid out of it
"""

from __future__ import annotations

from typing import Any

import pytest

from tests import defaults
from tests.contracts.acts import claim_of, usage
from tests.contracts.callers import refused_to_everybody
from tests.contracts.dealings import ADVANCED, accepted, presented, red_clause, set_aside, share
from tests.people import Stage

ADVANCE = 30_000_000


def advanced(stage: Stage, **changes: Any) -> int:
    credit = red_clause(stage, **changes)
    stage.do("BOC", "Proceeds.advance", credit, ADVANCE)
    return credit


def test_nobody_but_drawings_deducts(stage: Stage) -> None:
    refused_to_everybody(stage, "Proceeds.deduct", red_clause(stage) << 16 | 1, 1)


def test_a_drawing_that_is_not_the_last_one_pays_nothing_of_the_advance(stage: Stage) -> None:
    credit = advanced(stage)
    presented(stage, credit, 70_000_000)
    assert set_aside(stage, credit) == ADVANCE
    assert usage(stage, credit) == (0, 70_000_000, 0)


def test_the_last_drawing_pays_the_advance(stage: Stage) -> None:
    credit = advanced(stage)
    accepted(stage, "ICBC", credit, 50_000_000)
    issuer = stage.cash("ICBC")
    last = accepted(stage, "ICBC", credit, 50_000_000)
    assert (claim_of(stage, last)["face"], claim_of(stage, share(last, ADVANCED))["face"]) == (20_000_000, ADVANCE)
    assert stage.cash("ICBC") == issuer - 50_000_000
    assert set_aside(stage, credit) == 0
    assert usage(stage, credit) == (0, 0, defaults.AMOUNT)


def test_the_only_drawing_pays_the_bank_that_advanced_and_the_beneficiary(stage: Stage) -> None:
    credit = red_clause(stage, nominated="CCB")
    stage.do("BOC", "Proceeds.requestAdvance", credit, ADVANCE)
    stage.do("CCB", "Proceeds.advance", credit, ADVANCE)
    bank, presenter = stage.cash("CCB"), stage.cash("BOC")
    stage.do("BOC", "Presentations.presentTo", stage.party("ICBC"), credit, *drawing(defaults.AMOUNT))
    stage.do("ICBC", "Presentations.comply", credit << 16 | 1)
    stage.do("ICBC", "Presentations.honour", credit << 16 | 1)
    assert (stage.cash("CCB"), stage.cash("BOC")) == (bank + ADVANCE, presenter + defaults.AMOUNT - ADVANCE)


def drawing(amount: int) -> tuple[Any, ...]:
    """What is presented beside the credit."""
    return amount, defaults.SHIPPED, defaults.root(), 0


@pytest.mark.parametrize("amount", [defaults.AMOUNT, 75_000_000])
def test_a_single_drawing_pays_the_advance_whatever_is_available(stage: Stage, amount: int) -> None:
    credit = advanced(stage, partialDrawings=False, tolerancePlus=30, toleranceMinus=30)
    presentation = accepted(stage, "ICBC", credit, amount)
    assert claim_of(stage, share(presentation, ADVANCED))["face"] == ADVANCE
    assert claim_of(stage, presentation)["face"] == amount - ADVANCE


def test_no_more_is_drawn_than_the_credit_has_with_its_advance(stage: Stage) -> None:
    credit = advanced(stage)
    fields = {"given": defaults.AMOUNT + 1, "available": defaults.AMOUNT}
    given = (credit, *drawing(defaults.AMOUNT + 1))
    stage.refuses("OverDrawn", "BOC", "Presentations.present", *given, **fields)
    assert set_aside(stage, credit) == ADVANCE
