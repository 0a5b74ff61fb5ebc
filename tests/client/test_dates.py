"""Civil days, times and tenors: what is refused, then what is read, converted and printed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usance.dates import (
    BadDate,
    BadTenor,
    BadTime,
    Tenor,
    civil_day,
    civil_moment,
    from_civil_day,
    parse_date,
    parse_time,
    unix_seconds,
)

DAYS = st.dates(min_value=date(1970, 1, 2))


@pytest.mark.parametrize(
    "given_date",
    [
        "2024-2-30",
        "2024-02-30",
        "2023-02-29",
        "2024-9-2",
        "20240902",
        "2024-W36-1",
        "02.09.2024",
        "2024-09-02T10:00:00",
        "2024-09-02 ",
        "2024-09-02\n",
        "\u0662\u0660\u0662\u0664-09-02",
        "",
        20240902,
        19968,
        1.5,
        None,
        True,
        datetime(2024, 9, 2, tzinfo=UTC),
        "1970-01-01",
        "1969-12-31",
        date(1970, 1, 1),
    ],
)
def test_what_is_not_a_civil_date_is_refused(given_date: object) -> None:
    with pytest.raises(BadDate) as refused:
        parse_date(given_date)  # type: ignore[arg-type]
    assert refused.value.needed
    assert "\n" not in str(refused.value)


def test_a_datetime_has_no_civil_day() -> None:
    with pytest.raises(BadDate):
        civil_day(datetime(2024, 9, 2, tzinfo=UTC))


@pytest.mark.parametrize("number", [-1, 2**32, 1.0, True, "5", None])
def test_a_number_that_is_no_civil_day_is_refused(number: object) -> None:
    with pytest.raises(BadDate):
        from_civil_day(number)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["24:00", "16:60", "9:00", "16.30", "16:30:00", "1630", " 16:30", "16:30\n", 990, None]
)
def test_what_is_not_a_time_of_day_is_refused(text: object) -> None:
    with pytest.raises(BadTime) as refused:
        parse_time(text)  # type: ignore[arg-type]
    assert refused.value.given == text


@pytest.mark.parametrize("offset", [1440, -1440, 480.0, True, None])
def test_an_offset_that_no_clock_has_is_refused(offset: object) -> None:
    with pytest.raises(BadTime):
        unix_seconds(date(2024, 9, 2), time(9), offset_minutes=offset)  # type: ignore[arg-type]
    with pytest.raises(BadTime):
        civil_moment(0, offset_minutes=offset)  # type: ignore[arg-type]


@pytest.mark.parametrize("at", [time(9, tzinfo=UTC), time(9, 0, 0, 1)])
def test_a_time_with_a_zone_or_a_part_of_a_second_is_refused(at: time) -> None:
    with pytest.raises(BadTime):
        unix_seconds(date(2024, 9, 2), at, offset_minutes=480)


@pytest.mark.parametrize("seconds", [-1, 2**60, 1.0, True])
def test_seconds_outside_the_civil_calendar_are_refused(seconds: object) -> None:
    with pytest.raises(BadTime):
        civil_moment(seconds, offset_minutes=0)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sight",
        "at sight",
        "0 days after sight",
        "-5 days after sight",
        "090 days after sight",
        "10000 days after sight",
        "90.5 days after sight",
        "90 days after invoice",
        "90 days from sight",
        "90 days after sight ",
        "90 days",
        "2025-01-20",
        90,
        None,
    ],
)
def test_what_is_not_a_tenor_is_refused(text: object) -> None:
    with pytest.raises(BadTenor) as refused:
        Tenor.parse(text)  # type: ignore[arg-type]
    assert refused.value.given == text


def test_a_tenor_on_a_day_that_does_not_exist_is_a_bad_date() -> None:
    with pytest.raises(BadDate):
        Tenor.parse("on 2025-02-29")


@pytest.mark.parametrize(
    ("kind", "value"),
    [("Sight", 1), ("AfterSight", 0), ("AfterShipment", -1), ("AfterSight", True), ("FixedDate", 0), ("Later", 5)],
)
def test_a_tenor_whose_value_does_not_fit_its_kind_is_refused(kind: str, value: int) -> None:
    with pytest.raises(BadTenor):
        Tenor(kind, value)  # type: ignore[arg-type]


def test_civil_days_count_from_the_first_of_january_1970() -> None:
    assert civil_day(date(1970, 1, 2)) == 1
    assert civil_day(date(2024, 9, 2)) == 19968
    assert from_civil_day(19968) == date(2024, 9, 2)


def test_civil_day_zero_means_no_date() -> None:
    assert from_civil_day(0) is None


@given(DAYS)
def test_dates_survive_the_way_to_the_chain_and_back(day: date) -> None:
    assert from_civil_day(civil_day(day)) == day
    assert parse_date(day.isoformat()) == parse_date(day) == day
    assert timedelta(days=civil_day(day)) == day - date(1970, 1, 1)


def test_times_of_day_are_read() -> None:
    assert [parse_time(text) for text in ("00:00", "16:30", "23:59")] == [time(0), time(16, 30), time(23, 59)]


@given(day=DAYS, seconds=st.integers(0, 86_399), offset=st.integers(-1439, 1439))
def test_civil_time_and_seconds_agree_with_datetime(day: date, seconds: int, offset: int) -> None:
    at = (datetime.min + timedelta(seconds=seconds)).time()
    instant = unix_seconds(day, at, offset_minutes=offset)
    aware = datetime.combine(day, at, timezone(timedelta(minutes=offset)))
    assert timedelta(seconds=instant) == aware - datetime(1970, 1, 1, tzinfo=UTC)
    assert civil_moment(instant, offset_minutes=offset) == (day, at)


@pytest.mark.parametrize(
    ("text", "tenor"),
    [
        ("sight", Tenor("Sight")),
        ("1 day after sight", Tenor("AfterSight", 1)),
        ("90 days after sight", Tenor("AfterSight", 90)),
        ("90 days after shipment", Tenor("AfterShipment", 90)),
        ("on 2025-01-20", Tenor("FixedDate", 20108)),
    ],
)
def test_tenors_are_read_and_printed_alike(text: str, tenor: Tenor) -> None:
    assert Tenor.parse(text) == tenor
    assert str(tenor) == text


def test_only_a_fixed_tenor_names_its_maturity() -> None:
    assert Tenor.parse("on 2025-01-20").maturity == date(2025, 1, 20)
    assert Tenor.parse("90 days after sight").maturity is None


@given(
    st.just(Tenor("Sight"))
    | st.builds(Tenor, st.sampled_from(["AfterSight", "AfterShipment"]), st.integers(1, 9999))
    | DAYS.map(lambda day: Tenor("FixedDate", civil_day(day)))
)
def test_a_tenor_is_read_back_as_printed(tenor: Tenor) -> None:
    assert Tenor.parse(str(tenor)) == tenor
