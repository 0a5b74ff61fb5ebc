"""Credits.undraw, for the contracts above only

├── caller is not one of them, whoever it is → NotFromAbove
├── more than is drawn → it fails
└── otherwise drawn no more, and available again
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import credit_of
from tests.contracts.callers import refused_to_everybody
from tests.contracts.registers import bound
from tests.people import Stage
from usance import errors


def test_nobody_but_the_contracts_above_undoes_a_drawing(stage: Stage) -> None:
    credit = stage.credit()
    stage.honoured(credit)
    refused_to_everybody(stage, "Credits.undraw", credit, 1)


def test_a_drawing_is_undone_and_no_more_than_that(stage: Stage) -> None:
    above, credit = bound(stage, "Credits"), stage.issue()
    before = credit_of(stage, credit)
    stage.do(above, "Credits.keep", credit, 7, False)
    stage.do(above, "Credits.draw", credit, 7)
    with pytest.raises(errors.Panic):
        stage.do(above, "Credits.undraw", credit, 8)
    stage.do(above, "Credits.undraw", credit, 3)
    assert credit_of(stage, credit) == before | {"drawn": 4}
