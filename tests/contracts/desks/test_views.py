"""What Desks answers: roleOf, sizeOf, limitOf, releasedToday, eyesFor, isReleased

given an account that is no desk
    it has no size and no eyes, and reverts with NotADesk
    it has no roles and no limits
given a desk
    it says who stands there, how many, and up to which amounts
    it says how many pairs of eyes a call needs, by its amount; what no amount bounds needs those of the largest
    it says what was released today, and nothing of yesterday
    it says whether a ticket was used
    it says that it is a guard, as a Safe asks it by ERC-165
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.contracts.four_eyes import CHECKER, CHECKS, MAKER, MAKES, NONE, STRANGER, Table
from tests.people import NOBODY, Stage
from usance.desks.operation import ticket_of
from usance.errors import Refusal

LIMITS = [(b"CNY", 1_000, 5_000)]


@pytest.fixture
def desk(stage: Stage) -> Table:
    return Table(stage, limits=LIMITS)


def test_what_is_no_desk_has_neither_size_nor_keys(stage: Stage) -> None:
    account = stage.account("BOC").address
    for question, more in (("sizeOf", ()), ("eyesFor", (account, b""))):
        with pytest.raises(Refusal, match="NotADesk"):
            stage.ask(f"Desks.{question}", account, *more)
    assert stage.ask("Desks.roleOf", account, MAKER.address) == NONE
    assert stage.ask("Desks.limitOf", account, b"CNY") == {"single": 0, "daily": 0}
    assert stage.ask("Desks.isReleased", account, STRANGER.address) is False


def test_a_desk_says_who_stands_there(desk: Table) -> None:
    roles = [desk.stage.ask("Desks.roleOf", desk.address, key.address) for key in (MAKER, CHECKER, STRANGER)]
    assert roles == [MAKES, CHECKS, NONE]
    assert desk.stage.ask("Desks.sizeOf", desk.address) == {"threshold": 2, "makers": 2, "checkers": 3, "limited": 1}
    assert desk.stage.ask("Desks.limitOf", desk.address, b"CNY") == {"single": 1_000, "daily": 5_000}


@pytest.mark.parametrize(("amount", "eyes"), [(0, 2), (1_000, 2), (1_001, 3)])
def test_a_desk_says_how_many_must_see_an_amount(desk: Table, amount: int, eyes: int) -> None:
    call = desk.call("Cash:CNY.transfer", desk.stage.account("BOC").address, amount)
    assert desk.stage.ask("Desks.eyesFor", desk.address, *call) == eyes


def test_what_no_amount_bounds_needs_the_eyes_of_the_largest(desk: Table) -> None:
    away = desk.call("Membership.rotateAccount", STRANGER.address)
    for call in (desk.call("Desks.setThreshold", 3), away):
        assert desk.stage.ask("Desks.eyesFor", desk.address, *call) == 3
    for call in ((desk.address, b""), desk.call("Membership.setMandate", True)):
        assert desk.stage.ask("Desks.eyesFor", desk.address, *call) == 2


def test_without_limits_nothing_needs_more_than_the_threshold(stage: Stage) -> None:
    desk = Table(stage)
    for call in (desk.call("Desks.setThreshold", 3), desk.call("Membership.rotateAccount", STRANGER.address)):
        assert stage.ask("Desks.eyesFor", desk.address, *call) == 2


def test_a_day_begins_with_nothing_released(desk: Table) -> None:
    desk.released("Cash:CNY.transfer", desk.stage.account("BOC").address, 700)
    assert desk.stage.ask("Desks.releasedToday", desk.address, b"CNY") == 700
    desk.stage.on("2024-09-03")
    assert desk.stage.ask("Desks.releasedToday", desk.address, b"CNY") == 0


def test_a_ticket_is_used_or_not(desk: Table) -> None:
    ticket = ticket_of(desk.stage.chain.chain_id, desk.address, "rent")
    assert desk.stage.ask("Desks.isReleased", desk.address, ticket) is False
    operation = replace(desk.operation("Cash:CNY.transfer", desk.stage.account("BOC").address, 1), ticket=ticket)
    desk.send(operation, desk.signed(operation, (MAKER, CHECKER)))
    assert desk.stage.ask("Desks.isReleased", desk.address, ticket) is True
    assert desk.stage.ask("Desks.isReleased", desk.address, NOBODY) is False


@pytest.mark.parametrize(("interface", "is_one"), [("e6d7a83a", True), ("01ffc9a7", True), ("ffffffff", False)])
def test_a_guard_says_that_it_is_one(stage: Stage, interface: str, is_one: bool) -> None:
    assert stage.ask("Desks.supportsInterface", bytes.fromhex(interface)) is is_one
