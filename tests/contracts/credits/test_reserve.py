"""Credits.reserve

├── caller is not Presentations, whoever it is → NotFromAbove
├── credit unknown → UnknownCredit
├── credit not Advised → UnexpectedStatus
├── amount zero → ZeroAmount
├── amount above what is available, pending presentations counted → OverDrawn
├── partial drawings prohibited
│   ├── below the least amount → PartialDrawing
│   └── not the first drawing → PartialDrawing
└── otherwise kept as pending, and the presentation numbered
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import NONEXISTENT, credit_of, refused, usage
from tests.people import Stage
from usance import errors


def reserve(stage: Stage, credit: int, amount: int) -> object:
    """What Credits would answer to Presentations."""
    return stage.ledger.call("Credits", "reserve", [credit, amount], caller=stage.address["Presentations"])


@pytest.mark.parametrize("who", ["ICBC", "BOC", "CBA", "PBoC", "deployer"])
def test_nobody_but_presentations_keeps_an_amount(stage: Stage, who: str) -> None:
    caller, expected = stage.account(who).address, stage.address["Presentations"]
    stage.refuses("NotFromAbove", who, "Credits.reserve", stage.credit(), 1, caller=caller, expected=expected)


def test_nothing_is_kept_of_a_credit_that_nobody_issued(stage: Stage) -> None:
    with pytest.raises(errors.UnknownCredit):
        reserve(stage, NONEXISTENT, 1)


def test_nothing_is_kept_of_a_credit_that_is_not_advised(stage: Stage) -> None:
    with pytest.raises(errors.UnexpectedStatus) as refusal:
        reserve(stage, stage.issue(), 1)
    assert refusal.value.fields["allowed"] == ("Advised",)


def test_zero_is_no_drawing(stage: Stage) -> None:
    with pytest.raises(errors.ZeroAmount):
        reserve(stage, stage.credit(), 0)


@pytest.mark.parametrize("amount", [defaults.AMOUNT + 1, 2**128 - 1])
def test_more_than_the_amount_is_overdrawn(stage: Stage, amount: int) -> None:
    with pytest.raises(errors.OverDrawn) as refusal:
        reserve(stage, stage.credit(), amount)
    assert (refusal.value.fields["given"], refusal.value.fields["available"]) == (amount, defaults.AMOUNT)


def test_what_is_pending_is_not_available(stage: Stage) -> None:
    credit = stage.credit()
    stage.present(credit, 60_000_000)
    with pytest.raises(errors.OverDrawn) as refusal:
        reserve(stage, credit, 40_000_001)
    assert refusal.value.fields["available"] == 40_000_000
    reserve(stage, credit, 40_000_000)


@pytest.mark.parametrize(("rules", "least"), [(defaults.PRC2016, 100_000_000), (defaults.UCP600, 95_000_000)])
def test_a_single_drawing_has_a_least_amount(stage: Stage, rules: int, least: int) -> None:
    credit = stage.credit(partialDrawings=False, rules=rules)
    with pytest.raises(errors.PartialDrawing) as refusal:
        reserve(stage, credit, least - 1)
    assert (refusal.value.fields["given"], refusal.value.fields["minimum"]) == (least - 1, least)
    reserve(stage, credit, least)


@pytest.mark.parametrize("honoured", [True, False])
def test_a_second_drawing_is_partial_where_only_one_is_allowed(stage: Stage, honoured: bool) -> None:
    credit = stage.credit(partialDrawings=False, tolerancePlus=100, toleranceMinus=50)
    (stage.honoured if honoured else stage.present)(credit, 100_000_000)
    with pytest.raises(errors.PartialDrawing):
        reserve(stage, credit, 60_000_000)


def test_a_drawing_that_was_refused_does_not_use_up_the_single_one(stage: Stage) -> None:
    credit = stage.credit(partialDrawings=False)
    refused(stage, credit)
    reserve(stage, credit, defaults.AMOUNT)


def test_a_kept_amount_is_pending_and_the_presentation_is_counted(stage: Stage) -> None:
    credit = stage.credit()
    before = credit_of(stage, credit)
    stage.present(credit, 30_000_000)
    stage.present(credit, 20_000_000)
    assert credit_of(stage, credit) == before | {"pending": 50_000_000, "presentations": 2}
    assert usage(stage, credit) == (50_000_000, 50_000_000, 0)
