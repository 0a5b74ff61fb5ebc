"""Credits.draw

├── caller is not Presentations, whoever it is → NotFromAbove
└── otherwise moves from pending to drawn; what is available stays the same
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import complying, credit_of, usage
from tests.people import Stage


@pytest.mark.parametrize("who", ["ICBC", "BOC", "CBA", "deployer"])
def test_nobody_but_presentations_draws(stage: Stage, who: str) -> None:
    credit = stage.credit()
    complying(stage, credit)
    stage.refuses("NotFromAbove", who, "Credits.draw", credit, defaults.AMOUNT, caller=stage.account(who).address)


def test_honour_turns_what_was_pending_into_a_drawing(stage: Stage) -> None:
    credit = stage.credit()
    presentation = complying(stage, credit, 30_000_000)
    stage.present(credit, 20_000_000)
    before, available = credit_of(stage, credit), usage(stage, credit)[0]
    stage.do("ICBC", "Presentations.honour", presentation)
    assert credit_of(stage, credit) == before | {"pending": 20_000_000, "drawn": 30_000_000}
    assert usage(stage, credit)[0] == available == 50_000_000
