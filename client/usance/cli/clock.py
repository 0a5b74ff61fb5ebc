"""`usance clock`: the date of an embedded chain, shown and moved forward."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from usance.cli import output
from usance.cli.command import moves, reads
from usance.cli.session import Act, Session

if TYPE_CHECKING:
    from collections.abc import Mapping

    from usance.platform import Platform


class _ShowsByDefault(TyperGroup):
    """`usance clock` alone shows."""

    # The base names a class of its own private module here.
    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        words = args if args and (args[0] in self.commands or args[0] == "--help") else ["show", *args]
        return super().parse_args(ctx, words)


app = typer.Typer(cls=_ShowsByDefault, help="The date on the ledger, and its moving on.")

Day = Annotated[str, typer.Argument(metavar="DATE", help="Such as 2024-10-11.")]
At = Annotated[str, typer.Argument(metavar="TIME", help="Such as 16:30.")]
Place = Annotated[str, typer.Option("--place", metavar="PLACE", help="Where it is that date and time.")]


@app.command("show")
@reads
def show(session: Session) -> None:
    """Show date and time at every place of the network."""
    platform = session.platform
    times = {place: _civil(platform, place) for place in platform.record.calendars}
    rows = [(place, *moment.values()) for place, moment in times.items()]
    session.show(times, lambda: output.table(("place", "date", "time"), rows))


@app.command("set")
@moves
def set_(act: Act, day: Day, at: At = "10:00", place: Place = "CN") -> None:
    """Move the date forward (embedded chain only)."""
    from usance.calendars import seconds_at
    from usance.dates import parse_date, parse_time
    from usance.errors import ClockNotOurs, TimeRunsForward

    platform, seconds = act.platform, seconds_at(place, parse_date(day), parse_time(at))
    if platform.network.chain.url is not None:
        raise ClockNotOurs(platform.network.chain.url)
    if not act.setting.dry_run:
        platform.travel(parse_date(day), parse_time(at), place)
        moment = _civil(platform, place)
        act.show({"place": place} | dict(moment), lambda: output.line(f"it is {shown_at(platform, seconds, place)}"))
        return
    if seconds < platform.ledger.now():
        raise TimeRunsForward(given=seconds, now=platform.ledger.now())
    act.would(f"move the clock to {shown_at(platform, seconds, place)}")


def shown_at(platform: Platform, seconds: int, place: str | None = None) -> str:
    """The date and time at a place, the convener's without one, as people write them."""
    place = place or platform.network.holder("Convener").place
    moment = _civil(platform, place, seconds)
    return f"{moment['date']} {moment['time']} at {place}"


def _civil(platform: Platform, place: str, seconds: int | None = None) -> Mapping[str, str]:
    from usance.calendars.clocks import clock_of
    from usance.dates import civil_moment

    now = platform.ledger.now() if seconds is None else seconds
    year = civil_moment(now, offset_minutes=0)[0].year
    offset, shift_from, shift_until, shift = clock_of(place, year)
    day, at = civil_moment(now, offset_minutes=shift if shift_from <= now < shift_until else offset)
    return {"date": day.isoformat(), "time": f"{at:%H:%M}"}
