"""Seat: what it answers

seatOf
    given a party without a seat: it says 0
holderOf
    given a seat that was never given: it says nobody
taken, present
    it is the set of the seats that are taken, and of those whose votes count
locked
    given a seat that nobody has: it reverts with ERC721NonexistentToken
    given one that is taken: it says yes
supportsInterface
    it is an ERC-721 token that is locked (ERC-5192)
name, symbol
    they are those of a seat in the council
"""

from __future__ import annotations

import pytest

from tests.chamber import BANKS, SUSPENDED, Chamber
from usance.errors import Refusal


def test_who_has_no_seat_has_number_0(chamber: Chamber) -> None:
    assert chamber.ask("Seat.seatOf", chamber.party("CBA")) == 0
    assert chamber.ask("Seat.holderOf", 0) == chamber.ask("Seat.holderOf", 200) == 0


def test_the_founding_banks_have_the_first_seats(chamber: Chamber) -> None:
    assert [chamber.seat(bank) for bank in BANKS] == [1, 2, 3, 4, 5]
    assert chamber.ask("Seat.taken") == chamber.ask("Seat.present") == 0b111110


def test_a_bank_that_the_council_has_suspended_keeps_its_seat_and_is_not_present(chamber: Chamber) -> None:
    chamber.resolve("Membership.resolveStanding", chamber.party("CCB"), SUSPENDED)
    assert chamber.ask("Seat.taken") == 0b111110
    assert chamber.ask("Seat.present") == 0b101110


def test_a_bank_that_the_convener_has_suspended_is_present(chamber: Chamber) -> None:
    chamber.do("CBA", "Membership.suspend", chamber.party("CCB"))
    assert chamber.ask("Seat.present") == 0b111110


def test_every_seat_is_locked(chamber: Chamber) -> None:
    assert chamber.ask("Seat.locked", 1) is True
    with pytest.raises(Refusal, match="ERC721NonexistentToken"):
        chamber.ask("Seat.locked", 99)


def test_it_is_a_token_that_is_locked(chamber: Chamber) -> None:
    known = {name: chamber.ask("Seat.supportsInterface", bytes.fromhex(name)) for name in ("80ac58cd", "b45a3c0e")}
    assert known == {"80ac58cd": True, "b45a3c0e": True}
    assert chamber.ask("Seat.supportsInterface", bytes.fromhex("ffffffff")) is False
    assert (chamber.ask("Seat.name"), chamber.ask("Seat.symbol")) == ("Seat in the council", "SEAT")
