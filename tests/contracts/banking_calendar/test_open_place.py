"""BankingCalendar.openPlace

given a caller that does not keep the calendar
    it reverts with AccessManagedUnauthorized
given the calendar keeper
    when the place is open already
        it reverts with PlaceKnown: a clock is never changed
    when the offset is a day or more, or the closing minute is none of the day
        it reverts with BadClock
    when the clock is sound
        it stores it as known, and tells of it with PlaceOpened
"""

from __future__ import annotations

import pytest

from tests.contracts.banking_calendar.editions import clock
from tests.contracts.callers import refused_to_all_but
from tests.people import Stage


def test_nobody_but_the_calendar_keeper_opens_a_place(stage: Stage) -> None:
    refused_to_all_but("CBA", stage, "BankingCalendar.openPlace", b"AU", clock())


def test_a_place_is_not_opened_twice(stage: Stage) -> None:
    before = stage.ask("BankingCalendar.clockOf", b"CN")
    stage.refuses("PlaceKnown", "CBA", "BankingCalendar.openPlace", b"CN", clock(60), place="CN")
    assert stage.ask("BankingCalendar.clockOf", b"CN") == before


@pytest.mark.parametrize(
    ("offset", "closing"),
    [(1440, 1020), (-1440, 1020), (32767, 1020), (-32768, 1020), (480, 0), (480, 1440), (480, 65535)],
)
def test_a_clock_beyond_a_day_is_refused(stage: Stage, offset: int, closing: int) -> None:
    stage.refuses(
        "BadClock",
        "CBA",
        "BankingCalendar.openPlace",
        b"AU",
        clock(offset, closing),
        place="AU",
        offsetMinutes=offset,
        closingMinute=closing,
    )


@pytest.mark.parametrize("shifts", [True, False])
@pytest.mark.parametrize(("offset", "closing"), [(1439, 1), (-1439, 1439), (0, 1020), (570, 960)])
def test_a_place_is_opened(stage: Stage, offset: int, closing: int, shifts: bool) -> None:
    given = clock(offset, closing, shifts=shifts)
    receipt = stage.do("CBA", "BankingCalendar.openPlace", b"AU", given)
    told = {"place": b"AU", "offsetMinutes": offset, "closingMinute": closing, "shifts": shifts}
    assert receipt.only("PlaceOpened").args == told
    assert stage.ask("BankingCalendar.clockOf", b"AU") == given | {"known": True}
