"""What a credit may say: tenors in months against the cap, and approximate amounts, by a second implementation."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests import defaults
from tests.contracts.acts import day, terms
from tests.contracts.dealings import clauses
from tests.examples import examples
from tests.oracle import credit as oracle
from tests.people import Stage
from usance import errors
from usance.artifacts import enum

TENOR = enum("TenorKind")
LARGEST = 2**128 - 1
CAP, FARTHEST = 365, 65_535
"""Civil days: of the domestic rule set, and of any."""

by_dry_run = settings(
    max_examples=examples(40),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)


def answer(stage: Stage, says: tuple[Any, ...] = clauses(), **changes: Any) -> str:
    """The name of the error that an issue would meet, or "" if it would be accepted."""
    given = [terms(stage, **changes), says]
    try:
        stage.ledger.dry_run(stage.account("ICBC"), "Credits", "issueWithClauses", given)
    except errors.Refusal as refusal:
        return refusal.name
    return ""


def expected(length: float, rules: int) -> str:
    """`length` of the tenor in days, a month being the twelfth part of 365."""
    if length >= FARTHEST + 1:
        return "BadTenor"
    return "UsanceOverCap" if rules == defaults.PRC2016 and length >= CAP + 1 else ""


@by_dry_run
@given(
    kind=st.sampled_from(["AfterSight", "AfterShipment", "AfterSightMonths", "AfterShipmentMonths"]),
    value=st.one_of(st.integers(1, 400), st.integers(1, 70_000), st.integers(1, 2**32 - 1)),
    rules=st.sampled_from([defaults.PRC2016, defaults.UCP600]),
)
@example(kind="AfterSightMonths", value=12, rules=defaults.PRC2016)
@example(kind="AfterSightMonths", value=13, rules=defaults.PRC2016)
@example(kind="AfterShipmentMonths", value=2_154, rules=defaults.UCP600)
@example(kind="AfterShipmentMonths", value=2_155, rules=defaults.UCP600)
def test_a_tenor_is_as_long_as_its_days_or_its_part_of_a_year(stage: Stage, kind: str, value: int, rules: int) -> None:
    length = value * 365 / 12 if kind.endswith("Months") else value
    assert answer(stage, tenor=TENOR[kind], tenorValue=value, rules=rules) == expected(length, rules)


@by_dry_run
@given(ahead=st.one_of(st.integers(-400, 400), st.integers(-15_000, 70_000)), rules=st.sampled_from([1, 2]))
@example(ahead=0, rules=1)
@example(ahead=-1, rules=2)
@example(ahead=FARTHEST, rules=2)
def test_a_fixed_day_is_as_far_as_it_is_ahead(stage: Stage, ahead: int, rules: int) -> None:
    told = answer(stage, tenor=TENOR["FixedDate"], tenorValue=day(defaults.START.isoformat()) + ahead, rules=rules)
    assert told == ("BadTenor" if ahead < 0 else expected(ahead, rules))


@by_dry_run
@given(
    amount=st.one_of(st.integers(1, 10**12), st.integers(1, LARGEST)), plus=st.integers(0, 3), minus=st.integers(0, 3)
)
@example(amount=LARGEST // 11 * 10, plus=0, minus=0)
@example(amount=LARGEST // 11 * 10 + 20, plus=0, minus=0)
def test_about_adds_a_tenth_to_an_amount_without_tolerance(stage: Stage, amount: int, plus: int, minus: int) -> None:
    told = answer(stage, clauses(about=True), amount=amount, tolerancePlus=plus, toleranceMinus=minus)
    if oracle.limit(amount, plus) > LARGEST:
        assert told == "AmountTooLarge"
    elif plus or minus:
        assert told == "BadTolerance"
    else:
        assert told == ("AmountTooLarge" if oracle.limit(amount, 10) > LARGEST else "")


@pytest.mark.parametrize(
    ("drawn", "error"), [(11_000_000, ""), (11_000_001, "OverDrawn"), (9_000_000, ""), (8_999_999, "PartialDrawing")]
)
def test_t17_about_100000_is_drawn_with_110000_and_not_a_fen_more(stage: Stage, drawn: int, error: str) -> None:
    given = terms(stage, amount=10_000_000, partialDrawings=False)
    receipt = stage.do("ICBC", "Credits.issueWithClauses", given, clauses(about=True))
    credit = int(str(receipt.only("CreditIssued").args["id"]))
    stage.do("BOC", "Credits.advise", credit)
    args = (credit, drawn, defaults.SHIPPED, defaults.root(), 0)
    if error:
        stage.refuses(error, "BOC", "Presentations.present", *args)
    else:
        stage.do("BOC", "Presentations.present", *args)


@by_dry_run
@given(
    expiry=st.dates(date(2024, 8, 1), date(2026, 12, 30)),
    latest=st.none() | st.dates(date(2024, 8, 1), date(2027, 1, 31)),
)
def test_shipment_is_not_after_the_expiry_and_the_expiry_not_before_today(
    stage: Stage, expiry: date, latest: date | None
) -> None:
    told = answer(stage, expiry=day(expiry.isoformat()), latestShipment=day(latest.isoformat()) if latest else 0)
    late = "ShipmentAfterExpiry" if latest and latest > expiry else ""
    assert told == ("ExpiryPassed" if expiry < defaults.START else late)
