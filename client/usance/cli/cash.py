"""`usance cash`: settlement money, held, issued and paid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from usance.cli import output
from usance.cli.command import reads, writes, writes_once
from usance.cli.completion import names
from usance.cli.session import Act, Session

if TYPE_CHECKING:
    from usance.platform import Desk

app = typer.Typer(no_args_is_help=True, help="Settlement money: what parties hold, issue and pay.")

Holder = Annotated[str | None, typer.Argument(metavar="PARTY", help="Only this party.", autocompletion=names)]
To = Annotated[str, typer.Argument(metavar="TO", help="Who is paid.", autocompletion=names)]
Currency = Annotated[str, typer.Argument(metavar="CURRENCY", help="Such as CNY.")]
Limit = Annotated[str | None, typer.Option("--limit", metavar="AMOUNT", help="In all; without one, unlimited.")]
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


@app.command("redeem")
@writes_once
def redeem(act: Act, amount: Amount) -> None:
    """As settlement agent, take money back.

    Of what it holds itself."""
    from usance.money import Money

    money = Money.parse(amount)
    act.currency = money.currency
    act.say(
        f"redeem {money.grouped}",
        lambda desk: desk.redeem_cash(money, key=act.setting.key),
        lambda left: f"redeemed: {act.by} has {left.grouped} left",
    )


@app.command("let-claims-draw")
@writes
def let_claims_draw(act: Act, currency: Currency, limit: Limit = None) -> None:
    """Let claims take what falls due.

    From one's own account. A bank cannot honour at sight or pay a claim before it has done so; a deployment does it
    for every bank, without limit, but not for an account that a bank has moved to since."""
    _let_draw(act, "claims", currency, limit)


@app.command("let-purchases-draw")
@writes
def let_purchases_draw(act: Act, currency: Currency, limit: Limit = None) -> None:
    """Let purchases take their price.

    From one's own account. A bank cannot settle what it buys against money on the chain before it has done so; a
    deployment does it for every bank, without limit, but not for an account that a bank has moved to since."""
    _let_draw(act, "purchases", currency, limit)


def _let_draw(act: Act, drawers: str, currency: str, limit: str | None) -> None:
    from usance.money import Money

    most = Money.parse(limit) if limit else None
    what = f"{most.grouped} in all" if most else f"{currency} without limit"

    def let(desk: Desk) -> Mapping[str, object]:
        draw = desk.let_claims_draw if drawers == "claims" else desk.let_purchases_draw
        draw(currency, most)
        return {"currency": currency, "limit": most}

    act.say(f"let {drawers} draw {what}", let, lambda _: f"{drawers} may draw {what} from {act.by}")


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
