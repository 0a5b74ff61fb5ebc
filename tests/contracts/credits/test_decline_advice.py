"""Credits.declineAdvice

├── credit unknown → UnknownCredit
├── caller is not the adviser → NotParty; a credit without an adviser has nobody to decline
├── credit not Issued → UnexpectedStatus
└── otherwise without an adviser, emits AdviceDeclined; the credit stays Issued
    ├── the adviser was asked to confirm → nobody is asked any more; another bank that was, still is
    └── a second adviser, once the credit was passed on to it → without any adviser; before, it has no say
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import NONEXISTENT, credit_of
from tests.contracts.credits.advisers import CONFIRM, by_two
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


@pytest.mark.parametrize(("changes", "left"), [({}, None), ({"nominated": "CCB"}, "CCB")])
def test_an_adviser_that_declines_is_not_asked_to_confirm_any_more(
    stage: Stage, changes: dict[str, str], left: str | None
) -> None:
    credit = stage.issue(confirmation=CONFIRM, **changes)
    before = credit_of(stage, credit)
    stage.do("BOC", "Credits.declineAdvice", credit)
    assert credit_of(stage, credit) == before | {"adviser": 0, "confirmer": stage.party(left) if left else 0}


def test_the_second_adviser_declines_only_what_was_passed_on_to_it(stage: Stage) -> None:
    credit = by_two(stage)
    stage.refuses("NotParty", "ABC", "Credits.declineAdvice", credit, expected=stage.party("BOC"))
    stage.do("BOC", "Credits.advise", credit)
    stage.refuses("NotParty", "BOC", "Credits.declineAdvice", credit, expected=stage.party("ABC"))


def test_a_second_adviser_that_declines_leaves_the_credit_to_its_issuer(stage: Stage) -> None:
    credit = by_two(stage)
    before = credit_of(stage, credit)
    stage.do("BOC", "Credits.advise", credit)
    told = stage.do("ABC", "Credits.declineAdvice", credit).only("AdviceDeclined").args
    assert told == {"id": credit, "adviser": stage.party("ABC")}
    assert credit_of(stage, credit) == before | {"adviser": 0, "secondAdviser": 0}
    stage.do("ICBC", "Credits.advise", credit)
    assert credit_of(stage, credit)["status"] == "Advised"


def test_a_first_adviser_that_declines_leaves_the_second_to_its_successor(stage: Stage) -> None:
    credit = by_two(stage)
    before = credit_of(stage, credit)
    stage.do("BOC", "Credits.declineAdvice", credit)
    assert credit_of(stage, credit) == before | {"adviser": 0}
    stage.do("ICBC", "Credits.appointAdviser", credit, stage.party("CCB"))
    passed = stage.do("CCB", "Credits.advise", credit).only("CreditPassedOn").args
    assert passed == {"id": credit, "adviser": stage.party("CCB"), "secondAdviser": stage.party("ABC")}
