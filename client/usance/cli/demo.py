"""`usance demo`: the stories that ship, told on a chain in memory."""

from __future__ import annotations

from typing import Annotated

import typer

from usance.cli import output
from usance.cli.command import guarded

FIRST = "five_banks"
"""The story that `usance demo` alone tells: the whole platform on one page."""


def _names() -> list[str]:
    from usance.stories import shipped

    return list(shipped())


Name = Annotated[str, typer.Argument(metavar="NAME", help="Which story, see --list.", autocompletion=_names)]
List = Annotated[bool, typer.Option("--list", help="List the stories that ship.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for machines.")]


@guarded
def demo(name: Name = FIRST, listed: List = False, as_json: AsJson = False) -> None:
    """Tell a story that ships with usance, on a chain in memory.

    Each bank acts by a desk: a maker signs, a checker releases. Exit code 1 if it does not go as written."""
    if listed:
        _list(as_json)
        return
    from usance.cli.story_view import report_object, show_report
    from usance.deployment import DESKS
    from usance.stories import UnknownStory, run_story, shipped_story

    try:
        story = shipped_story(name)
    except UnknownStory as unknown:
        raise typer.BadParameter(str(unknown), param_hint="NAME") from None
    report = run_story(story, network=DESKS)
    if as_json:
        output.print_json(report_object(report))
    else:
        show_report(report)
    raise typer.Exit(0 if report.ok else 1)


def _list(as_json: bool) -> None:
    from usance.stories import load_story, shipped

    stories = [{"name": name, "title": load_story(path).title, "file": str(path)} for name, path in shipped().items()]
    if as_json:
        output.print_json(stories)
    else:
        output.table(("name", "story"), [(one["name"], one["title"]) for one in stories])
