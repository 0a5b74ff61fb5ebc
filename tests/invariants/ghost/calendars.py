"""Calendars: places opened, years published, banks interrupted by force majeure."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from tests.invariants.ghost.days import Days
from tests.invariants.ghost.parties import Parties
from tests.invariants.ghost.records import Clock, Edition
from tests.invariants.ghost.verdict import Reasons, Verdict

DAY = 24 * 60
FIRST_YEAR, LAST_YEAR = 1970, 9999


class Calendars:
    """The association keeps them; what was counted by an earlier edition, or before an interruption, stands."""

    def __init__(self, parties: Parties, days: Days) -> None:
        self._parties, self._days = parties, days

    def open_place(self, by: str, place: bytes, clock: Mapping[str, Any]) -> Verdict:
        reasons, offset, closing = self._by_the_keeper(by), clock["offsetMinutes"], clock["closingMinute"]
        reasons.add_if(self._days.knows(place), "PlaceKnown")
        reasons.add_if(not -DAY < offset < DAY or not 0 < closing < DAY, "BadClock")
        made = Clock(offset, closing, clock["shifts"])
        return reasons.verdict(lambda: self._days.clocks.__setitem__(place, made))

    def publish(self, by: str, place: bytes, year: int, edition: Mapping[str, Any]) -> Verdict:
        reasons = self._by_the_keeper(by)
        reasons.add_if(not self._days.knows(place), "UnknownPlace")
        if self._days.knows(place):
            reasons.add_if(not self._is_sound(self._days.clocks[place], year, edition), "BadEdition")
        number = self._days.number(place, year) + 1
        shift = (edition["shiftFrom"], edition["shiftUntil"], edition["shiftMinutes"])
        made = Edition(edition["first"], edition["rest"], number, *shift)
        return reasons.verdict(lambda: self._days.publish(place, year, made))

    def interrupt(self, by: str, place: bytes, first: int, last: int) -> Verdict:
        """UCP 600 art. 36; an earlier interruption is forgotten."""
        reasons = self._by_the_keeper(by)
        reasons.add_if(not self._days.knows(place), "UnknownPlace")
        reasons.add_if(first == 0 or last < first, "BadInterruption")

        def happens() -> None:
            clock = self._days.clocks[place]
            clock.closed_from, clock.closed_until = first, last

        return reasons.verdict(happens)

    def _by_the_keeper(self, by: str) -> Reasons:
        reasons = Reasons()
        reasons.add_if(by != self._parties.registrar, "AccessManagedUnauthorized")
        return reasons

    @staticmethod
    def _is_sound(clock: Clock, year: int, edition: Mapping[str, Any]) -> bool:
        """Days of that year alone, one of them before mid-September; a change of clocks inside the year, if at all."""
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return False
        if edition["first"] == 0 or edition["rest"] >> (366 if calendar.isleap(year) else 365) - 256:
            return False
        shift = (edition["shiftFrom"], edition["shiftUntil"], edition["shiftMinutes"])
        if not edition["shiftFrom"]:
            return shift == (0, 0, 0)
        start, end = (int(datetime(each, 1, 1, tzinfo=UTC).timestamp()) for each in (year, year + 1))
        inside = start < edition["shiftFrom"] < edition["shiftUntil"] < end
        return clock.shifts and inside and abs(edition["shiftMinutes"]) < DAY
