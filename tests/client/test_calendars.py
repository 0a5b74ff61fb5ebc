"""Banking calendars against closing days written down here by hand, from the notices of the places themselves."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from holidays import country_holidays

from tests.oracle.calendar import banking_day_after, dates, days_of, is_open, span
from usance.calendars import PLACES, CalendarYear, UnknownPlace, YearNotKnown, calendar_year, known_years, seconds_at
from usance.dates import BadDate, civil_moment

# Notices of the General Office of the State Council: closing days and, in exchange, weekend days that are worked.
CHINA = {
    2024: (
        dates(2024, "01-01", "06-10")
        | span("2024-02-10", "2024-02-17")
        | span("2024-04-04", "2024-04-06")
        | span("2024-05-01", "2024-05-05")
        | span("2024-09-15", "2024-09-17")
        | span("2024-10-01", "2024-10-07"),
        dates(2024, "02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"),
    ),
    2025: (
        dates(2025, "01-01")
        | span("2025-01-28", "2025-02-04")
        | span("2025-04-04", "2025-04-06")
        | span("2025-05-01", "2025-05-05")
        | span("2025-05-31", "2025-06-02")
        | span("2025-10-01", "2025-10-08"),
        dates(2025, "01-26", "02-08", "04-27", "09-28", "10-11"),
    ),
    2026: (
        span("2026-01-01", "2026-01-03")
        | span("2026-02-15", "2026-02-23")
        | span("2026-04-04", "2026-04-06")
        | span("2026-05-01", "2026-05-05")
        | span("2026-06-19", "2026-06-21")
        | span("2026-09-25", "2026-09-27")
        | span("2026-10-01", "2026-10-07"),
        dates(2026, "01-04", "02-14", "02-28", "05-09", "09-20", "10-10"),
    ),
}

CLOSED_2024 = {
    "HK": "01-01 02-10 02-12 02-13 03-29 03-30 04-01 04-04 05-01 05-15 06-10 07-01 09-18 10-01 10-11 12-25 12-26",
    "US": "01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25",
    "GB": "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    "EU": "01-01 03-29 04-01 05-01 12-25 12-26",
    "JP": "01-01 01-02 01-03 01-08 02-12 02-23 03-20 04-29 05-03 05-06 07-15 08-12 09-16 09-23 10-14 11-04 12-31",
    "SG": "01-01 02-12 03-29 04-10 05-01 05-22 06-17 08-09 10-31 12-25",
}


def opened_in(calendar: CalendarYear) -> set[date]:
    return {day for day in days_of(calendar.year) if calendar.is_banking_day(day)}


@pytest.mark.parametrize("place", ["XX", "cn", "", "China", None, 1])
def test_a_place_without_a_calendar_is_refused(place: object) -> None:
    for ask in (known_years, lambda each: calendar_year(each, 2024), lambda each: seconds_at(each, date.max, time())):
        with pytest.raises(UnknownPlace) as refused:
            ask(place)
        assert refused.value.given == place
        assert "CN" in str(refused.value)


def test_a_year_without_a_notice_of_the_state_council_is_refused_although_its_statutory_days_are_known() -> None:
    assert country_holidays("CN", years=2027), "the package does know the statutory days"
    with pytest.raises(YearNotKnown) as refused:
        calendar_year("CN", 2027)
    assert (refused.value.place, refused.value.given, refused.value.known) == ("CN", 2027, range(2001, 2027))


def test_a_year_whose_holidays_in_singapore_are_estimated_is_refused() -> None:
    assert any("estimated" in name for name in country_holidays("SG", years=2028).values())
    with pytest.raises(YearNotKnown):
        calendar_year("SG", 2028)


@pytest.mark.parametrize("place", sorted(PLACES))
def test_the_years_before_and_after_the_known_ones_are_refused(place: str) -> None:
    known = known_years(place)
    for year in (known[0] - 1, known[-1] + 1, 1, 9999, -1):
        with pytest.raises(YearNotKnown):
            calendar_year(place, year)


@pytest.mark.parametrize("year", ["2024", 2024.0, None])
def test_a_year_that_is_no_whole_number_is_refused(year: object) -> None:
    with pytest.raises(YearNotKnown):
        calendar_year("CN", year)  # type: ignore[arg-type]


def test_a_day_of_another_year_is_not_answered_for() -> None:
    with pytest.raises(YearNotKnown):
        calendar_year("CN", 2024).is_banking_day(date(2025, 1, 2))


def test_seconds_of_a_datetime_are_refused() -> None:
    with pytest.raises(BadDate):
        seconds_at("CN", datetime(2024, 9, 2, tzinfo=UTC), time(9))


@pytest.mark.parametrize("year", sorted(CHINA))
@pytest.mark.parametrize("make_up_days", [True, False])
def test_mainland_banking_days_follow_the_notice(year: int, make_up_days: bool) -> None:
    closed, worked = CHINA[year]
    calendar = calendar_year("CN", year, make_up_days=make_up_days)
    expected = {d for d in days_of(year) if is_open(d, closed=closed, worked=worked if make_up_days else ())}
    assert opened_in(calendar) == expected


def test_the_eve_of_the_spring_festival_of_2024_is_a_banking_day() -> None:
    assert calendar_year("CN", 2024).is_banking_day(date(2024, 2, 9))


@pytest.mark.parametrize("place", sorted(CLOSED_2024))
def test_banking_days_of_2024_follow_the_published_list(place: str) -> None:
    closed = dates(2024, *CLOSED_2024[place].split())
    assert opened_in(calendar_year(place, 2024)) == {d for d in days_of(2024) if is_open(d, closed=closed)}


@pytest.mark.parametrize(
    ("place", "day", "is_banking_day"),
    [
        ("US", date(2026, 7, 3), True),  # 4 July on a Saturday is not moved by the Federal Reserve Banks
        ("US", date(2021, 7, 5), False),  # on a Sunday it is
        ("GB", date(2022, 9, 19), False),  # by proclamation
        ("GB", date(2024, 11, 30), False),  # a Saturday; St Andrew's Day is Scotland's alone
        ("GB", date(2023, 11, 30), True),
        ("SG", date(2023, 9, 1), False),  # polling day
        ("HK", date(2026, 4, 7), False),  # Easter Monday gives way to the day after the Tomb-Sweeping Festival
        ("JP", date(2024, 12, 30), True),
    ],
)
def test_single_days_that_are_easily_got_wrong(place: str, day: date, is_banking_day: bool) -> None:
    assert calendar_year(place, day.year).is_banking_day(day) is is_banking_day


@pytest.mark.parametrize(
    ("presented", "make_up_days", "deadline"),
    [
        (date(2024, 2, 6), True, date(2024, 2, 19)),
        (date(2024, 2, 6), False, date(2024, 2, 20)),
        (date(2024, 9, 27), True, date(2024, 10, 10)),
        (date(2024, 7, 5), True, date(2024, 7, 12)),
        (date(2024, 7, 5), False, date(2024, 7, 12)),
    ],
)
def test_five_banking_days_after_presentation_in_beijing(presented: date, make_up_days: bool, deadline: date) -> None:
    calendar = calendar_year("CN", 2024, make_up_days=make_up_days)
    assert banking_day_after(presented, 5, opened=calendar.is_banking_day) == deadline


@pytest.mark.parametrize("place", sorted(PLACES))
def test_every_known_year_fits_its_two_words_and_closes_at_weekends(place: str) -> None:
    for year in known_years(place):
        calendar = calendar_year(place, year, make_up_days=False)
        assert calendar.first | calendar.rest << 256 == calendar.days
        assert calendar.first < 2**256
        assert calendar.rest < 2 ** (calendar.length - 256)
        assert 235 <= calendar.days.bit_count() <= 262
        assert all(day.weekday() < 5 for day in opened_in(calendar))


def test_bit_zero_is_the_first_of_january() -> None:
    calendar = calendar_year("US", 2025)
    assert calendar.days & 0b11 == 0b10  # New Year's Day, then Thursday 2 January
    assert calendar.length == 365
    assert calendar.days >> 364 == 1  # Wednesday 31 December
    assert calendar_year("US", 2024).days >> 365 == 1


def utc(*moment: int) -> int:
    year, month, day, hour = moment
    return int(datetime(year, month, day, hour, tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("place", "clock"),
    [
        ("CN", (480, 0, 0, 0)),
        ("HK", (480, 0, 0, 0)),
        ("SG", (480, 0, 0, 0)),
        ("JP", (540, 0, 0, 0)),
        ("GB", (0, utc(2024, 3, 31, 1), utc(2024, 10, 27, 1), 60)),
        ("EU", (60, utc(2024, 3, 31, 1), utc(2024, 10, 27, 1), 120)),
        ("US", (-300, utc(2024, 3, 10, 7), utc(2024, 11, 3, 6), -240)),
    ],
)
def test_clocks_of_2024(place: str, clock: tuple[int, int, int, int]) -> None:
    calendar = calendar_year(place, 2024)
    assert (calendar.offset_minutes, calendar.shift_from, calendar.shift_until, calendar.shift_minutes) == clock


def test_the_offset_changes_at_the_very_second() -> None:
    calendar = calendar_year("US", 2024)
    change, back = calendar.shift_from, calendar.shift_until
    assert [calendar.offset_at(each) for each in (change - 1, change, back - 1, back)] == [-300, -240, -240, -300]


@pytest.mark.parametrize("place", sorted(PLACES))
def test_seconds_of_every_day_lead_back_to_it_by_the_published_clock(place: str) -> None:
    calendar = calendar_year(place, 2024)
    for day in days_of(2024):
        seconds = seconds_at(place, day, time(16, 30))
        assert civil_moment(seconds, offset_minutes=calendar.offset_at(seconds)) == (day, time(16, 30))


def test_an_hour_repeated_by_a_change_of_clocks_means_its_first_passing() -> None:
    assert seconds_at("GB", date(2024, 10, 27), time(1, 30)) == utc(2024, 10, 27, 0) + 1800


def fresh_python(code: str, **environment: str) -> str:
    paths = os.pathsep.join(each for each in sys.path if each)
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": paths, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.strip()


def test_the_holidays_package_is_imported_only_when_a_calendar_is_made() -> None:
    assert fresh_python("import sys, usance.calendars; print('holidays' in sys.modules)") == "False"


def test_zone_files_of_the_host_are_not_used(tmp_path: Path) -> None:
    utc_zone = fresh_python("from importlib.resources import files; print(files('tzdata') / 'zoneinfo' / 'UTC')")
    (tmp_path / "America").mkdir()
    (tmp_path / "America" / "New_York").write_bytes(Path(utc_zone).read_bytes())
    code = "from usance.calendars import calendar_year; print(calendar_year('US', 2024).offset_minutes)"
    assert fresh_python(code, PYTHONTZPATH=str(tmp_path), TZ="Asia/Tokyo") == "-300"
