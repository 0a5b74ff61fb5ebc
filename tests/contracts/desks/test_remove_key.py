"""Desks.removeKey

given a caller that is no desk
    it reverts with NotADesk
given a key that does not stand there, or no longer
    it reverts with KeyUnknown
given the last maker
    it reverts with KeysMissing
given a checker without whom the threshold cannot be reached
    it reverts with BadThreshold
otherwise
    it signs no more, at the desk and at its Safe, wherever it stood among the owners
    it tells of it with KeyRemoved
"""

from __future__ import annotations

import pytest

from tests.contracts.four_eyes import CHECKER, CHECKERS, LEFT, MAKER, MAKERS, SECOND, STRANGER, THIRD, Table
from tests.people import Stage
from usance.accounts import KeyAccount


@pytest.fixture
def desk(stage: Stage) -> Table:
    return Table(stage)


def test_who_has_no_desk_removes_no_key(stage: Stage) -> None:
    stage.refuses("NotADesk", "BOC", "Desks.removeKey", MAKER.address, account=stage.account("BOC").address)


def test_a_stranger_is_not_removed(desk: Table) -> None:
    desk.refuses("KeyUnknown", desk.operation("Desks.removeKey", STRANGER.address), key=STRANGER.address)


def test_the_last_maker_stays(desk: Table) -> None:
    desk.released("Desks.removeKey", MAKERS[1].address)
    desk.refuses("KeysMissing", desk.operation("Desks.removeKey", MAKER.address), makers=0, checkers=3)


def test_checkers_enough_for_the_threshold_stay(stage: Stage) -> None:
    desk = Table(stage, threshold=4, of=None)
    operation = desk.operation("Desks.removeKey", THIRD.address)
    desk.refuses("BadThreshold", operation, (MAKER, *CHECKERS), given=4, least=2, most=3)


@pytest.mark.parametrize("key", [MAKERS[0], MAKERS[1], SECOND, THIRD])
def test_a_key_that_was_removed_signs_no_more(desk: Table, key: KeyAccount) -> None:
    stays = next(maker for maker in MAKERS if maker != key)
    receipt = desk.released("Desks.removeKey", key.address, by=(stays, CHECKER))
    assert receipt.only("KeyRemoved").args == {"desk": desk.address, "key": key.address}
    assert desk.stage.ask("Desks.roleOf", desk.address, key.address) == LEFT
    assert desk.ledger.call("Safe", "isOwner", [key.address]) is False
    again = desk.operation("Desks.removeKey", key.address)
    desk.refuses("KeyUnknown", again, (stays, CHECKER), key=key.address)
    operation = desk.operation("Cash:CNY.transfer", desk.stage.account("BOC").address, 1)
    with_it = (key, CHECKER) if key in MAKERS else (MAKER, key)
    desk.safe_refuses("GS026", operation, desk.signed(operation, with_it))
