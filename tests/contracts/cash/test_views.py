"""Cash: what it answers

currency, symbol, name, decimals
    it is the ISO 4217 code, in words too, and the exponent of ISO 4217
"""

from __future__ import annotations

import pytest

from tests.people import Stage

EXPONENTS = {"CNY": 2, "USD": 2, "EUR": 2, "HKD": 2, "JPY": 0, "GBP": 2, "SGD": 2}


@pytest.mark.parametrize(("code", "exponent"), EXPONENTS.items())
def test_each_currency_is_what_iso_4217_says(stage: Stage, code: str, exponent: int) -> None:
    assert stage.ask(f"Cash:{code}.currency") == code.encode()
    assert stage.ask(f"Cash:{code}.symbol") == code
    assert stage.ask(f"Cash:{code}.name") == f"Usance cash {code}"
    assert stage.ask(f"Cash:{code}.decimals") == exponent


def test_every_settled_currency_is_looked_at(stage: Stage) -> None:
    assert set(EXPONENTS) == set(stage.record.currencies)
