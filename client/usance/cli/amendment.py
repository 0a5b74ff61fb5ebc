"""`usance amendment`: offered, accepted or rejected, extended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from usance.cli import facts, output
from usance.cli.command import reads, writes, writes_once
from usance.cli.session import Act, Session

if TYPE_CHECKING:
    from usance.amendments import Changes

app = typer.Typer(no_args_is_help=True, help="Amendments: offer, accept, reject, extend, show.")

CreditId = Annotated[str, typer.Argument(metavar="CREDIT", help="A credit's id, such as 3-1.")]
AmendmentId = Annotated[str, typer.Argument(metavar="AMENDMENT", help="An amendment's id, such as 3-1#1.")]
Amount = Annotated[str | None, typer.Option("--amount", metavar="AMOUNT", help="The new amount.")]
Increase = Annotated[str | None, typer.Option("--increase", metavar="AMOUNT", help="More than it has now.")]
Decrease = Annotated[str | None, typer.Option("--decrease", metavar="AMOUNT", help="Less than it has now.")]
Expiry = Annotated[str | None, typer.Option("--expiry", metavar="DATE", help="The new expiry.")]
Shipment = Annotated[str | None, typer.Option("--latest-shipment", metavar="DATE", help="The new latest shipment.")]
Days = Annotated[int | None, typer.Option("--presentation-days", min=1, max=255, help="Days to present.")]
TenorText = Annotated[str | None, typer.Option("--tenor", help="The new tenor, such as '90 days after sight'.")]
ToleranceText = Annotated[str | None, typer.Option("--tolerance", metavar="+P/-M", help="In whole percent.")]
Document = Annotated[
    list[str] | None, typer.Option("--document", metavar="NAME", help="One of the documents; once for each.")
]
Other = Annotated[str | None, typer.Option("--other", metavar="TEXT", help="Any other change; stays off the ledger.")]

COLUMNS = ("id", "status", "extension", "increase", "decrease", "expiry", "latest shipment", "tenor")


@app.command("offer")
@writes_once
def offer(
    act: Act,
    credit: CreditId,
    amount: Amount = None,
    increase: Increase = None,
    decrease: Decrease = None,
    expiry: Expiry = None,
    latest_shipment: Shipment = None,
    presentation_days: Days = None,
    tenor: TenorText = None,
    tolerance: ToleranceText = None,
    document: Document = None,
    other: Other = None,
) -> None:
    """As issuer, amend a credit.

    The issuer is bound at once; the beneficiary by nothing until it accepts (UCP 600 art. 10)."""
    changes, key = _changes(locals()), act.setting.key
    act.say(
        f"amend {credit}",
        lambda desk: desk.amend(credit, changes, key=key),
        lambda one: f"offered: amendment {one.id}",
    )


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
    """As confirmer, extend the undertaking to it.

    It is bound by the amendment from then on (UCP 600 art. 10b)."""
    act.say(
        f"extend the confirmation to {amendment}",
        lambda desk: desk.extend_amendment(amendment),
        lambda one: f"amendment {one.id}: confirmation {one.extension.lower()}",
    )


@app.command("decline-extension")
@writes
def decline_extension(act: Act, amendment: AmendmentId) -> None:
    """As confirmer, advise it without extending.

    It stays bound on the terms before (UCP 600 art. 10b)."""
    act.say(
        f"decline to extend the confirmation to {amendment}",
        lambda desk: desk.decline_extension(amendment),
        lambda one: f"amendment {one.id}: confirmation {one.extension.lower()}",
    )


@app.command("show")
@reads
def show(session: Session, amendment: AmendmentId) -> None:
    """Show all that an amendment changes."""
    found = session.platform.amendment(amendment)
    session.show(found, lambda: output.facts(facts.of_amendment(found)))


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


def _changes(given: Mapping[str, object]) -> Changes:
    """What the options named like the fields of Changes say."""
    from usance.amendments import Changes
    from usance.dates import Tenor, parse_date
    from usance.money import Money, Tolerance

    reading: Mapping[str, Callable[[str], object]] = {
        **dict.fromkeys(("amount", "increase", "decrease"), Money.parse),
        **dict.fromkeys(("expiry", "latest_shipment"), parse_date),
        **{"tenor": Tenor.parse, "tolerance": Tolerance.parse},
    }
    read = {name: parse(str(given[name])) for name, parse in reading.items() if given[name]}
    kept = {name: given[name] for name in ("presentation_days", "other")}
    if "amount" in read and {"increase", "decrease"} & read.keys():
        # The library takes the amount for the whole change, and the papers would say another one.
        raise typer.BadParameter("the new amount stands in place of an increase or decrease", param_hint="--amount")
    documents = given["document"]
    kept["documents"] = tuple(documents) if isinstance(documents, list) and documents else None
    return Changes(**{**read, **kept})  # type: ignore[arg-type]
