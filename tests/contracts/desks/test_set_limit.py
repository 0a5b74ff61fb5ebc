"""Desks.setLimit

given a caller that is no desk
    it reverts with NotADesk
given a threshold that leaves no checker more for it
    it reverts with BadThreshold
given a desk with a limit
    it takes the eyes that its largest amounts take: those whom a limit binds do not lift it
otherwise
    it holds for the next operation, in its currency alone; a day counts from when it has a limit
    it tells of it with DeskLimitSet
"""

from __future__ import annotations

import pytest

from tests.contracts.four_eyes import CHECKER, CHECKERS, MAKER, SECOND, Table
from tests.people import Stage


@pytest.fixture
def desk(stage: Stage) -> Table:
    return Table(stage)


def test_who_has_no_desk_sets_no_limit(stage: Stage) -> None:
    stage.refuses("NotADesk", "BOC", "Desks.setLimit", b"CNY", 1, 1, account=stage.account("BOC").address)


def test_a_limit_holds_for_the_next_operation(desk: Table) -> None:
    receipt = desk.released("Desks.setLimit", b"CNY", 100, 150)
    set_ = {"desk": desk.address, "currency": b"CNY", "single": 100, "daily": 150}
    assert receipt.only("DeskLimitSet").args == set_
    boc = desk.stage.account("BOC").address
    desk.refuses("CheckersMissing", desk.operation("Cash:CNY.transfer", boc, 101), given=2, needed=3)
    desk.released("Cash:CNY.transfer", boc, 100)
    desk.refuses("DailyLimitExceeded", desk.operation("Cash:CNY.transfer", boc, 51), given=51, left=50)
    lifting = desk.operation("Desks.setLimit", b"CNY", 0, 0)
    desk.refuses("CheckersMissing", lifting, given=2, needed=3)
    desk.released("Desks.setLimit", b"CNY", 0, 0, by=(MAKER, CHECKER, SECOND))
    desk.released("Cash:CNY.transfer", boc, 101)
    # Where there is no limit any more, its eyes are not needed either.
    desk.released("Desks.setThreshold", 2)


def test_a_limit_that_is_changed_is_still_one(desk: Table) -> None:
    for single in (100, 200, 0, 0, 300):
        desk.released("Desks.setLimit", b"CNY", single, 0, by=(MAKER, CHECKER, SECOND))
        size = desk.stage.ask("Desks.sizeOf", desk.address)
        assert isinstance(size, dict)
        assert size["limited"] == min(single, 1)


def test_a_limit_that_nobody_could_lift_is_refused(stage: Stage) -> None:
    desk = Table(stage, threshold=4, of=None)
    operation = desk.operation("Desks.setLimit", b"CNY", 1, 0)
    desk.refuses("BadThreshold", operation, (MAKER, *CHECKERS), given=4, least=2, most=3)


def test_a_day_counts_from_when_it_has_a_limit(desk: Table) -> None:
    boc = desk.stage.account("BOC").address
    desk.released("Cash:CNY.transfer", boc, 700)
    desk.released("Desks.setLimit", b"CNY", 0, 1_000)
    assert desk.stage.ask("Desks.releasedToday", desk.address, b"CNY") == 0
    desk.released("Cash:CNY.transfer", boc, 600)
    # Set anew within the day, it counts what it has counted.
    desk.released("Desks.setLimit", b"CNY", 0, 900, by=(MAKER, CHECKER, SECOND))
    desk.refuses("DailyLimitExceeded", desk.operation("Cash:CNY.transfer", boc, 301), given=301, left=300)


def test_a_limit_in_one_currency_is_none_in_another(desk: Table) -> None:
    desk.released("Desks.setLimit", b"USD", 1, 1)
    desk.released("Cash:CNY.transfer", desk.stage.account("BOC").address, 100)
