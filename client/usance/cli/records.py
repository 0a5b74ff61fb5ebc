"""`usance records`: electronic records that cannot be read, presented anew or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from usance.cli import lines
from usance.cli.command import writes
from usance.cli.present import PresentationId
from usance.cli.session import Act

if TYPE_CHECKING:
    from datetime import date

app = typer.Typer(no_args_is_help=True, help="Electronic records that cannot be read.")


@app.command("report-corrupt")
@writes
def report_corrupt(act: Act, presentation: PresentationId) -> None:
    """As examining bank, ask for records anew.

    Its time to examine stands still meanwhile (eUCP art. e12)."""
    act.say(
        f"report that records of {presentation} cannot be read",
        lambda desk: desk.report_corrupt(presentation),
        lambda one: f"reported: {lines.presentation_line(one)}; to be presented anew until {_until(act, one.id)}",
    )


@app.command("present-anew")
@writes
def present_anew(act: Act, presentation: PresentationId) -> None:
    """As presenter, present the same records anew."""
    act.say(
        f"present the records of {presentation} anew",
        lambda desk: desk.present_anew(presentation),
        lambda one: f"presented anew: {lines.presentation_line(one)}",
    )


@app.command("lapse")
@writes
def lapse(act: Act, presentation: PresentationId) -> None:
    """Record that nothing came anew in time.

    Anyone may; the documents count as not presented."""
    act.say(
        f"record that {presentation} lapsed",
        lambda desk: desk.lapse_presentation(presentation),
        lambda one: f"lapsed: {lines.presentation_line(one)}",
    )


def _until(act: Act, presentation: str) -> date | None:
    return act.platform.anew_until(presentation)
