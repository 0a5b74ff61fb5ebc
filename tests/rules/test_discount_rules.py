"""What a claim costs before it falls due: the contracts against a second implementation, and known answers."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.market import quote_terms
from tests.oracle import discount as oracle
from tests.people import Stage
from usance import errors
from usance.artifacts import enum
from usance.dates import civil_day

METHODS = tuple(method for method in enum("Method").__members__ if method != "None")
MOST_PERIODS = 7
by_view = settings(
    max_examples=examples(200),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)


def price(
    stage: Stage, face: int, ppm: int, value: date, maturity: date, *, method: str = "Straight", **more: int
) -> tuple[int, int, int]:
    """The net amount, the discount and the days, as the chain computes them."""
    terms = quote_terms(rate=ppm, method=enum("Method")[method], value=civil_day(value), **more)
    net, taken, days = stage.ask("MarketLens.price", terms, face, civil_day(maturity))  # type: ignore[misc]
    return int(str(net)), int(str(taken)), int(str(days))


def fen(amount: str) -> int:
    return int(Decimal(amount.replace(",", "")) * 100)


V1 = (date(2024, 1, 15), date(2024, 7, 12))
V4 = (date(2024, 4, 8), date(2024, 10, 1))
V6 = (date(2025, 3, 17), date(2027, 3, 8))


@pytest.mark.parametrize(
    ("face", "ppm", "days", "method", "more", "counted", "discount"),
    [
        ("10,000,000.00", 28_500, V1, "Straight", {}, 179, "141,708.33"),
        ("10,000,000.00", 28_500, V1, "Yield", {}, 179, "139,728.27"),
        ("10,000,000.00", 28_500, V1, "Straight", {"grace": 3}, 182, "144,083.33"),
        ("10,000,000.00", 28_500, V1, "Yield", {"grace": 3}, 182, "142,036.82"),
        ("10,000,000.00", 28_500, V1, "Straight", {"basis": 365}, 179, "139,767.12"),
        ("10,000,000.00", 28_500, V1, "Yield", {"basis": 365}, 179, "137,840.57"),
        ("5,000,000.00", 31_000, V4, "Straight", {}, 176, "75,777.78"),
        ("5,000,000.00", 31_000, (V4[0], date(2024, 10, 8)), "Straight", {}, 183, "78,791.67"),
        ("1,250,000.00", 63_500, V6, "Straight", {}, 721, "158,970.49"),
        ("1,250,000.00", 63_500, V6, "Yield", {}, 721, "141,034.26"),
        ("1,250,000.00", 63_500, V6, "YieldByYear", {}, 721, "144,997.56"),
        ("1,250,000.00", 63_500, V6, "YieldBy182", {}, 721, "147,095.04"),
    ],
)
def test_the_worked_vectors_come_out_to_the_fen(
    stage: Stage,
    face: str,
    ppm: int,
    days: tuple[date, date],
    method: str,
    more: dict[str, int],
    counted: int,
    discount: str,
) -> None:
    expected = (fen(face) - fen(discount), fen(discount), counted)
    assert price(stage, fen(face), ppm, *days, method=method, **more) == expected


def test_a_straight_rate_is_a_higher_yield(stage: Stage) -> None:
    straight = price(stage, fen("10,000,000.00"), 28_500, *V1)
    assert price(stage, fen("10,000,000.00"), 28_910, *V1, method="Yield")[0] < straight[0]
    assert price(stage, fen("10,000,000.00"), 28_909, *V1, method="Yield")[0] > straight[0]


def test_the_margins_of_a_resale_chain_add_up_to_its_first_discount(stage: Stage) -> None:
    face, maturity = fen("10,000,000.00"), V1[1]
    legs = [(date(2024, 1, 15), 31_000), (date(2024, 3, 1), 27_000), (date(2024, 5, 20), 24_500)]
    sold = [price(stage, face, ppm, value, maturity) for value, ppm in legs]
    paid = [net for net, _, _ in sold] + [face]
    margins = [after - before for before, after in itertools.pairwise(paid)]
    assert paid == [fen(each) for each in ("9,845,861.11", "9,900,250.00", "9,963,930.56", "10,000,000.00")]
    assert margins == [fen("54,388.89"), fen("63,680.56"), fen("36,069.44")]
    assert sum(margins) == sold[0][1] == fen("154,138.89")


@pytest.mark.parametrize(("face", "discount"), [(2850, 29), (2849, 28), (2750, 28)])
def test_a_discount_of_half_a_minor_unit_is_rounded_up(stage: Stage, face: int, discount: int) -> None:
    """T71: 28.5 minor units are 29. One per cent of a year of 360 days."""
    assert price(stage, face, 10_000, date(2024, 1, 1), date(2024, 12, 26))[:2] == (face - discount, discount)


@by_view
@given(
    face=st.integers(1, 2**60),
    ppm=st.integers(1, 400_000),
    start=st.dates(date(2024, 1, 1), date(2026, 1, 1)),
    length=st.integers(1, 1270),
    method=st.sampled_from(METHODS),
    basis=st.sampled_from([360, 365]),
    grace=st.integers(0, 5),
)
@example(face=2**128 - 1, ppm=1_000_000, start=V1[0], length=1, method="Yield", basis=365, grace=0)
@example(face=2**120, ppm=1_000_000, start=V1[0], length=1455, method="YieldBy182", basis=360, grace=0)
def test_every_price_is_that_of_exact_fractions(
    stage: Stage, face: int, ppm: int, start: date, length: int, method: str, basis: int, grace: int
) -> None:
    days = length + grace
    expected = oracle.net(face, ppm, method, basis=basis, days=days)
    maturity = start + timedelta(days=length)
    if expected <= 0:
        with pytest.raises(errors.DiscountAboveFace):
            price(stage, face, ppm, start, maturity, method=method, basis=basis, grace=grace)
        return
    found = price(stage, face, ppm, start, maturity, method=method, basis=basis, grace=grace)
    assert found == (expected, face - expected, days)


@pytest.mark.parametrize(("method", "period"), [("YieldByYear", 365), ("YieldBy182", 182), ("YieldBy183", 183)])
def test_more_periods_than_can_be_exact_are_refused(stage: Stage, method: str, period: int) -> None:
    most = (MOST_PERIODS + 1) * period - 1
    start = date(2024, 1, 1)
    expected = oracle.net(10**9, 50_000, method, basis=360, days=most)
    assert price(stage, 10**9, 50_000, start, start + timedelta(days=most), method=method)[0] == expected
    with pytest.raises(errors.TenorTooLong) as refused:
        price(stage, 10**9, 50_000, start, start + timedelta(days=most + 1), method=method)
    assert (refused.value.given, refused.value.most) == (most + 1, most)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"ppm": 0}, "BadRate"),
        ({"ppm": 1_000_001}, "BadRate"),
        ({"method": "None"}, "MethodMissing"),
        ({"basis": 366}, "BadBasis"),
        ({"maturity": V1[0]}, "MaturityBeforeValue"),
        ({"maturity": date(2024, 1, 14)}, "MaturityBeforeValue"),
        ({"ppm": 1_000_000, "maturity": date(2025, 1, 9)}, "DiscountAboveFace"),
    ],
)
def test_what_is_no_price_is_refused(stage: Stage, changes: dict[str, object], error: str) -> None:
    asked = {"ppm": 28_500, "value": V1[0], "maturity": V1[1]} | changes
    with pytest.raises(errors.Refusal) as refused:
        price(stage, 10_000, **asked)  # type: ignore[arg-type]
    assert refused.value.name == error
