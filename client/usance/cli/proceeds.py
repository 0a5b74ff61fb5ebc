"""`usance proceeds`: assigned, acknowledged, listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from usance.cli import lines, output
from usance.cli.command import reads, writes, writes_once
from usance.cli.completion import names
from usance.cli.session import Act, Session

if TYPE_CHECKING:
    from usance.money import Money
    from usance.transfers import Assignment

app = typer.Typer(no_args_is_help=True, help="Proceeds: assign, acknowledge, list.")

CreditId = Annotated[str, typer.Argument(metavar="CREDIT", help="A credit's id, such as 3-1.")]
To = Annotated[str, typer.Argument(metavar="TO", help="The assignee.", autocompletion=names)]
Amount = Annotated[str, typer.Argument(metavar="AMOUNT", help="Such as 'CNY 250000.00'.")]
Number = Annotated[int, typer.Argument(metavar="NUMBER", min=1, max=255, help="Which assignment, from 1.")]


@app.command("assign")
@writes_once
def assign(act: Act, credit: CreditId, to: To, amount: Amount) -> None:
    """As beneficiary, assign a part of the proceeds.

    That is no transfer of the credit (UCP 600 art. 39). The assignee is paid once a bank that honours has
    acknowledged it, out of what that bank honours from then on."""
    from usance.money import Money

    money = Money.parse(amount)
    act.say(
        f"assign {money.grouped} of the proceeds of {credit} to {to}",
        lambda desk: desk.assign(credit, to, money, key=act.setting.key),
        lambda one: f"assigned: {lines.assignment_line(_assigned(act, credit, to, money))}",
    )


@app.command("acknowledge")
@writes
def acknowledge(act: Act, credit: CreditId, number: Number = 1) -> None:
    """As a bank that honours, acknowledge an assignment."""
    act.say(
        f"acknowledge assignment {number} under {credit}",
        lambda desk: desk.acknowledge_assignment(credit, number),
        lambda one: f"acknowledged: {lines.assignment_line(act.platform.assignments(credit)[number - 1])}",
    )


@app.command("list")
@reads
def list_(session: Session, credit: CreditId) -> None:
    """List the assignments under a credit."""
    found = session.platform.assignments(credit)
    rows = [lines.assignment_row(one) for one in found]
    session.show(found, lambda: output.table(lines.ASSIGNMENT_COLUMNS, rows, right=("no.", "amount", "left")))


def _assigned(act: Act, credit: str, to: str, amount: Money) -> Assignment:
    found = act.platform.assignments(credit)
    return next(one for one in reversed(found) if (one.assignee, one.amount) == (to, amount))
