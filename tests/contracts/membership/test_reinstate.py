"""Membership.reinstate

given a caller that is not the registrar
    it reverts with AccessManagedUnauthorized
given the registrar
    when the party is not known
        it reverts with UnknownParty
    when the party is not suspended
        it reverts with NotSuspended
    when the council has suspended it
        it reverts with SuspendedByCouncil
    when the registrar has suspended it
        it puts it back into good standing and tells of it with PartyReinstated
"""

from __future__ import annotations

import pytest

from tests.contracts.callers import refused_to_all_but
from tests.people import NOBODY, Stage
from usance.artifacts import enum

STANDING = enum("Standing")


def test_nobody_but_the_registrar_reinstates(stage: Stage) -> None:
    stage.do("CBA", "Membership.suspend", stage.party("ICBC"))
    refused_to_all_but("CBA", stage, "Membership.reinstate", stage.party("ICBC"))


@pytest.mark.parametrize("party", [0, 999])
def test_an_unknown_party_is_refused(stage: Stage, party: int) -> None:
    stage.refuses("UnknownParty", "CBA", "Membership.reinstate", party, party=party)


def test_a_bank_in_good_standing_is_refused(stage: Stage) -> None:
    stage.refuses("NotSuspended", "CBA", "Membership.reinstate", stage.party("BOC"), party=stage.party("BOC"))


def test_what_the_council_has_suspended_the_registrar_does_not_reinstate(stage: Stage) -> None:
    party = stage.party("BOC")
    stage.do("CBA", "Membership.suspend", party)
    stage.do("CBA", "Membership.resolveStanding", party, STANDING["Suspended"])
    stage.refuses("SuspendedByCouncil", "CBA", "Membership.reinstate", party, party=party)


def test_a_suspension_that_has_ended_is_not_ended_again(stage: Stage) -> None:
    party = stage.party("BOC")
    stage.chain.travel(stage.do("CBA", "Membership.suspend", party).block_time + 31 * 86_400)
    stage.refuses("NotSuspended", "CBA", "Membership.reinstate", party, party=party)


def test_a_reinstated_bank_opens_business_again(stage: Stage) -> None:
    before = stage.ask("Membership.get", stage.party("BOC"))
    stage.do("CBA", "Membership.suspend", stage.party("BOC"))
    receipt = stage.do("CBA", "Membership.reinstate", stage.party("BOC"))
    assert receipt.only("PartyReinstated").args == {"party": stage.party("BOC")}
    assert stage.ask("Membership.get", stage.party("BOC")) == before
    stage.do("BOC", "Membership.introduce", NOBODY)


def test_a_bank_is_not_reinstated_twice(stage: Stage) -> None:
    stage.do("CBA", "Membership.suspend", stage.party("BOC"))
    stage.do("CBA", "Membership.reinstate", stage.party("BOC"))
    stage.refuses("NotSuspended", "CBA", "Membership.reinstate", stage.party("BOC"), party=stage.party("BOC"))
