"""`usance advance`: asked for, paid and claimed back under a red clause."""

from __future__ import annotations

from typing import Annotated

import typer

from usance.cli import lines
from usance.cli.command import writes, writes_once
from usance.cli.session import Act

app = typer.Typer(no_args_is_help=True, help="Advances before shipment, under a red clause.")

CreditId = Annotated[str, typer.Argument(metavar="CREDIT", help="A credit's id, such as 3-1.")]
Amount = Annotated[str, typer.Argument(metavar="AMOUNT", help="Such as 'CNY 200000.00'.")]


@app.command("request")
@writes
def request(act: Act, credit: CreditId, amount: Amount) -> None:
    """As beneficiary, ask for an advance.

    Another amount takes the place of what was asked for before."""
    from usance.money import Money

    money = Money.parse(amount)
    act.say(
        f"ask for an advance of {money.grouped} under {credit}",
        lambda desk: desk.request_advance(credit, money),
        lambda one: f"asked for: an advance of {money.grouped} under {one.id}",
    )


@app.command("pay")
@writes_once
def pay(act: Act, credit: CreditId, amount: Amount) -> None:
    """As nominated or advising bank, advance.

    Paid at once. It comes off the last drawing; a bank with its customer's mandate need not be asked."""
    from usance.money import Money

    money = Money.parse(amount)
    act.say(
        f"advance {money.grouped} under {credit}",
        lambda desk: desk.advance(credit, money, key=act.setting.key),
        lambda one: f"advanced: {lines.credit_line(one)}",
    )


@app.command("reclaim")
@writes
def reclaim(act: Act, credit: CreditId) -> None:
    """Claim from the issuer what no drawing paid.

    As the bank that advanced, after the expiry."""
    act.say(
        f"claim the advance under {credit} from its issuer",
        lambda desk: desk.reclaim_advance(credit),
        lambda one: f"claimed from {one.issuer}: {lines.credit_line(one)}",
    )
