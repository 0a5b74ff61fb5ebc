"""Rates of interest, exact to a part per million."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usance.rates import BadRate, Rate, rate_of


@pytest.mark.parametrize(
    ("text", "ppm", "shown"),
    [
        ("2.85%", 28_500, "2.85%"),
        ("3%", 30_000, "3.00%"),
        ("0.0001%", 1, "0.0001%"),
        ("2.8910%", 28_910, "2.891%"),
        ("0.00%", 0, "0.00%"),
        ("100%", 1_000_000, "100.00%"),
        ("999.9999%", 9_999_999, "999.9999%"),
    ],
)
def test_a_rate_is_read_and_shown(text: str, ppm: int, shown: str) -> None:
    assert Rate.parse(text) == Rate(ppm)
    assert str(Rate(ppm)) == shown


@pytest.mark.parametrize(
    "given", ["2.85", "2,85%", "-1%", "1.00001%", "1000%", "", "%", ".5%", " 1%", "1 %", 2.85, None]
)
def test_what_is_no_rate_is_refused(given: object) -> None:
    with pytest.raises(BadRate) as refused:
        Rate.parse(given)  # type: ignore[arg-type]
    assert "a rate such as 2.85%" in str(refused.value)


@given(st.integers(0, 9_999_999))
def test_every_rate_is_read_as_it_is_shown(ppm: int) -> None:
    assert rate_of(str(Rate(ppm))) == Rate(ppm) == rate_of(Rate(ppm))
