"""BankingCalendar.interrupt

given a caller that does not keep the calendar
    it reverts with AccessManagedUnauthorized
given the calendar keeper
    when the place is not open
        it reverts with UnknownPlace
    when no first day is given, or the last one is before it
        it reverts with BadInterruption
    when the days are sound
        it keeps them in place of earlier ones, and tells of it with BanksInterrupted
given banks interrupted by force majeure (UCP 600 art. 36)
    it lets no documents be received, and counts no day of examination
    it moves no expiry, no maturity and no other place
    when it lasts into a year that is not published
        it reverts with CalendarYearUnpublished: nobody knows the day
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import day, presentation_of, presenting, refusal
from tests.contracts.callers import refused_to_all_but
from tests.people import Stage
from usance import errors

INTERRUPT = "BankingCalendar.interrupt"
FIRST, LAST = day("2024-09-04"), day("2024-09-10")
"""Wednesday to Tuesday."""


def interrupted(stage: Stage, first: int = FIRST, last: int = LAST, *, place: bytes = b"CN") -> None:
    stage.do("CBA", INTERRUPT, place, first, last)


def days(stage: Stage) -> object:
    clock = stage.ask("BankingCalendar.clockOf", b"CN")
    assert isinstance(clock, dict)
    return clock["closedFrom"], clock["closedUntil"]


def test_nobody_but_the_calendar_keeper_interrupts_the_banks(stage: Stage) -> None:
    refused_to_all_but("CBA", stage, INTERRUPT, b"CN", FIRST, LAST)


def test_a_place_that_is_not_open_is_refused(stage: Stage) -> None:
    stage.refuses("UnknownPlace", "CBA", INTERRUPT, b"AU", FIRST, LAST, place="AU")


@pytest.mark.parametrize(("first", "last"), [(0, LAST), (0, 0), (LAST, FIRST), (FIRST, FIRST - 1), (FIRST, 0)])
def test_an_interruption_that_ends_before_it_begins_is_refused(stage: Stage, first: int, last: int) -> None:
    args = ("CBA", INTERRUPT, b"CN", first, last)
    stage.refuses("BadInterruption", *args, **{"place": "CN", "from": first or None, "until": last or None})
    assert days(stage) == (0, 0)


def test_an_interruption_takes_the_place_of_an_earlier_one(stage: Stage) -> None:
    receipt = stage.do("CBA", INTERRUPT, b"CN", FIRST, LAST)
    assert receipt.only("BanksInterrupted").args == {"place": b"CN", "from": FIRST, "until": LAST}
    assert days(stage) == (FIRST, LAST)
    interrupted(stage, FIRST, FIRST)
    assert days(stage) == (FIRST, FIRST)
    assert stage.ask("BankingCalendar.addBankingDays", b"CN", FIRST - 1, 1) == FIRST + 1


@pytest.mark.parametrize(
    ("iso", "at", "received"),
    [
        ("2024-09-03", "17:00", "2024-09-03"),
        ("2024-09-03", "17:01", "2024-09-11"),
        ("2024-09-04", "00:00", "2024-09-11"),
        ("2024-09-07", "10:00", "2024-09-11"),  # a Saturday
        ("2024-09-10", "10:00", "2024-09-11"),
        ("2024-09-10", "17:01", "2024-09-11"),
        ("2024-09-11", "10:00", "2024-09-11"),
    ],
)
def test_interrupted_banks_take_no_documents(stage: Stage, iso: str, at: str, received: str) -> None:
    interrupted(stage)
    stage.on(iso, at)
    assert stage.ask("BankingCalendar.receiptDay", b"CN") == day(received)


@pytest.mark.parametrize(
    ("iso", "count", "reached"),
    [
        ("2024-09-02", 1, "2024-09-03"),
        ("2024-09-02", 2, "2024-09-11"),
        ("2024-09-02", 5, "2024-09-14"),  # a Saturday, worked
        ("2024-09-06", 1, "2024-09-11"),
        ("2024-09-10", 1, "2024-09-11"),
        ("2024-09-11", 1, "2024-09-12"),
        ("2024-09-06", 0, "2024-09-06"),
    ],
)
def test_days_of_an_interruption_do_not_count(stage: Stage, iso: str, count: int, reached: str) -> None:
    interrupted(stage)
    assert stage.ask("BankingCalendar.addBankingDays", b"CN", day(iso), count) == day(reached)


@pytest.mark.parametrize(
    ("after", "until", "count"),
    [
        ("2024-09-02", "2024-09-11", 2),
        ("2024-09-02", "2024-09-03", 1),
        ("2024-09-02", "2024-09-05", 1),
        ("2024-09-03", "2024-09-10", 0),
        ("2024-09-05", "2024-09-12", 2),
        ("2024-09-10", "2024-09-12", 2),
        ("2024-09-11", "2024-09-14", 3),
        ("2024-09-05", "2024-09-04", 0),
    ],
)
def test_no_day_of_an_interruption_is_counted_between_two_days(
    stage: Stage, after: str, until: str, count: int
) -> None:
    interrupted(stage)
    assert stage.ask("BankingCalendar.bankingDaysBetween", b"CN", day(after), day(until)) == count


def test_an_examination_has_its_five_days_before_and_after(stage: Stage) -> None:
    interrupted(stage)
    presentation = stage.present(stage.credit())
    assert presentation_of(stage, presentation)["examineBy"] == day("2024-09-14")
    stage.on("2024-09-14", "23:59")
    stage.do("ICBC", "Presentations.refuse", *refusal(presentation))


def test_a_credit_that_expires_meanwhile_has_expired(stage: Stage) -> None:
    credit = stage.credit(expiry=day("2024-09-06"), latestShipment=0)
    interrupted(stage)
    assert stage.ask("Credits.effectiveExpiry", credit) == day("2024-09-06")
    stage.on("2024-09-05")
    fields = {"received": "2024-09-11", "effectiveExpiry": "2024-09-06"}
    stage.refuses("CreditExpired", "BOC", "Presentations.present", *presenting(credit), **fields)


def test_neither_banking_days_nor_maturities_move(stage: Stage) -> None:
    asked = {
        "BankingCalendar.isBankingDay": (b"CN", day("2024-09-05")),
        "BankingCalendar.nextBankingDay": (b"CN", day("2024-09-05")),
        "Lens.maturity": (defaults.AFTER_SIGHT, 3, day("2024-09-02"), 0, b"CN"),
    }
    before = [stage.ask(view, *args) for view, args in asked.items()]
    interrupted(stage)
    assert [stage.ask(view, *args) for view, args in asked.items()] == before == [True, day("2024-09-05"), 19_971]


def test_other_places_go_on(stage: Stage) -> None:
    interrupted(stage, place=b"HK")
    stage.on("2024-09-05")
    assert stage.ask("BankingCalendar.receiptDay", b"CN") == day("2024-09-05")
    assert stage.ask("BankingCalendar.receiptDay", b"HK") == day("2024-09-11")


@pytest.mark.parametrize("last", ["2026-12-31", "2030-01-01"])
def test_an_interruption_into_an_unpublished_year_leaves_no_day_to_be_known(stage: Stage, last: str) -> None:
    interrupted(stage, FIRST, day(last))
    with pytest.raises(errors.CalendarYearUnpublished):
        stage.ask("BankingCalendar.addBankingDays", b"CN", day("2024-09-02"), 2)
    assert stage.ask("BankingCalendar.addBankingDays", b"CN", day("2024-09-02"), 1) == day("2024-09-03")
