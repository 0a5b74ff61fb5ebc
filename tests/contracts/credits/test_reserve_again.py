"""Credits.reserveAgain

├── caller is not Presentations, whoever it is → NotFromAbove
├── the refusals of reserve
└── otherwise kept as pending; the presentation is not counted a second time
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import NONEXISTENT, credit_of, refused
from tests.people import Stage
from usance import errors


def reserve_again(stage: Stage, credit: int, amount: int) -> object:
    """What Credits would answer to Presentations."""
    return stage.ledger.call("Credits", "reserveAgain", [credit, amount], caller=stage.address["Presentations"])


@pytest.mark.parametrize("who", ["ICBC", "BOC", "CBA", "deployer"])
def test_nobody_but_presentations_keeps_an_amount_again(stage: Stage, who: str) -> None:
    caller = stage.account(who).address
    stage.refuses("NotFromAbove", who, "Credits.reserveAgain", stage.credit(), 1, caller=caller)


def test_nothing_is_kept_again_of_a_credit_that_nobody_issued(stage: Stage) -> None:
    with pytest.raises(errors.UnknownCredit):
        reserve_again(stage, NONEXISTENT, 1)


def test_nothing_is_kept_again_of_a_credit_that_is_not_advised(stage: Stage) -> None:
    with pytest.raises(errors.UnexpectedStatus):
        reserve_again(stage, stage.issue(), 1)


def test_more_than_is_available_is_not_kept_again(stage: Stage) -> None:
    credit = stage.credit()
    with pytest.raises(errors.OverDrawn) as refusal:
        reserve_again(stage, credit, defaults.AMOUNT + 1)
    assert refusal.value.fields["available"] == defaults.AMOUNT


def test_an_amount_taken_up_again_is_pending_and_counts_no_presentation(stage: Stage) -> None:
    credit = stage.credit()
    presentation = refused(stage, credit, 30_000_000, disposal=defaults.NOTIFY)
    before = credit_of(stage, credit)
    assert (before["pending"], before["presentations"]) == (0, 1)
    stage.do("ICBC", "Presentations.waive", presentation)
    assert credit_of(stage, credit) == before | {"pending": 30_000_000}
