"""How many years of banking days are published beyond the present one, place by place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, takewhile

from usance.calendar import Calendar
from usance.calendars import known_years
from usance.deployment import Record
from usance.doctor.case import Case
from usance.doctor.finding import Finding, fail, ok, warn
from usance.errors import Refusal
from usance.ledger import Ledger

_CHECK = "calendar"


def calendars(case: Case, ledger: Ledger, record: Record) -> Iterator[Finding]:
    """Of every place that the network file or the record names, by what the chain says."""
    calendar = Calendar(ledger)
    for place in dict.fromkeys([*case.network.calendars.places, *record.calendars]):
        try:
            present = calendar.today(place).year
        except Refusal:
            yield fail(_CHECK, f"{place}: not opened on the chain", case.deploy)
            continue
        yield _years_of(case, calendar, place, present)


def _years_of(case: Case, calendar: Calendar, place: str, present: int) -> Finding:
    published = list(takewhile(lambda year: calendar.editions(place, year) > 0, count(present)))
    if not published:
        do = _publish(case, place, present)
        return fail(_CHECK, f"{place}: {present} is not published, and no deadline in it can be counted", do)
    left = len(published) - 1
    found = f"{place}: published to {published[-1]}, {left} years beyond {present}".replace(" 1 years", " 1 year")
    if left < case.limits.years:
        return warn(_CHECK, found, _publish(case, place, published[-1] + 1))
    return ok(_CHECK, found)


def _publish(case: Case, place: str, year: int) -> str:
    """What brings the year onto the chain: the keeper of the calendars publishes it by deploying again."""
    if year not in known_years(place):
        return f"{year} is not known yet: take a newer version of the package holidays, then {case.deploy}"
    if year > case.network.calendars.last_year:
        return f"calendars.last_year = {year} in the network file, then, as keeper of the calendars, {case.deploy}"
    return f"as keeper of the calendars, {case.deploy}"
