"""Lens: what it answers

├── what nobody made → UnknownCredit, UnknownAmendment, UnknownPresentation, UnknownClaim
├── a day in an unpublished year → CalendarYearUnpublished; only a presentation's maturity is then left out
└── otherwise
    ├── records with what follows from them: derived status, limit, available, effective expiry, maturity, holder
    ├── a credit with its latest shipment resolved, and the amount that it has today if that revolves
    ├── pages by number from 1; empty beyond the end
    └── of several days of shipment the latest
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests import defaults
from tests.contracts.acts import NO_DAY, NONEXISTENT, complying, credit_of, day, publish, refused
from tests.contracts.dealings import PART, clauses, complied, nominated, second, transferable, transferred, with_clauses
from tests.people import Stage
from usance import errors
from usance.artifacts import enum, shipped

CN = b"CN"
CHANGES = tuple(shipped().struct("Changes"))
ADVISED, EXPIRED = enum("CreditStatus")["Advised"], enum("CreditStatus")["Expired"]
EXAMINING, PRECLUDED = enum("PresentationStatus")["Examining"], enum("PresentationStatus")["Precluded"]
MONTHS_AFTER_SIGHT, MONTHS_AFTER_SHIPMENT = (
    enum("TenorKind")["AfterSightMonths"],
    enum("TenorKind")["AfterShipmentMonths"],
)


def view(stage: Stage, function: str, *args: Any) -> Mapping[str, Any]:
    found = stage.ask(f"Lens.{function}", *args)
    assert isinstance(found, Mapping)
    return found


def page(stage: Stage, function: str, *args: Any) -> list[int]:
    """The ids on a page."""
    found = stage.ask(f"Lens.{function}", *args)
    assert isinstance(found, tuple)
    return [int(str(one["id"])) for one in found if isinstance(one, Mapping)]


def test_of_what_nobody_made_nothing_is_told(stage: Stage) -> None:
    for error, function, *args in (
        (errors.UnknownCredit, "credit", NONEXISTENT),
        (errors.UnknownCredit, "presentations", NONEXISTENT, 1, 10),
        (errors.UnknownCredit, "parts", NONEXISTENT),
        (errors.UnknownAmendment, "amendment", NONEXISTENT << 16 | 1),
        (errors.UnknownCredit, "lastPresentationDay", NONEXISTENT, defaults.SHIPPED),
        (errors.UnknownPresentation, "presentation", NONEXISTENT << 16 | 1),
        (errors.UnknownClaim, "claim", NONEXISTENT << 16 | 1),
    ):
        with pytest.raises(error):
            stage.ask(f"Lens.{function}", *args)


def test_a_presentation_that_is_not_honoured_has_no_claim(stage: Stage) -> None:
    presentation = complying(stage, stage.credit())
    with pytest.raises(errors.UnknownClaim):
        stage.ask("Lens.claim", presentation)


def test_a_last_day_or_a_maturity_in_an_unpublished_year_is_not_guessed(stage: Stage) -> None:
    credit = stage.credit(expiry=day("2026-12-31"))
    with pytest.raises(errors.CalendarYearUnpublished):
        stage.ask("Lens.lastPresentationDay", credit, day("2026-12-20"))
    with pytest.raises(errors.CalendarYearUnpublished):
        stage.ask("Lens.maturity", defaults.AFTER_SIGHT, 90, day("2026-12-20"), NO_DAY, CN)


@pytest.mark.parametrize("value", [2**32 - 1, 2**32 - day("2024-09-02")])
@pytest.mark.parametrize("tenor", [defaults.AFTER_SIGHT, defaults.AFTER_SHIPMENT])
def test_a_tenor_beyond_all_calendars_is_refused_and_does_not_wrap_around(stage: Stage, tenor: int, value: int) -> None:
    today = day("2024-09-02")
    with pytest.raises((errors.Refusal, errors.ExecutionFailed)):
        stage.ask("Lens.maturity", tenor, value, today, today, CN)


def test_a_credit_is_told_with_its_limit_what_is_available_and_its_effective_expiry(stage: Stage) -> None:
    credit = stage.credit(tolerancePlus=10, expiry=day("2024-10-01"), latestShipment=0)
    stage.present(credit, 30_000_000)
    stage.honoured(credit, 20_000_000)
    assert view(stage, "credit", credit) == {
        "id": credit,
        "credit": credit_of(stage, credit) | {"status": ADVISED, "latestShipment": day("2024-10-01")},
        "status": ADVISED,
        "limit": 110_000_000,
        "available": 60_000_000,
        "effectiveExpiry": day("2024-10-08"),
        "adviseBy": day("2024-09-05"),
        "amendments": 0,
    }


def test_a_credit_is_told_as_expired_and_a_presentation_as_precluded_by_time_alone(stage: Stage) -> None:
    credit, drawn = stage.credit(), stage.credit()
    presentation = stage.present(drawn)
    assert (view(stage, "credit", credit)["status"], view(stage, "presentation", presentation)["status"]) == (
        ADVISED,
        EXAMINING,
    )
    stage.on("2024-11-18")
    told = (view(stage, "credit", credit)["status"], view(stage, "presentation", presentation)["status"])
    assert told == (EXPIRED, PRECLUDED)
    assert view(stage, "credit", drawn)["status"] == ADVISED, "a pending presentation keeps it alive"


def test_a_presentation_is_told_with_the_maturity_that_honour_today_would_give(stage: Stage) -> None:
    presentation = stage.present(stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=90))
    told = view(stage, "presentation", presentation)
    assert told["presentation"] == stage.ask("Presentations.get", presentation)
    assert (told["id"], told["currency"], told["maturity"]) == (presentation, b"CNY", day("2024-12-02"))


def test_the_maturity_of_an_honoured_presentation_is_that_of_its_claim(stage: Stage) -> None:
    presentation = stage.honoured(stage.credit())
    stage.on("2024-09-20")
    assert view(stage, "presentation", presentation)["maturity"] == day("2024-09-02")


def test_what_a_bank_has_bought_falls_due_at_once_whatever_the_tenor(stage: Stage) -> None:
    presentation = complied(stage, "CCB", nominated(stage, tenor=defaults.AFTER_SIGHT, tenorValue=90))
    assert view(stage, "presentation", presentation)["maturity"] == day("2024-12-02")
    for side in ("CCB", "BOC"):
        stage.do(side, "Nominations.negotiate", presentation, 99_000_000, True)
    assert view(stage, "presentation", presentation)["maturity"] == day("2024-09-02")


def test_a_maturity_in_an_unpublished_year_is_left_out_of_a_presentation(stage: Stage) -> None:
    credit = stage.credit(expiry=day("2026-12-31"), tenor=defaults.AFTER_SIGHT, tenorValue=365, latestShipment=0)
    stage.on("2026-06-01")
    presentation = stage.present(credit, shipped=day("2026-05-29"))
    assert view(stage, "presentation", presentation)["maturity"] == NO_DAY
    publish(stage, "CN", 2027)
    assert view(stage, "presentation", presentation)["maturity"] == day("2027-06-01")


def test_a_claim_is_told_with_its_holder_and_its_credit(stage: Stage) -> None:
    credit = stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=90)
    claim = stage.honoured(credit)
    told = view(stage, "claim", claim)
    assert told == {
        "id": claim,
        "status": stage.ask("Claims.statusOf", claim),
        "claim": stage.ask("Claims.get", claim),
        "holder": stage.party("BOC"),
        "credit": credit,
    }
    stage.on("2024-12-02")
    assert view(stage, "claim", claim)["status"] == 4, "due by time alone"


@pytest.mark.parametrize(
    ("first", "most", "numbers"),
    [(1, 10, [1, 2, 3]), (1, 2, [1, 2]), (2, 1, [2]), (3, 5, [3]), (4, 5, []), (0, 5, []), (1, 0, []), (65_535, 1, [])],
)
def test_credits_and_presentations_come_in_pages(stage: Stage, first: int, most: int, numbers: list[int]) -> None:
    credits = [stage.credit() for _ in range(3)]
    for _ in range(3):
        stage.present(credits[0], 1)
    issuer = stage.party("ICBC")
    assert page(stage, "credits", issuer, first, most) == [issuer << 32 | number for number in numbers]
    assert page(stage, "presentations", credits[0], first, most) == [credits[0] << 16 | number for number in numbers]


def test_amendments_come_in_pages(stage: Stage) -> None:
    credit, changes = stage.credit(), dict.fromkeys(CHANGES, 0) | {"tolerance": False}
    roots = [defaults.root() for _ in range(3)]
    for root in roots:
        stage.do("ICBC", "Amendments.amend", credit, changes | {"increase": 5, "root": root})
    for first, most, numbers in ((1, 10, [1, 2, 3]), (2, 1, [2]), (3, 9, [3]), (4, 1, []), (0, 9, []), (1, 0, [])):
        assert page(stage, "amendments", credit, first, most) == [credit << 16 | number for number in numbers]
    assert page(stage, "amendments", stage.credit(), 1, 10) == []
    assert view(stage, "credit", credit)["amendments"] == 3
    assert stage.ask("Lens.amendments", credit, 2, 1) == (stage.ask("Lens.amendment", credit << 16 | 2),)


def test_an_amendment_is_told_with_its_hash_and_the_currency_of_its_credit(stage: Stage) -> None:
    credit = stage.credit(rules=defaults.UCP600, currency=b"USD")
    changes = dict.fromkeys(CHANGES, 0) | {"tolerance": False, "increase": 5, "root": defaults.root()}
    stage.do("ICBC", "Amendments.amend", credit, changes)
    amendment = credit << 16 | 1
    told = view(stage, "amendment", amendment)
    assert told == {
        "id": amendment,
        "status": enum("AmendmentStatus")["Offered"],
        "amendment": stage.ask("Amendments.get", amendment),
        "hash": stage.ask("Amendments.hashOf", amendment),
        "currency": b"USD",
    }
    assert told["amendment"]["changes"] == changes
    stage.do("BOC", "Amendments.reject", amendment)
    assert view(stage, "amendment", amendment)["status"] == enum("AmendmentStatus")["Rejected"]


def test_the_parts_of_a_credit_are_told_in_their_order(stage: Stage) -> None:
    credit = transferable(stage)
    assert stage.ask("Lens.parts", credit) == ()
    for amount in (PART, 5):
        transferred(stage, credit, amount)
    told = stage.ask("Lens.parts", credit)
    assert told == tuple(stage.ask("Lens.credit", credit | number << 24) for number in (1, 2))
    assert [(one["limit"], one["credit"]["beneficiary"]) for one in told] == [(PART, second(stage)), (5, second(stage))]
    assert view(stage, "credit", credit)["available"] == defaults.AMOUNT - PART - 5


def test_a_revolving_credit_is_told_with_the_amount_of_the_day(stage: Stage) -> None:
    credit = with_clauses(stage, clauses(drawings=enum("DrawingKind")["RevolvingByTime"], times=2, period=1))
    stage.honoured(credit, 40_000_000)
    assert view(stage, "credit", credit)["available"] == 60_000_000
    stage.on("2024-10-02")
    told = view(stage, "credit", credit)
    assert (told["available"], told["limit"]) == (defaults.AMOUNT, 140_000_000)
    assert credit_of(stage, credit)["amount"] == defaults.AMOUNT, "stored by the drawing that needs it"


@pytest.mark.parametrize(
    ("changes", "latest"),
    [
        ({}, "2024-10-31"),
        ({"latestShipment": 0}, "2024-11-15"),
        ({"latestShipment": 0, "expiry": day("2024-10-01")}, "2024-10-01"),
    ],
)
def test_a_credit_that_names_no_latest_shipment_is_told_with_its_expiry(
    stage: Stage, changes: dict[str, Any], latest: str
) -> None:
    assert view(stage, "credit", stage.issue(**changes))["credit"]["latestShipment"] == day(latest)


@pytest.mark.parametrize(
    ("days", "latest"),
    [
        ([], NO_DAY),
        (["2024-09-10"], "2024-09-10"),
        (["2024-09-12", "2024-09-30", "2024-09-11"], "2024-09-30"),
        (["2024-09-10", "2024-09-10"], "2024-09-10"),
    ],
)
def test_of_several_days_of_shipment_the_latest_counts(stage: Stage, days: list[str], latest: str | int) -> None:
    expected = day(latest) if isinstance(latest, str) else latest
    assert stage.ask("Lens.shipment", [day(one) for one in days]) == expected


@pytest.mark.parametrize("tenor", [MONTHS_AFTER_SIGHT, MONTHS_AFTER_SHIPMENT])
@pytest.mark.parametrize(
    ("start", "months", "due"),
    [
        ("2024-03-18", 3, "2024-06-18"),
        ("2024-08-30", 6, "2025-02-28"),
        ("2023-12-29", 2, "2024-02-29"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-07-01", 3, "2024-10-08"),  # 1 October and the holiday week
    ],
)
def test_months_end_on_the_same_day_or_the_last_one(
    stage: Stage, tenor: int, start: str, months: int, due: str
) -> None:
    other = day("2024-01-02") if tenor == MONTHS_AFTER_SIGHT else day(start)
    assert stage.ask("Lens.maturity", tenor, months, day(start), other, CN) == day(due)


def test_a_bank_without_credits_and_a_credit_without_presentations_have_empty_pages(stage: Stage) -> None:
    assert page(stage, "credits", stage.party("CCB"), 1, 10) == []
    assert page(stage, "presentations", stage.credit(), 1, 10) == []


def test_a_page_tells_each_record_as_it_is_told_alone(stage: Stage) -> None:
    credit = stage.credit()
    presentation = refused(stage, credit, 7)
    assert stage.ask("Lens.credits", stage.party("ICBC"), 1, 1) == (stage.ask("Lens.credit", credit),)
    assert stage.ask("Lens.presentations", credit, 1, 1) == (stage.ask("Lens.presentation", presentation),)


@pytest.mark.parametrize(
    ("changes", "shipped", "last"),
    [
        ({}, "2024-09-10", "2024-09-25"),
        ({}, "2024-09-16", "2024-10-08"),
        ({"expiry": day("2024-09-20"), "latestShipment": 0}, "2024-09-10", "2024-09-20"),
        ({"expiry": day("2024-10-01"), "latestShipment": 0}, "2024-09-30", "2024-10-08"),
        ({"presentationDays": 5}, "2024-09-10", "2024-09-18"),
        ({"transportDocument": False}, "2024-09-10", "2024-11-15"),
    ],
)
def test_the_last_day_to_present_is_the_end_of_the_period_or_the_effective_expiry(
    stage: Stage, changes: dict[str, Any], shipped: str, last: str
) -> None:
    credit = stage.issue(**changes)
    assert stage.ask("Lens.lastPresentationDay", credit, day(shipped)) == day(last)


def test_a_holder_that_moved_is_told_as_the_same_party(stage: Stage) -> None:
    claim = stage.honoured(stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=90))
    stage.do("BOC", "Membership.rotateAccount", stage.account(stage.stranger()).address)
    assert view(stage, "claim", claim)["holder"] == stage.party("BOC")
