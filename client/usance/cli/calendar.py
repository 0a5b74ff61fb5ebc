"""`usance calendar`: the banking days of a year, as published on the ledger."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING, Annotated

import typer

from usance.cli import output
from usance.cli.command import reads, writes
from usance.cli.options import a_place
from usance.cli.session import Act, Session

if TYPE_CHECKING:
    from usance.platform import Platform

app = typer.Typer(no_args_is_help=True, help="Banking days, as published on the ledger.")

Place = Annotated[str, typer.Argument(metavar="PLACE", help="Two letters, such as CN.", callback=a_place)]
Year = Annotated[int, typer.Argument(metavar="YEAR", min=1970, max=9999)]
Until = Annotated[str, typer.Argument(metavar="UNTIL", help="The last day of it, such as 2024-09-25.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="The first day of it; else today.")]
Month = Annotated[int | None, typer.Option("--month", min=1, max=12, help="Only this month.")]

_SATURDAY = 5
_HEAD = " ".join(f"{name:<3}" for name in ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"))
_LEGEND = "12 banking day   12- weekend   12* closed on a weekday   12+ make-up working day"


@dataclass(frozen=True, slots=True)
class PublishedYear:
    """One published year: the latest edition's banking days, and what differs from an ordinary week."""

    place: str
    year: int
    edition: int
    banking_days: tuple[date, ...]
    closures: tuple[date, ...]
    make_up_days: tuple[date, ...]
    interrupted: tuple[date, ...]
    """First and last day of the interruption that was recorded last, whatever its year; empty where none was."""


@app.command("interrupt")
@writes
def interrupt(act: Act, place: Place, until: Until, since: Since = None) -> None:
    """Record force majeure at a place.

    As keeper of the calendars. No day of it is a banking day, and nothing that expired in it is revived (UCP 600
    art. 36). Said again, it takes the place of what was said before."""
    from usance.dates import parse_date

    first = parse_date(since) if since else act.platform.today(place)
    last = parse_date(until)
    act.say(
        f"record that banks at {place} are interrupted from {first} to {last}",
        lambda desk: desk.interrupt(place, last, first),
        lambda _: f"recorded: banks at {place} are interrupted from {first} to {last}",
    )


@app.command("show")
@reads
def show(session: Session, place: Place, year: Year, month: Month = None) -> None:
    """Show the banking days of a place.

    Closures on weekdays and make-up working days are marked."""
    published = _published(session.platform, place, year, range(month, month + 1) if month else range(1, 13))

    def text() -> None:
        output.line(f"{place} {year}, edition {published.edition}: {len(published.banking_days)} banking days")
        output.line(_LEGEND)
        _print_months(published, [month] if month else range(1, 13))
        for label, days in (("closed", published.closures), ("make-up", published.make_up_days)):
            if days:
                output.paragraph(f"{label}: ", ", ".join(f"{day:%m-%d %a}" for day in days))
        if published.interrupted:
            output.line(f"interrupted by force majeure: {' to '.join(map(str, published.interrupted))}")

    session.show(published, text)


def _published(platform: Platform, place: str, year: int, months: range) -> PublishedYear:
    """Read in a few calls. Raises UnknownPlace, CalendarYearUnpublished."""
    from usance.fields import Fields

    new_year = date(year, 1, 1)
    platform.calendar.is_banking_day(place, new_year)
    number = platform.calendar.editions(place, year)
    edition = Fields(platform.ledger.call("BankingCalendar", "editionOf", [place.encode(), year, number]))
    clock = Fields(platform.ledger.call("BankingCalendar", "clockOf", [place.encode()]))
    bits = edition.number("first") | edition.number("rest") << 256
    days = [day for day in _days_of(year) if day.month in months]
    banking = tuple(day for day in days if bits >> (day - new_year).days & 1)
    return PublishedYear(
        place=place,
        year=year,
        edition=number,
        banking_days=banking,
        closures=tuple(day for day in days if day not in banking and day.weekday() < _SATURDAY),
        make_up_days=tuple(day for day in banking if day.weekday() >= _SATURDAY),
        interrupted=tuple(day for name in ("closedFrom", "closedUntil") if (day := clock.day(name))),
    )


def _days_of(year: int) -> Iterator[date]:
    first = date(year, 1, 1)
    return (first + timedelta(days=number) for number in range(365 + calendar.isleap(year)))


def _print_months(published: PublishedYear, months: Sequence[int]) -> None:
    abreast = 3 if output.width() >= 3 * len(_HEAD) + 8 else 2
    for at in range(0, len(months), abreast):
        output.line("")
        blocks = [_month(published, month) for month in months[at : at + abreast]]
        for parts in zip_longest(*blocks, fillvalue=""):
            output.line("    ".join(f"{part:<{len(_HEAD)}}" for part in parts).rstrip())


def _month(published: PublishedYear, month: int) -> list[str]:
    weeks = calendar.Calendar().monthdatescalendar(published.year, month)
    cells = [[_cell(published, day) if day.month == month else "   " for day in week] for week in weeks]
    return [f"{date(published.year, month, 1):%B %Y}", _HEAD, *(" ".join(week) for week in cells)]


def _cell(published: PublishedYear, day: date) -> str:
    if day in published.banking_days:
        mark = "+" if day in published.make_up_days else " "
    else:
        mark = "*" if day in published.closures else "-"
    return f"{day.day:2}{mark}"
