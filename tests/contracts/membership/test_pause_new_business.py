"""Membership.pauseNewBusiness

given a caller that is not the council
    it reverts with AccessManagedUnauthorized
given the council
    when the moment is past
        it reverts with BadPause
    when it is to come
        it pauses the opening of new business until then, and tells of it with NewBusinessPaused
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

PAUSE, WEEK = "Membership.pauseNewBusiness", 7 * 86_400


def paused(stage: Stage) -> int:
    """For a week from now; returns its end."""
    until = stage.chain.now() + WEEK
    stage.do("CBA", PAUSE, until)
    return until


def test_nobody_but_the_council_pauses_business(stage: Stage) -> None:
    refused_to_all_but("CBA", stage, PAUSE, stage.chain.now() + WEEK)


def test_a_pause_that_is_past_is_refused(stage: Stage) -> None:
    stage.refuses("BadPause", "CBA", PAUSE, stage.chain.now() - 1, until=stage.chain.now() - 1)


def test_a_pause_ends_when_the_council_has_said(stage: Stage) -> None:
    until = stage.chain.now() + WEEK
    assert stage.do("CBA", PAUSE, until).only("NewBusinessPaused").args == {"until": until}
    assert stage.ask("Membership.pausedUntil") == until
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
