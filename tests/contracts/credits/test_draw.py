"""Credits.draw, for the contracts above only

├── caller is not one of them, whoever it is → NotFromAbove
├── a court has stopped payment under the credit, or under the one that it is a part of → CourtStay
├── more than is pending → it fails
└── otherwise moves from pending to drawn; what is available stays the same; says what decides when it is due
"""

from __future__ import annotations

from typing import Any

import pytest

from tests import defaults
from tests.contracts.acts import complying, credit_of, usage
from tests.contracts.callers import refused_to_everybody
from tests.contracts.registers import bound
from tests.people import Stage
from usance import errors

PART = 1 << 24


def stored(stage: Stage, above: str, credit: int, like: int, **changes: Any) -> None:
    """The record of `like`, with 50 minor units pending and changes, stored as that of `credit`."""
    record = stage.ask("Credits.get", like)
    assert isinstance(record, dict)
    stage.do(above, "Credits.store", credit, record | {"pending": 50} | changes)


def test_nobody_but_the_contracts_above_draws(stage: Stage) -> None:
    credit = stage.credit()
    complying(stage, credit)
    refused_to_everybody(stage, "Credits.draw", credit, defaults.AMOUNT)


def test_nothing_is_drawn_while_a_court_has_stopped_payment(stage: Stage) -> None:
    above, credit = bound(stage, "Credits"), stage.issue()
    stored(stage, above, credit, credit, stayed=True)
    stage.refuses("CourtStay", above, "Credits.draw", credit, 50, id="3-1")
    stored(stage, above, credit, credit, stayed=False)
    stage.do(above, "Credits.draw", credit, 50)


@pytest.mark.parametrize(("whole", "part"), [(True, False), (False, True)])
def test_a_stay_of_a_credit_is_one_of_its_parts_too(stage: Stage, whole: bool, part: bool) -> None:
    above, credit = bound(stage, "Credits"), stage.issue()
    stored(stage, above, credit | PART, credit, stayed=part)
    stored(stage, above, credit, credit, stayed=whole)
    stage.refuses("CourtStay", above, "Credits.draw", credit | PART, 50, id="3-1/1")
    if part:
        stage.do(above, "Credits.draw", credit, 50)


def test_no_more_is_drawn_than_is_pending(stage: Stage) -> None:
    above, credit = bound(stage, "Credits"), stage.issue()
    stage.do(above, "Credits.keep", credit, 5, True)
    with pytest.raises(errors.Panic):
        stage.do(above, "Credits.draw", credit, 6)
    stage.do(above, "Credits.draw", credit, 5)
    assert (credit_of(stage, credit)["pending"], credit_of(stage, credit)["drawn"]) == (0, 5)


def test_it_says_what_decides_when_the_drawing_is_due(stage: Stage) -> None:
    above, credit = bound(stage, "Credits"), stage.issue(tenor=defaults.AFTER_SIGHT, tenorValue=90)
    stored(stage, above, credit, credit, version=2, apart=True, shared=True)
    due = {"currency": b"CNY", "tenor": defaults.AFTER_SIGHT, "tenorValue": 90}
    told = due | {"version": 2, "apart": True, "shared": True}
    assert stage.ask("Credits.draw", credit, 50, who=above) == told == stage.ask("Credits.drawing", credit)


def test_honour_turns_what_was_pending_into_a_drawing(stage: Stage) -> None:
    credit = stage.credit()
    presentation = complying(stage, credit, 30_000_000)
    stage.present(credit, 20_000_000)
    before, available = credit_of(stage, credit), usage(stage, credit)[0]
    stage.do("ICBC", "Presentations.honour", presentation)
    assert credit_of(stage, credit) == before | {"pending": 20_000_000, "drawn": 30_000_000}
    assert usage(stage, credit)[0] == available == 50_000_000
