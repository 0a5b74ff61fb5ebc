"""`usance rules`: the limits of the rule sets, as the council has set them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from usance.cli import output
from usance.cli.command import reads
from usance.cli.session import Session

app = typer.Typer(no_args_is_help=True, help="Rule sets and their limits.")

Name = Annotated[str | None, typer.Argument(metavar="RULES", help="Only this one, such as PRC2016.")]

_NOTE = "Limits that our sources do not settle are marked in docs/rules.md and in the network file."


@app.command("show")
@reads
def show(session: Session, rules: Name = None) -> None:
    """Show the limits that hold for new credits."""
    from usance.errors import UnknownName

    found = session.platform.rules()
    chosen = [one for one in found if rules in (None, one.name)]
    if not chosen:
        raise UnknownName("rule set", given=str(rules), needed=tuple(one.name for one in found))
    names = [name for name in asdict(chosen[0]) if name != "name"]
    rows = [(name.replace("_", " "), *(getattr(one, name) for one in chosen)) for name in names]

    def text() -> None:
        output.table(("limit", *(one.name for one in chosen)), rows)
        output.line("")
        output.line(_NOTE)

    session.show(chosen, text)
