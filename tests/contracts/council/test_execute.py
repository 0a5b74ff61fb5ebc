"""Council.execute

given a resolution that nobody has proposed
    it reverts with GovernorNonexistentProposal
given one whose voting is not over, or that was executed
    it reverts with GovernorUnexpectedProposalState
given votes in favour below the threshold, of those present that could vote
    it reverts with NotCarried
given one that was carried and not executed in time
    it reverts with ResolutionLapsed, whoever is present by then
given a call that is refused
    it reverts with that refusal, and nothing is changed
given calls after which the council would not administer any more
    it reverts with LastAdministrator
given calls after which nobody could vote
    it reverts with NobodyLeft
given one that was carried
    it does all of its calls, whoever asks for it
"""

from __future__ import annotations

import pytest

from tests.chamber import ABSTAIN, AGAINST, EXPELLED, FOUR, HOUR, MONTH, SUSPENDED, Chamber, Said
from usance.artifacts import enum

EXECUTE = "Council.execute(uint256)"


def suspended(chamber: Chamber, bank: str) -> Said:
    return ("Membership.resolveStanding", (chamber.party(bank), SUSPENDED))


def expelled(chamber: Chamber, bank: str) -> tuple[Said, Said]:
    return ("Membership.resolveStanding", (chamber.party(bank), EXPELLED)), ("Seat.take", (chamber.party(bank),))


def standing(chamber: Chamber, bank: str) -> str:
    party = chamber.ask("Membership.get", chamber.party(bank))
    assert isinstance(party, dict)
    return enum("Standing")(party["standing"]).name


def test_what_nobody_has_proposed_is_not_executed(chamber: Chamber) -> None:
    chamber.refuses("GovernorNonexistentProposal", "CBA", EXECUTE, 7, proposalId=7)


def test_nothing_is_executed_while_votes_are_taken(chamber: Chamber) -> None:
    number = chamber.propose(suspended(chamber, "BoCom"))
    chamber.vote(number, *FOUR)
    chamber.refuses("GovernorUnexpectedProposalState", "CBA", EXECUTE, number, proposalId=number)


def test_nothing_is_executed_twice(chamber: Chamber) -> None:
    number = chamber.carried(("Membership.closeNewBusiness", (chamber.chain.now() + MONTH,)))
    chamber.execute(number)
    chamber.refuses("GovernorUnexpectedProposalState", "CBA", EXECUTE, number, proposalId=number)
    arguments = chamber.ask("Council.proposalDetails", number)
    chamber.refuses(
        "GovernorUnexpectedProposalState", "CBA", "Council.execute(address[],uint256[],bytes[],bytes32)", *arguments
    )  # type: ignore[misc]


def test_below_the_threshold_nothing_is_carried(chamber: Chamber) -> None:
    number = chamber.propose(suspended(chamber, "BoCom"))
    chamber.vote(number, *FOUR[:3])
    chamber.vote(number, "BoCom", support=AGAINST)
    chamber.close(number)
    assert chamber.status(number) == "Defeated"
    chamber.refuses("NotCarried", "CBA", EXECUTE, number, resolution=number, inFavour=3, needed=4)
    assert standing(chamber, "BoCom") == "Good"


def test_at_the_threshold_a_dissenting_minority_is_bound(chamber: Chamber) -> None:
    number = chamber.propose(suspended(chamber, "BoCom"))
    chamber.vote(number, *FOUR)
    chamber.vote(number, "BoCom", support=AGAINST)
    chamber.close(number)
    assert chamber.status(number) == "Succeeded"
    chamber.execute(number)
    assert standing(chamber, "BoCom") == "Suspended"


def test_who_abstains_is_present_and_not_in_favour(chamber: Chamber) -> None:
    number = chamber.propose(suspended(chamber, "BoCom"))
    chamber.vote(number, *FOUR[:3])
    chamber.vote(number, "CCB", support=ABSTAIN)
    chamber.close(number)
    chamber.refuses("NotCarried", "CBA", EXECUTE, number, inFavour=3, needed=4)


def test_nothing_is_carried_by_nobody(chamber: Chamber) -> None:
    number = chamber.propose(suspended(chamber, "BoCom"))
    chamber.close(number)
    chamber.refuses("NotCarried", "CBA", EXECUTE, number, inFavour=0, needed=4)


def test_the_vote_of_a_bank_that_was_expelled_meanwhile_does_not_count(chamber: Chamber) -> None:
    going = chamber.propose(*expelled(chamber, "CCB"))
    chamber.vote(going, "ICBC", "ABC", "BOC", "BoCom")
    number = chamber.propose(suspended(chamber, "BoCom"))
    chamber.vote(number, "CCB", "ICBC", "ABC")
    chamber.close(going)
    chamber.execute(going)
    chamber.close(number)
    # Of four that are present three are needed, and two of the three votes are theirs.
    chamber.refuses("NotCarried", "CBA", EXECUTE, number, inFavour=2, needed=3)
    assert standing(chamber, "CCB") == "Expelled"


def test_the_vote_of_a_bank_that_the_council_has_suspended_meanwhile_does_not_count(chamber: Chamber) -> None:
    going = chamber.propose(suspended(chamber, "CCB"))
    chamber.vote(going, "ICBC", "ABC", "BOC", "BoCom")
    number = chamber.propose(suspended(chamber, "BoCom"))
    chamber.vote(number, *FOUR)
    chamber.close(going)
    chamber.execute(going)
    chamber.close(number)
    assert chamber.votes(number)["needed"] == 3
    chamber.execute(number)
    assert standing(chamber, "BoCom") == "Suspended"


def test_the_convener_makes_no_majority_by_suspending_banks(chamber: Chamber) -> None:
    number = chamber.propose(("Membership.closeNewBusiness", (chamber.chain.now() + MONTH,)))
    chamber.vote(number, "ICBC")
    for bank in ("ABC", "BOC", "CCB", "BoCom"):
        chamber.do("CBA", "Membership.suspend", chamber.party(bank))
    chamber.close(number)
    chamber.refuses("NotCarried", "CBA", EXECUTE, number, inFavour=1, needed=4)


@pytest.mark.parametrize("carried", [True, False])
def test_what_nobody_has_executed_in_time_has_lapsed(chamber: Chamber, carried: bool) -> None:
    number = chamber.propose(suspended(chamber, "BoCom"))
    chamber.vote(number, *(FOUR if carried else FOUR[:3]))
    chamber.close(number)
    chamber.wait(MONTH)
    until = chamber.ask("Council.lapses", number)
    assert chamber.status(number) == "Expired"
    chamber.refuses("ResolutionLapsed", "CBA", EXECUTE, number, resolution=number, until=until)


def test_a_call_that_is_refused_changes_nothing(chamber: Chamber) -> None:
    number = chamber.carried(suspended(chamber, "BoCom"), ("Seat.take", (chamber.party("CBA"),)))
    chamber.refuses("NoSeat", "CBA", EXECUTE, number, party=chamber.party("CBA"))
    assert standing(chamber, "BoCom") == "Good"
    assert chamber.status(number) == "Succeeded"


@pytest.mark.parametrize("function", ["renounceRole", "revokeRole"])
def test_the_last_administrator_cannot_leave(chamber: Chamber, function: str) -> None:
    number = chamber.carried((f"AccessManager.{function}", (0, chamber.address["Council"])))
    chamber.refuses("LastAdministrator", "CBA", EXECUTE, number)
    assert chamber.ask("AccessManager.hasRole", 0, chamber.address["Council"]) == (True, 0)


def test_the_administrator_puts_no_delay_before_itself(chamber: Chamber) -> None:
    number = chamber.carried(("AccessManager.grantRole", (0, chamber.address["Council"], 60)))
    chamber.refuses("LastAdministrator", "CBA", EXECUTE, number)


def test_only_another_administrator_takes_the_place_of_the_council(chamber: Chamber) -> None:
    successor = chamber.account(chamber.stranger()).address
    chamber.resolve("AccessManager.grantRole", 0, successor, 0)
    chamber.do("stranger 0", "AccessManager.revokeRole", 0, chamber.address["Council"])
    assert chamber.ask("AccessManager.hasRole", 0, successor) == (True, 0)


def test_the_last_bank_that_could_vote_stays(chamber: Chamber) -> None:
    for bank in ("BoCom", "CCB", "BOC", "ABC"):
        chamber.execute(chamber.carried(*expelled(chamber, bank)))
    number = chamber.carried(*expelled(chamber, "ICBC"))
    chamber.refuses("NobodyLeft", "CBA", EXECUTE, number)
    assert standing(chamber, "ICBC") == "Good"


def test_anybody_executes_what_was_carried(chamber: Chamber) -> None:
    number = chamber.carried(*expelled(chamber, "BoCom"))
    receipt = chamber.execute(number, by=chamber.stranger())
    assert [event.name for event in receipt.events][:2] == ["PartyExpelled", "SeatVacated"]
    assert chamber.status(number) == "Executed"
    assert chamber.ask("Seat.present") == 0b011110


def test_a_pause_and_an_interruption_are_resolved_as_one(chamber: Chamber) -> None:
    """The pause moves no clock; the interruption beside it keeps the days of examination from counting."""
    calls: tuple[Said, ...] = (
        ("Membership.closeNewBusiness", (chamber.chain.now() + 6 * 86_400,)),
        ("BankingCalendar.interrupt", (b"CN", 19_970, 19_974)),
    )
    chamber.execute(chamber.carried(*calls))
    clock = chamber.ask("BankingCalendar.clockOf", b"CN")
    assert isinstance(clock, dict) and (clock["closedFrom"], clock["closedUntil"]) == (19_970, 19_974)


def test_a_role_is_given_and_taken_by_the_council(chamber: Chamber) -> None:
    keeper = chamber.account("ICBC").address
    chamber.resolve("AccessManager.grantRole", 2, keeper, 0)
    chamber.do("ICBC", "BankingCalendar.interrupt", b"CN", 19_970, 19_974)
    chamber.resolve("AccessManager.revokeRole", 2, keeper)
    chamber.refuses("AccessManagedUnauthorized", "ICBC", "BankingCalendar.interrupt", b"CN", 19_970, 19_974)


def test_voting_takes_as_long_as_the_rules_say(chamber: Chamber) -> None:
    number = chamber.propose(suspended(chamber, "BoCom"))
    chamber.wait(HOUR - 10)
    chamber.vote(number, "ICBC")
    assert chamber.status(number) == "Active"
