"""What each event of the market changes in the tables of the projection.

Where a listing or quote ends by itself, `last` is its last second: a listing also before the claim falls due, a quote
also on its value date.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from usance import ids
from usance.artifacts import enum
from usance.dates import from_civil_day
from usance.fields import letters
from usance.history import Past
from usance.market import METHODS, said
from usance.moments import civil_moment, last_second

TABLES = """
CREATE TABLE IF NOT EXISTS market_read (
    chain TEXT PRIMARY KEY, block INTEGER NOT NULL, log INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS market_claim (
    chain TEXT NOT NULL, id TEXT NOT NULL, obligor INTEGER NOT NULL, currency TEXT NOT NULL, face TEXT NOT NULL,
    maturity TEXT NOT NULL, place TEXT NOT NULL, PRIMARY KEY (chain, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS market_listing (
    chain TEXT NOT NULL, id TEXT NOT NULL, claim TEXT NOT NULL, seller INTEGER NOT NULL, invited INTEGER NOT NULL,
    until TEXT NOT NULL, sealed_until TEXT, obligor INTEGER NOT NULL, currency TEXT NOT NULL, face TEXT NOT NULL,
    maturity TEXT NOT NULL, place TEXT NOT NULL, last INTEGER NOT NULL, status TEXT NOT NULL, away TEXT,
    PRIMARY KEY (chain, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS market_by_claim ON market_listing (chain, claim);
CREATE INDEX IF NOT EXISTS market_by_maturity ON market_listing (chain, status, maturity, id);
CREATE TABLE IF NOT EXISTS market_quote (
    chain TEXT NOT NULL, id TEXT NOT NULL, listing TEXT NOT NULL, claim TEXT NOT NULL, buyer INTEGER NOT NULL,
    seller INTEGER NOT NULL, status TEXT NOT NULL, rate INTEGER NOT NULL, method TEXT NOT NULL, value TEXT NOT NULL,
    net TEXT NOT NULL, cost INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (chain, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS market_by_status ON market_quote (chain, status, cost);
"""

_DEAREST = 2**62
_BECOMES = {
    **{"QuoteWithdrawn": "Withdrawn", "SaleAcknowledged": "Acknowledged", "SaleObjected": "Objected"},
    **{"SaleSettled": "Settled", "SaleLapsed": "Lapsed", "RecourseClaimed": "Disputed"},
    "ClaimBoughtBack": "BoughtBack",
}
"""Event of a quote -> its status from then on."""


def fold(sql: sqlite3.Connection, chain: str, event: Past) -> None:
    """Put what the event says into the tables; one that is nothing to the market changes nothing."""
    if event.name in _BECOMES:
        quote = ids.quote_text(_number(event.args, "id"))
        sql.execute(
            "UPDATE market_quote SET status = ? WHERE (chain, id) = (?, ?)", (_BECOMES[event.name], chain, quote)
        )
    elif event.name in _FOLDS and (event.name != "Transfer" or event.contract == "Claims"):
        _FOLDS[event.name](sql, chain, event.args)


def _opened(sql: sqlite3.Connection, chain: str, args: Mapping[str, object]) -> None:
    claim = _struct(args, "claim")
    row = (
        *(chain, ids.claim_text(_number(args, "id")), _number(claim, "obligor"), letters(claim["currency"])),
        *(str(_number(claim, "face")), _day(claim, "maturity").isoformat(), letters(claim["place"])),
    )
    sql.execute("INSERT OR REPLACE INTO market_claim VALUES (?, ?, ?, ?, ?, ?, ?)", row)


def _released(sql: sqlite3.Connection, chain: str, args: Mapping[str, object]) -> None:
    number, terms = _number(args, "id"), _struct(args, "terms")
    claim, about = ids.claim_text(number >> 16), _claim(sql, chain, number >> 16)
    maturity, place = date.fromisoformat(about[3]), about[4]
    until, sealed = _number(terms, "until"), _number(terms, "sealedUntil")
    where = "chain = ? AND claim = ? AND status = 'Listed'"
    sql.execute(f"UPDATE market_listing SET status = 'Changed' WHERE {where}", (chain, claim))
    row = (
        *(chain, ids.listing_text(number), claim, _number(args, "seller"), _number(terms, "to")),
        *(civil_moment(place, until).isoformat(), civil_moment(place, sealed).isoformat() if sealed else None),
        *about,
        *(min(until, last_second(place, maturity - timedelta(days=1))), "Listed", None),
    )
    sql.execute("INSERT OR REPLACE INTO market_listing VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def _delisted(sql: sqlite3.Connection, chain: str, args: Mapping[str, object]) -> None:
    _set_listing(sql, chain, _number(args, "id"), "Delisted")


def _reopened(sql: sqlite3.Connection, chain: str, args: Mapping[str, object]) -> None:
    _set_listing(sql, chain, _number(args, "id"), "Listed")


def _quoted(sql: sqlite3.Connection, chain: str, args: Mapping[str, object]) -> None:
    number, quote = _number(args, "id"), _struct(args, "quote")
    net, value, (_, _, face, due, place) = _number(args, "net"), _day(quote, "value"), _claim(sql, chain, number >> 32)
    days = (date.fromisoformat(due) - value).days
    row = (
        *(chain, ids.quote_text(number), ids.listing_text(number >> 16), ids.claim_text(number >> 32)),
        *(_number(quote, "buyer"), 0, "Open", _number(quote, "rate")),
        *(said(METHODS, enum("Method")(_number(quote, "method")).name), value.isoformat(), str(net)),
        *(_cost(int(face), net, days), min(_number(quote, "until"), last_second(place, value))),
    )
    sql.execute("INSERT OR REPLACE INTO market_quote VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def _taken(sql: sqlite3.Connection, chain: str, args: Mapping[str, object]) -> None:
    number, seller = _number(args, "id"), _number(args, "seller")
    row = (seller, chain, ids.quote_text(number))
    sql.execute("UPDATE market_quote SET status = 'Taken', seller = ? WHERE (chain, id) = (?, ?)", row)
    _set_listing(sql, chain, number >> 16, "Taken")


def _passed(sql: sqlite3.Connection, chain: str, args: Mapping[str, object]) -> None:
    """A claim that its seller has given away is not for sale, unless it comes back."""
    claim, giver, taker = ids.claim_text(_number(args, "tokenId")), str(args["from"]), str(args["to"])
    if giver == taker:
        return
    moved = "CASE WHEN away IS NULL THEN ? WHEN away = ? THEN NULL ELSE away END"
    row = (giver, taker, chain, claim)
    sql.execute(f"UPDATE market_listing SET away = {moved} WHERE (chain, claim, status) = (?, ?, 'Listed')", row)


def _set_listing(sql: sqlite3.Connection, chain: str, number: int, status: str) -> None:
    row = (status, chain, ids.listing_text(number))
    sql.execute("UPDATE market_listing SET status = ? WHERE (chain, id) = (?, ?)", row)


def _claim(sql: sqlite3.Connection, chain: str, number: int) -> tuple[int, str, str, str, str]:
    """Obligor, currency, face, maturity and place."""
    query = "SELECT obligor, currency, face, maturity, place FROM market_claim WHERE (chain, id) = (?, ?)"
    obligor, currency, face, maturity, place = sql.execute(query, (chain, ids.claim_text(number))).fetchone()
    return int(obligor), str(currency), str(face), str(maturity), str(place)


def _cost(face: int, net: int, days: int) -> int:
    """What a seller goes without for each unit that it gets, a year of 360 days, in parts per billion: that tells which
    of two quotes is the better, whatever their methods, bases and value dates."""
    return min((face - net) * 360 * 10**9 // (net * days), _DEAREST)


def _number(args: Mapping[str, object], name: str) -> int:
    return int(str(args[name]))


def _struct(args: Mapping[str, object], name: str) -> Mapping[str, object]:
    found = args[name]
    assert isinstance(found, Mapping)
    return found


def _day(args: Mapping[str, object], name: str) -> date:
    found = from_civil_day(_number(args, name))
    assert found is not None
    return found


_FOLDS: Mapping[str, Callable[[sqlite3.Connection, str, Mapping[str, object]], None]] = {
    **{"ClaimOpened": _opened, "ClaimReleased": _released, "ClaimDelisted": _delisted, "ListingReopened": _reopened},
    **{"QuoteMade": _quoted, "QuoteTaken": _taken, "Transfer": _passed},
}
