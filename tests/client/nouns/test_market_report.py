"""What was traded, summed up and drawn: weights, bands, shares, and a picture that a reader of SVG can read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usance.market_chart import chart
from usance.market_entries import Deal
from usance.market_report import LONGER, average, band, report
from usance.money import Money
from usance.rates import Rate

VALUE = date(2024, 9, 6)
SVG = "{http://www.w3.org/2000/svg}"


def deal(face: str = "CNY 1000000.00", rate: str = "2.85%", tenor: int = 90, obligor: str = "ICBC") -> Deal:
    """Settled by ABC and BOC; the net amount is nothing that these look at."""
    money = Money.parse(face)
    parties = {"buyer": "ABC", "seller": "BOC", "obligor": obligor}
    maturity = VALUE + timedelta(days=tenor)
    price = {"rate": Rate.parse(rate), "method": "straight", "net": money, "face": money}
    return Deal(id="3-1.1@1.1", status="Settled", value=VALUE, maturity=maturity, **parties, **price)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "name"),
    [
        *((1, "up to 30 days"), (30, "up to 30 days"), (31, "31 to 90 days"), (90, "31 to 90 days")),
        *((91, "91 to 180 days"), (180, "91 to 180 days"), (181, "181 to 365 days"), (365, "181 to 365 days")),
        (366, LONGER),
    ],
)
def test_a_tenor_is_in_the_band_that_the_ledger_has_it_in(days: int, name: str) -> None:
    assert band(days) == name


def test_a_rate_counts_by_face_and_days() -> None:
    twice = [deal("CNY 3000000.00", "2%", 90), deal("CNY 1000000.00", "4%", 90)]
    assert average(twice) == Rate.parse("2.5%")
    longer = [deal(rate="2%", tenor=30), deal(rate="4%", tenor=90)]
    assert average(longer) == Rate.parse("3.5%")
    # A third of a part per million is none, a half is one.
    assert average([deal(rate="0.0001%", tenor=1), deal(rate="0.0002%", tenor=1)]) == Rate(2)
    assert average([deal(rate="0.0001%", tenor=2), deal(rate="0.0002%", tenor=1)]) == Rate(1)


@given(st.lists(st.tuples(st.integers(1, 10**12), st.integers(1, 10**6), st.integers(1, 999)), min_size=1, max_size=9))
def test_an_average_lies_between_the_least_and_the_most(said: list[tuple[int, int, int]]) -> None:
    trades = [replace(deal(tenor=days), face=Money(face, "CNY"), rate=Rate(ppm)) for face, ppm, days in said]
    rates = [one.rate for one in trades]
    assert min(rates) <= average(trades) <= max(rates)


def test_trades_are_summed_up_by_obligor_and_by_tenor() -> None:
    trades = [
        *(deal("CNY 6000000.00", "2%", 30), deal("CNY 2000000.00", "3%", 100, "ABC")),
        *(deal("CNY 1000000.00", "4%", 100), deal("CNY 1000000.00", "5%", 400, "CCB")),
    ]
    [turnover] = report(trades)
    assert (turnover.whole.trades, str(turnover.whole.face), turnover.whole.share) == (4, "CNY 10000000.00", "100.0%")
    assert [(one.of, one.trades, one.share) for one in turnover.obligors] == [
        *(("ICBC", 2, "70.0%"), ("ABC", 1, "20.0%"), ("CCB", 1, "10.0%")),
    ]
    assert [(one.of, str(one.face)) for one in turnover.tenors] == [
        *(("up to 30 days", "CNY 6000000.00"), ("91 to 180 days", "CNY 3000000.00"), (LONGER, "CNY 1000000.00")),
    ]
    assert turnover.concentration == 4900 + 400 + 100


def test_amounts_of_two_currencies_are_not_added() -> None:
    turnovers = report([deal(), deal("USD 5.00")])
    assert [(one.currency, str(one.whole.face)) for one in turnovers] == [
        ("CNY", "CNY 1000000.00"),
        ("USD", "USD 5.00"),
    ]
    assert report([]) == ()


def test_one_obligor_alone_is_the_whole_of_the_market() -> None:
    assert report([deal(), deal()])[0].concentration == 10_000


def texts(drawn: str) -> list[str]:
    return [str(one.text) for one in ElementTree.fromstring(drawn).iter(f"{SVG}text")]


def dots(drawn: str) -> list[ElementTree.Element]:
    """Those of trades; the legend's have no title."""
    circles = ElementTree.fromstring(drawn).iter(f"{SVG}circle")
    return [one for one in circles if one.find(f"{SVG}title") is not None]


def test_a_chart_has_axes_ticks_a_legend_and_a_dot_for_each_trade() -> None:
    trades = [deal(rate="2.2%", tenor=30), deal(rate="3.4%", tenor=180, obligor="Shanghai & Co"), deal(tenor=350)]
    drawn = chart(trades)
    shown = texts(drawn)
    assert shown[0] == "Forfaiting rates by tenor, CNY: 3 trades"
    assert {"days from settlement to maturity", "rate a year, as quoted", "obligor", "ICBC", "Shanghai & Co"} <= {
        *shown
    }
    assert {"0", "60", "120", "360", "2.00%", "2.80%", "3.60%"} <= {*shown}
    assert len(dots(drawn)) == 3
    assert len({one.get("fill") for one in dots(drawn)}) == 2


@given(
    st.lists(
        st.tuples(st.integers(1, 10**6), st.integers(1, 40_000), st.sampled_from("ABCDEFGHIJ")), min_size=1, max_size=20
    )
)
def test_every_dot_lies_within_the_axes(said: list[tuple[int, int, str]]) -> None:
    trades = [replace(deal(tenor=days, obligor=name), rate=Rate(ppm)) for ppm, days, name in said]
    for one in dots(chart(trades)):
        assert 84 <= int(str(one.get("cx"))) <= 640
        assert 64 <= int(str(one.get("cy"))) <= 452


def test_obligors_beyond_the_colours_are_drawn_as_the_others() -> None:
    trades = [deal(f"CNY {10 - at}.00", obligor=f"Bank {at}") for at in range(9)]
    shown = texts(chart(trades))
    assert "other obligors" in shown and "Bank 6" in shown
    assert not {"Bank 7", "Bank 8"} & {*shown}


def test_a_long_name_is_cut_in_the_legend() -> None:
    shown = texts(chart([deal(obligor="China Merchants Bank Shanghai Branch")]))
    assert "China Merchants Bank …" in shown
    assert shown[0].endswith("1 trade")
