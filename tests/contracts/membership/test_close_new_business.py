"""Membership.closeNewBusiness

given a caller that is not the council
    it reverts with AccessManagedUnauthorized
given the council
    when the moment is past
        it reverts with BadClosing
    when it is to open again, and is not closed
        it reverts with NewBusinessOpen
    when it is to come
        it pauses the opening of new business until then, and tells of it with NewBusinessClosing
    when it is 0
        it opens new business again
given a pause
    when a bank does what a suspended bank cannot: issue, amend, confirm, quote, take, bring in customers
        it reverts with NewBusinessClosed
    when a bank advises, examines, honours, pays, or is paid
        it is done as ever
    when the pause has run out
        it is over by itself
"""

from __future__ import annotations

from tests import defaults
from tests.contracts import acts
from tests.contracts.amendments.offers import changes
from tests.contracts.callers import refused_to_all_but
from tests.contracts.confirmations.confirming import CONFIRMER, asked
from tests.people import NOBODY, Stage

PAUSE, WEEK = "Membership.closeNewBusiness", 7 * 86_400


def paused(stage: Stage) -> int:
    """For a week from now; returns its end."""
    until = stage.chain.now() + WEEK
    stage.do("CBA", PAUSE, until)
    return until


def test_nobody_but_the_council_pauses_business(stage: Stage) -> None:
    refused_to_all_but("CBA", stage, PAUSE, stage.chain.now() + WEEK)


def test_a_pause_that_is_past_is_refused(stage: Stage) -> None:
    stage.refuses("BadClosing", "CBA", PAUSE, stage.chain.now() - 1, until=stage.chain.now() - 1)


def test_a_pause_ends_when_the_council_has_said(stage: Stage) -> None:
    until = stage.chain.now() + WEEK
    assert stage.do("CBA", PAUSE, until).only("NewBusinessClosing").args == {"until": until}
    assert stage.ask("Membership.newBusinessOf", stage.address["Credits"]) == (until, NOBODY)
    stage.chain.travel(until - 5)
    stage.refuses("NewBusinessClosed", "ICBC", "Membership.introduce", NOBODY, until=until)
    stage.chain.travel(until + 1)
    stage.do("ICBC", "Membership.introduce", NOBODY)


def test_in_a_pause_nobody_issues(stage: Stage) -> None:
    until = paused(stage)
    stage.refuses("NewBusinessClosed", "ICBC", "Credits.issue", acts.terms(stage), until=until)


def test_in_a_pause_nobody_amends_confirms_or_names_another_adviser(stage: Stage) -> None:
    credit, asked_for = stage.credit(), asked(stage)
    until = paused(stage)
    stage.refuses("NewBusinessClosed", "ICBC", "Amendments.amend", credit, changes(), until=until)
    stage.refuses("NewBusinessClosed", CONFIRMER, "Confirmations.confirm", asked_for, until=until)
    stage.refuses("NewBusinessClosed", "ABC", "Lines.setLine", stage.party("ICBC"), b"CNY", 1, until=until)


def test_in_a_pause_a_credit_is_advised_presented_examined_honoured_and_paid(stage: Stage) -> None:
    credit = stage.issue()
    paused(stage)
    stage.do("BOC", "Credits.advise", credit)
    before = stage.cash("BOC")
    presentation = stage.honoured(credit)
    assert acts.claim_of(stage, presentation)["status"] == "Paid"
    assert stage.cash("BOC") == before + defaults.AMOUNT


def test_in_a_pause_documents_are_refused_in_the_same_days(stage: Stage) -> None:
    credit = stage.credit()
    made = stage.present(credit)
    day = acts.presentation_of(stage, made)["examineBy"]
    paused(stage)
    assert acts.presentation_of(stage, made)["examineBy"] == day
    stage.on("2024-09-30")
    stage.do(stage.stranger(), "Presentations.enforce", made)


def test_business_that_is_not_paused_is_not_resumed(stage: Stage) -> None:
    stage.refuses("NewBusinessOpen", "CBA", PAUSE, 0)
    paused(stage)
    stage.do("CBA", PAUSE, 0)
    stage.refuses("NewBusinessOpen", "CBA", PAUSE, 0)


def test_business_goes_on_before_the_pause_would_have_ended(stage: Stage) -> None:
    paused(stage)
    assert stage.do("CBA", PAUSE, 0).only("NewBusinessClosing").args == {"until": 0}
    assert stage.ask("Membership.newBusinessOf", stage.address["Credits"]) == (0, NOBODY)
    stage.do("ICBC", "Membership.introduce", NOBODY)


def test_a_pause_is_made_longer_and_shorter(stage: Stage) -> None:
    until = paused(stage)
    stage.do("CBA", PAUSE, until + WEEK)
    stage.chain.travel(until + 10)
    stage.refuses("NewBusinessClosed", "ICBC", "Membership.introduce", NOBODY, until=until + WEEK)
    stage.do("CBA", PAUSE, stage.chain.now() + 60)
    stage.chain.travel(stage.chain.now() + 100)
    stage.do("ICBC", "Membership.introduce", NOBODY)
