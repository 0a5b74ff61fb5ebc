"""`usance market`: what is for sale, and what its seller says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usance.cli import market_lines as lines
from usance.cli import output
from usance.cli.command import reads, writes, writes_once
from usance.cli.market_options import (
    ClaimId,
    Description,
    ListingId,
    OfCurrency,
    OfObligor,
    OfSeller,
    Party,
    Reveal,
    Sealed,
    To,
    Until_,
    moment,
)
from usance.cli.session import Act, Session

if TYPE_CHECKING:
    from usance.market_entries import Entry

_RIGHT = ("face", "net", "rate", "best", "quotes")


@reads
def book(session: Session, obligor: OfObligor = None, seller: OfSeller = None, currency: OfCurrency = None) -> None:
    """List the claims that are for sale.

    With the best quote for each: the one that costs its seller least a year. What falls due first comes first."""
    platform = session.platform
    wanted = (("obligor", obligor), ("seller", seller))
    found = [
        one
        for one in platform.market.book(now=platform.ledger.now())
        if all(name in (None, getattr(one, field)) for field, name in wanted) and currency in (None, one.face.currency)
    ]
    session.show(found, lambda: _book(found))


@reads
def mine(session: Session, party: Party) -> None:
    """Show what a party is part of.

    What it sells, the open quotes that it gave and got, and sales under way, those too of claims that it owes."""
    platform = session.platform
    own = platform.market.mine(platform.party(party).name, now=platform.ledger.now())

    def tell() -> None:
        for title, rows in (("quotes", own.quotes), ("sales", own.sales)):
            output.line(f"{title}: {len(rows)}")
            if rows:
                output.table(lines.DEAL_COLUMNS, map(lines.deal_row, rows), right=_RIGHT)
        output.line(f"for sale: {len(own.listings)}")
        if own.listings:
            _book(own.listings)

    session.show(own, tell)


@writes_once
def release(
    act: Act,
    claim: ClaimId,
    until: Until_,
    to: To = None,
    sealed_until: Sealed = None,
    reveal_until: Reveal = None,
    description: Description = None,
) -> None:
    """Offer a claim for sale, or change its listing.

    As its owner. A changed listing has another number, and quotes for the former one bind nobody. Days are those of
    the claim's place of payment."""
    last, sealed, reveal = (moment(one) if one else None for one in (until, sealed_until, reveal_until))
    assert last is not None
    act.say(
        f"offer claim {claim} for sale until {until}",
        lambda desk: desk.release(
            claim,
            until=last,
            to=to,
            sealed_until=sealed,
            reveal_until=reveal,
            description=description,
            key=act.setting.key,
        ),
        lambda one: f"released: {lines.listing_line(one)}",
    )


@writes
def delist(act: Act, listing: ListingId) -> None:
    """As seller, take a claim off the market."""
    act.say(
        f"take {listing} off the market",
        lambda desk: desk.delist(listing),
        lambda one: f"delisted: {lines.listing_line(one)}",
    )


@writes
def inquire(act: Act, listing: ListingId) -> None:
    """Let the seller know of one's interest."""
    act.say(
        f"inquire about {listing}",
        lambda desk: desk.inquire(listing),
        lambda one: f"inquired: {lines.listing_line(one)}",
    )


def _book(entries: list[Entry] | tuple[Entry, ...]) -> None:
    output.table(lines.BOOK_COLUMNS, map(lines.book_row, entries), right=_RIGHT)
