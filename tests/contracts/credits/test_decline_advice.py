"""Credits.declineAdvice

├── credit unknown → UnknownCredit
├── caller is not the adviser → NotParty; a credit without an adviser has nobody to decline
├── credit not Issued → UnexpectedStatus
└── otherwise without an adviser, emits AdviceDeclined; the credit stays Issued
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import NONEXISTENT, credit_of
from tests.people import Stage


def test_advice_of_a_credit_that_nobody_issued_cannot_be_declined(stage: Stage) -> None:
    stage.refuses("UnknownCredit", "BOC", "Credits.declineAdvice", NONEXISTENT, id="3-999")


@pytest.mark.parametrize("who", ["ICBC", "ABC", "CBA"])
def test_only_the_adviser_declines(stage: Stage, who: str) -> None:
    credit = stage.issue()
    stage.refuses("NotParty", who, "Credits.declineAdvice", credit, id="3-1", expected=stage.party("BOC"))


@pytest.mark.parametrize("who", ["ICBC", "BOC"])
def test_nobody_declines_for_a_credit_without_an_adviser(stage: Stage, who: str) -> None:
    credit = stage.issue(adviser=0)
    stage.refuses("NotParty", who, "Credits.declineAdvice", credit, expected=0)


def test_advice_once_given_is_not_declined(stage: Stage) -> None:
    credit = stage.credit()
    stage.refuses("UnexpectedStatus", "BOC", "Credits.declineAdvice", credit, id="3-1", allowed=("Issued",))


def test_the_adviser_declines_and_has_no_say_any_more(stage: Stage) -> None:
    credit = stage.issue()
    told = stage.do("BOC", "Credits.declineAdvice", credit).only("AdviceDeclined").args
    assert told == {"id": credit, "adviser": stage.party("BOC")}
    assert (credit_of(stage, credit)["adviser"], credit_of(stage, credit)["status"]) == (0, "Issued")
    stage.refuses("NotParty", "BOC", "Credits.advise", credit, expected=stage.party("ICBC"))
    stage.refuses("NotParty", "BOC", "Credits.declineAdvice", credit, expected=0)
