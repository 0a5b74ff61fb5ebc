"""Membership.resolveStanding

given a caller that is not the council
    it reverts with AccessManagedUnauthorized
given the council
    when the party is not known
        it reverts with UnknownParty
    when the bank was expelled
        it reverts with Expelled
    when it is to suspend what it has suspended already
        it reverts with Suspended
    when it is to reinstate a party that is not suspended, or the standing is none
        it reverts with NotSuspended
    when it is to expel what is no bank
        it reverts with WrongKind
    when it suspends a party, or confirms what the registrar has done
        it takes a bank its vote, until the council says otherwise, and tells of it with PartySuspended
    when it reinstates a party, whoever has suspended it
        it puts it back into good standing and tells of it with PartyReinstated
    when it expels a bank
        it expels it and tells of it with PartyExpelled
        it opens nothing new: it reverts with Expelled
        it examines, pays and is paid as before
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts import acts
from tests.contracts.callers import refused_to_all_but
from tests.people import NOBODY, Stage
from usance.artifacts import enum
from usance.events import Receipt

KIND, STANDING = enum("PartyKind"), enum("Standing")
RESOLVE = "Membership.resolveStanding"


def resolve(stage: Stage, who: str, standing: str) -> Receipt:
    return stage.do("CBA", RESOLVE, stage.party(who), STANDING[standing])


def refuses(stage: Stage, error: str, who: str, standing: str) -> None:
    party = stage.party(who)
    stage.refuses(error, "CBA", RESOLVE, party, STANDING[standing], party=party)


@pytest.mark.parametrize("standing", ["Good", "Suspended", "Expelled"])
def test_nobody_but_the_council_resolves_standing(stage: Stage, standing: str) -> None:
    refused_to_all_but("CBA", stage, RESOLVE, stage.party("BOC"), STANDING[standing])


@pytest.mark.parametrize("standing", ["Good", "Suspended", "Expelled"])
def test_an_unknown_party_is_refused(stage: Stage, standing: str) -> None:
    stage.refuses("UnknownParty", "CBA", RESOLVE, 999, STANDING[standing], party=999)


@pytest.mark.parametrize("standing", ["None", "Good", "Suspended", "Expelled"])
def test_nothing_more_is_resolved_about_an_expelled_bank(stage: Stage, standing: str) -> None:
    resolve(stage, "BOC", "Expelled")
    refuses(stage, "Expelled", "BOC", standing)


def test_what_the_council_has_suspended_is_not_suspended_again(stage: Stage) -> None:
    resolve(stage, "BOC", "Suspended")
    refuses(stage, "Suspended", "BOC", "Suspended")


@pytest.mark.parametrize("standing", ["None", "Good"])
def test_who_is_not_suspended_is_not_reinstated(stage: Stage, standing: str) -> None:
    refuses(stage, "NotSuspended", "BOC", standing)


def test_a_standing_of_none_ends_no_suspension(stage: Stage) -> None:
    resolve(stage, "BOC", "Suspended")
    refuses(stage, "NotSuspended", "BOC", "None")


@pytest.mark.parametrize(("who", "kind"), [("CBA", "Convener"), ("Ningbo Cotton", "Customer")])
def test_only_banks_are_expelled(stage: Stage, who: str, kind: str) -> None:
    party = stage.party(who)
    named = {"party": party, "actual": KIND[kind], "allowed": ("Bank",)}
    stage.refuses("WrongKind", "CBA", RESOLVE, party, STANDING["Expelled"], **named)


def test_a_suspended_bank_has_no_vote(stage: Stage) -> None:
    resolve(stage, "BOC", "Suspended")
    assert stage.ask("Membership.mayVote", stage.party("BOC")) is False
    assert stage.ask("Membership.mayVote", stage.party("ICBC")) is True


def test_an_emergency_that_is_confirmed_does_not_run_out(stage: Stage) -> None:
    stage.do("CBA", "Membership.suspend", stage.party("BOC"))
    receipt = resolve(stage, "BOC", "Suspended")
    assert receipt.only("PartySuspended").args == {"party": stage.party("BOC"), "until": 0}
    stage.chain.travel(receipt.block_time + 60 * 86_400)
    stage.refuses("Suspended", "BOC", "Membership.introduce", NOBODY, party=stage.party("BOC"))


@pytest.mark.parametrize("by", ["registrar", "council"])
def test_the_council_reinstates_whomever_anybody_has_suspended(stage: Stage, by: str) -> None:
    before = stage.ask("Membership.get", stage.party("BOC"))
    if by == "council":
        resolve(stage, "BOC", "Suspended")
    else:
        stage.do("CBA", "Membership.suspend", stage.party("BOC"))
    assert resolve(stage, "BOC", "Good").only("PartyReinstated").args == {"party": stage.party("BOC")}
    assert stage.ask("Membership.get", stage.party("BOC")) == before
    stage.do("BOC", "Membership.introduce", NOBODY)


@pytest.mark.parametrize("before", ["", "registrar", "council"])
def test_a_bank_is_expelled_whatever_its_standing(stage: Stage, before: str) -> None:
    if before == "registrar":
        stage.do("CBA", "Membership.suspend", stage.party("BOC"))
    elif before:
        resolve(stage, "BOC", "Suspended")
    assert resolve(stage, "BOC", "Expelled").only("PartyExpelled").args == {"party": stage.party("BOC")}
    found = stage.ask("Membership.get", stage.party("BOC"))
    assert isinstance(found, dict) and found["standing"] == STANDING["Expelled"]
    assert stage.ask("Membership.mayVote", stage.party("BOC")) is False


def test_an_expelled_bank_opens_nothing_new(stage: Stage) -> None:
    resolve(stage, "ICBC", "Expelled")
    stage.refuses("Expelled", "ICBC", "Membership.introduce", NOBODY, party=stage.party("ICBC"))
    stage.refuses("Expelled", "ICBC", "Credits.issue", acts.terms(stage), party=stage.party("ICBC"))


def test_an_expelled_bank_examines_and_pays_what_it_owes(stage: Stage) -> None:
    credit = stage.credit()
    resolve(stage, "ICBC", "Expelled")
    before = stage.cash("BOC")
    presentation = stage.honoured(credit)
    assert acts.claim_of(stage, presentation)["status"] == "Paid"
    assert stage.cash("BOC") == before + defaults.AMOUNT


def test_an_expelled_bank_is_paid_what_it_is_owed(stage: Stage) -> None:
    credit = stage.credit()
    resolve(stage, "BOC", "Expelled")
    before = stage.cash("BOC")
    stage.honoured(credit)
    assert stage.cash("BOC") == before + defaults.AMOUNT
