"""`usance amendment`: offered, accepted or rejected, extended."""

from __future__ import annotations

from typing import Annotated

import typer

from usance.cli import output
from usance.cli.command import reads, writes
from usance.cli.session import Act, Session

app = typer.Typer(no_args_is_help=True, help="Amendments: offer, accept, reject, extend, list.")

CreditId = Annotated[str, typer.Argument(metavar="CREDIT", help="A credit's id, such as 3-1.")]
AmendmentId = Annotated[str, typer.Argument(metavar="AMENDMENT", help="An amendment's id, such as 3-1#1.")]
Amount = Annotated[str | None, typer.Option("--amount", metavar="AMOUNT", help="The new amount.")]
Expiry = Annotated[str | None, typer.Option("--expiry", metavar="DATE", help="The new expiry.")]
Shipment = Annotated[str | None, typer.Option("--latest-shipment", metavar="DATE", help="The new latest shipment.")]
Days = Annotated[int | None, typer.Option("--presentation-days", min=1, max=255, help="Days to present.")]
TenorText = Annotated[str | None, typer.Option("--tenor", help="The new tenor, such as '90 days after sight'.")]
ToleranceText = Annotated[str | None, typer.Option("--tolerance", metavar="+P/-M", help="In whole percent.")]
Other = Annotated[str | None, typer.Option("--other", metavar="TEXT", help="Any other change; stays off the ledger.")]

COLUMNS = ("id", "status", "extension", "increase", "decrease", "expiry", "latest shipment", "tenor")


@app.command("offer")
@writes
def offer(
    act: Act,
    credit: CreditId,
    amount: Amount = None,
    expiry: Expiry = None,
    latest_shipment: Shipment = None,
    presentation_days: Days = None,
    tenor: TenorText = None,
    tolerance: ToleranceText = None,
    other: Other = None,
) -> None:
    """As issuer, amend a credit (art. 10).

    The issuer is bound at once; the beneficiary by nothing until it accepts."""
    from usance.amendments import Changes
    from usance.dates import Tenor, parse_date
    from usance.money import Money, Tolerance

    changes = Changes(
        amount=Money.parse(amount) if amount else None,
        expiry=parse_date(expiry) if expiry else None,
        latest_shipment=parse_date(latest_shipment) if latest_shipment else None,
        presentation_days=presentation_days,
        tenor=Tenor.parse(tenor) if tenor else None,
        tolerance=Tolerance.parse(tolerance) if tolerance else None,
        other=other,
    )
    act.say(f"amend {credit}", lambda desk: desk.amend(credit, changes), lambda one: f"offered: amendment {one.id}")


@app.command("accept")
@writes
def accept(act: Act, amendment: AmendmentId) -> None:
    """As beneficiary, accept an amendment whole."""
    act.say(
        f"accept {amendment}",
        lambda desk: desk.accept_amendment(amendment),
        lambda one: f"amendment {one.id} is {one.status}: terms of version {one.version}",
    )


@app.command("reject")
@writes
def reject(act: Act, amendment: AmendmentId) -> None:
    """As beneficiary, reject an amendment."""
    act.say(
        f"reject {amendment}",
        lambda desk: desk.reject_amendment(amendment),
        lambda one: f"amendment {one.id} is {one.status}",
    )


@app.command("extend")
@writes
def extend(act: Act, amendment: AmendmentId) -> None:
    """As confirmer, extend the undertaking to it (art. 10b)."""
    act.say(
        f"extend the confirmation to {amendment}",
        lambda desk: desk.extend_amendment(amendment),
        lambda one: f"amendment {one.id}: confirmation {one.extension.lower()}",
    )


@app.command("list")
@reads
def list_(session: Session, credit: CreditId) -> None:
    """List the amendments of a credit."""
    found = session.platform.amendments(credit)
    rows = [
        (one.id, one.status, one.extension, one.increase, one.decrease, one.expiry, one.latest_shipment, one.tenor)
        for one in found
    ]
    session.show(found, lambda: output.table(COLUMNS, rows, right=("increase", "decrease")))
