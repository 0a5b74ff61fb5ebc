"""A place's banking days in one year, as the bitmap that is published on chain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from usance.calendars.clocks import clock_of
from usance.calendars.sources import YearNotKnown, closing_days, known_years

BITS_IN_FIRST = 256
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """One place's banking days and clock in one civil year.

    Bit n of `days` is set where day n (0 is 1 January) is a banking day. The clock is `offset_minutes` ahead of UTC
    on 1 January; from Unix second `shift_from` up to, not including, `shift_until` it is `shift_minutes` ahead of UTC.
    The three are 0 in a year without a change of clocks.
    """

    place: str
    year: int
    days: int
    offset_minutes: int
    shift_from: int
    shift_until: int
    shift_minutes: int

    @property
    def first(self) -> int:
        """Days 0 to 255, the first word of the calendar on chain."""
        return self.days & ((1 << BITS_IN_FIRST) - 1)

    @property
    def rest(self) -> int:
        """Days 256 to 365, moved down to bit 0, the second word."""
        return self.days >> BITS_IN_FIRST

    @property
    def length(self) -> int:
        """The number of days of the year, 365 or 366."""
        return (date(self.year + 1, 1, 1) - date(self.year, 1, 1)).days

    def is_banking_day(self, day: date) -> bool:
        """Whether banks of the place are open on `day`. Raises YearNotKnown for a day of another year."""
        if day.year != self.year:
            raise YearNotKnown(place=self.place, year=day.year, known=range(self.year, self.year + 1))
        return bool(self.days >> (day - date(self.year, 1, 1)).days & 1)

    def offset_at(self, seconds: int) -> int:
        """The minutes that the clock of the place is ahead of UTC at a Unix second of this year."""
        return self.shift_minutes if self.shift_from <= seconds < self.shift_until else self.offset_minutes


def calendar_year(place: str, year: int, *, make_up_days: bool = True) -> CalendarYear:
    """The calendar of a place for a year, for publication.

    Whether a bank does business on the Saturdays and Sundays that the State Council makes working days is that bank's
    own fact; `make_up_days` False keeps them closed. Raises UnknownPlace, YearNotKnown.
    """
    known = known_years(place)
    if type(year) is not int or year not in known:
        raise YearNotKnown(place=place, year=year, known=known)
    closed, days, day = closing_days(place, year), 0, date(year, 1, 1)
    number = 0
    while day.year == year:
        worked = day.weekday() < _SATURDAY and day not in closed
        made_up = make_up_days and day in closed.weekend_workdays
        days |= (worked or made_up) << number
        number, day = number + 1, day + timedelta(days=1)
    offset, shift_from, shift_until, shift = clock_of(place, year)
    return CalendarYear(place, year, days, offset, shift_from, shift_until, shift)
