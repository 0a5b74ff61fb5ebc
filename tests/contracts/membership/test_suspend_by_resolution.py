"""Membership.suspendByResolution

given a caller that is not the council
    it reverts with AccessManagedUnauthorized
given the council
    when the party is not known
        it reverts with UnknownParty
    when the council has suspended the party already
        it reverts with Suspended
    when the bank was expelled
        it reverts with Expelled
    when the registrar has suspended the party
        it confirms that: the suspension does not run out
    when the party is in good standing
        it suspends it, takes its voice and tells of it with PartySuspended
"""

from __future__ import annotations

from tests.contracts.callers import refused_to_all_but
from tests.people import NOBODY, Stage

SUSPEND = "Membership.suspendByResolution"


def test_nobody_but_the_council_suspends_for_good(stage: Stage) -> None:
    refused_to_all_but("CBA", stage, SUSPEND, stage.party("BOC"))


def test_an_unknown_party_is_refused(stage: Stage) -> None:
    stage.refuses("UnknownParty", "CBA", SUSPEND, 999, party=999)


def test_what_the_council_has_suspended_is_refused(stage: Stage) -> None:
    stage.do("CBA", SUSPEND, stage.party("BOC"))
    stage.refuses("Suspended", "CBA", SUSPEND, stage.party("BOC"), party=stage.party("BOC"))


def test_an_expelled_bank_is_refused(stage: Stage) -> None:
    stage.do("CBA", "Membership.expel", stage.party("BOC"))
    stage.refuses("Expelled", "CBA", SUSPEND, stage.party("BOC"), party=stage.party("BOC"))


def test_an_emergency_that_is_confirmed_does_not_run_out(stage: Stage) -> None:
    stage.do("CBA", "Membership.suspend", stage.party("BOC"))
    receipt = stage.do("CBA", SUSPEND, stage.party("BOC"))
    assert receipt.only("PartySuspended").args == {"party": stage.party("BOC"), "until": 0}
    stage.chain.travel(receipt.block_time + 60 * 86_400)
    stage.refuses("Suspended", "BOC", "Membership.introduce", NOBODY, party=stage.party("BOC"))


def test_a_suspended_bank_has_no_voice(stage: Stage) -> None:
    stage.do("CBA", SUSPEND, stage.party("BOC"))
    assert stage.ask("Membership.hasVoice", stage.party("BOC")) is False
    assert stage.ask("Membership.hasVoice", stage.party("ICBC")) is True
