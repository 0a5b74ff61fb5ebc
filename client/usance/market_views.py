"""The structs of the market, as the contracts return them, read as its objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usance import ids
from usance.market import BUCKETS, LEGS, METHODS, Inquiry, Listing, Offer, Quote, said
from usance.moments import civil_moment
from usance.rates import Rate

if TYPE_CHECKING:
    from typing import TypedDict

    from usance.directory import Directory
    from usance.fields import Fields

    class _Named(TypedDict):
        id: str
        listing: str
        claim: str
        credit: str

    class _Price(TypedDict):
        rate: Rate
        method: str
        basis: int
        grace: int
        leg: str


def read_listing(view: Fields, directory: Directory) -> Listing:
    """From the struct ListingView."""
    stored, claim = view.struct("listing"), view.struct("claim")
    number, place = view.number("id"), claim.text("place")
    sealed, reveal = stored.number("sealedUntil"), stored.number("revealUntil")
    return Listing(
        id=ids.listing_text(number),
        claim=ids.claim_text(number >> 16),
        credit=ids.credit_text(view.number("credit")),
        status=view.member("status", "ListingStatus"),
        seller=directory.name(stored.number("seller")),
        to=directory.optional(stored.number("to")),
        until=civil_moment(place, stored.number("until")),
        sealed_until=civil_moment(place, sealed) if sealed else None,
        reveal_until=civil_moment(place, reveal) if reveal else None,
        quotes=stored.number("quotes"),
        obligor=directory.name(claim.number("obligor")),
        face=claim.money("face", claim.text("currency")),
        maturity=claim.some_day("maturity"),
        place=place,
    )


def read_quote(view: Fields, directory: Directory) -> Quote:
    """From the struct QuoteView."""
    stored, claim, number = view.struct("quote"), view.struct("claim"), view.number("id")
    currency = claim.text("currency")
    return Quote(
        **_named(number),
        status=view.member("status", "QuoteStatus"),
        buyer=directory.name(stored.number("buyer")),
        seller=directory.optional(view.number("seller")),
        obligor=directory.name(claim.number("obligor")),
        **_price(stored),
        value=stored.some_day("value"),
        days=view.number("interestDays"),
        net=view.money("net", currency),
        discount=view.money("discount", currency),
        face=claim.money("face", currency),
        maturity=claim.some_day("maturity"),
        until=civil_moment(claim.text("place"), stored.number("until")),
        availability=stored.day("availability"),
        delivery=stored.member("delivery", "Delivery"),
        last_day=view.some_day("lastDay"),
    )


def read_offer(stored: Fields, offer: str, place: str, directory: Directory, *, now: int) -> Offer:
    """From the struct FundingOffer; `place` is that of its buyer, `now` the time of the chain."""
    until = stored.number("until")
    over = "Used" if not stored.number("left") else "Expired" if now > until else "Open"
    return Offer(
        id=offer,
        status=over if until else "Withdrawn",
        buyer=directory.name(stored.number("buyer")),
        obligor=directory.optional(stored.number("obligor")),
        from_days=stored.number("fromDays"),
        to_days=stored.number("toDays"),
        **_price(stored),
        left=stored.money("left", stored.text("currency")),
        until=civil_moment(place, until) if until else None,
    )


def read_inquiry(
    stored: Fields, inquiry: str, place: str, rates: tuple[tuple[str, Rate], ...], directory: Directory, *, now: int
) -> Inquiry:
    """From the struct Inquiry; `place` is that of its asker, `now` the time of the chain."""
    until = stored.number("until")
    over = "Expired" if now > until else "Open"
    names = ("side", "class", "tenor", "size")
    words = (said(known, stored.member(name, of)) for name, (of, known) in zip(names, BUCKETS, strict=True))
    side, obligor_class, tenor, size = words
    return Inquiry(
        id=inquiry,
        status=over if until else "Closed",
        asker=directory.name(stored.number("asker")),
        side=side,
        obligor_class=obligor_class,
        tenor=tenor,
        size=size,
        currency=stored.text("currency"),
        until=civil_moment(place, until) if until else None,
        rates=rates,
    )


def _named(quote: int) -> _Named:
    return {
        "id": ids.quote_text(quote),
        "listing": ids.listing_text(quote >> 16),
        "claim": ids.claim_text(quote >> 32),
        "credit": ids.credit_text(quote >> 48 & (1 << 64) - 1),
    }


def _price(stored: Fields) -> _Price:
    return {
        "rate": Rate(stored.number("rate")),
        "method": said(METHODS, stored.member("method", "Method")),
        "basis": stored.number("basis"),
        "grace": stored.number("grace"),
        "leg": said(LEGS, stored.member("leg", "Leg")),
    }
