"""`usance court`: payment under a credit stayed by a court, and the stay lifted."""

from __future__ import annotations

from typing import Annotated

import typer

from usance.cli import lines
from usance.cli.command import writes
from usance.cli.options import some_text
from usance.cli.session import Act

app = typer.Typer(no_args_is_help=True, help="A court's stay of payment: stay, lift.")

CreditId = Annotated[str, typer.Argument(metavar="CREDIT", help="A credit's id, such as 3-1.")]
Order = Annotated[
    str, typer.Argument(metavar="ORDER", help="The court and its order; stays off the ledger.", callback=some_text)
]


@app.command("stay")
@writes
def stay(act: Act, credit: CreditId, order: Order) -> None:
    """As supervisor, record an order to suspend payment.

    It stops what is not honoured yet, and nothing that a bank accepted or paid in good faith (Supreme People's Court,
    L/C provisions art. 10)."""
    act.say(
        f"stay payment under {credit}",
        lambda desk: desk.stay(credit, order),
        lambda one: f"stayed: {lines.credit_line(one)}",
    )


@app.command("lift")
@writes
def lift(act: Act, credit: CreditId, order: Order) -> None:
    """As supervisor, record that the order was lifted."""
    act.say(
        f"lift the stay of payment under {credit}",
        lambda desk: desk.lift_stay(credit, order),
        lambda one: f"lifted: {lines.credit_line(one)}",
    )
