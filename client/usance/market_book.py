"""The market as one looks at it: what is for sale and at what price, what one is part of, and what was settled.

Read from tables that follow the log, so that a look at ten thousand listings asks the ledger nothing.
"""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from usance.history import NotAHistory, Past
from usance.market_entries import Bid, Deal, Entry, Own
from usance.market_folding import TABLES, fold
from usance.money import Money
from usance.papers import open_tables
from usance.rates import Rate

_NOWHERE = (-1, -1)
_LISTED = """
SELECT id, claim, seller, invited, until, sealed_until, obligor, face, currency, maturity, place FROM market_listing
WHERE chain = ? AND status = 'Listed' AND away IS NULL AND last >= ? ORDER BY maturity, id
"""
_OPEN = """
SELECT listing, id, buyer, rate, net FROM market_quote
WHERE chain = ? AND status = 'Open' AND last >= ? ORDER BY cost, id
"""
_QUOTED = """
SELECT q.id, CASE WHEN q.status = 'Open' AND (q.last < ? OR l.status != 'Listed') THEN 'Expired' ELSE q.status END,
    q.buyer, CASE q.seller WHEN 0 THEN l.seller ELSE q.seller END, c.obligor, q.rate, q.method, q.value, q.net,
    c.currency, c.face, c.maturity
FROM market_quote q JOIN market_claim c ON (c.chain, c.id) = (q.chain, q.claim)
JOIN market_listing l ON (l.chain, l.id) = (q.chain, q.listing) WHERE q.chain = ?
"""
_Row: TypeAlias = tuple[Any, ...]
_Listed: TypeAlias = tuple[_Row, _Row | None, int]
_moment, _day, _rate = lru_cache(datetime.fromisoformat), lru_cache(date.fromisoformat), lru_cache(Rate)
_SETTLED = "('Settled', 'Disputed', 'BoughtBack')"


class Log(Protocol):
    """Where the events come from."""

    def events(self, *, after: tuple[int, int]) -> Sequence[Past]:
        """In their order, those after a place."""


class MarketBook:
    """The market on `chain` (its identity), kept in the file of the history or in memory. `named` tells the name of a
    party by its number. Raises NotAHistory."""

    def __init__(self, log: Log, chain: str, path: Path | None, *, named: Callable[[int], str]) -> None:
        self._log, self._chain, self._named = log, chain, named
        self._seen: dict[str, tuple[_Listed, Entry]] = {}
        try:
            self._sql = open_tables(path, TABLES)
        except sqlite3.DatabaseError as unfit:
            raise NotAHistory(path, str(unfit)) from unfit

    def sync(self) -> int:
        """Follow the log to its end, and say how many events that was. Cut short, it changes nothing."""
        place = self._place()
        events = self._log.events(after=place)
        if not events:
            return 0
        try:
            self._sql.execute("BEGIN IMMEDIATE")
            if self._place() != place:
                # Another process has followed it meanwhile.
                return 0
            for event in events:
                fold(self._sql, self._chain, event)
            last = (self._chain, events[-1].block, events[-1].log)
            self._sql.execute("INSERT OR REPLACE INTO market_read VALUES (?, ?, ?)", last)
            self._sql.execute("COMMIT")
        finally:
            if self._sql.in_transaction:
                self._sql.execute("ROLLBACK")
        return len(events)

    def book(self, *, now: int) -> tuple[Entry, ...]:
        """What is for sale at a Unix second, what falls due first before all others."""
        self.sync()
        with _without_collection():
            return tuple(self._entries(now))

    def mine(self, party: str, *, now: int) -> Own:
        """What a party is part of."""
        listings = tuple(one for one in self.book(now=now) if one.seller == party)
        alive = self._deals("q.status IN ('Open', 'Taken', 'Acknowledged', 'Objected', 'Disputed')", now=now)
        own = [one for one in alive if party in (one.buyer, one.seller, one.obligor)]
        quotes = tuple(one for one in own if one.status == "Open" and party in (one.buyer, one.seller))
        return Own(listings, quotes, tuple(one for one in own if one.status not in ("Open", "Expired")))

    def quotes(self, listing: str, *, now: int) -> tuple[Deal, ...]:
        """Every quote for a listing, by number."""
        return self._deals("q.listing = ?", listing, now=now)

    def trades(self) -> tuple[Deal, ...]:
        """Every sale that was settled, by value date; those too whose seller has bought the claim back."""
        found = self._deals(f"q.status IN {_SETTLED}", now=0)
        return tuple(sorted(found, key=lambda one: (one.value, one.id)))

    def close(self) -> None:
        """Let go of the file."""
        self._sql.close()

    def _entries(self, now: int) -> Iterator[Entry]:
        named, bids, counts = cache(self._named), dict[str, _Row](), dict[str, int]()
        for listing, *bid in self._sql.execute(_OPEN, (self._chain, now)).fetchall():
            bids.setdefault(listing, tuple(bid))
            counts[listing] = counts.get(listing, 0) + 1
        for row in self._sql.execute(_LISTED, (self._chain, now)).fetchall():
            told = (row, bids.get(row[0]), counts.get(row[0], 0))
            # To look again costs less than half as much: only what has changed is read anew.
            known = self._seen.get(row[0])
            if known is None or known[0] != told:
                self._seen[row[0]] = known = (told, _entry(*told, named))
            yield known[1]

    def _deals(self, where: str, *given: str, now: int) -> tuple[Deal, ...]:
        self.sync()
        rows = self._sql.execute(f"{_QUOTED} AND {where} ORDER BY length(q.id), q.id", (now, self._chain, *given))
        named = cache(self._named)
        return tuple(_deal(row, named) for row in rows)

    def _place(self) -> tuple[int, int]:
        row = self._sql.execute("SELECT block, log FROM market_read WHERE chain = ?", (self._chain,)).fetchone()
        return (int(row[0]), int(row[1])) if row else _NOWHERE


@contextmanager
def _without_collection() -> Iterator[None]:
    """Nothing to collect arises meanwhile; to look for it among all that the process has takes as long as to read."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _entry(row: _Row, bid: _Row | None, quotes: int, named: Callable[[int], str]) -> Entry:
    listing, claim, seller, invited, until, sealed, obligor, face, currency, maturity, place = row
    # By position: this is done for each of ten thousand listings.
    return Entry(
        listing,
        claim,
        named(int(seller)),
        named(int(invited)) if invited else None,
        _moment(until),
        _moment(sealed) if sealed else None,
        named(int(obligor)),
        Money(int(face), currency),
        _day(maturity),
        place,
        quotes,
        Bid(bid[0], named(bid[1]), _rate(bid[2]), Money(int(bid[3]), currency)) if bid else None,
    )


def _deal(row: _Row, named: Callable[[int], str]) -> Deal:
    number, status, buyer, seller, obligor, rate, method, value, net, currency, face, maturity = row
    return Deal(
        id=number,
        status=status,
        buyer=named(int(buyer)),
        seller=named(int(seller)),
        obligor=named(int(obligor)),
        rate=Rate(int(rate)),
        method=method,
        value=date.fromisoformat(value),
        net=Money(int(net), currency),
        face=Money(int(face), currency),
        maturity=date.fromisoformat(maturity),
    )
