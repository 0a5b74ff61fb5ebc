"""Seat.take

given a caller that is not the council
    it reverts with AccessManagedUnauthorized
given the council
    when the party has no seat
        it reverts with NoSeat
    when it has one
        it takes it, burns the token and tells of it with SeatVacated
        it still says whose it was
"""

from __future__ import annotations

import pytest

from tests.chamber import Chamber
from tests.contracts.callers import refused_to_all_but
from usance.errors import Refusal


def test_nobody_but_the_council_takes_a_seat(chamber: Chamber) -> None:
    refused_to_all_but("Council", chamber, "Seat.take", chamber.party("ICBC"))


@pytest.mark.parametrize("who", ["CBA", "Huaxin Textiles"])
def test_who_has_no_seat_cannot_lose_it(chamber: Chamber, who: str) -> None:
    with pytest.raises(Refusal) as refused:
        chamber.council_says("Seat.take", chamber.party(who))
    assert (refused.value.name, refused.value.fields) == ("NoSeat", {"party": chamber.party(who)})


def test_a_seat_is_taken_and_it_is_known_whose_it_was(chamber: Chamber) -> None:
    seat, before = chamber.seat("BoCom"), int(str(chamber.ask("Seat.taken")))
    receipt = chamber.resolve("Seat.take", chamber.party("BoCom"))
    assert receipt.only("SeatVacated").args == {"party": chamber.party("BoCom"), "seat": seat}
    assert chamber.seat("BoCom") == 0
    assert chamber.ask("Seat.holderOf", seat) == chamber.party("BoCom")
    assert chamber.ask("Seat.balanceOf", chamber.account("BoCom").address) == 0
    assert chamber.ask("Seat.taken") == before & ~(1 << seat)
