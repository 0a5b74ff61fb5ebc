"""The log of the ledger, kept beside the client: each event once, whatever the range, the restart or the repeat."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from usance.abi import Value
from usance.errors import InputError
from usance.events import Event
from usance.ledger import Ledger
from usance.papers import open_tables

_OF_CREDITS = ("Credits", "Schedules", "Confirmations", "Endings", "Transfers", "Proceeds")
_OF_OTHERS = ("Amendments", "Presentations", "Nominations", "Records", "Claims")
_OF_LISTINGS = ("Listings", "Seals")
_OF_SALES = ("Forfaiting", "Deliveries", "Recourses", "OutsideLeg")
_OF_NONE = ("Membership", "BankingCalendar", "RuleBook", "Lines", "Funding", "Inquiries")
_CONTRACTS = (*_OF_NONE, *_OF_CREDITS, *_OF_OTHERS, *_OF_LISTINGS, *_OF_SALES)
_STRETCH = 2_000
"""Blocks that are read at once."""

_SHIFT = {
    **dict.fromkeys(_OF_CREDITS, 0),
    **dict.fromkeys(_OF_OTHERS, 16),
    **dict.fromkeys(_OF_LISTINGS, 32),
    **dict.fromkeys(_OF_SALES, 48),
}
"""How many bits of an id are below those of its credit."""
_CREDIT_BITS = (1 << 64) - 1
_TABLES = """
CREATE TABLE IF NOT EXISTS event (
    chain TEXT NOT NULL, block INTEGER NOT NULL, log INTEGER NOT NULL, time INTEGER NOT NULL, tx TEXT NOT NULL,
    contract TEXT NOT NULL, name TEXT NOT NULL, credit TEXT, subject TEXT, args TEXT NOT NULL,
    PRIMARY KEY (chain, block, log));
CREATE INDEX IF NOT EXISTS by_credit ON event (chain, credit, block, log);
CREATE INDEX IF NOT EXISTS by_subject ON event (chain, subject, name);
CREATE TABLE IF NOT EXISTS read_up_to (chain TEXT PRIMARY KEY, block INTEGER NOT NULL);
"""
_COLUMNS = "block, log, time, tx, contract, name, args"


class NotAHistory(InputError):
    """The file at `path` does not hold a projection of the log."""

    def __init__(self, path: object, reason: str) -> None:
        super().__init__(f"{path} is no history: {reason}", given=str(path), needed="a file of this client, or none")


@dataclass(frozen=True, slots=True)
class Past:
    """One event as kept: numbers stay numbers, bytes are 0x and hex digits; `time` in Unix seconds."""

    block: int
    log: int
    time: int
    tx: str
    contract: str
    name: str
    args: Mapping[str, object]


class History:
    """The projection of the log of `ledger` after block `since`, in a file, which may hold those of other chains too,
    or in memory without one. Raises NotAHistory."""

    def __init__(self, ledger: Ledger, path: Path | None = None, *, since: int = -1) -> None:
        self._ledger, self._chain, self._since = ledger, ledger.chain.identity, since
        try:
            self._sql = open_tables(path, _TABLES)
        except sqlite3.DatabaseError as unfit:
            raise NotAHistory(path, str(unfit)) from unfit

    def sync(self) -> int:
        """Read what is new, and say how many events that was. Cut short, it goes on from there the next time."""
        last, found = self._ledger.block_number(), 0
        while (place := self._read_up_to()) < last:
            found += self._read(place, min(place + _STRETCH, last))
        return found

    def events(self, *, credit: int | None = None, after: tuple[int, int] = (-1, -1)) -> tuple[Past, ...]:
        """All events up to now in their order, or those of one credit with its presentations and claims; only those
        after a place (block, log)."""
        self.sync()
        where, given = ("AND credit = ?", [str(credit)]) if credit is not None else ("", [])
        query = f"SELECT {_COLUMNS} FROM event WHERE chain = ? AND (block, log) > (?, ?) {where} ORDER BY block, log"
        return tuple(_past(row) for row in self._sql.execute(query, [self._chain, *after, *given]))

    def follow(self, *, poll: float = 0.5, patience: float | None = None) -> Iterator[Past]:
        """Every event from the first on, and new ones as they come; ends after `patience` seconds without any."""
        place, waited = (-1, -1), 0.0
        while True:
            found = self.events(after=place)
            yield from found
            if found:
                place, waited = (found[-1].block, found[-1].log), 0.0
            elif patience is not None and waited >= patience:
                return
            else:
                time.sleep(poll)
                waited += poll

    def documents_root(self, presentation: int) -> bytes | None:
        """The root that the presentation was made with, or None if the log does not know it."""
        self.sync()
        query = "SELECT args FROM event WHERE chain = ? AND subject = ? AND name = 'PresentationMade'"
        row = self._sql.execute(query, (self._chain, str(presentation))).fetchone()
        return bytes.fromhex(json.loads(row[0])["root"][2:]) if row else None

    def close(self) -> None:
        """Let go of the file."""
        self._sql.close()

    def _read_up_to(self) -> int:
        row = self._sql.execute("SELECT block FROM read_up_to WHERE chain = ?", (self._chain,)).fetchone()
        return int(row[0]) if row else self._since

    def _read(self, place: int, until: int) -> int:
        # The chain is asked before the file is locked: it may take its time, and others want to read.
        events = self._ledger.logs(place + 1, until, contracts=_CONTRACTS)
        with self._exclusively():
            if self._read_up_to() != place:
                # Another process has read them meanwhile.
                return 0
            rows = [self._row(event) for event in events]
            self._sql.executemany("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
            self._sql.execute("INSERT OR REPLACE INTO read_up_to VALUES (?, ?)", (self._chain, until))
        return len(events)

    @contextmanager
    def _exclusively(self) -> Iterator[None]:
        if self._sql.in_transaction:
            # Ctrl-C fell between the beginning of an earlier one and its first line.
            self._sql.execute("ROLLBACK")
        self._sql.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._sql.execute("ROLLBACK")
            raise
        self._sql.execute("COMMIT")

    def _row(self, event: Event) -> tuple[object, ...]:
        subject = event.args.get("id")
        number = subject if isinstance(subject, int) and event.contract in _SHIFT else None
        credit = None if number is None else str(number >> _SHIFT[event.contract] & _CREDIT_BITS)
        if event.name in ("Transfer", "Approval") and isinstance(event.args.get("tokenId"), int):
            credit = str(int(str(event.args["tokenId"])) >> 16 & _CREDIT_BITS)
        place = (self._chain, event.block_number, event.log_index, event.block_time, event.tx_hash)
        args = json.dumps(_plain(event.args))
        return (*place, event.contract, event.name, credit, None if number is None else str(number), args)


def _plain(value: Value) -> object:
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return "0x" + value.hex() if isinstance(value, bytes) else value


def _past(row: tuple[int, int, int, str, str, str, str]) -> Past:
    block, log, seconds, tx, contract, name, args = row
    return Past(block, log, seconds, tx, contract, name, json.loads(args))
