"""Credits.release, for the contracts above only

├── caller is not one of them, whoever it is → NotFromAbove
├── more than is pending → it fails
└── otherwise no longer pending; says whether more hangs on it: a schedule, or a part of others in the proceeds
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import credit_of, refusal
from tests.contracts.callers import refused_to_everybody
from tests.contracts.registers import bound
from tests.people import Stage
from usance import errors


def test_nobody_but_the_contracts_above_gives_an_amount_back(stage: Stage) -> None:
    credit = stage.credit()
    stage.present(credit)
    refused_to_everybody(stage, "Credits.release", credit, 1)


def test_no_more_is_given_back_than_is_pending(stage: Stage) -> None:
    above, credit = bound(stage, "Credits"), stage.issue()
    stage.do(above, "Credits.keep", credit, 5, True)
    with pytest.raises(errors.Panic):
        stage.do(above, "Credits.release", credit, 6)
    stage.do(above, "Credits.release", credit, 5)
    assert credit_of(stage, credit)["pending"] == 0


@pytest.mark.parametrize("hangs", [{}, {"scheduled": True}, {"shared": True}, {"scheduled": True, "shared": True}])
def test_it_says_whether_more_hangs_on_the_amount(stage: Stage, hangs: dict[str, bool]) -> None:
    above, credit = bound(stage, "Credits"), stage.issue()
    record = stage.ask("Credits.get", credit)
    assert isinstance(record, dict)
    stage.do(above, "Credits.store", credit, record | {"pending": 5} | hangs)
    assert stage.ask("Credits.release", credit, 5, who=above) is bool(hangs)


def test_a_refusal_gives_back_its_own_amount_and_no_more(stage: Stage) -> None:
    credit = stage.credit()
    first, _ = stage.present(credit, 30_000_000), stage.present(credit, 20_000_000)
    before = credit_of(stage, credit)
    stage.do("ICBC", "Presentations.refuse", *refusal(first))
    assert credit_of(stage, credit) == before | {"pending": 20_000_000}
