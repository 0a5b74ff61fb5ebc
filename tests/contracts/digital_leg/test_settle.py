"""DigitalLeg.settle

├── caller is not the contract above → NotFromAbove
├── currency without cash → UnknownCurrency
├── cash or leave short by a minor unit → InsufficientCash
└── otherwise the payee has the money
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import set_funds
from tests.contracts.callers import refused_to_everybody, rotate
from tests.contracts.registers import bound
from tests.market import QUOTE
from tests.people import Stage

SETTLE = "DigitalLeg.settle"


def payment(stage: Stage, amount: int = 500, currency: bytes = b"CNY") -> dict[str, object]:
    return {"payer": stage.party("ABC"), "payee": stage.party("BOC"), "currency": currency, "amount": amount}


def args(stage: Stage, **changes: object) -> tuple[object, ...]:
    return QUOTE, payment(stage, **changes), stage.account("BOC").address, bytes(32)  # type: ignore[arg-type]


def test_nobody_but_forfaiting_and_recourses_moves_money(stage: Stage) -> None:
    refused_to_everybody(stage, SETTLE, *args(stage))  # type: ignore[arg-type]


def test_a_currency_without_cash_is_refused(stage: Stage) -> None:
    above = bound(stage, "DigitalLeg")
    stage.refuses("UnknownCurrency", above, SETTLE, *args(stage, currency=b"XXX"))  # type: ignore[arg-type]


@pytest.mark.parametrize("short", ["cash", "leave"])
def test_a_payer_short_by_one_fen_pays_nothing(stage: Stage, short: str) -> None:
    above = bound(stage, "DigitalLeg")
    stage.do("ABC", "Cash:CNY.approve", stage.address["DigitalLeg"], 499 if short == "leave" else 500)
    if short == "cash":
        set_funds(stage, "ABC", 499)
    stage.refuses("InsufficientCash", above, SETTLE, *args(stage), given=499, needed=500)  # type: ignore[arg-type]


def test_money_moves_between_present_accounts(stage: Stage) -> None:
    above = bound(stage, "DigitalLeg")
    moved = rotate(stage, "BOC")
    stage.do("ABC", "Cash:CNY.approve", stage.address["DigitalLeg"], 500)
    before = stage.cash("ABC")
    stage.do(above, SETTLE, *args(stage))  # type: ignore[arg-type]
    assert (stage.cash("ABC"), stage.cash(moved)) == (before - 500, 500)
