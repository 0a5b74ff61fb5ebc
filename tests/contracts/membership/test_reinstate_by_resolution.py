"""Membership.reinstateByResolution

given a caller that is not the council
    it reverts with AccessManagedUnauthorized
given the council
    when the party is not known
        it reverts with UnknownParty
    when the party is not suspended, or was expelled
        it reverts with NotSuspended
    when the party is suspended, by whomever
        it puts it back into good standing and tells of it with PartyReinstated
"""

from __future__ import annotations

import pytest

from tests.contracts.callers import refused_to_all_but
from tests.people import NOBODY, Stage

REINSTATE = "Membership.reinstateByResolution"


def test_nobody_but_the_council_ends_what_it_has_resolved(stage: Stage) -> None:
    refused_to_all_but("CBA", stage, REINSTATE, stage.party("BOC"))


def test_an_unknown_party_is_refused(stage: Stage) -> None:
    stage.refuses("UnknownParty", "CBA", REINSTATE, 999, party=999)


def test_a_bank_in_good_standing_or_expelled_is_refused(stage: Stage) -> None:
    stage.refuses("NotSuspended", "CBA", REINSTATE, stage.party("BOC"), party=stage.party("BOC"))
    stage.do("CBA", "Membership.expel", stage.party("BOC"))
    stage.refuses("NotSuspended", "CBA", REINSTATE, stage.party("BOC"), party=stage.party("BOC"))


@pytest.mark.parametrize("function", ["suspend", "suspendByResolution"])
def test_the_council_reinstates_whomever_anybody_has_suspended(stage: Stage, function: str) -> None:
    before = stage.ask("Membership.get", stage.party("BOC"))
    stage.do("CBA", f"Membership.{function}", stage.party("BOC"))
    receipt = stage.do("CBA", REINSTATE, stage.party("BOC"))
    assert receipt.only("PartyReinstated").args == {"party": stage.party("BOC")}
    assert stage.ask("Membership.get", stage.party("BOC")) == before
    assert stage.ask("Membership.emergencyUntil", stage.party("BOC")) == 0
    stage.do("BOC", "Membership.introduce", NOBODY)
