"""Credits.issueWithClauses

├── the refusals of issue, of which a few are tried here → NotAdmitted, WrongNumber, ZeroAmount
├── second adviser
│   ├── without a first → AdviserMissing
│   └── unknown → UnknownParty; no bank → WrongKind; suspended → Suspended
├── confirmer
│   ├── named and not asked, asked of nobody, or the issuer itself → BadConfirmer
│   └── unknown → UnknownParty; no bank → WrongKind; suspended → Suspended
├── an approximate amount with a tolerance → BadTolerance; beyond 128 bits → AmountTooLarge
├── clauses of no such drawing → ClauseMisplaced
├── instalments: too many → TooManyInstalments; unsound → BadInstalment; of another sum → InstalmentsDiffer
├── advances above the amount → AdvanceTooLarge
└── otherwise
    ├── stored as issue stores it, with what the clauses say; emits CreditIssued and ClausesAdded
    ├── the confirmer is the bank named, or the nominated bank, or else who advises last
    ├── "about" is the rule set's percentage either way
    └── how it is drawn is recorded by Schedules
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests import defaults
from tests.contracts.acts import credit_of, day, suspend, terms
from tests.contracts.credits.advisers import CONFIRM
from tests.contracts.dealings import clauses
from tests.people import Stage
from usance.artifacts import enum

ISSUE = "Credits.issueWithClauses"
DRAWN = enum("DrawingKind")
BY_INSTALMENTS, BY_TIME, BY_VALUE = (DRAWN[kind] for kind in ("Instalments", "RevolvingByTime", "RevolvingByValue"))
NEXT = "3-1"
HALF = defaults.AMOUNT // 2
TWO = [(HALF, day("2024-09-30")), (HALF, day("2024-10-31"))]


def issued(stage: Stage, says: Mapping[str, Any], **changes: Any) -> int:
    receipt = stage.do("ICBC", ISSUE, terms(stage, **changes), clauses(**says))
    return int(str(receipt.only("CreditIssued").args["id"]))


def refused(stage: Stage, error: str, says: Mapping[str, Any], changes: Mapping[str, Any], **fields: object) -> None:
    stage.refuses(error, "ICBC", ISSUE, terms(stage, **changes), clauses(**says), **fields)


def test_an_account_of_no_party_cannot_issue(stage: Stage) -> None:
    who = stage.stranger()
    stage.refuses("NotAdmitted", who, ISSUE, terms(stage), clauses(), account=stage.account(who).address)


def test_credits_with_clauses_are_numbered_with_the_others(stage: Stage) -> None:
    stage.issue()
    refused(stage, "WrongNumber", {}, {"number": 1}, issuer=stage.party("ICBC"), given=1, expected=2)
    assert issued(stage, {}) == stage.party("ICBC") << 32 | 2


def test_the_terms_of_a_credit_with_clauses_are_checked(stage: Stage) -> None:
    refused(stage, "ZeroAmount", {}, {"amount": 0}, id=NEXT)


def test_a_second_adviser_without_a_first_is_refused(stage: Stage) -> None:
    refused(stage, "AdviserMissing", {"secondAdviser": stage.party("ABC")}, {"adviser": 0}, id=NEXT)


@pytest.mark.parametrize("member", ["secondAdviser", "confirmer"])
def test_a_second_adviser_or_confirmer_that_nobody_knows_is_refused(stage: Stage, member: str) -> None:
    refused(stage, "UnknownParty", {member: 999}, {"confirmation": CONFIRM}, party=999)


@pytest.mark.parametrize("member", ["secondAdviser", "confirmer"])
@pytest.mark.parametrize("who", ["Ningbo Cotton", "CBA"])
def test_a_second_adviser_or_confirmer_that_is_no_bank_is_refused(stage: Stage, member: str, who: str) -> None:
    party = stage.party(who)
    refused(stage, "WrongKind", {member: party}, {"confirmation": CONFIRM}, party=party, allowed=("Bank",))


@pytest.mark.parametrize("member", ["secondAdviser", "confirmer"])
def test_a_suspended_second_adviser_or_confirmer_is_refused(stage: Stage, member: str) -> None:
    suspend(stage, "CCB")
    refused(stage, "Suspended", {member: stage.party("CCB")}, {"confirmation": CONFIRM}, party=stage.party("CCB"))


@pytest.mark.parametrize(
    ("named", "changes"),
    [
        ("CCB", {}),
        ("CCB", {"confirmation": enum("Confirmation")["Silent"]}),
        ("ICBC", {"confirmation": CONFIRM}),
        ("", {"confirmation": CONFIRM, "adviser": 0}),
    ],
)
def test_a_confirmer_not_asked_or_asked_in_vain_is_refused(stage: Stage, named: str, changes: dict[str, int]) -> None:
    party = stage.party(named) if named else 0
    refused(stage, "BadConfirmer", {"confirmer": party}, changes, id=NEXT, given=party)


@pytest.mark.parametrize(("plus", "minus", "stated"), [(5, 0, 5), (0, 5, 5), (3, 7, 7)])
def test_an_approximate_amount_has_no_tolerance_of_its_own(stage: Stage, plus: int, minus: int, stated: int) -> None:
    changes = {"tolerancePlus": plus, "toleranceMinus": minus}
    refused(stage, "BadTolerance", {"about": True}, changes, id=NEXT, minus=stated, allowed=0)


def test_an_approximate_amount_fits_into_128_bits_with_its_tenth(stage: Stage) -> None:
    fields = {"given": (2**128 - 1) * 110 // 100, "allowed": 2**128 - 1}
    refused(stage, "AmountTooLarge", {"about": True}, {"amount": 2**128 - 1}, id=NEXT, **fields)


@pytest.mark.parametrize(
    ("error", "says", "fields"),
    [
        ("ClauseMisplaced", {"drawings": BY_TIME, "times": 2}, {"kind": BY_TIME}),
        ("ClauseMisplaced", {"times": 2}, {"kind": 0}),
        ("TooManyInstalments", {"drawings": BY_INSTALMENTS, "instalments": [(1, 1)] * 65}, {"given": 65}),
        ("BadInstalment", {"drawings": BY_INSTALMENTS, "instalments": TWO[::-1]}, {"number": 2}),
        ("InstalmentsDiffer", {"drawings": BY_INSTALMENTS, "instalments": TWO[:1]}, {"sum": HALF}),
        ("AdvanceTooLarge", {"advance": defaults.AMOUNT + 1}, {"allowed": defaults.AMOUNT}),
    ],
)
def test_clauses_that_no_credit_may_have_are_refused(
    stage: Stage, error: str, says: dict[str, Any], fields: dict[str, object]
) -> None:
    refused(stage, error, says, {}, id=NEXT, **fields)
    assert stage.ask("Credits.issuedBy", stage.party("ICBC")) == 0


def test_a_credit_whose_clauses_say_nothing_is_stored_as_one_without(stage: Stage) -> None:
    root = defaults.root()
    plain, other = stage.issue(root=root), issued(stage, {}, root=root)
    assert credit_of(stage, other) == credit_of(stage, plain)


def test_issuing_tells_terms_and_clauses(stage: Stage) -> None:
    given, says = terms(stage, confirmation=CONFIRM), clauses(confirmer=stage.party("CCB"), about=True, advance=7)
    receipt = stage.do("ICBC", ISSUE, given, says)
    assert [event.name for event in receipt.events] == ["CreditIssued", "ClausesAdded"]
    (issue, added), credit = (event.args for event in receipt.events), stage.party("ICBC") << 32 | 1
    assert isinstance(issue["terms"], dict) and isinstance(added["clauses"], dict)
    assert (issue["id"], added["id"], tuple(issue["terms"].values())) == (credit, credit, given)
    assert added["clauses"] | {"instalments": []} == dict(zip(added["clauses"], says, strict=True))
    assert added["clauses"]["instalments"] == ()


@pytest.mark.parametrize(
    ("says", "changes", "asked"),
    [
        (["confirmer", "secondAdviser"], {"nominated": "CCB"}, "ABC"),
        (["secondAdviser"], {"nominated": "CCB"}, "CCB"),
        (["secondAdviser"], {}, "ABC"),
        ([], {}, "BOC"),
    ],
)
def test_the_bank_named_or_nominated_or_advising_last_is_asked_to_confirm(
    stage: Stage, says: list[str], changes: dict[str, str], asked: str
) -> None:
    members = dict.fromkeys(says, stage.party("ABC"))
    stored = credit_of(stage, issued(stage, members, confirmation=CONFIRM, **changes))
    assert (stored["confirmer"], stored["confirmation"], stored["confirmed"]) == (stage.party(asked), CONFIRM, False)


def test_a_second_adviser_is_stored(stage: Stage) -> None:
    stored = credit_of(stage, issued(stage, {"secondAdviser": stage.party("ABC")}))
    assert (stored["adviser"], stored["secondAdviser"]) == (stage.party("BOC"), stage.party("ABC"))


@pytest.mark.parametrize("partial", [True, False])
def test_about_is_ten_percent_more_and_ten_percent_less(stage: Stage, partial: bool) -> None:
    credit = issued(stage, {"about": True}, partialDrawings=partial, rules=defaults.UCP600)
    stored = credit_of(stage, credit)
    assert (stored["amount"], stored["tolerancePlus"], stored["toleranceMinus"]) == (defaults.AMOUNT, 10, 10)
    stage.do("BOC", "Credits.advise", credit)
    over = (credit, 110_000_001, defaults.SHIPPED, defaults.root(), 0)
    stage.refuses("OverDrawn", "BOC", "Presentations.present", *over, available=110_000_000)
    stage.present(credit, 110_000_000 if partial else 90_000_000)


def test_about_is_what_the_council_says_and_stays_so_for_a_credit_issued(stage: Stage) -> None:
    former = issued(stage, {"about": True})
    stage.do("CBA", "RuleBook.setLimits", defaults.PRC2016, (True, b"CNY", 5, 3, 15, 365, 30, 0, 4, 1, 0))
    later = issued(stage, {"about": True})
    assert [credit_of(stage, credit)["tolerancePlus"] for credit in (former, later)] == [10, 4]


@pytest.mark.parametrize(
    "says",
    [
        {"drawings": BY_INSTALMENTS, "instalments": TWO},
        {"drawings": BY_TIME, "times": 3, "period": 2, "cumulative": True},
        {"drawings": BY_VALUE, "times": 255},
    ],
)
def test_how_a_credit_is_drawn_is_recorded(stage: Stage, says: dict[str, Any]) -> None:
    credit = issued(stage, says)
    schedule = stage.ask("Schedules.get", credit)
    assert isinstance(schedule, dict)
    kept = {"kind": says["drawings"], "since": day("2024-09-02"), "portion": defaults.AMOUNT, "used": 0, "made": 0}
    kept |= {name: says.get(name, 0) for name in ("times", "period", "cumulative")}
    kept |= {"instalments": len(says.get("instalments", [])), "advance": 0}
    assert schedule == kept
    assert credit_of(stage, credit)["scheduled"]
    told = stage.ask("Schedules.instalments", credit)
    assert isinstance(told, tuple)
    assert [(one["amount"], one["until"]) for one in told if isinstance(one, dict)] == says.get("instalments", [])


def test_advances_are_allowed_up_to_the_whole_amount(stage: Stage) -> None:
    credit = issued(stage, {"advance": defaults.AMOUNT})
    schedule = stage.ask("Schedules.get", credit)
    assert isinstance(schedule, dict)
    assert (schedule["advance"], credit_of(stage, credit)["scheduled"]) == (defaults.AMOUNT, False)
