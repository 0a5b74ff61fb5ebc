"""Amounts in Chinese capital characters: what is refused and where, the note's own examples, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.oracle.capitals import capitals
from usance.capitals import BadCapitals, from_capitals, in_capitals
from usance.errors import InputError
from usance.money import LARGEST_MINOR, CurrencyMismatch, Money

CNY = "CNY "
PREFIX = "人民币"


@pytest.mark.parametrize("amount", ["USD 5.00", "HKD 5.00", "JPY 5", "KWD 5.000"])
def test_an_amount_in_another_currency_than_yuan_is_refused(amount: str) -> None:
    with pytest.raises(CurrencyMismatch) as refused:
        in_capitals(Money.parse(amount))
    assert (refused.value.given, refused.value.needed) == (amount[:3], "CNY")


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("", 1),
        ("人民", 3),
        ("壹元整", 1),
        ("￥壹元整", 1),
        ("人民币", 4),
        ("人民币整", 4),
        ("人民币元整", 4),
        ("人民币一元整", 4),
        ("人民币1元整", 4),
        ("人民币拾元整", 4),
        ("人民币壹", 5),
        ("人民币壹佰", 6),
        ("人民币壹元", 6),
        ("人民币壹元整整", 7),
        ("人民币壹元整 ", 7),
        ("人民币壹元正", 6),
        ("人民币壹圆整", 5),
        ("人民币壹贰元整", 5),
        ("人民币壹拾佰元整", 6),
        ("人民币壹万万元整", 6),
        ("人民币壹元壹元整", 7),
        ("人民币壹角元整", 6),
        ("人民币伍分伍角", 7),
        ("人民币壹佰伍角", 7),
        ("人民币壹元伍分整", 6),
        ("人民币壹元零伍分整", 9),
        ("人民币零元零角整", 7),
        ("人民币壹仟零零壹元整", 7),
        ("人民币壹仟壹元整", 6),
        ("人民币壹仟陆佰捌拾元叁角贰分", 11),
        ("人民币壹拾万零柒仟元伍角叁分", 7),
        ("人民币壹仟贰佰元伍角", 9),
        ("人民币" + "壹亿" * 10_000 + "元整", 15),
        ("人民币壹" + "亿" * 60_000 + "元整", 10),
    ],
)
def test_text_that_is_not_as_it_is_to_be_written_is_refused_with_the_place(text: str, position: int) -> None:
    with pytest.raises(BadCapitals) as refused:
        from_capitals(text)
    assert refused.value.position == position
    assert f"at character {position}" in str(refused.value)
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize("given", [None, 5, 5.0, b"", ["人民币壹元整"]])
def test_what_is_no_text_is_refused(given: object) -> None:
    with pytest.raises(InputError):
        from_capitals(given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        # The note's own examples.
        ("1409.50", "壹仟肆佰零玖元伍角整"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("1680.32", "壹仟陆佰捌拾元零叁角贰分"),
        ("107000.53", "壹拾万柒仟元零伍角叁分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        # Ends and turning points.
        ("0", "零元整"),
        ("0.01", "壹分"),
        ("0.05", "伍分"),
        ("0.50", "伍角整"),
        ("0.55", "伍角伍分"),
        ("1", "壹元整"),
        ("10", "壹拾元整"),
        ("10.05", "壹拾元零伍分"),
        ("101", "壹佰零壹元整"),
        ("110", "壹佰壹拾元整"),
        ("1000", "壹仟元整"),
        ("1001", "壹仟零壹元整"),
        ("10000", "壹万元整"),
        ("10001", "壹万零壹元整"),
        ("10100", "壹万零壹佰元整"),
        ("11000", "壹万壹仟元整"),
        ("100000", "壹拾万元整"),
        ("1234567.80", "壹佰贰拾叁万肆仟伍佰陆拾柒元捌角整"),
        ("10005000", "壹仟万伍仟元整"),
        ("100000000", "壹亿元整"),
        ("100005000", "壹亿零伍仟元整"),
        ("100010001", "壹亿零壹万零壹元整"),
        ("110000000", "壹亿壹仟万元整"),
        ("100000000000", "壹仟亿元整"),
        ("1000000000000", "壹万亿元整"),
        ("9999999999999999.99", "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
        ("10000000000000000", "壹亿亿元整"),
        ("10000000000000001", "壹亿亿零壹元整"),
    ],
)
def test_amounts_are_written_by_the_rules_for_bills_and_read_back(amount: str, written: str) -> None:
    money = Money.parse(CNY + amount)
    assert in_capitals(money) == PREFIX + written
    assert from_capitals(PREFIX + written) == money


def with_noughts() -> st.SearchStrategy[int]:
    """Amounts in fen below 10**16 yuan with many noughts in them, where the rules are."""
    digits = st.lists(st.sampled_from("000000123456789"), min_size=1, max_size=18)
    return digits.map("".join).map(int)


@given(with_noughts())
@example(10**18 - 1)
def test_what_is_written_is_what_is_written_another_way(fen: int) -> None:
    assert in_capitals(Money(fen, "CNY")) == capitals(fen)


@given(with_noughts() | st.integers(0, LARGEST_MINOR))
@example(LARGEST_MINOR)
def test_what_is_written_is_read_as_the_same_amount(fen: int) -> None:
    assert from_capitals(in_capitals(Money(fen, "CNY"))) == Money(fen, "CNY")


@given(st.text(alphabet="零壹贰玖拾佰仟万亿元角分整", max_size=14))
def test_whatever_is_read_is_written_just_so(text: str) -> None:
    try:
        amount = from_capitals(PREFIX + text)
    except BadCapitals as refused:
        assert len(PREFIX) < refused.position <= len(PREFIX + text) + 1
    else:
        assert in_capitals(amount) == PREFIX + text
