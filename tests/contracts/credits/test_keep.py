"""Credits.keep, for the contracts above only

├── caller is not one of them, whoever it is → NotFromAbove
└── otherwise pending; a new presentation is counted, one taken up again is not
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import credit_of
from tests.contracts.callers import refused_to_everybody
from tests.contracts.registers import bound
from tests.people import Stage


def test_nobody_but_the_contracts_above_keeps_an_amount(stage: Stage) -> None:
    refused_to_everybody(stage, "Credits.keep", stage.credit(), 1, True)


@pytest.mark.parametrize("numbered", [True, False])
def test_an_amount_is_kept_with_or_without_a_presentation_more(stage: Stage, numbered: bool) -> None:
    above = bound(stage, "Credits")
    credit, other = stage.issue(), stage.issue()
    before, untouched = credit_of(stage, credit), credit_of(stage, other)
    for amount in (30_000_000, 20_000_000):
        stage.do(above, "Credits.keep", credit, amount, numbered)
    assert credit_of(stage, credit) == before | {"pending": 50_000_000, "presentations": 2 * numbered}
    assert credit_of(stage, other) == untouched
