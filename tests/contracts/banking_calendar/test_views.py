"""BankingCalendar: what it answers

today
    given an unknown place: it reverts with UnknownPlace
    given a place with summer time, in a year that is not published: it reverts with CalendarYearUnpublished
    given a place: it is the civil date there, whatever the date is elsewhere
receiptDay
    given an unknown place: it reverts with UnknownPlace
    given a year that is not published: it reverts with CalendarYearUnpublished
    given a banking day up to the closing minute: it is today; after it, or on another day: the next banking day
isBankingDay, nextBankingDay, addBankingDays, bankingDaysBetween
    given a year that is not published, or a search that gets into one: it reverts with CalendarYearUnpublished
    given published years: weekends and holidays are closed, make-up working days of mainland China are open
clockOf, editions
    given an unknown place: it says nothing
editionOf
    given an edition that there is not: it reverts with UnknownEdition
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.contracts.banking_calendar.editions import clock, edition
from tests.people import Stage
from usance.abi import Argument
from usance.dates import civil_day, from_civil_day
from usance.errors import Refusal


def day(iso: str) -> int:
    return civil_day(date.fromisoformat(iso))


def refusal(stage: Stage, function: str, *args: Argument) -> tuple[str, dict[str, object]]:
    with pytest.raises(Refusal) as refused:
        stage.ask(f"BankingCalendar.{function}", *args)
    return refused.value.name, dict(refused.value.fields)


def asked(stage: Stage, function: str, place: str, *args: Argument) -> str:
    answer = from_civil_day(int(str(stage.ask(f"BankingCalendar.{function}", place.encode(), *args))))
    return str(answer)


@pytest.mark.parametrize("function", ["today", "receiptDay"])
def test_an_unknown_place_has_no_clock(stage: Stage, function: str) -> None:
    assert refusal(stage, function, b"AU") == ("UnknownPlace", {"place": "AU"})


@pytest.mark.parametrize("function", ["today", "receiptDay"])
def test_clocks_of_a_place_with_summer_time_are_not_guessed(stage: Stage, function: str) -> None:
    stage.on("2028-01-03", place="US")
    assert refusal(stage, function, b"US") == ("CalendarYearUnpublished", {"place": "US", "year": 2028})


def test_receipt_in_an_unpublished_year_is_refused_though_the_date_is_known(stage: Stage) -> None:
    stage.on("2027-01-04")
    assert asked(stage, "today", "CN") == "2027-01-04"
    assert refusal(stage, "receiptDay", b"CN") == ("CalendarYearUnpublished", {"place": "CN", "year": 2027})


def test_receipt_after_closing_on_the_last_day_looks_into_the_next_year(stage: Stage) -> None:
    stage.on("2026-12-31", "17:00")
    assert asked(stage, "receiptDay", "CN") == "2026-12-31"
    stage.on("2026-12-31", "17:01")
    assert refusal(stage, "receiptDay", b"CN") == ("CalendarYearUnpublished", {"place": "CN", "year": 2027})


@pytest.mark.parametrize(("place", "iso"), [("CN", "2027-01-01"), ("CN", "2023-12-30"), ("US", "1970-01-02")])
def test_a_day_of_an_unpublished_year_is_refused(stage: Stage, place: str, iso: str) -> None:
    expected = ("CalendarYearUnpublished", {"place": place, "year": int(iso[:4])})
    assert refusal(stage, "isBankingDay", place.encode(), day(iso)) == expected
    assert refusal(stage, "nextBankingDay", place.encode(), day(iso)) == expected
    assert refusal(stage, "addBankingDays", place.encode(), day(iso), 1) == expected
    assert refusal(stage, "bankingDaysBetween", place.encode(), day(iso) - 1, day(iso)) == expected


def test_a_place_that_is_not_open_has_no_published_year(stage: Stage) -> None:
    expected = ("CalendarYearUnpublished", {"place": "AU", "year": 2024})
    assert refusal(stage, "isBankingDay", b"AU", day("2024-09-02")) == expected
    assert refusal(stage, "nextBankingDay", b"AU", day("2024-09-02")) == expected


def test_a_search_that_gets_into_an_unpublished_year_is_refused(stage: Stage) -> None:
    expected = ("CalendarYearUnpublished", {"place": "CN", "year": 2027})
    assert asked(stage, "addBankingDays", "CN", day("2026-12-30"), 1) == "2026-12-31"
    assert refusal(stage, "addBankingDays", b"CN", day("2026-12-30"), 2) == expected
    assert refusal(stage, "addBankingDays", b"CN", day("2026-12-31"), 1) == expected


@pytest.mark.parametrize("number", [0, 2, 2**256 - 1])
def test_an_edition_that_there_is_not_is_refused(stage: Stage, number: int) -> None:
    expected = ("UnknownEdition", {"place": "CN", "year": 2024, "edition": number})
    assert refusal(stage, "editionOf", b"CN", 2024, number) == expected


@pytest.mark.parametrize(("place", "year"), [("CN", 2027), ("AU", 2024)])
def test_an_unpublished_year_has_no_edition(stage: Stage, place: str, year: int) -> None:
    assert stage.ask("BankingCalendar.editions", place.encode(), year) == 0
    assert refusal(stage, "editionOf", place.encode(), year, 1)[0] == "UnknownEdition"


def test_published_years_have_one_edition(stage: Stage) -> None:
    for place, years in stage.record.calendars.items():
        assert [stage.ask("BankingCalendar.editions", place.encode(), year) for year in years] == [1] * len(years)


def test_a_place_that_is_not_open_is_not_known(stage: Stage) -> None:
    nothing = clock(closing=0)
    assert stage.ask("BankingCalendar.clockOf", b"AU") == nothing


@pytest.mark.parametrize(
    ("place", "offset", "shifts"),
    [
        ("CN", 480, False),
        ("HK", 480, False),
        ("JP", 540, False),
        ("SG", 480, False),
        ("US", -300, True),
        ("GB", 0, True),
        ("EU", 60, True),
    ],
)
def test_the_clock_of_a_place_is_that_of_its_winter(stage: Stage, place: str, offset: int, shifts: bool) -> None:
    assert stage.ask("BankingCalendar.clockOf", place.encode()) == clock(offset, shifts=shifts) | {"known": True}


@pytest.mark.parametrize(
    ("iso", "opened"),
    [
        ("2024-09-14", True),  # Saturday, worked for Mid-Autumn
        ("2024-09-15", False),
        ("2024-09-16", False),
        ("2024-09-17", False),  # Mid-Autumn
        ("2024-09-29", True),  # Sunday, worked for National Day
        ("2024-10-01", False),
        ("2024-10-07", False),
        ("2024-10-08", True),
        ("2024-10-12", True),  # Saturday, worked for National Day
        ("2024-10-13", False),
        ("2024-02-29", True),
        ("2024-12-31", True),
        ("2025-01-01", False),
        ("2025-01-26", True),  # Sunday, worked for the Spring Festival
    ],
)
def test_banking_days_of_mainland_china_are_the_state_councils(stage: Stage, iso: str, opened: bool) -> None:
    assert stage.ask("BankingCalendar.isBankingDay", b"CN", day(iso)) is opened
    if opened:
        assert asked(stage, "nextBankingDay", "CN", day(iso)) == iso


@pytest.mark.parametrize(
    ("place", "iso", "following"),
    [
        ("CN", "2024-10-01", "2024-10-08"),
        ("CN", "2025-01-01", "2025-01-02"),
        ("GB", "2024-12-25", "2024-12-27"),
        ("US", "2024-11-28", "2024-11-29"),
        ("HK", "2024-12-25", "2024-12-27"),
        ("EU", "2025-04-18", "2025-04-22"),
    ],
)
def test_a_closed_day_gives_way_to_the_next_banking_day(stage: Stage, place: str, iso: str, following: str) -> None:
    assert asked(stage, "nextBankingDay", place, day(iso)) == following


@pytest.mark.parametrize(
    ("iso", "count", "reached"),
    [
        ("2024-02-06", 5, "2024-02-19"),
        ("2024-09-27", 5, "2024-10-10"),
        ("2024-09-27", 1, "2024-09-29"),
        ("2024-10-01", 1, "2024-10-08"),
        ("2024-12-31", 1, "2025-01-02"),
        ("2024-10-05", 0, "2024-10-05"),
    ],
)
def test_banking_days_are_counted_from_the_day_after(stage: Stage, iso: str, count: int, reached: str) -> None:
    assert asked(stage, "addBankingDays", "CN", day(iso), count) == reached


@pytest.mark.parametrize(
    ("after", "until", "count"),
    [
        ("2024-09-27", "2024-10-10", 5),
        ("2024-09-30", "2024-10-07", 0),
        ("2024-09-30", "2024-10-08", 1),
        ("2024-12-31", "2025-01-02", 1),
        ("2024-09-13", "2024-09-14", 1),
        ("2024-09-14", "2024-09-14", 0),
        ("2024-09-30", "2024-09-02", 0),
    ],
)
def test_banking_days_between_are_counted_after_the_first_and_with_the_last(
    stage: Stage, after: str, until: str, count: int
) -> None:
    assert stage.ask("BankingCalendar.bankingDaysBetween", b"CN", day(after), day(until)) == count


def test_no_banking_days_are_none_even_in_an_unpublished_year(stage: Stage) -> None:
    assert asked(stage, "addBankingDays", "CN", day("2030-05-05"), 0) == "2030-05-05"


@pytest.mark.parametrize(
    ("iso", "at", "received"),
    [
        ("2024-09-13", "00:00", "2024-09-13"),
        ("2024-09-13", "17:00", "2024-09-13"),
        ("2024-09-13", "17:01", "2024-09-14"),
        ("2024-09-14", "17:00", "2024-09-14"),
        ("2024-09-14", "17:01", "2024-09-18"),
        ("2024-09-15", "10:00", "2024-09-18"),
        ("2024-09-30", "23:59", "2024-10-08"),
        ("2024-12-31", "17:01", "2025-01-02"),
    ],
)
def test_documents_count_as_received_on_a_banking_day(stage: Stage, iso: str, at: str, received: str) -> None:
    stage.on(iso, at)
    assert asked(stage, "today", "CN") == iso
    assert asked(stage, "receiptDay", "CN") == received


def test_the_closing_minute_is_open_to_its_last_second(stage: Stage) -> None:
    stage.on("2024-09-13", "17:00")
    start = stage.chain.now()
    stage.chain.travel(start + 59)
    assert asked(stage, "receiptDay", "CN") == "2024-09-13"
    stage.chain.travel(start + 60)
    assert asked(stage, "receiptDay", "CN") == "2024-09-14"


def test_the_date_is_that_of_the_place(stage: Stage) -> None:
    stage.on("2024-12-31", "20:00", place="US")
    assert asked(stage, "today", "US") == "2024-12-31"
    assert [asked(stage, "today", place) for place in ("GB", "EU", "CN", "JP")] == ["2025-01-01"] * 4


def test_a_new_edition_moves_the_days_that_are_asked_for_after_it(stage: Stage) -> None:
    stage.do("CBA", "BankingCalendar.publish", b"CN", 2024, edition(range(366)))
    assert asked(stage, "addBankingDays", "CN", day("2024-09-27"), 5) == "2024-10-02"
    assert stage.ask("BankingCalendar.editions", b"CN", 2024) == 2
