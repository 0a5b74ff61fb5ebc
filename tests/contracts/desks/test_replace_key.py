"""Desks.replaceKey

given a caller that is no desk
    it reverts with NotADesk
given a former key that does not stand there
    it reverts with KeyUnknown
given a new key that stands there, the former one included, or that has left
    it reverts with KeyInUse
otherwise
    it takes the place of the former one, whose signatures are worth nothing from now on
    it leaves party, credits and cash where they are
    it tells of it with KeyReplaced
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.four_eyes import CHECKER, CHECKS, MAKER, MAKES, SECOND, STRANGER, Table
from tests.people import Stage
from usance.accounts import KeyAccount


@pytest.fixture
def desk(stage: Stage) -> Table:
    return Table(stage)


def test_who_has_no_desk_replaces_no_key(stage: Stage) -> None:
    arguments = (MAKER.address, STRANGER.address)
    stage.refuses("NotADesk", "BOC", "Desks.replaceKey", *arguments, account=stage.account("BOC").address)


def test_a_stranger_is_not_replaced(desk: Table) -> None:
    operation = desk.operation("Desks.replaceKey", STRANGER.address, STRANGER.address)
    desk.refuses("KeyUnknown", operation, key=STRANGER.address)


@pytest.mark.parametrize("key", [MAKER, CHECKER])
def test_a_key_that_stands_there_takes_nobodys_place(desk: Table, key: KeyAccount) -> None:
    desk.refuses("KeyInUse", desk.operation("Desks.replaceKey", MAKER.address, key.address), key=key.address)


@pytest.mark.parametrize(("lost", "role"), [(MAKER, MAKES), (CHECKER, CHECKS)])
def test_a_lost_key_gives_its_place_to_another(desk: Table, lost: KeyAccount, role: int) -> None:
    others = (SECOND, CHECKER) if lost == MAKER else (MAKER, SECOND)
    waiting = desk.later(desk.operation("Cash:CNY.transfer", desk.stage.account("BOC").address, 1), 1)
    signed = desk.signed(waiting, (MAKER, CHECKER))
    receipt = desk.released("Desks.replaceKey", lost.address, STRANGER.address, by=others)
    replaced = {"desk": desk.address, "former": lost.address, "key": STRANGER.address}
    assert receipt.only("KeyReplaced").args == replaced
    assert desk.stage.ask("Desks.roleOf", desk.address, STRANGER.address) == role
    desk.safe_refuses("GS026", waiting, signed)
    desk.send(waiting, desk.signed(waiting, tuple({MAKER, CHECKER, STRANGER} - {lost})))


def test_credits_know_nothing_of_keys(desk: Table) -> None:
    stage, party = desk.stage, desk.stage.party("ICBC")
    desk.released("Credits.issue", defaults.terms(stage._parties))
    credit, cash = party << 32 | 1, stage.cash_at(desk.address)
    before = stage.ask("Credits.get", credit)
    desk.released("Desks.replaceKey", MAKER.address, STRANGER.address)
    assert stage.ask("Credits.get", credit) == before
    assert stage.ask("Membership.accountOf", party) == desk.address
    assert stage.cash_at(desk.address) == cash
    stage.do("BOC", "Credits.advise", credit)
