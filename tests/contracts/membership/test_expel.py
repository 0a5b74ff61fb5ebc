"""Membership.expel

given a caller that is not the council
    it reverts with AccessManagedUnauthorized
given the council
    when the party is not known
        it reverts with UnknownParty
    when the party is no bank
        it reverts with WrongKind
    when it was expelled already
        it reverts with Expelled
    when it is a bank
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

KIND, STANDING = enum("PartyKind"), enum("Standing")
EXPEL = "Membership.expel"


def test_nobody_but_the_council_expels(stage: Stage) -> None:
    refused_to_all_but("CBA", stage, EXPEL, stage.party("BOC"))


def test_an_unknown_party_is_refused(stage: Stage) -> None:
    stage.refuses("UnknownParty", "CBA", EXPEL, 999, party=999)


@pytest.mark.parametrize(("who", "kind"), [("CBA", "Convener"), ("Ningbo Cotton", "Customer")])
def test_only_banks_are_expelled(stage: Stage, who: str, kind: str) -> None:
    party = stage.party(who)
    stage.refuses("WrongKind", "CBA", EXPEL, party, party=party, actual=KIND[kind], allowed=("Bank",))


def test_nobody_is_expelled_twice(stage: Stage) -> None:
    stage.do("CBA", EXPEL, stage.party("BOC"))
    stage.refuses("Expelled", "CBA", EXPEL, stage.party("BOC"), party=stage.party("BOC"))


@pytest.mark.parametrize("before", ["", "suspend", "suspendByResolution"])
def test_a_bank_is_expelled_whatever_its_standing(stage: Stage, before: str) -> None:
    if before:
        stage.do("CBA", f"Membership.{before}", stage.party("BOC"))
    receipt = stage.do("CBA", EXPEL, stage.party("BOC"))
    assert receipt.only("PartyExpelled").args == {"party": stage.party("BOC")}
    found = stage.ask("Membership.get", stage.party("BOC"))
    assert isinstance(found, dict) and found["standing"] == STANDING["Expelled"]
    assert stage.ask("Membership.hasVoice", stage.party("BOC")) is False


def test_an_expelled_bank_opens_nothing_new(stage: Stage) -> None:
    stage.do("CBA", EXPEL, stage.party("ICBC"))
    stage.refuses("Expelled", "ICBC", "Membership.introduce", NOBODY, party=stage.party("ICBC"))
    stage.refuses("Expelled", "ICBC", "Credits.issue", acts.terms(stage), party=stage.party("ICBC"))


def test_an_expelled_bank_examines_and_pays_what_it_owes(stage: Stage) -> None:
    credit = stage.credit()
    stage.do("CBA", EXPEL, stage.party("ICBC"))
    before = stage.cash("BOC")
    presentation = stage.honoured(credit)
    assert acts.claim_of(stage, presentation)["status"] == "Paid"
    assert stage.cash("BOC") == before + defaults.AMOUNT


def test_an_expelled_bank_is_paid_what_it_is_owed(stage: Stage) -> None:
    credit = stage.credit()
    stage.do("CBA", EXPEL, stage.party("BOC"))
    before = stage.cash("BOC")
    stage.honoured(credit)
    assert stage.cash("BOC") == before + defaults.AMOUNT
