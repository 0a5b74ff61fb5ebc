"""Credits.appointAdviser

├── credit unknown → UnknownCredit
├── caller is not the issuer → NotParty
├── credit not Issued → UnexpectedStatus
├── new adviser
│   ├── unknown → UnknownParty
│   ├── no bank → WrongKind
│   └── suspended → Suspended
└── otherwise stored, emits AdviserAppointed; none means the issuer advises by itself
    └── confirmation wanted and nobody asked any more → the new adviser is; a bank that is asked, still is
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import NONEXISTENT, credit_of, suspend
from tests.contracts.credits.advisers import CONFIRM
from tests.people import Stage


def test_a_credit_that_nobody_issued_gets_no_adviser(stage: Stage) -> None:
    stage.refuses("UnknownCredit", "ICBC", "Credits.appointAdviser", NONEXISTENT, stage.party("ABC"), id="3-999")


@pytest.mark.parametrize("who", ["BOC", "ABC", "CBA"])
def test_only_the_issuer_appoints(stage: Stage, who: str) -> None:
    credit = stage.issue()
    expected = stage.party("ICBC")
    stage.refuses("NotParty", who, "Credits.appointAdviser", credit, stage.party("ABC"), id="3-1", expected=expected)


def test_an_advised_credit_gets_no_other_adviser(stage: Stage) -> None:
    credit = stage.credit()
    args = (credit, stage.party("ABC"))
    stage.refuses("UnexpectedStatus", "ICBC", "Credits.appointAdviser", *args, id="3-1", allowed=("Issued",))


def test_an_adviser_that_nobody_knows_is_refused(stage: Stage) -> None:
    stage.refuses("UnknownParty", "ICBC", "Credits.appointAdviser", stage.issue(), 999, party=999)


@pytest.mark.parametrize("who", ["Ningbo Cotton", "CBA"])
def test_an_adviser_that_is_no_bank_is_refused(stage: Stage, who: str) -> None:
    party = stage.party(who)
    stage.refuses("WrongKind", "ICBC", "Credits.appointAdviser", stage.issue(), party, party=party, allowed=("Bank",))


def test_a_suspended_adviser_is_refused(stage: Stage) -> None:
    suspend(stage, "ABC")
    party = stage.party("ABC")
    stage.refuses("Suspended", "ICBC", "Credits.appointAdviser", stage.issue(), party, party=party)


def test_after_declined_advice_the_issuer_appoints_another_bank_which_advises(stage: Stage) -> None:
    credit = stage.issue()
    stage.do("BOC", "Credits.declineAdvice", credit)
    told = stage.do("ICBC", "Credits.appointAdviser", credit, stage.party("ABC")).only("AdviserAppointed").args
    assert told == {"id": credit, "adviser": stage.party("ABC")}
    stage.refuses("NotParty", "BOC", "Credits.advise", credit, expected=stage.party("ABC"))
    stage.do("ABC", "Credits.advise", credit)
    assert (credit_of(stage, credit)["adviser"], credit_of(stage, credit)["status"]) == (stage.party("ABC"), "Advised")


def test_the_issuer_takes_the_advice_upon_itself(stage: Stage) -> None:
    credit = stage.issue()
    stage.do("ICBC", "Credits.appointAdviser", credit, 0)
    stage.refuses("NotParty", "BOC", "Credits.advise", credit, expected=stage.party("ICBC"))
    stage.do("ICBC", "Credits.advise", credit)
    assert (credit_of(stage, credit)["adviser"], credit_of(stage, credit)["status"]) == (0, "Advised")


@pytest.mark.parametrize(
    ("changes", "asked"),
    [({}, None), ({"confirmation": CONFIRM}, "ABC"), ({"confirmation": CONFIRM, "nominated": "CCB"}, "CCB")],
)
def test_the_new_adviser_is_asked_to_confirm_where_nobody_is_any_more(
    stage: Stage, changes: dict[str, int | str], asked: str | None
) -> None:
    credit = stage.issue(**changes)
    stage.do("BOC", "Credits.declineAdvice", credit)
    stage.do("ICBC", "Credits.appointAdviser", credit, stage.party("ABC"))
    assert credit_of(stage, credit)["confirmer"] == (stage.party(asked) if asked else 0)


def test_an_issuer_that_advises_by_itself_asks_nobody_to_confirm(stage: Stage) -> None:
    credit = stage.issue(confirmation=CONFIRM)
    stage.do("BOC", "Credits.declineAdvice", credit)
    stage.do("ICBC", "Credits.appointAdviser", credit, 0)
    assert credit_of(stage, credit)["confirmer"] == 0
