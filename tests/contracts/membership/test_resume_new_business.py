"""Membership.resumeNewBusiness

given a caller that is not the council
    it reverts with AccessManagedUnauthorized
given the council
    when there is no pause, or it is over
        it reverts with NotPaused
    when there is one
        it ends it and tells of it with NewBusinessResumed
"""

from __future__ import annotations

from tests.contracts.callers import refused_to_all_but
from tests.people import NOBODY, Stage

RESUME = "Membership.resumeNewBusiness"


def test_nobody_but_the_council_resumes_business(stage: Stage) -> None:
    refused_to_all_but("CBA", stage, RESUME)


def test_business_that_is_not_paused_is_not_resumed(stage: Stage) -> None:
    stage.refuses("NotPaused", "CBA", RESUME, until=0)
    until = stage.chain.now() + 60
    stage.do("CBA", "Membership.pauseNewBusiness", until)
    stage.chain.travel(until + 1)
    stage.refuses("NotPaused", "CBA", RESUME, until=until)


def test_business_goes_on_before_the_pause_would_have_ended(stage: Stage) -> None:
    stage.do("CBA", "Membership.pauseNewBusiness", stage.chain.now() + 86_400)
    assert stage.do("CBA", RESUME).only("NewBusinessResumed").args == {}
    assert stage.ask("Membership.pausedUntil") == 0
    stage.do("ICBC", "Membership.introduce", NOBODY)
