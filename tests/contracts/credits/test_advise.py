"""Credits.advise

├── credit unknown → UnknownCredit
├── caller is not the adviser, nor the issuer of a credit without one → NotParty
├── a second adviser before the first has passed the credit on, or the first after it → NotParty
├── credit not Issued → UnexpectedStatus
├── after the rule set's days → no refusal, emits AdviceLate, be the calendar published or not
├── with a second adviser, by the first → still Issued, passed on to the second, emits CreditPassedOn
└── otherwise Advised, emits CreditAdvised; a suspended adviser may still advise
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import NONEXISTENT, credit_of, day, suspend
from tests.contracts.credits.advisers import bank_abroad, by_two
from tests.people import Stage
from usance.events import Receipt


def test_a_credit_that_nobody_issued_cannot_be_advised(stage: Stage) -> None:
    stage.refuses("UnknownCredit", "BOC", "Credits.advise", NONEXISTENT, id="3-999")


@pytest.mark.parametrize("who", ["ICBC", "ABC", "CBA", "stranger"])
def test_only_the_adviser_advises(stage: Stage, who: str) -> None:
    credit = stage.issue()
    who = stage.stranger() if who == "stranger" else who
    caller, adviser = stage.account(who).address, stage.party("BOC")
    stage.refuses("NotParty", who, "Credits.advise", credit, id="3-1", caller=caller, expected=adviser)


def test_only_the_issuer_advises_a_credit_without_an_adviser(stage: Stage) -> None:
    credit = stage.issue(adviser=0)
    stage.refuses("NotParty", "BOC", "Credits.advise", credit, expected=stage.party("ICBC"))
    stage.do("ICBC", "Credits.advise", credit)
    assert credit_of(stage, credit)["status"] == "Advised"


def test_a_credit_is_advised_once(stage: Stage) -> None:
    credit = stage.credit()
    stage.refuses("UnexpectedStatus", "BOC", "Credits.advise", credit, id="3-1", allowed=("Issued",))


def test_a_closed_credit_is_not_advised(stage: Stage) -> None:
    credit = stage.issue()
    stage.on("2024-12-16")
    stage.do("ICBC", "Credits.close", credit)
    stage.refuses("UnexpectedStatus", "BOC", "Credits.advise", credit, allowed=("Issued",))


def test_the_adviser_advises(stage: Stage) -> None:
    credit = stage.issue()
    before = credit_of(stage, credit)
    told = stage.do("BOC", "Credits.advise", credit).only("CreditAdvised").args
    assert told == {"id": credit, "adviser": stage.party("BOC")}
    assert credit_of(stage, credit) == before | {"status": "Advised"}


def test_a_suspended_adviser_still_passes_on_what_it_was_asked_to(stage: Stage) -> None:
    credit = stage.issue()
    suspend(stage, "BOC")
    stage.do("BOC", "Credits.advise", credit)
    assert credit_of(stage, credit)["status"] == "Advised"


def test_the_advisers_present_account_advises_and_its_former_one_does_not(stage: Stage) -> None:
    credit = stage.issue()
    new = stage.stranger()
    stage.do("BOC", "Membership.rotateAccount", stage.account(new).address)
    stage.refuses("NotParty", "BOC", "Credits.advise", credit, expected=stage.party("BOC"))
    stage.do(new, "Credits.advise", credit)
    assert credit_of(stage, credit)["status"] == "Advised"
    assert credit_of(stage, credit)["expiry"] == day("2024-11-15")


def names(receipt: Receipt) -> list[str]:
    return [event.name for event in receipt.events]


@pytest.mark.parametrize("who", ["ABC", "ICBC"])
def test_the_second_adviser_waits_for_the_first(stage: Stage, who: str) -> None:
    credit = by_two(stage)
    stage.refuses("NotParty", who, "Credits.advise", credit, id="3-1", expected=stage.party("BOC"))


@pytest.mark.parametrize("who", ["BOC", "ICBC"])
def test_the_first_adviser_passes_a_credit_on_once(stage: Stage, who: str) -> None:
    credit = by_two(stage)
    stage.do("BOC", "Credits.advise", credit)
    stage.refuses("NotParty", who, "Credits.advise", credit, id="3-1", expected=stage.party("ABC"))


def test_the_first_adviser_passes_the_credit_on_and_the_second_advises_it(stage: Stage) -> None:
    credit, (first, second) = by_two(stage), (stage.party("BOC"), stage.party("ABC"))
    before = credit_of(stage, credit)
    passed = stage.do("BOC", "Credits.advise", credit)
    assert names(passed) == ["CreditPassedOn"]
    assert passed.events[0].args == {"id": credit, "adviser": first, "secondAdviser": second}
    assert credit_of(stage, credit) == before | {"passedOn": True}
    advised = stage.do("ABC", "Credits.advise", credit)
    assert names(advised) == ["CreditAdvised"]
    assert advised.events[0].args == {"id": credit, "adviser": second}
    assert credit_of(stage, credit) == before | {"passedOn": True, "status": "Advised"}


def test_advice_on_the_last_of_three_banking_days_is_not_late(stage: Stage) -> None:
    credit = stage.issue()
    stage.on("2024-09-05", "23:59")
    assert names(stage.do("BOC", "Credits.advise", credit)) == ["CreditAdvised"]


def test_advice_after_three_banking_days_is_late_and_holds(stage: Stage) -> None:
    credit = stage.issue()
    stage.on("2024-09-06", "00:00")
    receipt = stage.do("BOC", "Credits.advise", credit)
    late = {"id": credit, "adviser": stage.party("BOC"), "day": day("2024-09-06"), "adviseBy": day("2024-09-05")}
    assert receipt.only("AdviceLate").args == late
    assert credit_of(stage, credit)["status"] == "Advised"


def test_both_advisers_have_the_same_three_days(stage: Stage) -> None:
    credit = by_two(stage)
    stage.on("2024-09-06")
    for who in ("BOC", "ABC"):
        late = stage.do(who, "Credits.advise", credit).only("AdviceLate").args
        assert (late["adviser"], late["adviseBy"]) == (stage.party(who), day("2024-09-05"))


@pytest.mark.parametrize(("who", "changes"), [("BOC", {"rules": defaults.UCP600}), ("ICBC", {"adviser": 0})])
def test_where_no_days_are_set_no_advice_is_late(stage: Stage, who: str, changes: dict[str, int]) -> None:
    credit = stage.issue(**changes)
    stage.on("2024-11-15")
    assert names(stage.do(who, "Credits.advise", credit)) == ["CreditAdvised"]


def test_advice_due_in_an_unpublished_year_is_not_late(stage: Stage) -> None:
    stage.on("2026-12-30")
    credit = stage.issue(expiry=day("2026-12-31"))
    stage.on("2027-01-20")
    assert names(stage.do("BOC", "Credits.advise", credit)) == ["CreditAdvised"]


@pytest.mark.parametrize("rules", [defaults.PRC2016, defaults.UCP600])
def test_advice_is_not_refused_where_the_advisers_own_date_is_not_known(stage: Stage, rules: int) -> None:
    """Summer time of 2028 is not published, so nobody knows the date in the United States to the hour."""
    credit = stage.issue(adviser=bank_abroad(stage), rules=rules)
    stage.on("2028-01-03", place="CN")
    assert names(stage.do("First Bank", "Credits.advise", credit)) == ["CreditAdvised"]
