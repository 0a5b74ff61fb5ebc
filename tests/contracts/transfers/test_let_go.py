"""Transfers.letGo

├── caller is not Proceeds, whoever it is → NotFromAbove
├── no difference is kept → it does nothing
└── otherwise the credit has the difference back
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import usage
from tests.contracts.callers import refused_to_everybody
from tests.contracts.dealings import PART, refused_by, substitution, under_part
from tests.people import Stage
from usance.ids import credit_number

CREDIT = credit_number("3-1")


def test_nobody_but_proceeds_gives_a_difference_back(stage: Stage) -> None:
    refused_to_everybody(stage, "Transfers.letGo", under_part(stage))


def test_refused_documents_with_an_invoice_of_the_same_amount_give_no_difference_back(stage: Stage) -> None:
    presentation = under_part(stage)
    stage.do("BOC", "Nominations.substitute", presentation, PART, defaults.root())
    refused_by(stage, "BOC", presentation)
    assert usage(stage, CREDIT) == (20_000_000, 0, 0)


@pytest.mark.parametrize("how", ["refused", "withdrawn"])
def test_the_difference_is_the_credits_again_when_documents_are_refused_or_withdrawn(stage: Stage, how: str) -> None:
    root = defaults.root()
    presentation = under_part(stage, root=root)
    stage.do("BOC", "Nominations.substitute", presentation, PART + 15_000_000, defaults.root())
    assert usage(stage, CREDIT) == (5_000_000, 15_000_000, 0)
    if how == "refused":
        refused_by(stage, "BOC", presentation)
    else:
        stage.do("CCB", "Presentations.withdraw", presentation, root)
    assert substitution(stage, presentation)["kept"] is False
    assert usage(stage, CREDIT) == (20_000_000, 0, 0)
    assert usage(stage, CREDIT | 1 << 24) == (PART, 0, 0)
