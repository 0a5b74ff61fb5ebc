"""Membership.suspend

given a caller that is not the registrar
    it reverts with AccessManagedUnauthorized
given the registrar
    when the party is not known
        it reverts with UnknownParty
    when the party is suspended already
        it reverts with Suspended
    when the bank was expelled
        it reverts with Expelled
    when an earlier suspension by the registrar ran out, and the council has not spoken
        it reverts with EmergencySpent
    when the party is in good standing
        it suspends the party for 30 days and tells of it with PartySuspended
        it leaves a bank its voice in the council
"""

from __future__ import annotations

import pytest

from tests.contracts.callers import refused_to_all_but
from tests.people import NOBODY, Stage
from usance.artifacts import enum

MONTH = 30 * 86_400
STANDING = enum("Standing")


def test_nobody_but_the_registrar_suspends(stage: Stage) -> None:
    refused_to_all_but("CBA", stage, "Membership.suspend", stage.party("BOC"))


@pytest.mark.parametrize("party", [0, 999])
def test_an_unknown_party_is_refused(stage: Stage, party: int) -> None:
    stage.refuses("UnknownParty", "CBA", "Membership.suspend", party, party=party)


def test_a_bank_is_not_suspended_twice(stage: Stage) -> None:
    stage.do("CBA", "Membership.suspend", stage.party("BOC"))
    stage.refuses("Suspended", "CBA", "Membership.suspend", stage.party("BOC"), party=stage.party("BOC"))


def test_an_expelled_bank_is_refused(stage: Stage) -> None:
    stage.do("CBA", "Membership.resolveStanding", stage.party("BOC"), STANDING["Expelled"])
    stage.refuses("Expelled", "CBA", "Membership.suspend", stage.party("BOC"), party=stage.party("BOC"))


def test_a_suspension_that_nobody_confirms_ends_by_itself(stage: Stage) -> None:
    before = stage.ask("Membership.get", stage.party("BOC"))
    until = stage.do("CBA", "Membership.suspend", stage.party("BOC")).block_time + MONTH
    stage.chain.travel(until - 5)
    stage.refuses("Suspended", "BOC", "Membership.introduce", NOBODY)
    stage.chain.travel(until + 1)
    assert stage.ask("Membership.get", stage.party("BOC")) == before
    stage.do("BOC", "Membership.introduce", NOBODY)


def test_a_suspension_that_has_ended_unconfirmed_is_not_begun_again_before_the_council_speaks(stage: Stage) -> None:
    party = stage.party("BOC")
    until = stage.do("CBA", "Membership.suspend", party).block_time + MONTH
    stage.chain.travel(until + 1)
    stage.refuses("EmergencySpent", "CBA", "Membership.suspend", party, party=party, until=until)
    stage.do("CBA", "Membership.resolveStanding", party, STANDING["Good"])
    stage.do("CBA", "Membership.suspend", party)


def test_a_bank_is_suspended_and_the_others_are_not(stage: Stage) -> None:
    before = stage.ask("Membership.get", stage.party("BOC"))
    receipt = stage.do("CBA", "Membership.suspend", stage.party("BOC"))
    until = receipt.block_time + MONTH
    assert receipt.only("PartySuspended").args == {"party": stage.party("BOC"), "until": until}
    assert stage.ask("Membership.mayVote", stage.party("BOC")) is True
    assert isinstance(before, dict)
    assert stage.ask("Membership.get", stage.party("BOC")) == before | {"standing": enum("Standing")["Suspended"]}
    assert stage.ask("Membership.activeBankAt", stage.account("ICBC").address) == stage.party("ICBC")
