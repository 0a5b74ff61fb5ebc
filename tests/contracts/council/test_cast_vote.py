"""Council.castVote

given a resolution that nobody has proposed
    it reverts with GovernorNonexistentProposal
given one whose voting is over
    it reverts with GovernorUnexpectedProposalState
given the convener, a stranger, or a bank without a voice or a seat
    it reverts with NoVote
given a bank that was admitted after the proposal
    it reverts with NoVote
given a vote of a kind that there is not
    it reverts with GovernorInvalidVoteType
given a bank that has voted
    it reverts with GovernorAlreadyCastVote, whatever account it acts by
given a bank that has a seat
    it counts one vote, and tells of it with VoteCast, in the second of the proposal too
"""

from __future__ import annotations

import pytest

from tests.chamber import ABSTAIN, AGAINST, EXPELLED, FOR, SUSPENDED, Chamber, Said
from tests.contracts.callers import rotate
from tests.contracts.seat.test_give import admitted

RESUME: Said = ("Membership.closeNewBusiness", (0,))


def test_there_is_no_vote_on_what_nobody_has_proposed(chamber: Chamber) -> None:
    chamber.refuses("GovernorNonexistentProposal", "ICBC", "Council.castVote", 1, FOR, proposalId=1)


def test_a_vote_that_comes_late_is_refused(chamber: Chamber) -> None:
    number = chamber.propose(RESUME)
    chamber.close(number)
    chamber.refuses("GovernorUnexpectedProposalState", "ICBC", "Council.castVote", number, FOR, proposalId=number)


@pytest.mark.parametrize("who", ["CBA", "PBoC", "stranger"])
def test_who_has_no_seat_has_no_vote(chamber: Chamber, who: str) -> None:
    name = chamber.stranger() if who == "stranger" else who
    number = chamber.propose(RESUME)
    account = chamber.account(name).address
    chamber.refuses("NoVote", name, "Council.castVote", number, FOR, resolution=number, account=account)


@pytest.mark.parametrize("standing", [SUSPENDED, EXPELLED])
def test_a_bank_without_a_voice_has_no_vote(chamber: Chamber, standing: int) -> None:
    chamber.resolve("Membership.resolveStanding", chamber.party("BoCom"), standing)
    number = chamber.propose(RESUME)
    chamber.refuses("NoVote", "BoCom", "Council.castVote", number, FOR)


def test_a_bank_that_comes_later_has_no_part_in_what_was_proposed_before(chamber: Chamber) -> None:
    sixth = admitted(chamber)
    seating = chamber.propose(("Seat.give", (chamber.account(sixth).address,)))
    chamber.vote(seating, "ICBC", "ABC", "BOC", "CCB")
    chamber.wait(3_000)
    number = chamber.propose(RESUME)
    chamber.close(seating)
    chamber.execute(seating)
    chamber.refuses("NoVote", sixth, "Council.castVote", number, FOR, account=chamber.account(sixth).address)
    assert chamber.votes(number)["needed"] == 4


def test_a_vote_is_for_against_or_none(chamber: Chamber) -> None:
    number = chamber.propose(RESUME)
    chamber.refuses("GovernorInvalidVoteType", "ICBC", "Council.castVote", number, 3)


@pytest.mark.parametrize("again", [FOR, AGAINST, ABSTAIN])
def test_nobody_votes_twice(chamber: Chamber, again: int) -> None:
    number = chamber.propose(RESUME)
    chamber.vote(number, "ICBC")
    account = chamber.account("ICBC").address
    chamber.refuses("GovernorAlreadyCastVote", "ICBC", "Council.castVote", number, again, voter=account)


def test_a_bank_that_has_moved_to_another_account_does_not_vote_twice(chamber: Chamber) -> None:
    number = chamber.propose(RESUME)
    chamber.vote(number, "ICBC")
    fresh = rotate(chamber, "ICBC")
    chamber.refuses("GovernorAlreadyCastVote", fresh, "Council.castVote", number, FOR)


@pytest.mark.parametrize(("support", "side"), [(AGAINST, "against"), (FOR, "inFavour"), (ABSTAIN, "abstained")])
def test_a_bank_has_one_vote(chamber: Chamber, support: int, side: str) -> None:
    number = chamber.propose(RESUME)
    receipt = chamber.do("BOC", "Council.castVote", number, support)
    told = receipt.only("VoteCast").args
    assert (told["voter"], told["support"], told["weight"]) == (chamber.account("BOC").address, support, 1)
    sides = {name: chamber.votes(number)[name] for name in ("against", "inFavour", "abstained")}
    assert sides == {"against": 0, "inFavour": 0, "abstained": 0} | {side: chamber.bit("BOC")}
    assert chamber.ask("Council.hasVoted", number, chamber.account("BOC").address) is True


def test_one_may_vote_in_the_second_of_the_proposal(chamber: Chamber) -> None:
    number, block = chamber.propose(RESUME), chamber.chain.block()
    assert chamber.ask("Council.proposalSnapshot", number) == block.timestamp
    entry = chamber.ledger.artifacts.contract("Council").function("castVote")
    vote = entry.selector + entry.encode_inputs([number, FOR])
    bank = chamber.account("ICBC").address
    # A call at a block has its time, as another block of the same second would.
    counted = chamber.chain.call(chamber.address["Council"], vote, sender=bank, gas=500_000, block=block.number)
    assert int.from_bytes(counted) == 1


def test_a_bank_that_the_convener_has_suspended_votes_all_the_same(chamber: Chamber) -> None:
    number = chamber.propose(("Membership.resolveStanding", (chamber.party("BOC"), SUSPENDED)))
    chamber.do("CBA", "Membership.suspend", chamber.party("BOC"))
    chamber.vote(number, "BOC", support=AGAINST)
    assert chamber.votes(number)["against"] == chamber.bit("BOC")
