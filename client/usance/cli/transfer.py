"""`usance transfer`: parts of a credit for second beneficiaries, and the first one's own invoice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from usance.cli import facts, lines, output
from usance.cli.command import reads, writes, writes_once
from usance.cli.completion import names
from usance.cli.options import a_place
from usance.cli.present import PresentationId
from usance.cli.session import Act, Session

if TYPE_CHECKING:
    from usance.model import Credit, Presentation
    from usance.transfers import Part

app = typer.Typer(no_args_is_help=True, help="Transfer: part, list, demand-invoice, substitute.")

CreditId = Annotated[str, typer.Argument(metavar="CREDIT", help="A credit's id, such as 3-1.")]
To = Annotated[str, typer.Argument(metavar="TO", help="The second beneficiary.", autocompletion=names)]
Amount = Annotated[str, typer.Argument(metavar="AMOUNT", help="Of the part, such as 'CNY 310000.00'.")]
Expiry = Annotated[str | None, typer.Option("--expiry", metavar="DATE", help="An earlier expiry.")]
Shipment = Annotated[str | None, typer.Option("--latest-shipment", metavar="DATE", help="An earlier latest shipment.")]
Days = Annotated[int | None, typer.Option("--presentation-days", min=1, max=255, help="Fewer days to present.")]
Place = Annotated[
    str | None,
    typer.Option(
        "--place", metavar="PLACE", help="Of presentation, if it moves to the transferring bank's.", callback=a_place
    ),
]
Invoice = Annotated[str, typer.Argument(metavar="AMOUNT", help="Of the first beneficiary's invoice.")]


@app.command("part")
@writes_once
def part(
    act: Act,
    credit: CreditId,
    to: To,
    amount: Amount,
    expiry: Expiry = None,
    latest_shipment: Shipment = None,
    presentation_days: Days = None,
    place: Place = None,
) -> None:
    """Transfer a part of a credit.

    First beneficiary and transferring bank both say the same; a bank with its customer's mandate says both at once.
    A part may be less, sooner and shorter than its credit; what is not given is as in the credit (art. 38g)."""
    own = _part(to, amount, expiry=expiry, shipment=latest_shipment, days=presentation_days, place=place)
    act.say(
        f"transfer {own.amount.grouped} of {credit} to {to}",
        lambda desk: desk.transfer(credit, own, key=act.setting.key),
        lambda one: _transferred(credit, own, one),
    )


@app.command("list")
@reads
def list_(session: Session, credit: CreditId) -> None:
    """List the parts of a credit."""
    parts = session.platform.parts(credit)
    rows = [lines.credit_row(one) for one in parts]
    session.show(parts, lambda: output.table(lines.PART_COLUMNS, rows, right=("amount", "available")))


@app.command("demand-invoice")
@writes
def demand_invoice(act: Act, presentation: PresentationId) -> None:
    """Ask the first beneficiary for its invoice.

    As the bank that examines documents under a part. What does not come in time is not waited for (art. 38i)."""
    act.say(
        f"ask for the first beneficiary's invoice under {presentation}",
        lambda desk: desk.demand_invoice(presentation),
        lambda one: f"asked for: {lines.presentation_line(one)}, {_invoice(act, one)}",
    )


@app.command("substitute")
@writes
def substitute(act: Act, presentation: PresentationId, amount: Invoice) -> None:
    """As first beneficiary, substitute one's invoice.

    For what the second beneficiary draws or more; the difference is paid to the first (art. 38h)."""
    from usance.money import Money

    money = Money.parse(amount)
    act.say(
        f"substitute an invoice of {money.grouped} under {presentation}",
        lambda desk: desk.substitute(presentation, money),
        lambda one: f"substituted: {lines.presentation_line(one)}, {_invoice(act, one)}",
    )


def _part(
    to: str, amount: str, *, expiry: str | None, shipment: str | None, days: int | None, place: str | None
) -> Part:
    from usance.dates import parse_date
    from usance.money import Money
    from usance.transfers import Part

    return Part(
        to=to,
        amount=Money.parse(amount),
        expiry=parse_date(expiry) if expiry else None,
        latest_shipment=parse_date(shipment) if shipment else None,
        presentation_days=days,
        place=place,
    )


def _transferred(credit: str, own: Part, one: Credit) -> str:
    if one.id == credit:
        what = f"{own.amount.grouped} of credit {credit} for {own.to}"
        return f"asked for: {what}; it is transferred when the other side says the same"
    return f"transferred: {lines.credit_line(one)}"


def _invoice(act: Act, one: Presentation) -> str:
    return facts.invoice(act.platform.substitution(one.id)) or ""
