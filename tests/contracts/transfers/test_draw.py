"""Transfers.draw

├── caller is not Proceeds, whoever it is → NotFromAbove
├── no difference is kept → it draws nothing
└── otherwise the difference is drawn under the credit, and the first beneficiary is paid it
"""

from __future__ import annotations

from typing import Any

import pytest

from tests import defaults
from tests.contracts.acts import claim_of, day, usage
from tests.contracts.callers import refused_to_everybody
from tests.contracts.dealings import (
    CONFIRM,
    DIFFERENCE,
    PART,
    forwarded,
    honoured_by,
    presented,
    share,
    transferable,
    transferred,
    under_part,
)
from tests.people import Stage
from usance.ids import credit_number

CREDIT = credit_number("3-1")
EXTRA = 15_000_000


def passed_on(stage: Stage, amount: int, **changes: Any) -> int:
    """Documents under a part with the first beneficiary's invoice, with the issuer."""
    root = defaults.root()
    given = transferred(stage, transferable(stage, **changes))
    presentation = presented(stage, given, PART, by="CCB", root=root)
    stage.do("BOC", "Nominations.substitute", presentation, amount, defaults.root())
    return forwarded(stage, "BOC", presentation, root)


def test_nobody_but_proceeds_draws_a_difference(stage: Stage) -> None:
    refused_to_everybody(stage, "Transfers.draw", under_part(stage))


def test_an_invoice_of_the_same_amount_leaves_the_first_beneficiary_nothing(stage: Stage) -> None:
    presentation = passed_on(stage, PART)
    first, other = stage.cash("BOC"), stage.cash("CCB")
    honoured_by(stage, "ICBC", presentation)
    assert (stage.cash("BOC"), stage.cash("CCB")) == (first, other + PART)
    assert usage(stage, CREDIT) == (20_000_000, 0, 0)


def test_the_first_beneficiary_is_paid_the_difference_when_the_issuer_honours(stage: Stage) -> None:
    presentation = passed_on(stage, PART + EXTRA)
    issuer, first, other = (stage.cash(who) for who in ("ICBC", "BOC", "CCB"))
    honoured_by(stage, "ICBC", presentation)
    now = [stage.cash(who) for who in ("ICBC", "BOC", "CCB")]
    assert now == [issuer - PART - EXTRA, first + EXTRA, other + PART]
    assert claim_of(stage, share(presentation, DIFFERENCE))["face"] == EXTRA
    assert usage(stage, CREDIT) == (5_000_000, 0, EXTRA)
    assert usage(stage, CREDIT | 1 << 24) == (0, 0, PART)


def test_the_first_beneficiary_is_owed_the_difference_on_the_day_of_the_drawing(stage: Stage) -> None:
    presentation = passed_on(stage, PART + EXTRA, tenor=defaults.AFTER_SIGHT, tenorValue=30)
    honoured_by(stage, "ICBC", presentation)
    owed = [claim_of(stage, number) for number in (presentation, share(presentation, DIFFERENCE))]
    assert [(claim["face"], claim["maturity"]) for claim in owed] == [
        (PART, day("2024-10-08")),
        (EXTRA, day("2024-10-08")),
    ]
    assert stage.ask("Claims.holderOf", share(presentation, DIFFERENCE)) == stage.party("BOC")


@pytest.mark.parametrize("how", ["honoured", "negotiated"])
def test_a_confirmer_that_paid_the_difference_too_is_owed_both_by_the_issuer(stage: Stage, how: str) -> None:
    credit, root = transferable(stage, nominated="BOC", confirmation=CONFIRM), defaults.root()
    stage.do("BOC", "Confirmations.confirm", credit)
    presentation = presented(stage, transferred(stage, credit), PART, by="CCB", root=root)
    stage.do("BOC", "Nominations.substitute", presentation, PART + EXTRA, defaults.root())
    before = stage.cash("BOC")
    stage.do("BOC", "Presentations.comply", presentation)
    if how == "honoured":
        stage.do("BOC", "Presentations.honour", presentation)
    else:
        stage.do("CCB", "Nominations.negotiate", presentation, PART, False)
        stage.do("BOC", "Nominations.negotiate", presentation, PART, False)
    honoured_by(stage, "ICBC", forwarded(stage, "BOC", presentation, root))
    # The difference went to its own customer, whose bank it is, and what it paid to CCB came back.
    assert stage.cash("BOC") == before + EXTRA
