"""Credits.issue

├── caller belongs to no party, or to its past → NotAdmitted
├── caller is no bank → WrongKind
├── caller is suspended → Suspended
├── number is not the issuer's next one → WrongNumber
├── applicant, beneficiary, adviser or nominated bank unknown → UnknownParty
├── adviser or nominated bank
│   ├── no bank → WrongKind
│   └── suspended → Suspended
├── rule set not admitted → RuleSetNotAdmitted
├── currency not settled → UnknownCurrency; not the rule set's → CurrencyNotAllowed
├── place without a calendar → UnknownPlace
├── terms without root → TermsMissing
├── amount zero → ZeroAmount; with tolerance beyond 128 bits → AmountTooLarge
├── tolerance below nothing → BadTolerance
├── in favour of the issuer → IssuerIsBeneficiary
├── expiry before today → ExpiryPassed; in an unpublished year → CalendarYearUnpublished
├── latest shipment after expiry → ShipmentAfterExpiry
├── tenor contradicts its value, a fixed day is past, or no calendar reaches it → BadTenor
├── tenor longer than the cap, a year's months counted as a year's days → UsanceOverCap
├── presentation period beyond 255 days → PeriodTooLong
├── confirmation asked of nobody or of the issuer, or silent → BadConfirmer
└── otherwise
    ├── stored as Issued, silent terms filled in from the rule set, whose edition is pinned
    ├── numbered without a gap per issuer
    └── emits CreditIssued with all terms
"""

from __future__ import annotations

from typing import Any

import pytest

from tests import defaults
from tests.contracts.acts import credit_of, day, suspend, terms
from tests.people import Stage
from usance.artifacts import enum

TODAY = "2024-09-02"
ICBC = 3
NEXT = "3-1"
AFTER_SIGHT_MONTHS, AFTER_SHIPMENT_MONTHS = (
    enum("TenorKind")["AfterSightMonths"],
    enum("TenorKind")["AfterShipmentMonths"],
)
MAY_ADD, CONFIRM, SILENT = (enum("Confirmation")[name] for name in ("MayAdd", "Confirm", "Silent"))
UNCAPPED: dict[str, Any] = {"rules": defaults.UCP600}


def test_an_account_of_no_party_cannot_issue(stage: Stage) -> None:
    who = stage.stranger()
    stage.refuses("NotAdmitted", who, "Credits.issue", terms(stage), account=stage.account(who).address)


def test_an_account_that_its_bank_has_left_cannot_issue(stage: Stage) -> None:
    other = stage.account(stage.stranger()).address
    stage.do("ICBC", "Membership.rotateAccount", other)
    stage.refuses("NotAdmitted", "ICBC", "Credits.issue", terms(stage))


@pytest.mark.parametrize("who", ["CBA", "PBoC"])
def test_an_institution_that_is_no_bank_cannot_issue(stage: Stage, who: str) -> None:
    stage.refuses("WrongKind", who, "Credits.issue", terms(stage), party=stage.party(who), allowed=("Bank",))


def test_a_customer_cannot_issue(stage: Stage) -> None:
    party = stage.customer("Dalian Steel", "ICBC", own_key=True)
    stage.refuses("WrongKind", "Dalian Steel", "Credits.issue", terms(stage), party=party, allowed=("Bank",))


def test_a_suspended_bank_cannot_issue(stage: Stage) -> None:
    suspend(stage, "ICBC")
    stage.refuses("Suspended", "ICBC", "Credits.issue", terms(stage), party=ICBC)


@pytest.mark.parametrize("number", [0, 2, 2**24 + 1, 2**32 - 1])
def test_a_number_that_is_not_the_next_one_is_refused(stage: Stage, number: int) -> None:
    given = terms(stage, number=number)
    stage.refuses("WrongNumber", "ICBC", "Credits.issue", given, issuer=ICBC, given=number, expected=1)


def test_the_same_issue_cannot_happen_twice(stage: Stage) -> None:
    given = terms(stage)
    stage.do("ICBC", "Credits.issue", given)
    stage.refuses("WrongNumber", "ICBC", "Credits.issue", given, issuer=ICBC, given=1, expected=2)


@pytest.mark.parametrize("field", ["applicant", "beneficiary"])
@pytest.mark.parametrize("party", [0, 999])
def test_an_applicant_or_beneficiary_that_nobody_knows_is_refused(stage: Stage, field: str, party: int) -> None:
    stage.refuses("UnknownParty", "ICBC", "Credits.issue", terms(stage, **{field: party}), party=party)


@pytest.mark.parametrize("field", ["adviser", "nominated"])
def test_an_adviser_or_nominated_bank_that_nobody_knows_is_refused(stage: Stage, field: str) -> None:
    stage.refuses("UnknownParty", "ICBC", "Credits.issue", terms(stage, **{field: 999}), party=999)


@pytest.mark.parametrize("field", ["adviser", "nominated"])
@pytest.mark.parametrize("who", ["Ningbo Cotton", "CBA"])
def test_an_adviser_or_nominated_bank_that_is_no_bank_is_refused(stage: Stage, field: str, who: str) -> None:
    given = terms(stage, **{field: who})
    stage.refuses("WrongKind", "ICBC", "Credits.issue", given, party=stage.party(who), allowed=("Bank",))


@pytest.mark.parametrize("field", ["adviser", "nominated"])
def test_a_suspended_adviser_or_nominated_bank_is_refused(stage: Stage, field: str) -> None:
    suspend(stage, "CCB")
    stage.refuses("Suspended", "ICBC", "Credits.issue", terms(stage, **{field: "CCB"}), party=stage.party("CCB"))


def test_a_credit_without_a_rule_set_is_refused(stage: Stage) -> None:
    stage.refuses("RuleSetNotAdmitted", "ICBC", "Credits.issue", terms(stage, rules=0))


def test_a_rule_set_that_the_council_no_longer_admits_is_refused(stage: Stage) -> None:
    stage.do("CBA", "RuleBook.setLimits", defaults.UCP600, (False, b"", 5, 0, 21, 0, 0, 5, 10, 1, 0))
    stage.refuses("RuleSetNotAdmitted", "ICBC", "Credits.issue", terms(stage, rules=defaults.UCP600))


def test_a_currency_that_is_not_settled_is_refused(stage: Stage) -> None:
    given = terms(stage, rules=defaults.UCP600, currency=b"AUD")
    stage.refuses("UnknownCurrency", "ICBC", "Credits.issue", given, currency="AUD")


def test_a_place_without_a_calendar_is_refused(stage: Stage) -> None:
    stage.refuses("UnknownPlace", "ICBC", "Credits.issue", terms(stage, place=b"XX"), place="XX")


@pytest.mark.parametrize(
    ("error", "changes", "fields"),
    [
        ("TermsMissing", {"root": bytes(32)}, {}),
        ("ZeroAmount", {"amount": 0}, {}),
        ("BadTolerance", {"toleranceMinus": 101}, {"minus": 101, "allowed": 100}),
        (
            "AmountTooLarge",
            {"amount": 2**128 - 1, "tolerancePlus": 1},
            {"given": (2**128 - 1) * 101 // 100, "allowed": 2**128 - 1},
        ),
        ("CurrencyNotAllowed", {"currency": b"USD"}, {"given": "USD", "allowed": "CNY"}),
        ("IssuerIsBeneficiary", {"beneficiary": "ICBC"}, {"issuer": ICBC}),
        (
            "ExpiryPassed",
            {"expiry": day("2024-09-01"), "latestShipment": 0},
            {"expiry": "2024-09-01", "today": TODAY},
        ),
        (
            "ShipmentAfterExpiry",
            {"latestShipment": day("2024-11-16")},
            {"latestShipment": "2024-11-16", "expiry": "2024-11-15"},
        ),
        ("BadTenor", {"tenor": 0}, {"given": 0}),
        ("BadTenor", {"tenor": 0, "tenorValue": 30}, {"given": 30}),
        ("BadTenor", {"tenor": defaults.SIGHT, "tenorValue": 1}, {"given": 1}),
        ("BadTenor", {"tenor": defaults.AFTER_SIGHT}, {"given": 0}),
        ("BadTenor", {"tenor": defaults.AFTER_SHIPMENT}, {"given": 0}),
        ("BadTenor", {"tenor": defaults.FIXED_DATE}, {"given": 0}),
        (
            "BadTenor",
            {"tenor": defaults.FIXED_DATE, "tenorValue": day("2024-09-01")},
            {"given": day("2024-09-01")},
        ),
        ("UsanceOverCap", {"tenor": defaults.AFTER_SIGHT, "tenorValue": 366}, {"given": 366, "allowed": 365}),
        ("UsanceOverCap", {"tenor": defaults.AFTER_SHIPMENT, "tenorValue": 366}, {"given": 366, "allowed": 365}),
        (
            "UsanceOverCap",
            {"tenor": defaults.FIXED_DATE, "tenorValue": day(TODAY) + 366},
            {"given": 366, "allowed": 365},
        ),
        ("BadTenor", {"tenor": AFTER_SIGHT_MONTHS}, {"given": 0}),
        ("BadTenor", {"tenor": AFTER_SHIPMENT_MONTHS}, {"given": 0}),
        ("UsanceOverCap", {"tenor": AFTER_SIGHT_MONTHS, "tenorValue": 13}, {"given": 395, "allowed": 365}),
        ("UsanceOverCap", {"tenor": AFTER_SHIPMENT_MONTHS, "tenorValue": 13}, {"given": 395, "allowed": 365}),
        ("BadTenor", UNCAPPED | {"tenor": defaults.AFTER_SIGHT, "tenorValue": 65_536}, {"given": 65_536}),
        ("BadTenor", UNCAPPED | {"tenor": AFTER_SIGHT_MONTHS, "tenorValue": 2_155}, {"given": 2_155}),
        ("BadTenor", UNCAPPED | {"tenor": AFTER_SHIPMENT_MONTHS, "tenorValue": 2**32 - 1}, {"given": 2**32 - 1}),
        (
            "BadTenor",
            UNCAPPED | {"tenor": defaults.FIXED_DATE, "tenorValue": day(TODAY) + 65_536},
            {"given": day(TODAY) + 65_536},
        ),
        ("PeriodTooLong", {"presentationDays": 256}, {"given": 256, "allowed": 255}),
        ("PeriodTooLong", {"presentationDays": 65_535, "transportDocument": False}, {"given": 65_535}),
        ("BadConfirmer", {"confirmation": MAY_ADD, "adviser": 0}, {"given": 0}),
        ("BadConfirmer", {"confirmation": CONFIRM, "nominated": "ICBC"}, {"given": ICBC}),
        ("BadConfirmer", {"confirmation": SILENT, "nominated": "CCB"}, {}),
    ],
)
def test_terms_that_no_credit_may_have_are_refused(
    stage: Stage, error: str, changes: dict[str, Any], fields: dict[str, object]
) -> None:
    stage.refuses(error, "ICBC", "Credits.issue", terms(stage, **changes), id=NEXT, **fields)


@pytest.mark.parametrize("expiry", ["2027-01-01", "2027-12-31"])
def test_an_expiry_in_an_unpublished_year_is_refused(stage: Stage, expiry: str) -> None:
    given = terms(stage, expiry=day(expiry))
    stage.refuses("CalendarYearUnpublished", "ICBC", "Credits.issue", given, place="CN", year=2027)


def test_a_refused_issue_uses_no_number(stage: Stage) -> None:
    stage.refuses("ZeroAmount", "ICBC", "Credits.issue", terms(stage, amount=0))
    assert stage.ask("Credits.issuedBy", ICBC) == 0
    stage.refuses("UnknownCredit", "BOC", "Credits.advise", ICBC << 32 | 1, id=NEXT)


@pytest.mark.parametrize(
    "changes",
    [
        {"expiry": day(TODAY), "latestShipment": 0},
        {"latestShipment": day("2024-11-15")},
        {"toleranceMinus": 100},
        {"amount": 2**128 - 1},
        {"amount": 1},
        {"tenor": defaults.AFTER_SIGHT, "tenorValue": 365},
        {"tenor": defaults.AFTER_SHIPMENT, "tenorValue": 1},
        {"tenor": defaults.FIXED_DATE, "tenorValue": day(TODAY) + 365},
        {"tenor": defaults.FIXED_DATE, "tenorValue": day(TODAY)},
        UNCAPPED | {"currency": b"USD", "tenor": defaults.AFTER_SIGHT, "tenorValue": 65_535},
        UNCAPPED | {"tenor": defaults.FIXED_DATE, "tenorValue": day(TODAY) + 65_535},
        UNCAPPED | {"tenor": AFTER_SHIPMENT_MONTHS, "tenorValue": 2_154},
        {"tenor": AFTER_SIGHT_MONTHS, "tenorValue": 12},
        {"tenor": AFTER_SHIPMENT_MONTHS, "tenorValue": 1},
        {"presentationDays": 255},
        {"expiry": day("2026-12-31")},
        {"applicant": "ICBC"},
        {"adviser": 0},
        {"nominated": "BOC"},
    ],
)
def test_terms_at_the_limit_are_accepted(stage: Stage, changes: dict[str, Any]) -> None:
    assert credit_of(stage, stage.issue(**changes))["status"] == "Issued"


def test_an_issued_credit_is_stored_with_all_that_its_terms_say(stage: Stage) -> None:
    root = defaults.root()
    credit = stage.issue(
        tenor=defaults.AFTER_SIGHT,
        tenorValue=90,
        tolerancePlus=10,
        toleranceMinus=5,
        nominated="CCB",
        confirmation=1,
        partialDrawings=False,
        transferable=True,
        presentationDays=10,
        root=root,
    )
    assert credit == ICBC << 32 | 1
    assert credit_of(stage, credit) == {
        "applicant": stage.party("Huaxin Textiles"),
        "beneficiary": stage.party("Ningbo Cotton"),
        "adviser": stage.party("BOC"),
        "nominated": stage.party("CCB"),
        "confirmer": stage.party("CCB"),
        "status": "Issued",
        "rules": defaults.PRC2016,
        "edition": 1,
        "examinationDays": 5,
        "tenor": defaults.AFTER_SIGHT,
        "toleranceMinus": 5,
        "presentationDays": 10,
        "latestShipment": day("2024-10-31"),
        "amount": defaults.AMOUNT,
        "drawn": 0,
        "pending": 0,
        "currency": b"CNY",
        "place": b"CN",
        "tolerancePlus": 10,
        "expiry": day("2024-11-15"),
        "tenorValue": 90,
        "presentations": 0,
        "issued": day(TODAY),
        "setAside": 0,
        "secondAdviser": 0,
        "confirmation": MAY_ADD,
        "confirmed": False,
        "singleDrawing": True,
        "transferable": True,
        "version": 0,
        "passedOn": False,
        "apart": False,
        "scheduled": False,
        "shared": False,
        "stayed": False,
        "parts": 0,
        "pendingAmendments": 0,
        "root": root,
    }


def test_issuing_tells_the_terms_in_one_event(stage: Stage) -> None:
    given = terms(stage)
    receipt = stage.do("ICBC", "Credits.issue", given)
    assert [event.name for event in receipt.events] == ["CreditIssued"]
    told = receipt.only("CreditIssued").args
    assert (told["id"], told["issuer"], told["beneficiary"]) == (ICBC << 32 | 1, ICBC, stage.party("Ningbo Cotton"))
    assert told["ruleEdition"] == 1
    assert isinstance(told["terms"], dict)
    assert tuple(told["terms"].values()) == given


@pytest.mark.parametrize(("rules", "period"), [(defaults.PRC2016, 15), (defaults.UCP600, 21)])
def test_a_silent_presentation_period_is_the_rule_sets(stage: Stage, rules: int, period: int) -> None:
    assert credit_of(stage, stage.issue(rules=rules))["presentationDays"] == period


def test_without_a_transport_document_there_is_no_presentation_period(stage: Stage) -> None:
    credit = stage.issue(transportDocument=False, presentationDays=10)
    assert credit_of(stage, credit)["presentationDays"] == 0


def test_a_silent_latest_shipment_is_the_expiry(stage: Stage) -> None:
    credit = stage.issue(latestShipment=0)
    assert credit_of(stage, credit)["latestShipment"] == 0, "only what was said is stored"
    told = stage.ask("Lens.credit", credit)
    assert isinstance(told, dict) and isinstance(told["credit"], dict)
    assert told["credit"]["latestShipment"] == day("2024-11-15")


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({}, None),
        ({"confirmation": MAY_ADD}, "BOC"),
        ({"confirmation": CONFIRM, "nominated": "CCB"}, "CCB"),
        ({"confirmation": CONFIRM, "adviser": 0, "nominated": "CCB"}, "CCB"),
    ],
)
def test_the_nominated_bank_or_else_the_adviser_is_asked_to_confirm(
    stage: Stage, changes: dict[str, Any], asked: str | None
) -> None:
    stored = credit_of(stage, stage.issue(**changes))
    assert (stored["confirmer"], stored["confirmed"]) == (stage.party(asked) if asked else 0, False)


def test_each_bank_numbers_its_own_credits(stage: Stage) -> None:
    first, second = stage.issue(), stage.issue()
    other = stage.issue("ABC")
    assert (first, second, other) == (ICBC << 32 | 1, ICBC << 32 | 2, stage.party("ABC") << 32 | 1)
    assert stage.ask("Credits.issuedBy", ICBC) == 2


def test_a_credit_keeps_the_edition_of_its_rule_set(stage: Stage) -> None:
    old = stage.issue()
    stage.do("CBA", "RuleBook.setLimits", defaults.PRC2016, (True, b"CNY", 7, 3, 21, 365, 30, 0, 10, 1, 0))
    new = stage.issue()
    for credit, edition, days, period in ((old, 1, 5, 15), (new, 2, 7, 21)):
        kept = credit_of(stage, credit)
        assert (kept["edition"], kept["examinationDays"], kept["presentationDays"]) == (edition, days, period)


def test_a_reinstated_bank_issues_again(stage: Stage) -> None:
    suspend(stage, "ICBC")
    stage.do("CBA", "Membership.reinstate", ICBC)
    assert stage.issue() == ICBC << 32 | 1
