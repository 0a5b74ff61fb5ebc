"""`usance cash`: settlement money, held, issued and paid."""

from __future__ import annotations

from typing import Annotated

import typer

from usance.cli import output
from usance.cli.command import reads, writes_once
from usance.cli.completion import names
from usance.cli.session import Act, Session

app = typer.Typer(no_args_is_help=True, help="Settlement money: what parties hold, issue and pay.")

Holder = Annotated[str | None, typer.Argument(metavar="PARTY", help="Only this party.", autocompletion=names)]
To = Annotated[str, typer.Argument(metavar="TO", help="Who is paid.", autocompletion=names)]
Amount = Annotated[str, typer.Argument(metavar="AMOUNT", help="Such as 'CNY 50000000.00'.")]


@app.command("show")
@reads
def show(session: Session, party: Holder = None) -> None:
    """Show what parties hold.

    Currencies of which a party has nothing are left out."""
    platform = session.platform
    holders = [platform.party(party)] if party else [one for one in platform.parties() if one.account]
    held = {
        one.name: [
            money for currency in platform.record.currencies if (money := platform.desk(one.name).cash(currency)).minor
        ]
        for one in holders
    }
    rows = [(name, money) for name, amounts in held.items() for money in amounts]
    session.show(held, lambda: output.table(("party", "holds"), rows, right=("holds",)))


@app.command("issue")
@writes_once
def issue(act: Act, to: To, amount: Amount) -> None:
    """As settlement agent, issue money to a party."""
    from usance.money import Money

    money = Money.parse(amount)
    act.currency = money.currency
    act.say(
        f"issue {money.grouped} to {to}",
        lambda desk: desk.issue_cash(to, money, key=act.setting.key),
        lambda held: f"issued: {to} holds {held.grouped}",
    )


@app.command("transfer")
@writes_once
def transfer(act: Act, to: To, amount: Amount) -> None:
    """Pay money to another party."""
    from usance.money import Money

    money = Money.parse(amount)
    act.currency = money.currency
    act.say(
        f"pay {money.grouped} to {to}",
        lambda desk: desk.transfer_cash(to, money, key=act.setting.key),
        lambda left: f"paid: {act.by} has {left.grouped} left",
    )
