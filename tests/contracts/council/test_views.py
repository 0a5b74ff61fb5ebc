"""Council: what it answers

tallyOf, lapses, state
    given a resolution that nobody has proposed: it reverts with GovernorNonexistentProposal
    given one: it says who has said what, who is present, and how many votes carry it
hasVoted, getVotes
    given the convener or a stranger: it says that there is no vote
    given a bank with a seat: it says one vote
quorum
    it is two thirds of the members present, rounded up
votingDelay, votingPeriod, councilRules
    they are those of the network file
clock, CLOCK_MODE, COUNTING_MODE, name
    it goes by seconds, and counts as OpenZeppelin's tools expect
"""

from __future__ import annotations

import pytest

from tests.chamber import AGAINST, HOUR, MONTH, SUSPENDED, Chamber
from usance.errors import Refusal


@pytest.mark.parametrize("function", ["tallyOf", "lapses", "state"])
def test_there_is_no_resolution_that_nobody_has_proposed(chamber: Chamber, function: str) -> None:
    with pytest.raises(Refusal, match="GovernorNonexistentProposal"):
        chamber.ask(f"Council.{function}", 1)


def test_a_resolution_says_who_has_said_what(chamber: Chamber) -> None:
    number = chamber.propose(("Membership.closeNewBusiness", (0,)))
    chamber.vote(number, "ICBC", "ABC")
    chamber.vote(number, "BOC", support=AGAINST)
    votes = {"electorate": 0b111110, "inFavour": 0b110, "against": 0b1000, "abstained": 0}
    assert chamber.votes(number) == votes | {"present": 0b111110, "needed": 4}
    assert chamber.status(number) == "Active"
    deadline = int(str(chamber.ask("Council.proposalDeadline", number)))
    assert chamber.ask("Council.lapses", number) == deadline + MONTH


def test_the_banks_have_one_vote_each_and_nobody_else_has_any(chamber: Chamber) -> None:
    number = chamber.propose(("Membership.closeNewBusiness", (0,)))
    for who, votes in (("ICBC", 1), ("CBA", 0), ("PBoC", 0), (chamber.stranger(), 0)):
        account = chamber.account(who).address
        assert chamber.ask("Council.getVotes", account, 0) == votes
        assert chamber.ask("Council.hasVoted", number, account) is False


def test_two_thirds_are_rounded_up(chamber: Chamber) -> None:
    assert chamber.ask("Council.quorum", 0) == 4
    chamber.resolve("Membership.resolveStanding", chamber.party("BoCom"), SUSPENDED)
    assert chamber.ask("Council.quorum", 0) == 3


def test_the_rules_are_those_of_the_network_file(chamber: Chamber) -> None:
    rules = {"numerator": 2, "denominator": 3, "votingPeriod": HOUR, "executionPeriod": MONTH}
    assert chamber.ask("Council.councilRules") == rules
    assert (chamber.ask("Council.votingDelay"), chamber.ask("Council.votingPeriod")) == (0, HOUR)


def test_it_goes_by_seconds_and_counts_as_tools_expect(chamber: Chamber) -> None:
    assert abs(int(str(chamber.ask("Council.clock"))) - chamber.chain.now()) <= 1
    assert chamber.ask("Council.CLOCK_MODE") == "mode=timestamp"
    assert chamber.ask("Council.COUNTING_MODE") == "support=bravo&quorum=for"
    assert chamber.ask("Council.name") == "Usance council"
