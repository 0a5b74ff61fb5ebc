"""CivilDate against datetime, seen through what BankingCalendar says of places made up for the purpose: the year of a
day by which year is unpublished, its place in the year by which bit of an edition is read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.contracts.banking_calendar.editions import clock, edition
from tests.examples import NIGHTLY, examples
from tests.oracle.maturity import months_on
from tests.people import Stage
from usance.artifacts import enum
from usance.errors import Refusal

MONTHS_AFTER_SIGHT = enum("TenorKind")["AfterSightMonths"]
EPOCH, LAST = date(1970, 1, 1), date(2400, 12, 31)
SECOND_OF_LAST = int(datetime(2400, 12, 31, 23, 59, 59, tzinfo=UTC).timestamp())


def days_to(day: date) -> int:
    return (day - EPOCH).days


def year_of(stage: Stage, day: int) -> int:
    """As CivilDate.yearOf has it: nothing was ever published for this place, and the refusal names the year."""
    with pytest.raises(Refusal) as refused:
        stage.ask("BankingCalendar.isBankingDay", b"ZZ", day)
    assert refused.value.name == "CalendarYearUnpublished"
    return int(str(refused.value.fields["year"]))


YEARS = range(EPOCH.year, LAST.year + 1) if NIGHTLY else [*range(1972, 2400, 12), 1999, 2000, 2001, 2100, 2101, 2400]


def length_of(year: int) -> int:
    return date(year, 12, 31).timetuple().tm_yday


def test_every_year_begins_and_ends_where_the_calendar_says(stage: Stage) -> None:
    for year in YEARS:
        first, last = days_to(date(year, 1, 1)), days_to(date(year, 12, 31))
        assert (year_of(stage, first), year_of(stage, last)) == (year, year)


def test_every_leap_day_is_in_its_year(stage: Stage) -> None:
    for year in (y for y in YEARS if length_of(y) == 366):
        assert year_of(stage, days_to(date(year, 2, 29))) == year


@pytest.mark.parametrize("year", [1970, 1999, 2000, 2024, 2100, 2200, 2300, 2400, 4000, 9999])
def test_every_day_of_a_year_is_in_it(stage: Stage, year: int) -> None:
    first = days_to(date(year, 1, 1))
    for ordinal in range(0, length_of(year), 7):
        assert year_of(stage, first + ordinal) == year


def test_the_year_of_a_day_is_that_of_datetime(stage: Stage) -> None:
    @settings(deadline=None, max_examples=examples(200))
    @given(st.dates(EPOCH, LAST))
    def check(day: date) -> None:
        assert year_of(stage, days_to(day)) == day.year

    check()


def test_the_largest_day_has_a_year(stage: Stage) -> None:
    """Beyond datetime: 2^32 - 1 days are 11,759,221 years of 365.2425 days, less ten days' rest."""
    cycles, rest = divmod(2**32 - 1 + 719_162, 146_097)
    in_cycle = date(1, 1, 1) + timedelta(days=rest)
    assert year_of(stage, 2**32 - 1) == cycles * 400 + in_cycle.year


def test_a_days_place_in_its_year_is_that_of_datetime(stage: Stage) -> None:
    stage.do("CBA", "BankingCalendar.openPlace", b"AU", clock())
    before = stage.chain.snapshot()

    @settings(deadline=None, max_examples=examples(40))
    @given(st.integers(EPOCH.year, LAST.year), st.sets(st.integers(0, 364), max_size=200), st.data())
    @example(2000, set(range(0, 365, 2)), None)
    def check(year: int, open_days: set[int], data: st.DataObject | None) -> None:
        stage.chain.revert(before)
        open_days = open_days | {0, length_of(year) - 1}
        stage.do("CBA", "BankingCalendar.publish", b"AU", year, edition(open_days))
        edges = [date(year, 1, 1), date(year, 2, 28), date(year, 3, 1), date(year, 9, 13), date(year, 9, 14)]
        edges += [date(year, 9, 15), date(year, 12, 30), date(year, 12, 31)]
        drawn = data.draw(st.lists(st.dates(edges[0], edges[-1]), max_size=10)) if data else []
        for day in edges + drawn:
            opened = day.timetuple().tm_yday - 1 in open_days
            assert stage.ask("BankingCalendar.isBankingDay", b"AU", days_to(day)) is opened, day

    check()


def test_any_number_of_months_on_is_where_datetime_says(stage: Stage) -> None:
    """Seen through Lens.maturity of a place whose every day is a banking day, in the one year that it has published."""
    stage.do("CBA", "BankingCalendar.openPlace", b"AU", clock())
    before = stage.chain.snapshot()

    @settings(deadline=None, max_examples=examples(60))
    @given(st.dates(EPOCH, LAST), st.integers(1, 5_000))
    @example(date(1999, 12, 31), 2)
    @example(date(2000, 2, 29), 1200)
    @example(date(2000, 2, 29), 12)
    @example(date(2096, 2, 29), 48)
    def check(start: date, months: int) -> None:
        stage.chain.revert(before)
        due = months_on(start, months)
        stage.do("CBA", "BankingCalendar.publish", b"AU", due.year, edition(range(length_of(due.year))))
        args = (MONTHS_AFTER_SIGHT, months, days_to(start), 0, b"AU")
        assert stage.ask("Lens.maturity", *args) == days_to(due)

    check()


def test_years_follow_one_another_without_a_gap(stage: Stage) -> None:
    stage.do("CBA", "BankingCalendar.openPlace", b"AU", clock())
    before = stage.chain.snapshot()

    @settings(deadline=None, max_examples=examples(25))
    @given(st.integers(EPOCH.year, LAST.year - 1), st.integers(0, 364), st.integers(0, 255))
    @example(1999, 364, 0)
    @example(2099, 300, 59)
    @example(2399, 364, 255)
    def check(year: int, last_open: int, first_open: int) -> None:
        stage.chain.revert(before)
        stage.do("CBA", "BankingCalendar.publish", b"AU", year, edition({0, last_open}))
        stage.do("CBA", "BankingCalendar.publish", b"AU", year + 1, edition({first_open}))
        start = date(year, 1, 1) + timedelta(days=last_open)
        reached = date(year + 1, 1, 1) + timedelta(days=first_open)
        assert stage.ask("BankingCalendar.addBankingDays", b"AU", days_to(start), 1) == days_to(reached)

    check()


def test_the_civil_date_of_a_moment_is_that_of_datetime(stage: Stage) -> None:
    start, before = stage.chain.now(), stage.chain.snapshot()

    @settings(deadline=None, max_examples=examples(40))
    @given(st.integers(start + 1, SECOND_OF_LAST), st.integers(-1439, 1439))
    def check(moment: int, offset: int) -> None:
        stage.chain.revert(before)
        stage.do("CBA", "BankingCalendar.openPlace", b"AU", clock(offset))
        there = datetime.fromtimestamp(moment, UTC) + timedelta(minutes=offset)
        at_midnight = moment - there.hour * 3600 - there.minute * 60 - there.second
        for second in (at_midnight - 1, at_midnight, moment):
            if second > stage.chain.now():
                stage.chain.travel(second)
                expected = (datetime.fromtimestamp(second, UTC) + timedelta(minutes=offset)).date()
                assert stage.ask("BankingCalendar.today", b"AU") == days_to(expected)

    check()
