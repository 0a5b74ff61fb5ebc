"""Seat.transferFrom

given the bank whose seat it is, by whichever transfer
    it reverts with SeatNotForSale
given anybody, to approve somebody
    it reverts with SeatNotForSale
given a bank that moves to another account
    it keeps its seat and its vote
"""

from __future__ import annotations

import pytest

from tests.chamber import Chamber
from tests.contracts.callers import rotate


@pytest.mark.parametrize(
    "function",
    ["transferFrom", "safeTransferFrom(address,address,uint256)", "safeTransferFrom(address,address,uint256,bytes)"],
)
def test_a_seat_cannot_be_sold(chamber: Chamber, function: str) -> None:
    giver, taker = (chamber.account(bank).address for bank in ("ICBC", "ABC"))
    more = (b"",) if function.endswith("bytes)") else ()
    seat = chamber.seat("ICBC")
    chamber.refuses("SeatNotForSale", "ICBC", f"Seat.{function}", giver, taker, seat, *more, seat=seat)
    assert chamber.ask("Seat.ownerOf", seat) == giver


def test_a_seat_cannot_be_lent(chamber: Chamber) -> None:
    taker = chamber.account("ABC").address
    chamber.refuses("SeatNotForSale", "ICBC", "Seat.approve", taker, 1, seat=1)
    chamber.refuses("SeatNotForSale", "ICBC", "Seat.setApprovalForAll", taker, True, seat=0)


def test_a_bank_that_moves_to_another_account_keeps_its_vote(chamber: Chamber) -> None:
    number = chamber.propose(("Membership.closeNewBusiness", (0,)))
    fresh = rotate(chamber, "ICBC")
    chamber.refuses("NoVote", "ICBC", "Council.castVote", number, 1, account=chamber.account("ICBC").address)
    chamber.do(fresh, "Council.castVote", number, 1)
    assert chamber.votes(number)["inFavour"] == chamber.bit("ICBC")
