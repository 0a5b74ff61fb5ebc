"""Membership.suspend

given a caller that is not the registrar
    it reverts with AccessManagedUnauthorized
given the registrar
    when the party is not known
        it reverts with UnknownParty
    when the party is suspended already
        it reverts with Suspended
    when the party is in good standing
        it suspends the party and tells of it with PartySuspended
"""

from __future__ import annotations

import pytest

from tests.contracts.callers import refused_to_all_but
from tests.people import Stage
from usance.artifacts import enum


def test_nobody_but_the_registrar_suspends(stage: Stage) -> None:
    refused_to_all_but("CBA", stage, "Membership.suspend", stage.party("BOC"))


@pytest.mark.parametrize("party", [0, 999])
def test_an_unknown_party_is_refused(stage: Stage, party: int) -> None:
    stage.refuses("UnknownParty", "CBA", "Membership.suspend", party, party=party)


def test_a_bank_is_not_suspended_twice(stage: Stage) -> None:
    stage.do("CBA", "Membership.suspend", stage.party("BOC"))
    stage.refuses("Suspended", "CBA", "Membership.suspend", stage.party("BOC"), party=stage.party("BOC"))


def test_a_bank_is_suspended_and_the_others_are_not(stage: Stage) -> None:
    before = stage.ask("Membership.get", stage.party("BOC"))
    receipt = stage.do("CBA", "Membership.suspend", stage.party("BOC"))
    assert receipt.only("PartySuspended").args == {"party": stage.party("BOC")}
    assert isinstance(before, dict)
    assert stage.ask("Membership.get", stage.party("BOC")) == before | {"standing": enum("Standing")["Suspended"]}
    assert stage.ask("Membership.activeBankAt", stage.account("ICBC").address) == stage.party("ICBC")
