"""Money and tolerance: what is refused, then what is read and printed."""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usance.errors import InputError
from usance.money import (
    LARGEST_MINOR,
    BadMoney,
    BadTolerance,
    CurrencyMismatch,
    Money,
    Tolerance,
    TooManyDecimals,
    UnknownCurrency,
)

EXPONENTS = {"CNY": 2, "USD": 2, "JPY": 0, "KRW": 0, "KWD": 3, "BHD": 3, "CLF": 4}


@pytest.mark.parametrize("number", [1000000.0, 5, True, None, Decimal("5.00"), float("nan"), b"CNY 5"])
def test_a_number_without_a_currency_is_refused_as_money(number: object) -> None:
    with pytest.raises(BadMoney) as refused:
        Money.parse(number)  # type: ignore[arg-type]
    assert refused.value.given is number
    assert "CNY 1000000.00" in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "CNY",
        "CNY ",
        "5.00",
        "5.00 CNY",
        "cny 5.00",
        "CNY5.00",
        "CNY  5.00",
        " CNY 5.00",
        "CNY 5.00 ",
        "CNY 5.00\n",
        "CNY -5.00",
        "CNY +5.00",
        "CNY NaN",
        "CNY Infinity",
        "CNY 1e6",
        "CNY .50",
        "CNY 5.",
        "CNY 05.00",
        "CNY 1_000.00",
        "CNY \u0665.00",
        "CNY 1 000.00",
        "CNY 5,00",
        "CNY 1,00.00",
        "CNY 10,00,000.00",
        "CNY 1000,000.00",
        "CNY ,100.00",
        "CNY 0,100.00",
        "CNY 1,000.000,00",
        "CNY " + "9" * 5000,
    ],
)
def test_text_that_is_not_an_amount_is_refused(text: str) -> None:
    with pytest.raises(BadMoney) as refused:
        Money.parse(text)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize("code", ["XYZ", "RMB", "XAU", "XTS", "XXX", "AAA"])
def test_a_currency_without_a_minor_unit_in_iso_4217_is_refused(code: str) -> None:
    with pytest.raises(UnknownCurrency) as refused:
        Money.parse(f"{code} 5")
    assert refused.value.given == code


@pytest.mark.parametrize(("text", "allowed"), [("CNY 1.005", 2), ("JPY 1.0", 0), ("KWD 1.0000", 3), ("CNY 1.000", 2)])
def test_decimals_finer_than_the_minor_unit_are_refused(text: str, allowed: int) -> None:
    with pytest.raises(TooManyDecimals) as refused:
        Money.parse(text)
    assert (refused.value.given, refused.value.currency, refused.value.allowed) == (text, text[:3], allowed)


@pytest.mark.parametrize("minor", [1.0, True, "5", None, -1, LARGEST_MINOR + 1])
def test_minor_units_that_are_no_whole_number_in_range_are_refused(minor: object) -> None:
    with pytest.raises(BadMoney):
        Money(minor, "CNY")  # type: ignore[arg-type]


@pytest.mark.parametrize("currency", ["cny", "", None, 156])
def test_money_cannot_be_made_in_an_unknown_currency(currency: object) -> None:
    with pytest.raises(UnknownCurrency):
        Money(5, currency)  # type: ignore[arg-type]


def test_an_amount_beyond_uint128_is_refused() -> None:
    assert Money.parse(f"JPY {LARGEST_MINOR}").minor == LARGEST_MINOR
    with pytest.raises(BadMoney):
        Money.parse(f"JPY {LARGEST_MINOR + 1}")


@pytest.mark.parametrize("compute", [operator.add, operator.sub, operator.lt, operator.le, operator.gt, operator.ge])
def test_amounts_of_two_currencies_do_not_meet(compute: Callable[[Money, Money], object]) -> None:
    with pytest.raises(CurrencyMismatch) as refused:
        compute(Money(500, "CNY"), Money(500, "USD"))
    assert refused.value.given in ("CNY", "USD")


def test_amounts_of_two_currencies_are_never_equal() -> None:
    assert Money(0, "CNY") != Money(0, "USD")


@pytest.mark.parametrize("other", [5, 5.0, "CNY 5.00", None])
def test_a_bare_number_cannot_be_added_to_money(other: object) -> None:
    with pytest.raises(BadMoney):
        Money(500, "CNY") + other  # type: ignore[operator]


def test_a_difference_below_zero_is_refused() -> None:
    with pytest.raises(BadMoney):
        Money(1, "CNY") - Money(2, "CNY")


def test_every_refusal_is_an_input_error() -> None:
    for kind in (BadMoney, UnknownCurrency, TooManyDecimals, CurrencyMismatch, BadTolerance):
        assert issubclass(kind, InputError)


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("CNY 1000000.00", 100_000_000),
        ("CNY 1,000,000.00", 100_000_000),
        ("CNY 999,999.9", 99_999_990),
        ("CNY 5", 500),
        ("CNY 5.1", 510),
        ("CNY 0.05", 5),
        ("CNY 0", 0),
        ("JPY 100", 100),
        ("KWD 1.005", 1005),
        ("CLF 1.0001", 10001),
    ],
)
def test_amounts_are_read_into_minor_units(text: str, minor: int) -> None:
    assert Money.parse(text) == Money(minor, text[:3])


def test_amounts_are_printed_with_all_decimals_of_their_currency() -> None:
    assert [str(Money(1_234_567, code)) for code in ("CNY", "JPY", "KWD")] == [
        "CNY 12345.67",
        "JPY 1234567",
        "KWD 1234.567",
    ]
    assert Money(100_000_000, "CNY").grouped == "CNY 1,000,000.00"
    assert Money(5, "KWD").grouped == "KWD 0.005"


def test_money_adds_subtracts_and_compares_within_a_currency() -> None:
    less, more = Money(1, "CNY"), Money(2, "CNY")
    assert less + more == Money(3, "CNY")
    assert more - less == less
    assert less < more
    assert more >= less
    assert max(less, more) is more


@given(minor=st.integers(0, LARGEST_MINOR), currency=st.sampled_from(sorted(EXPONENTS)))
def test_what_is_printed_is_read_back_and_agrees_with_exact_fractions(minor: int, currency: str) -> None:
    money = Money(minor, currency)
    assert money.decimals == EXPONENTS[currency]
    assert Money.parse(str(money)) == Money.parse(money.grouped) == money
    assert Fraction(str(money).removeprefix(f"{currency} ")) * 10 ** EXPONENTS[currency] == minor


@pytest.mark.parametrize(
    "text", ["", "5/10", "+5", "-10/+5", "+5/10", "+101/-0", "+0/-101", "+5.0/-1", "+-5/-1", "+5/-10\n", 5, None, 5.0]
)
def test_text_that_is_not_a_tolerance_is_refused(text: object) -> None:
    with pytest.raises(BadTolerance) as refused:
        Tolerance.parse(text)  # type: ignore[arg-type]
    assert refused.value.given == text


@pytest.mark.parametrize("percent", [-1, 101, 5.0, True, "5"])
def test_a_tolerance_of_anything_but_whole_percent_is_refused(percent: object) -> None:
    with pytest.raises(BadTolerance):
        Tolerance(plus=percent)  # type: ignore[arg-type]
    with pytest.raises(BadTolerance):
        Tolerance(minus=percent)  # type: ignore[arg-type]


@given(plus=st.integers(0, 100), minus=st.integers(0, 100))
def test_a_tolerance_is_read_back_as_printed(plus: int, minus: int) -> None:
    assert Tolerance.parse(f"+{plus}/-{minus}") == Tolerance(plus, minus)
    assert str(Tolerance(plus, minus)) == f"+{plus}/-{minus}"
