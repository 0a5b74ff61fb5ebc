"""Desks.setThreshold

given a caller that is no desk
    it reverts with NotADesk
given fewer than 2 pairs of eyes, or more than a maker and all checkers are
    it reverts with BadThreshold
otherwise
    it holds for every operation from now on, of keys too
    it tells of it with ThresholdSet
"""

from __future__ import annotations

import pytest

from tests.contracts.four_eyes import CHECKER, MAKER, SECOND, Table
from tests.people import Stage


@pytest.fixture
def desk(stage: Stage) -> Table:
    return Table(stage)


def test_who_has_no_desk_sets_no_threshold(stage: Stage) -> None:
    stage.refuses("NotADesk", "BOC", "Desks.setThreshold", 2, account=stage.account("BOC").address)


@pytest.mark.parametrize("threshold", [0, 1, 5])
def test_two_pairs_of_eyes_at_least_and_no_more_than_there_are(desk: Table, threshold: int) -> None:
    desk.refuses("BadThreshold", desk.operation("Desks.setThreshold", threshold), given=threshold, least=2, most=4)


def test_a_threshold_holds_from_now_on(desk: Table) -> None:
    receipt = desk.released("Desks.setThreshold", 3)
    assert receipt.only("ThresholdSet").args == {"desk": desk.address, "threshold": 3}
    assert desk.ledger.call("Safe", "getThreshold") == 3
    operation = desk.operation("Desks.setThreshold", 2)
    desk.safe_refuses("GS020", operation, desk.signed(operation, (MAKER, CHECKER)))
    desk.released("Desks.setThreshold", 2, by=(MAKER, CHECKER, SECOND))
