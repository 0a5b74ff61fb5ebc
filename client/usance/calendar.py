"""Banking days and civil time as published on the ledger. Every answer is the contract's."""

from __future__ import annotations

from datetime import date, time

from usance.dates import civil_day, from_civil_day
from usance.fields import Fields, integer
from usance.ledger import Ledger


class Calendar:
    """The banking calendar. Every question may raise CalendarYearUnpublished or UnknownPlace."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def today(self, place: str) -> date:
        """The civil date at the place, by the chain's clock."""
        return self._day("today", place)

    def receipt_day(self, place: str) -> date:
        """The banking day that documents handed in now count as received (UCP 600 art. 33)."""
        return self._day("receiptDay", place)

    def is_banking_day(self, place: str, day: date) -> bool:
        """Whether banks are open at the place."""
        return self._ledger.call("BankingCalendar", "isBankingDay", [place.encode(), civil_day(day)]) is True

    def next_banking_day(self, place: str, day: date) -> date:
        """The day itself if it is one, else the next (UCP 600 art. 29a)."""
        return self._day("nextBankingDay", place, civil_day(day))

    def add_banking_days(self, place: str, day: date, count: int) -> date:
        """`count` banking days after `day`, which is not counted (UCP 600 art. 14b)."""
        return self._day("addBankingDays", place, civil_day(day), count)

    def editions(self, place: str, year: int) -> int:
        """How often the year was published; 0 if never."""
        return integer(self._ledger.call("BankingCalendar", "editions", [place.encode(), year]))

    def closing(self, place: str) -> time:
        """Until when banks at the place take documents."""
        clock = Fields(self._ledger.call("BankingCalendar", "clockOf", [place.encode()]))
        return time(*divmod(clock.number("closingMinute"), 60))

    def _day(self, function: str, place: str, *more: int) -> date:
        found = from_civil_day(integer(self._ledger.call("BankingCalendar", function, [place.encode(), *more])))
        assert found is not None
        return found
