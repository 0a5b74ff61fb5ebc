"""`usance claim`: what banks owe, and its payment."""

from __future__ import annotations

from typing import Annotated

import typer

from usance.cli import lines, output
from usance.cli.command import reads, writes
from usance.cli.session import Act, Session

app = typer.Typer(no_args_is_help=True, help="Claims: what banks owe at maturity, and its payment.")

ClaimId = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id, which is that of its presentation.")]
OfCredit = Annotated[str | None, typer.Option("--credit", metavar="CREDIT", help="Only those out of this credit.")]


@app.command("list")
@reads
def list_(session: Session, credit: OfCredit = None) -> None:
    """List claims, out of one credit or of all."""
    claims = session.platform.claims(credit)
    rows = [lines.claim_row(claim) for claim in claims]
    session.show(claims, lambda: output.table(lines.CLAIM_COLUMNS, rows, right=("face",)))


@app.command("show")
@reads
def show(session: Session, claim: ClaimId) -> None:
    """Show a claim."""
    found = session.platform.claim(claim)
    session.show(found, lambda: output.line(lines.claim_line(found)))


@app.command("pay")
@writes
def pay(act: Act, claim: ClaimId) -> None:
    """As obligor, pay a claim to its owner.

    From its day on, to whoever owns it then; once, however often this is said."""
    act.say(f"pay claim {claim}", lambda desk: desk.pay(claim), lambda one: f"paid: {lines.claim_line(one)}")


@app.command("report-unpaid")
@writes
def report_unpaid(act: Act, claim: ClaimId) -> None:
    """Put on record that it was not paid in time.

    Anyone may; the debt stays."""
    act.say(
        f"report claim {claim} unpaid",
        lambda desk: desk.report_unpaid(claim),
        lambda one: f"reported unpaid: {lines.claim_line(one)}",
    )
