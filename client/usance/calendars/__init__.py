"""Banking days and clocks of the settlement centres, as data to be published on chain.

The banking days come from the `holidays` package and the clocks from the `tzdata` package, both pinned, so that two
deployments publish the same. Banks close on Saturdays and Sundays in every place of this model.
"""

from usance.calendars.clocks import seconds_at
from usance.calendars.places import PLACES, Place, UnknownPlace
from usance.calendars.sources import YearNotKnown, known_years
from usance.calendars.years import CalendarYear, calendar_year

__all__ = [
    "PLACES",
    "CalendarYear",
    "Place",
    "UnknownPlace",
    "YearNotKnown",
    "calendar_year",
    "known_years",
    "seconds_at",
]
