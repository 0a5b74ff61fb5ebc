"""`usance doctor`: what is wrong with a network, and what to do about it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from usance.cli import output
from usance.cli.command import inspects
from usance.cli.options import Setting
from usance.cli.session import network_file
from usance.cli.telling import FAILED

Records = Annotated[
    Path | None, typer.Option("--records", metavar="DIR", help="Where the record is, if not where it is by itself.")
]
Home = Annotated[Path | None, typer.Option("--home", metavar="DIR", help="Where nodes are kept; else .usance/NETWORK.")]


@inspects
def doctor(setting: Setting, records: Records = None, home: Home = None) -> None:
    """Find what is wrong, and what to do.

    Nodes, chain, clock, calendars, contracts, permissions, desks, seats, outbox and disk are looked at in turn. Nothing
    is changed. Ends with code 1 where something fails."""
    from usance.doctor import Case, Mark, examine

    file = network_file(setting.network)
    case = Case.of(file, setting.network, chain=setting.chain, records=records, home=home)
    findings = tuple(examine(case))
    if setting.as_json:
        output.print_json(findings)
    else:
        output.table(("", "check", "found", "what to do"), [(f.mark.value, f.check, f.found, f.do) for f in findings])
        counted = Counter(finding.mark for finding in findings)
        output.line(", ".join(f"{counted[mark]} {mark}" for mark in Mark if counted[mark]))
    if any(finding.mark is Mark.FAIL for finding in findings):
        raise typer.Exit(FAILED)
