"""`usance run`: stories of one's own, told on a chain in memory."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from usance.cli import output
from usance.cli.command import guarded

Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help="Stories, in YAML.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for machines.")]


@guarded
def run(files: Files, as_json: AsJson = False) -> None:
    """Tell stories, each on a fresh chain in memory, up to the first deviation.

    Exit code 0 if all went as written, 1 at the first deviation, which is shown side by side."""
    from usance.cli.story_view import report_object, show_report
    from usance.stories import load_story, run_story

    # All are read before any is told: a typo in the last one is known at once.
    stories = [load_story(file) for file in files]
    reports = []
    for story in stories:
        reports.append(run_story(story))
        if not as_json:
            show_report(reports[-1])
        if not reports[-1].ok:
            break
    ok = all(report.ok for report in reports)
    if as_json:
        output.print_json({"ok": ok, "stories": [report_object(report) for report in reports]})
    raise typer.Exit(0 if ok else 1)
