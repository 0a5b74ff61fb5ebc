"""Desks.fit

given a call like any other
    it reverts with NotADesk
given a Safe that runs it when it is set up by Desks.open
    it makes this contract guard and module of the Safe
"""

from __future__ import annotations

from tests.contracts.four_eyes import Table
from tests.people import Stage


def test_nothing_is_fitted_by_a_plain_call(stage: Stage) -> None:
    stage.refuses("NotADesk", "ICBC", "Desks.fit", account=stage.address["Desks"])


def test_a_safe_that_is_opened_gets_its_guard(stage: Stage) -> None:
    desk = Table(stage, of=None)
    assert desk.ledger.call("Safe", "isModuleEnabled", [stage.address["Desks"]]) is True
