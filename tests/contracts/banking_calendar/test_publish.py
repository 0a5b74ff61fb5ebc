"""BankingCalendar.publish

given a caller that does not keep the calendar
    it reverts with AccessManagedUnauthorized
given the calendar keeper
    when the place is not open
        it reverts with UnknownPlace
    when the year is before 1970 or after 9999
    or no day before 14 September is a banking day
    or a day beyond the end of the year is one
    or the clock changes in a place without summer time, outside the year, backwards, or by a day or more
        it reverts with BadEdition
    when the edition is sound
        it is the year's next one; former ones stay readable; it is told with YearPublished
"""

from __future__ import annotations

import pytest

from tests.contracts.banking_calendar.editions import clock, edition
from tests.contracts.callers import refused_to_all_but
from tests.people import Stage
from usance.abi import Argument

DAY = 86_400
NEW_YEAR_2024, NEW_YEAR_2025 = 1_704_067_200, 1_735_689_600
"""Unix seconds."""
SUMMER = {"shiftFrom": NEW_YEAR_2024 + 90 * DAY, "shiftUntil": NEW_YEAR_2024 + 300 * DAY, "shiftMinutes": 660}


@pytest.fixture
def places(stage: Stage) -> Stage:
    """With two new places: AU has summer time, IN has none."""
    stage.do("CBA", "BankingCalendar.openPlace", b"AU", clock(600, shifts=True))
    stage.do("CBA", "BankingCalendar.openPlace", b"IN", clock(330))
    return stage


def refused(stage: Stage, place: bytes, year: int, given: dict[str, Argument]) -> None:
    stage.refuses("BadEdition", "CBA", "BankingCalendar.publish", place, year, given, place=place.decode(), year=year)
    assert stage.ask("BankingCalendar.editions", place, year) == 0


def test_nobody_but_the_calendar_keeper_publishes(stage: Stage) -> None:
    refused_to_all_but("CBA", stage, "BankingCalendar.publish", b"CN", 2024, edition([1]))


def test_a_place_that_is_not_open_is_refused(stage: Stage) -> None:
    stage.refuses("UnknownPlace", "CBA", "BankingCalendar.publish", b"AU", 2024, edition([1]), place="AU")


@pytest.mark.parametrize("year", [0, 1969, 10_000, 2**256 - 1])
def test_a_year_out_of_range_is_refused(places: Stage, year: int) -> None:
    refused(places, b"IN", year, edition([1]))


@pytest.mark.parametrize("days", [[], [256], range(256, 365)])
def test_a_year_without_banking_days_in_its_first_256_is_refused(places: Stage, days: list[int]) -> None:
    refused(places, b"IN", 2023, edition(days))


@pytest.mark.parametrize(("year", "beyond"), [(2023, 365), (2100, 365), (2024, 366), (2000, 366), (2023, 367)])
def test_a_day_beyond_the_end_of_the_year_is_refused(places: Stage, year: int, beyond: int) -> None:
    refused(places, b"IN", year, edition([1, beyond]))


@pytest.mark.parametrize(
    "fault",
    [
        {"shiftFrom": NEW_YEAR_2024},
        {"shiftFrom": NEW_YEAR_2024 - 1},
        {"shiftUntil": NEW_YEAR_2025},
        {"shiftFrom": SUMMER["shiftUntil"], "shiftUntil": SUMMER["shiftFrom"]},
        {"shiftUntil": SUMMER["shiftFrom"]},
        {"shiftUntil": 0},
        {"shiftFrom": 0},
        {"shiftFrom": 0, "shiftUntil": 0},
        {"shiftMinutes": 1440},
        {"shiftMinutes": -1440},
    ],
)
def test_an_unsound_change_of_clocks_is_refused(places: Stage, fault: dict[str, int]) -> None:
    refused(places, b"AU", 2024, edition([1], **(SUMMER | fault)))


def test_clocks_do_not_change_where_there_is_no_summer_time(places: Stage) -> None:
    refused(places, b"IN", 2024, edition([1], **SUMMER))


@pytest.mark.parametrize(
    ("year", "last"), [(2023, 364), (2024, 365), (2000, 365), (2100, 364), (1970, 364), (9999, 364)]
)
def test_the_last_day_of_the_year_can_be_a_banking_day(places: Stage, year: int, last: int) -> None:
    given = edition([0, last])
    receipt = places.do("CBA", "BankingCalendar.publish", b"IN", year, given)
    stored = given | {"number": 1}
    assert receipt.only("YearPublished").args == {"place": b"IN", "year": year, "number": 1, "edition": stored}
    assert places.ask("BankingCalendar.editionOf", b"IN", year, 1) == stored


def test_the_number_of_an_edition_is_not_for_its_publisher_to_say(places: Stage) -> None:
    places.do("CBA", "BankingCalendar.publish", b"IN", 2024, edition([1], number=7))
    assert places.ask("BankingCalendar.editions", b"IN", 2024) == 1
    assert places.ask("BankingCalendar.editionOf", b"IN", 2024, 1) == edition([1], number=1)


def test_summer_time_is_kept_and_can_be_left_out(places: Stage) -> None:
    places.do("CBA", "BankingCalendar.publish", b"AU", 2024, edition([1], **SUMMER))
    places.do("CBA", "BankingCalendar.publish", b"AU", 2025, edition([1]))
    assert places.ask("BankingCalendar.editionOf", b"AU", 2024, 1) == edition([1], number=1, **SUMMER)
    assert places.ask("BankingCalendar.editionOf", b"AU", 2025, 1) == edition([1], number=1)


def test_a_later_edition_holds_and_former_ones_stay_readable(places: Stage) -> None:
    for number, open_days in enumerate(([1, 2], [2, 300], [3]), start=1):
        receipt = places.do("CBA", "BankingCalendar.publish", b"IN", 2024, edition(open_days))
        assert receipt.only("YearPublished").args["number"] == number
        assert places.ask("BankingCalendar.editions", b"IN", 2024) == number
    for number, open_days in enumerate(([1, 2], [2, 300], [3]), start=1):
        assert places.ask("BankingCalendar.editionOf", b"IN", 2024, number) == edition(open_days, number=number)
    new_year = NEW_YEAR_2024 // DAY
    assert [places.ask("BankingCalendar.isBankingDay", b"IN", new_year + n) for n in (1, 2, 3, 300)] == [
        False,
        False,
        True,
        False,
    ]


def test_days_already_computed_stand(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    before = stage.ask("Presentations.get", presentation)
    assert isinstance(before, dict)
    stage.do("CBA", "BankingCalendar.publish", b"CN", 2024, edition(range(366)))
    assert stage.ask("Presentations.get", presentation) == before
    later = stage.ask("Presentations.get", stage.present(stage.credit()))
    assert isinstance(later, dict)
    assert (before["examineBy"], later["examineBy"]) == (19_975, 19_973)
