"""Council.propose

given neither the convener nor a bank whose vote counts, by its present account
    it reverts with NotAMember
given a description of more than 32 bytes
    it reverts with TooManyWords
given no call, or lists of different lengths
    it reverts with GovernorInvalidProposalLength
given a call of an account without code, or one too short to name a function
    it reverts with NotACall
given the very same again
    it reverts with GovernorUnexpectedProposalState
given the convener, or a bank whose vote counts
    it numbers the resolution after the last one
    it keeps what is called, readable
    it lets those vote who have a seat now
"""

from __future__ import annotations

import pytest

from tests.chamber import EXPELLED, HOUR, SUSPENDED, Chamber, Said
from tests.contracts.callers import rotate

RESUME: Said = ("Membership.closeNewBusiness", (0,))


@pytest.mark.parametrize("who", ["PBoC", "Huaxin Cotton", "stranger", "deployer"])
def test_who_is_no_member_proposes_nothing(chamber: Chamber, who: str) -> None:
    if who == "Huaxin Cotton":
        chamber.customer(who, "ICBC", own_key=True)
    name = chamber.stranger() if who == "stranger" else who
    account = chamber.account(name).address
    chamber.refuses("NotAMember", name, "Council.propose", *chamber.arguments(RESUME), account=account)


@pytest.mark.parametrize("standing", [SUSPENDED, EXPELLED])
def test_a_bank_without_a_voice_proposes_nothing(chamber: Chamber, standing: int) -> None:
    chamber.resolve("Membership.resolveStanding", chamber.party("BoCom"), standing)
    chamber.refuses("NotAMember", "BoCom", "Council.propose", *chamber.arguments(RESUME))


def test_a_bank_proposes_by_its_present_account_alone(chamber: Chamber) -> None:
    fresh = rotate(chamber, "ICBC")
    chamber.refuses("NotAMember", "ICBC", "Council.propose", *chamber.arguments(RESUME))
    assert chamber.propose(RESUME, by=fresh) == 1


def test_reasons_and_names_stay_off_the_ledger(chamber: Chamber) -> None:
    words = "since China Merchants Bank has asked to be admitted"
    arguments = chamber.arguments(RESUME, reference=words)
    chamber.refuses("TooManyWords", "CBA", "Council.propose", *arguments, given=len(words), allowed=32)


def test_a_resolution_of_nothing_is_refused(chamber: Chamber) -> None:
    chamber.refuses("GovernorInvalidProposalLength", "CBA", "Council.propose", *chamber.arguments())
    target = chamber.address["Membership"]
    chamber.refuses("GovernorInvalidProposalLength", "CBA", "Council.propose", [target], [0], [], "")


@pytest.mark.parametrize("data", [b"", b"abc"])
def test_a_call_that_names_no_function_is_refused(chamber: Chamber, data: bytes) -> None:
    target = chamber.address["Membership"]
    chamber.refuses("NotACall", "CBA", "Council.propose", [target], [0], [data], "", target=target)


def test_a_call_of_an_account_that_is_no_contract_is_refused(chamber: Chamber) -> None:
    target = chamber.account(chamber.stranger()).address
    chamber.refuses("NotACall", "CBA", "Council.propose", [target], [0], [b"abcd"], "", target=target)


def test_the_very_same_is_not_proposed_twice(chamber: Chamber) -> None:
    chamber.propose(RESUME)
    chamber.refuses(
        "GovernorUnexpectedProposalState", "CBA", "Council.propose", *chamber.arguments(RESUME), proposalId=1
    )
    assert chamber.propose(RESUME, reference="2") == 2


@pytest.mark.parametrize("who", ["CBA", "ICBC"])
def test_the_convener_and_the_banks_propose(chamber: Chamber, who: str) -> None:
    assert chamber.propose(RESUME, by=who) == 1
    targets, _, calls, _ = chamber.ask("Council.proposalDetails", 1)  # type: ignore[misc]
    assert (targets, calls) == ((chamber.address["Membership"],), (chamber.encoded(*RESUME),))
    assert chamber.votes(1)["electorate"] == 0b111110
    assert chamber.ask("Council.proposalProposer", 1) == chamber.account(who).address
    opened = int(str(chamber.ask("Council.proposalSnapshot", 1)))
    assert chamber.ask("Council.proposalDeadline", 1) == opened + HOUR


def test_a_bank_that_the_convener_has_suspended_proposes_all_the_same(chamber: Chamber) -> None:
    chamber.do("CBA", "Membership.suspend", chamber.party("BoCom"))
    assert chamber.propose(RESUME, by="BoCom") == 1
