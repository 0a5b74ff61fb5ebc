"""Where the closing days come from, and for which years to believe them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import count, takewhile
from typing import TYPE_CHECKING

from usance.calendars.places import place_of
from usance.errors import InputError

if TYPE_CHECKING:
    from holidays import HolidayBase


class YearNotKnown(InputError):
    """A year whose banking days the sources are not sure of; a guessed banking day would move a deadline."""

    def __init__(self, *, place: str, year: int, known: range) -> None:
        needed = f"{known[0]} to {known[-1]}"
        message = f"banking days of {place} are not known for {year!r}; needed: {needed}"
        super().__init__(message, given=year, needed=needed)
        self.place = place
        self.year = year
        self.known = known


@cache
def known_years(place: str) -> range:
    """The years whose banking days are known for a place, without gaps. Raises UnknownPlace."""
    bounds = place_of(place)
    last = bounds.last
    if last is None:
        last = max(takewhile(_noticed if place == "CN" else _dated, count(bounds.first)))
    return range(bounds.first, last + 1)


@cache
def closing_days(place: str, year: int) -> HolidayBase:
    """The package's holidays of a place and year on which its banks close, make-up working weekends beside them."""
    # Here, because the package takes longer to import than all calendars to make, and most commands need none.
    from holidays import country_holidays, financial_holidays

    match place:
        case "US":
            return financial_holidays("XFED", years=year)
        case "EU":
            return financial_holidays("XECB", years=year)
        case "GB":
            return country_holidays("GB", subdiv="ENG", years=year)
        case "HK":
            # The package calls the statutory days "public"; the banks keep the general holidays.
            return country_holidays("HK", categories=("optional",), years=year)
        case "JP":
            return country_holidays("JP", categories=("public", "bank"), years=year)
    return country_holidays(place, years=year, language="en_US")


def _noticed(year: int) -> bool:
    """Whether the State Council's notice of the year is in the package: every notice so far exchanged some days."""
    exchanged: Mapping[int, object] = getattr(closing_days("CN", 2001), "special_public_holidays", {})
    return year in exchanged


def _dated(year: int) -> bool:
    """Whether every holiday of Singapore in the year has an announced date."""
    return not any("estimated" in name for name in closing_days("SG", year).values())
