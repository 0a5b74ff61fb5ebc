"""Credits.release

├── caller is not Presentations, whoever it is → NotFromAbove
└── otherwise no longer pending, and available again
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import credit_of, refusal
from tests.people import Stage


@pytest.mark.parametrize("who", ["ICBC", "BOC", "CBA", "deployer"])
def test_nobody_but_presentations_gives_an_amount_back(stage: Stage, who: str) -> None:
    credit = stage.credit()
    stage.present(credit)
    caller = stage.account(who).address
    stage.refuses("NotFromAbove", who, "Credits.release", credit, defaults.AMOUNT, caller=caller)


def test_a_refusal_gives_back_its_own_amount_and_no_more(stage: Stage) -> None:
    credit = stage.credit()
    first, _ = stage.present(credit, 30_000_000), stage.present(credit, 20_000_000)
    before = credit_of(stage, credit)
    stage.do("ICBC", "Presentations.refuse", *refusal(first))
    assert credit_of(stage, credit) == before | {"pending": 20_000_000}
