"""Transfers.substitute

├── caller is not Nominations, whoever it is → NotFromAbove
├── documents of a credit that is no part → NotAPart
├── the invoice is there → SubstitutionMade
├── it was asked for, and the last day is over → SubstitutionOver
├── below what the second beneficiary draws, or above that and what the credit has left → BadSubstitution
└── otherwise it takes down the difference, and keeps it in the credit
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import credit_of, day, shown, usage
from tests.contracts.callers import refused_to_everybody
from tests.contracts.dealings import PART, substitution, under_part
from tests.people import Stage

SUBSTITUTE = "Nominations.substitute"
ROOT = bytes(31) + b"\1"


def test_nobody_but_nominations_takes_down_an_invoice(stage: Stage) -> None:
    refused_to_everybody(stage, "Transfers.substitute", under_part(stage), stage.party("BOC"), PART, PART)


def test_there_is_nothing_to_substitute_without_a_transfer(stage: Stage) -> None:
    presentation = stage.present(stage.credit(nominated="BOC"))
    named = shown("PresentationId", presentation)
    stage.refuses("NotAPart", "BOC", SUBSTITUTE, presentation, 100_000_000, ROOT, id=named)


def test_an_invoice_is_put_in_place_once(stage: Stage) -> None:
    presentation = under_part(stage)
    stage.do("BOC", SUBSTITUTE, presentation, PART, ROOT)
    stage.refuses("SubstitutionMade", "BOC", SUBSTITUTE, presentation, PART + 1, ROOT, id="3-1/1.1")


def test_an_invoice_that_was_asked_for_and_comes_late_is_refused(stage: Stage) -> None:
    presentation = under_part(stage)
    stage.do("BOC", "Nominations.demandInvoice", presentation)
    stage.on("2024-09-04", "00:00")
    fields = {"id": "3-1/1.1", "today": "2024-09-04", "until": "2024-09-03"}
    stage.refuses("SubstitutionOver", "BOC", SUBSTITUTE, presentation, 100_000_000, ROOT, **fields)
    assert substitution(stage, presentation)["made"] is False


@pytest.mark.parametrize("amount", [PART - 1, 100_000_001])
def test_an_invoice_below_the_drawing_or_above_the_credit_is_refused(stage: Stage, amount: int) -> None:
    presentation = under_part(stage)
    fields = {"id": "3-1/1.1", "given": amount, "least": PART, "most": 100_000_000}
    stage.refuses("BadSubstitution", "BOC", SUBSTITUTE, presentation, amount, ROOT, **fields)


def test_what_is_drawn_or_presented_of_the_credit_is_not_there_for_the_difference(stage: Stage) -> None:
    presentation = under_part(stage)
    stage.present(presentation >> 16 & ~(0xFF << 24), 5_000_000)
    stage.refuses("BadSubstitution", "BOC", SUBSTITUTE, presentation, 95_000_001, ROOT, most=95_000_000)
    stage.do("BOC", SUBSTITUTE, presentation, 95_000_000, ROOT)


def test_the_difference_is_kept_in_the_credit_until_the_last_moment_of_the_last_day(stage: Stage) -> None:
    presentation = under_part(stage)
    part = presentation >> 16
    credit = part & ~(0xFF << 24)
    stage.do("BOC", "Nominations.demandInvoice", presentation)
    stage.on("2024-09-03", "23:59")
    stage.do("BOC", SUBSTITUTE, presentation, 95_000_000, ROOT)
    kept = {"extra": 15_000_000, "until": day("2024-09-03"), "made": True, "kept": True}
    assert substitution(stage, presentation) == kept
    assert usage(stage, credit) == (5_000_000, 15_000_000, 0)
    assert usage(stage, part) == (0, PART, 0)
    assert credit_of(stage, part)["shared"] is True


def test_an_invoice_of_the_same_amount_draws_nothing(stage: Stage) -> None:
    presentation = under_part(stage)
    stage.do("BOC", SUBSTITUTE, presentation, PART, ROOT)
    assert usage(stage, presentation >> 16 & ~(0xFF << 24)) == (20_000_000, 0, 0)
