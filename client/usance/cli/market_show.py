"""`usance market show`: anything of the market, by its id."""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated

import typer

from usance.cli import market_lines as lines
from usance.cli import output
from usance.cli.command import reads
from usance.cli.session import Session

ShownId = Annotated[str, typer.Argument(metavar="ID", help="Such as 3-1.2@1, 3-1.2@1.1, O1 or I1.")]


@reads
def show(session: Session, shown: ShownId) -> None:
    """Show a listing, quote, offer or inquiry.

    By its id: 3-1.2@1, 3-1.2@1.1, O1 or I1. A listing is shown with its quotes."""
    platform = session.platform
    if shown.startswith("O"):
        offer = platform.offer(shown)
        session.show(offer, lambda: output.line(lines.offer_line(offer)))
    elif shown.startswith("I"):
        inquiry = platform.inquiry(shown)
        session.show(inquiry, lambda: output.line(lines.inquiry_line(inquiry)))
    elif "." in shown.partition("@")[2]:
        found = platform.quote(shown)
        session.show(found, lambda: output.facts(lines.of_quote(found)))
    else:
        _show_listing(session, shown)


def _show_listing(session: Session, listing: str) -> None:
    found = session.platform.listing(listing)
    quotes = session.platform.market.quotes(listing, now=session.platform.ledger.now())
    own = {field.name: getattr(found, field.name) for field in fields(found)}

    def tell() -> None:
        output.facts(lines.of_listing(found))
        if quotes:
            output.line("")
            output.table(lines.DEAL_COLUMNS, map(lines.deal_row, quotes), right=("face", "rate", "net"))

    session.show(own | {"quotes": quotes}, tell)
