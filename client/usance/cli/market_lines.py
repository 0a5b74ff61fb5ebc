"""Listings, quotes, offers and inquiries as people read them, in one line, as a row of a table, or label by label."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from usance.market import Inquiry, Listing, Offer, Quote
    from usance.market_entries import Deal, Entry
    from usance.market_report import Line

BOOK_COLUMNS = ("listing", "obligor", "face", "due", "seller", "until", "quotes", "best", "net", "from")
DEAL_COLUMNS = ("quote", "status", "seller", "buyer", "obligor", "face", "rate", "method", "net", "value", "due")
TRADE_COLUMNS = ("value", "sale", "obligor", "tenor", "rate", "method", "face", "net", "seller", "buyer", "status")
OFFER_COLUMNS = ("offer", "status", "buyer", "obligor", "days", "rate", "method", "left", "until")
INQUIRY_COLUMNS = ("inquiry", "status", "asker", "side", "obligor", "tenor", "size", "currency", "until", "rates")
REPORT_COLUMNS = ("currency", "by", "of", "trades", "face", "net", "share", "average rate")
LINE_COLUMNS = ("obligor", "left")


def listing_line(one: Listing) -> str:
    """Where a listing stands."""
    to = f" to {one.to} alone" if one.to else ""
    what = f"{one.face.grouped} of {one.obligor}, due {one.maturity}, offered by {one.seller}{to}"
    sealed = f", quotes sealed until {at(one.sealed_until)}" if one.sealed_until else ""
    return f"listing {one.id} is {one.status}: {what} until {at(one.until)}{sealed}"


def quote_line(one: Quote) -> str:
    """Where a quote stands, and the sale that came of it."""
    price = f"{one.net.grouped} for {one.face.grouped} on {one.value}, {one.rate} {one.method} for {one.days} days"
    seller = f" to {one.seller}" if one.seller else ""
    return f"quote {one.id} is {one.status}: {one.buyer}{seller} {price}{_next(one)}"


def offer_line(one: Offer) -> str:
    """Where an offer of funds stands."""
    what = f"claims on {one.obligor or 'anybody'} of {one.from_days} to {one.to_days} days"
    until = f", until {at(one.until)}" if one.until else ""
    price = f"{one.rate} {one.method}, {one.left.grouped} left"
    return f"offer {one.id} is {one.status}: {one.buyer} buys {what} at {price}{until}"


def inquiry_line(one: Inquiry) -> str:
    """What is asked, and what was answered."""
    what = f"{one.side}, {one.obligor_class}, {one.tenor}, {one.size} {one.currency}"
    rates = "; ".join(f"{bank} {rate}" for bank, rate in one.rates)
    until = f", until {at(one.until)}" if one.until else ""
    indicated = f"; indicated: {rates}" if rates else ""
    return f"inquiry {one.id} of {one.asker} is {one.status}{until}: {what}{indicated}"


def of_listing(one: Listing) -> Mapping[str, object]:
    """Everything that the ledger has on a listing."""
    return {
        **{"listing": one.id, "status": one.status, "claim": one.claim, "credit": one.credit},
        **{"seller": one.seller, "to": one.to, "until": at(one.until)},
        "sealed until": at(one.sealed_until) if one.sealed_until else None,
        "reveal until": at(one.reveal_until) if one.reveal_until else None,
        **{"obligor": one.obligor, "face": one.face, "maturity": f"{one.maturity} at {one.place}"},
        "quotes": one.quotes,
    }


def of_quote(one: Quote) -> Mapping[str, object]:
    """Everything that the ledger has on a quote."""
    return {
        **{"quote": one.id, "status": one.status, "buyer": one.buyer, "seller": one.seller, "obligor": one.obligor},
        "price": f"{one.rate} a year of {one.basis} days, {one.method}, for {one.days} days",
        "grace": f"{one.grace} days" if one.grace else None,
        **{"value": one.value, "net": one.net, "discount": one.discount, "face": one.face, "maturity": one.maturity},
        "until": at(one.until),
        "documents": f"{one.delivery}, until {one.availability}" if one.availability else None,
        "money": "on the chain" if one.leg == "digital" else "outside the chain",
        "last day": one.last_day,
    }


def book_row(one: Entry) -> tuple[object, ...]:
    """Under BOOK_COLUMNS."""
    best = (one.best.rate, one.best.net, one.best.buyer) if one.best else (None, None, None)
    sealed = f"sealed until {at(one.sealed_until)}" if one.sealed_until and not one.quotes else one.quotes
    return one.listing, one.obligor, one.face, one.maturity, one.seller, at(one.until), sealed, *best


def deal_row(one: Deal) -> tuple[object, ...]:
    """Under DEAL_COLUMNS."""
    parties = (one.seller, one.buyer, one.obligor)
    return one.id, one.status, *parties, one.face, one.rate, one.method, one.net, one.value, one.maturity


def trade_row(one: Deal) -> tuple[object, ...]:
    """Under TRADE_COLUMNS."""
    price = (one.tenor, one.rate, one.method, one.face, one.net)
    return one.value, one.id, one.obligor, *price, one.seller, one.buyer, one.status


def offer_row(one: Offer) -> tuple[object, ...]:
    """Under OFFER_COLUMNS."""
    days = f"{one.from_days}-{one.to_days}"
    until = at(one.until) if one.until else None
    return one.id, one.status, one.buyer, one.obligor, days, one.rate, one.method, one.left, until


def inquiry_row(one: Inquiry) -> tuple[object, ...]:
    """Under INQUIRY_COLUMNS."""
    what = (one.side, one.obligor_class, one.tenor, one.size, one.currency)
    until = at(one.until) if one.until else None
    return one.id, one.status, one.asker, *what, until, [f"{bank} {rate}" for bank, rate in one.rates]


def report_row(currency: str, by: str, one: Line) -> tuple[object, ...]:
    """Under REPORT_COLUMNS."""
    return currency, by, one.of, one.trades, one.face, one.net, one.share, one.rate


def at(moment: datetime) -> str:
    """To the minute."""
    return f"{moment:%Y-%m-%d %H:%M}"


def _next(one: Quote) -> str:
    """What is awaited."""
    documents = {
        **dict.fromkeys(("Awaited", "Rejected"), f", documents by {one.availability}"),
        "Delivered": f", documents to be examined by {one.buyer}",
    }
    awaited = {
        "Open": f", until {at(one.until)}",
        "Taken": f", to be acknowledged by {one.obligor}{documents.get(one.delivery, '')}",
        "Acknowledged": f", to be settled by {one.last_day}{documents.get(one.delivery, '')}",
    }
    return awaited.get(one.status, "")
