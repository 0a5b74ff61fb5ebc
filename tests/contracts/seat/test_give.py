"""Seat.give

given a caller that is not the council
    it reverts with AccessManagedUnauthorized
given the council
    when the account is of no bank, or of one that was expelled or that the council has suspended
        it reverts with NoVoice
    when the bank has a seat
        it reverts with SeatGiven
    when 255 seats were given
        it reverts with NoSeatLeft
    when all is well
        it gives the bank the next seat, never one that another bank has left
        it tells of it with SeatTaken, and with Locked as ERC-5192 has it
"""

from __future__ import annotations

import pytest

from tests.chamber import EXPELLED, SUSPENDED, Chamber
from tests.contracts.callers import refused_to_all_but
from tests.people import Stage
from usance.abi import Argument
from usance.artifacts import enum, shipped
from usance.errors import Refusal


def admitted(chamber: Chamber, stranger: str = "") -> str:
    """A sixth bank without a seat; returns its name."""
    name = stranger or chamber.stranger(7)
    account = chamber.account(name).address
    receipt = chamber.resolve("Membership.admit", enum("PartyKind")["Bank"], account, b"CN")
    chamber._parties[name] = int(str(receipt.only("PartyAdmitted").args["party"]))
    return name


def calling(function: str, *args: Argument) -> bytes:
    contract, _, name = function.partition(".")
    entry = shipped().contract(contract).function(name)
    return entry.selector + entry.encode_inputs(args)


def test_nobody_but_the_council_gives_a_seat(chamber: Chamber) -> None:
    refused_to_all_but("Council", chamber, "Seat.give", chamber.account("ICBC").address)


@pytest.mark.parametrize("who", ["CBA", "PBoC", "stranger"])
def test_an_account_that_is_of_no_bank_gets_no_seat(chamber: Chamber, who: str) -> None:
    account = chamber.account(chamber.stranger() if who == "stranger" else who).address
    with pytest.raises(Refusal, match="NoVoice"):
        chamber.council_says("Seat.give", account)


@pytest.mark.parametrize("standing", [SUSPENDED, EXPELLED])
def test_a_bank_without_a_voice_gets_no_seat(chamber: Chamber, standing: int) -> None:
    sixth = admitted(chamber)
    chamber.resolve("Membership.resolveStanding", chamber.party(sixth), standing)
    with pytest.raises(Refusal, match="NoVoice"):
        chamber.council_says("Seat.give", chamber.account(sixth).address)


def test_a_bank_has_one_seat(chamber: Chamber) -> None:
    with pytest.raises(Refusal) as refused:
        chamber.council_says("Seat.give", chamber.account("BOC").address)
    assert (refused.value.name, refused.value.fields) == ("SeatGiven", {"party": chamber.party("BOC"), "seat": 3})


def test_there_are_255_seats_and_no_more(stage: Stage) -> None:
    keeper = stage.stranger(9)
    account = stage.account(keeper)
    manager = stage.address["AccessManager"] = stage.ledger.deploy(account, "AccessManager", [account.address])
    seat = stage.address["Seat"] = stage.ledger.deploy(account, "Seat", [manager, stage.address["Membership"]])
    party, bank = stage.party("ICBC"), stage.account("ICBC").address
    # Fifteen times given and taken in one transaction, as each by itself takes longer than all that it does.
    calls = [calling("Seat.give", bank), calling("Seat.take", party)]
    executed = [calling("AccessManager.execute", seat, call) for call in calls * 15]
    for _ in range(17):
        stage.do(keeper, "AccessManager.multicall", executed, gas=10_000_000)
    stage.refuses("NoSeatLeft", keeper, "Seat.give", bank, party=party)
    assert stage.ask("Seat.present") == 0


def test_a_bank_takes_the_next_seat(chamber: Chamber) -> None:
    sixth = admitted(chamber)
    receipt = chamber.resolve("Seat.give", chamber.account(sixth).address)
    assert receipt.only("SeatTaken").args == {"party": chamber.party(sixth), "seat": 6}
    assert receipt.only("Locked").args == {"tokenId": 6}
    assert chamber.ask("Seat.ownerOf", 6) == chamber.account(sixth).address
    assert (chamber.seat(sixth), chamber.ask("Seat.holderOf", 6)) == (6, chamber.party(sixth))
    assert chamber.ask("Seat.balanceOf", chamber.account(sixth).address) == 1


def test_a_seat_that_was_left_is_not_given_again(chamber: Chamber) -> None:
    chamber.resolve("Seat.take", chamber.party("BoCom"))
    assert chamber.resolve("Seat.give", chamber.account("BoCom").address).only("SeatTaken").args["seat"] == 6
