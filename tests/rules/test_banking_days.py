"""Banking days, receipt and summer time against the oracle, which counts one day at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.contracts.banking_calendar.editions import clock, edition
from tests.examples import NIGHTLY, examples
from tests.oracle.calendar import banking_day_after, days_of, is_open
from tests.people import Stage
from usance.calendars import calendar_year, seconds_at
from usance.dates import civil_day
from usance.errors import Refusal

YEARS = (2024, 2025, 2026)
ZONES = {"US": ZoneInfo("America/New_York"), "GB": ZoneInfo("Europe/London"), "EU": ZoneInfo("Europe/Berlin")}
CHANGES = {
    "US": ("2024-11-03 06", "2025-03-09 07", "2025-11-02 06", "2026-03-08 07", "2026-11-01 06", "2027-03-14 07"),
    "GB": ("2024-10-27 01", "2025-03-30 01", "2025-10-26 01", "2026-03-29 01", "2026-10-25 01", "2027-03-28 01"),
    "EU": ("2024-10-27 01", "2025-03-30 01", "2025-10-26 01", "2026-03-29 01", "2026-10-25 01", "2027-03-28 01"),
}
"""UTC hours at which clocks change, from the laws: the US at 2:00 by their own clocks, all of Europe at 1:00 UTC."""
CLOSING = time(17)

inside = st.dates(date(2024, 1, 1), date(2026, 12, 31))


class Unpublished(Exception):
    """The oracle looked into a year without an edition."""


def unless_unpublished(reached: Callable[[], date]) -> int | str:
    try:
        return civil_day(reached())
    except Unpublished as year:
        return f"CalendarYearUnpublished {year}"


def answer(stage: Stage, function: str, place: bytes, *args: int) -> int | str:
    try:
        return int(str(stage.ask(f"BankingCalendar.{function}", place, *args)))
    except Refusal as refused:
        assert refused.fields["place"] == place.decode()
        return f"{refused.name} {refused.fields['year']}"


def next_open(day: date, opened: Callable[[date], bool]) -> date:
    while not opened(day):
        day += timedelta(days=1)
    return day


@st.composite
def calendars(draw: st.DrawFn) -> Callable[[date], bool]:
    """Whether a day is open: closing days in runs, weekend days worked, and one year maybe never published."""
    closed: set[date] = set()
    for start, length in draw(st.lists(st.tuples(inside, st.integers(1, 40)), max_size=12)):
        closed |= {start + timedelta(days=n) for n in range(length)}
    worked = {day for day in draw(st.sets(inside, max_size=20)) if day not in closed}
    unpublished = draw(st.sampled_from([None, *YEARS]))

    def opened(day: date) -> bool:
        if day.year == unpublished or day.year not in YEARS:
            raise Unpublished(day.year)
        return is_open(day, closed=closed, worked=worked)

    return opened


def publish(stage: Stage, opened: Callable[[date], bool]) -> None:
    for year in YEARS:
        try:
            days = [n for n, day in enumerate(days_of(year)) if opened(day)]
        except Unpublished:
            continue
        stage.do("CBA", "BankingCalendar.publish", b"AU", year, edition(days))


def test_any_calendar_is_counted_like_the_oracle(stage: Stage) -> None:
    stage.do("CBA", "BankingCalendar.openPlace", b"AU", clock())
    before = stage.chain.snapshot()

    @settings(deadline=None, max_examples=examples(30))
    @given(calendars(), st.lists(st.tuples(inside, st.integers(0, 60)), min_size=5, max_size=15))
    def check(opened: Callable[[date], bool], queries: list[tuple[date, int]]) -> None:
        stage.chain.revert(before)
        publish(stage, opened)
        for day, count in queries:
            civil = civil_day(day)
            following = unless_unpublished(lambda day=day: next_open(day, opened))  # type: ignore[misc]
            counted = unless_unpublished(
                lambda day=day, count=count: banking_day_after(day, count, opened=opened)  # type: ignore[misc]
            )
            assert answer(stage, "nextBankingDay", b"AU", civil) == following
            assert answer(stage, "addBankingDays", b"AU", civil, count) == counted

    check()


@settings(
    deadline=None,
    max_examples=examples(40),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(
    first=st.dates(date(2024, 9, 1), date(2025, 12, 1)),
    length=st.integers(0, 60),
    queries=st.lists(st.tuples(st.integers(-70, 70), st.integers(0, 40)), min_size=3, max_size=6),
)
def test_an_interruption_is_left_out_of_the_count_like_the_oracles(
    stage: Stage, first: date, length: int, queries: list[tuple[int, int]]
) -> None:
    last = first + timedelta(days=length)
    stage.do("CBA", "BankingCalendar.interrupt", b"CN", civil_day(first), civil_day(last))
    for shift, count in queries:
        day = first + timedelta(days=shift)
        counted = banking_day_after(day, count, opened=lambda one: open_in_china(one) and not first <= one <= last)
        following = next_open(day, open_in_china)
        assert stage.ask("BankingCalendar.addBankingDays", b"CN", civil_day(day), count) == civil_day(counted)
        assert stage.ask("BankingCalendar.nextBankingDay", b"CN", civil_day(day)) == civil_day(following)
        between = stage.ask("BankingCalendar.bankingDaysBetween", b"CN", civil_day(day), civil_day(counted))
        assert between == count


def open_in_china(day: date) -> bool:
    return calendar_year("CN", day.year).is_banking_day(day)


@settings(
    deadline=None,
    max_examples=examples(40),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(after=st.dates(date(2024, 1, 1), date(2026, 11, 1)), days=st.integers(-5, 60))
def test_banking_days_between_two_days_are_those_of_the_oracle(stage: Stage, after: date, days: int) -> None:
    until = after + timedelta(days=days)
    counted = sum(open_in_china(after + timedelta(days=n)) for n in range(1, days + 1))
    assert stage.ask("BankingCalendar.bankingDaysBetween", b"CN", civil_day(after), civil_day(until)) == counted


def test_a_whole_year_of_banking_days_can_be_counted(stage: Stage) -> None:
    start = date(2024, 6, 3)
    reached = banking_day_after(start, 400, opened=open_in_china)
    assert stage.ask("BankingCalendar.addBankingDays", b"CN", civil_day(start), 400) == civil_day(reached)


@pytest.mark.parametrize(
    ("place", "year"),
    [("CN", 2024), ("US", 2027)] + [("CN", 2026), ("HK", 2025), ("GB", 2024), ("EU", 2025), ("JP", 2026)] * NIGHTLY,
)
def test_a_published_year_holds_the_days_that_were_published(stage: Stage, place: str, year: int) -> None:
    published = calendar_year(place, year)
    for day in days_of(year):
        opened = stage.ask("BankingCalendar.isBankingDay", place.encode(), civil_day(day))
        assert opened is published.is_banking_day(day), day


def moments(place: str, start: int) -> st.SearchStrategy[int]:
    """Unix seconds: anywhere in the published years, near a change of clocks, and near closing time."""
    end = int(datetime(2027, 12, 1, tzinfo=UTC).timestamp())
    changes = [int(datetime.fromisoformat(f"{hour}:00:00+00:00").timestamp()) for hour in CHANGES[place]]
    near_change = st.tuples(st.sampled_from(changes), st.integers(-7_200, 172_800)).map(sum)
    days = st.dates(date(2024, 9, 4), date(2027, 12, 1))
    closings = days.map(lambda day: int(datetime.combine(day, CLOSING, ZONES[place]).timestamp()))
    near_closing = st.tuples(closings, st.sampled_from([-3600, -1, 0, 59, 60, 61, 3600])).map(sum)
    return st.one_of(st.integers(start + 1, end), near_change, near_closing)


@pytest.mark.parametrize("place", ZONES)
def test_summer_time_moves_the_date_and_the_close_of_business(stage: Stage, place: str) -> None:
    start, before = stage.chain.now(), stage.chain.snapshot()

    @settings(deadline=None, max_examples=examples(80))
    @given(moments(place, start))
    def check(moment: int) -> None:
        stage.chain.revert(before)
        stage.chain.travel(moment)
        local = datetime.fromtimestamp(moment, ZONES[place])
        late = local.time().replace(second=0) > CLOSING
        first = local.date() + timedelta(days=late)
        received = next_open(first, lambda day: calendar_year(place, day.year).is_banking_day(day))
        assert stage.ask("BankingCalendar.today", place.encode()) == civil_day(local.date())
        assert stage.ask("BankingCalendar.receiptDay", place.encode()) == civil_day(received)

    check()


@pytest.mark.parametrize(("place", "hour"), [(place, hour) for place, hours in CHANGES.items() for hour in hours])
def test_clocks_change_to_the_second(stage: Stage, place: str, hour: str) -> None:
    change = int(datetime.fromisoformat(f"{hour}:00:00+00:00").timestamp())
    year = int(hour[:4])
    stored = stage.ask("BankingCalendar.editionOf", place.encode(), year, 1)
    fixed = stage.ask("BankingCalendar.clockOf", place.encode())
    assert isinstance(stored, dict) and isinstance(fixed, dict)
    spring = "-03-" in hour
    assert stored["shiftFrom" if spring else "shiftUntil"] == change
    sides = (fixed["offsetMinutes"], stored["shiftMinutes"])
    for second, minutes in ((change - 1, sides[not spring]), (change, sides[spring])):
        assert ZONES[place].utcoffset(datetime.fromtimestamp(second, ZONES[place])) == timedelta(minutes=minutes)


def test_a_change_of_clocks_at_the_close_of_business_counts_from_its_second_on(stage: Stage) -> None:
    """No real place changes its clocks on a banking day; this one does, so that the very second shows."""
    noon = seconds_at("GB", date(2024, 12, 2), time(12))
    until = seconds_at("GB", date(2024, 12, 4), time(11, 30))
    given_edition = edition(range(366), shiftFrom=noon, shiftUntil=until, shiftMinutes=60)
    stage.do("CBA", "BankingCalendar.openPlace", b"AU", clock(0, closing=12 * 60 + 15, shifts=True))
    stage.do("CBA", "BankingCalendar.publish", b"AU", 2024, given_edition)
    expected = [(noon - 1, 2), (noon, 3), (until - 1, 5), (until, 4)]
    for second, received in expected:
        stage.chain.travel(second)
        assert stage.ask("BankingCalendar.receiptDay", b"AU") == civil_day(date(2024, 12, received))


def test_the_first_and_last_hours_of_a_year_are_told_by_winter_time(stage: Stage) -> None:
    before = stage.chain.snapshot()
    for place, zone in ZONES.items():
        stage.chain.revert(before)
        midnight = int(datetime(2026, 1, 1, tzinfo=zone).timestamp())
        for second, day in ((midnight - 1, date(2025, 12, 31)), (midnight, date(2026, 1, 1))):
            stage.chain.travel(second)
            assert stage.ask("BankingCalendar.today", place.encode()) == civil_day(day)
