"""`usance outbox`: what was signed here, and whether it is final."""

from __future__ import annotations

from typing import Annotated

import typer

from usance.cli import output
from usance.cli.command import reads
from usance.cli.session import Session

All = Annotated[bool, typer.Option("--all", help="Also what is known to be final, refused or void.")]


@reads
def outbox(session: Session, every: All = False) -> None:
    """List what was signed here and may not be final.

    What is submitted is carried through by the command that signed it, given again as it was."""
    from usance.deployment import Site
    from usance.submissions import read_submissions

    site = Site.of(session.platform.network, session.setting.chain)
    found = read_submissions(session.platform, site.outbox, every=every)
    rows = [(one.state, one.write, one.by, one.transaction, one.block) for one in found]
    session.show(found, lambda: output.table(("state", "what", "by", "transaction", "block"), rows, right=("block",)))
