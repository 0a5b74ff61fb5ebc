"""Desks.addKey

given a caller that is no desk
    it reverts with NotADesk
given no role of one who signs
    it reverts with RoleMissing
given a key that stands at the desk, or has left it
    it reverts with KeyInUse
given a seventeenth key
    it reverts with TooManyKeys
given a key that no Safe takes
    it reverts with OwnersUnchanged
otherwise, by a maker and a checker or by two checkers
    it stands at the desk and at its Safe, and signs from now on
    it tells of it with KeyAdded
"""

from __future__ import annotations

import pytest

from tests.contracts.four_eyes import CHECKER, CHECKS, LEFT, MAKER, MAKERS, MAKES, NONE, SECOND, STRANGER, Table
from tests.people import NOBODY, Stage
from usance.accounts import KeyAccount, well_known


@pytest.fixture
def desk(stage: Stage) -> Table:
    return Table(stage)


def test_who_has_no_desk_adds_no_key(stage: Stage) -> None:
    account = stage.account("BOC").address
    stage.refuses("NotADesk", "BOC", "Desks.addKey", STRANGER.address, MAKES, account=account)


def test_a_key_without_a_role_is_refused(desk: Table) -> None:
    for role in (NONE, LEFT):
        desk.refuses("RoleMissing", desk.operation("Desks.addKey", STRANGER.address, role), key=STRANGER.address)


def test_a_maker_does_not_become_a_checker_too(desk: Table) -> None:
    desk.refuses("KeyInUse", desk.operation("Desks.addKey", MAKER.address, CHECKS), desk=desk.address)


def test_a_seventeenth_key_is_refused(desk: Table) -> None:
    for index in range(20, 31):
        desk.released("Desks.addKey", well_known(index).address, CHECKS)
    desk.refuses("TooManyKeys", desk.operation("Desks.addKey", STRANGER.address, CHECKS), given=17, most=16)


@pytest.mark.parametrize("key", [NOBODY, None])
def test_a_key_that_no_safe_takes_is_refused(desk: Table, key: str | None) -> None:
    operation = desk.operation("Desks.addKey", key or desk.address, CHECKS)
    desk.refuses("OwnersUnchanged", operation, desk=desk.address)


@pytest.mark.parametrize("by", [(MAKER, CHECKER), (CHECKER, SECOND)])
def test_a_new_checker_releases(desk: Table, by: tuple[KeyAccount, ...]) -> None:
    receipt = desk.released("Desks.addKey", STRANGER.address, CHECKS, by=by)
    assert receipt.only("KeyAdded").args == {"desk": desk.address, "key": STRANGER.address, "role": CHECKS}
    assert desk.stage.ask("Desks.sizeOf", desk.address) == {"threshold": 2, "makers": 2, "checkers": 4, "limited": 0}
    desk.released("Cash:CNY.transfer", desk.stage.account("BOC").address, 1, by=(MAKER, STRANGER))


def test_two_makers_add_nobody(desk: Table) -> None:
    desk.refuses("CheckersMissing", desk.operation("Desks.addKey", STRANGER.address, CHECKS), MAKERS, given=1)
