"""What the market's views tell, against what the ghost knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.invariants.ghost import Ghost
from tests.invariants.ghost.market_records import LISTING, QUOTE, Quote, claim_of, listing_of, source_of
from tests.invariants.ghost.prices import days_of, net_of
from tests.invariants.market_picture import plain
from tests.invariants.storage import snake
from tests.invariants.world import World

BANDS = (30, 90, 180, 365)
"""Days up to which a claim is in the first tenor band, the second, and so on."""
SIZES = (1, 10, 100)
"""Millions below which it is in the first size band, the second, and so on."""
MINOR_UNITS = 100 * 1_000_000
"""Of a million, in the currencies of the ghost."""


def market_is_told_rightly(world: World, ghost: Ghost) -> None:
    """Every listing, quote and sale, what each costs, and in which bucket each claim is."""
    call, market, now = world.ledger.call, ghost.market, world.now()
    for claim, entry in market.listings.records.items():
        number = listing_of(claim, entry.version)
        record = ghost.claims.records[claim]
        due = ghost.days.today(record.place, now) >= record.maturity
        over = entry.status == LISTING["Listed"] and (now > entry.until or due)
        told = _record(call("MarketLens", "listing", (number,)))
        assert told["listing"] == vars(entry) and told["claim"] == vars(record)
        assert told["status"] == (LISTING["Expired"] if over else entry.status)
        assert (told["id"], told["credit"]) == (number, source_of(claim))
        assert call("Listings", "latest", (claim,)) == number
    for number, quote in market.quotes.records.items():
        _is_right_quote(ghost, number, quote, _record(call("MarketLens", "quote", (number,))), now)
    for claim, record in ghost.claims.records.items():
        bucket = _record(call("Inquiries", "bucketOf", (claim, 3)))
        tenor = max(record.maturity - ghost.days.today(record.place, now), 0)
        size = sum(record.face >= most * MINOR_UNITS for most in SIZES) + 1
        assert bucket == {
            **{"side": 1, "class": 3, "tenor": sum(tenor > most for most in BANDS) + 1, "size": size},
            "currency": record.currency,
        }


def _is_right_quote(ghost: Ghost, number: int, quote: Quote, told: Mapping[str, Any], now: int) -> None:
    claim = ghost.claims.records[claim_of(number)]
    late = now > quote.until or ghost.days.today(claim.place, now) > quote.value
    over = late and quote.status == QUOTE["Open"]
    net = net_of(quote, claim.face, claim.maturity)
    assert told["quote"] == plain(quote) and told["claim"] == vars(claim)
    assert told["status"] == (QUOTE["Expired"] if over else quote.status)
    assert (told["net"], told["discount"]) == (net, claim.face - net)
    assert told["interest_days"] == days_of(quote, claim.maturity)
    assert told["last_day"] == ghost.market.sales.last_day(number)
    assert told["seller"] == (quote.seller or _offers(ghost, number))


def _offers(ghost: Ghost, number: int) -> int:
    """Who offers the claim by the listing that was quoted for; none if it was changed since."""
    entry, _ = ghost.market.listings.known(number >> 16)
    return entry.seller if entry else 0


def _record(view: Any) -> dict[str, Any]:
    return {snake(name): _record(value) if isinstance(value, Mapping) else value for name, value in view.items()}
