"""The operations of the desks of this workspace: what was proposed, who has signed it, and what became of it.

It lies in the outbox's file, so that an operation and what is sent of it are kept by the same care.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Literal

from eth_abi.exceptions import EncodingError

from usance.desks.operation import BadOperation, Operation, Signatures
from usance.errors import IdempotencyKeyReused
from usance.outbox import Outbox

State = Literal["waiting", "released", "rejected", "expired", "overtaken", "failed"]
"""Waiting may have expired by now. Overtaken: another took its turn. Failed: it was sent, and refused on the chain."""

_TABLE = """
CREATE TABLE IF NOT EXISTS operation (
    chain TEXT NOT NULL, desk TEXT NOT NULL, number INTEGER NOT NULL, key TEXT NOT NULL, nonce INTEGER NOT NULL,
    state TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (chain, desk, number));
"""
_FORMAT = 1


@dataclass(frozen=True)
class Entry:
    """An operation in the inbox. `number` is this workspace's; `since` the block after which it can have been released;
    `withdrawing` are signatures of its withdrawal; `tx_hash` the transaction that released or rejected it."""

    number: int
    key: str
    contract: str
    function: str
    operation: Operation
    signatures: Signatures
    withdrawing: Signatures
    since: int
    state: State = "waiting"
    tx_hash: str = ""

    @property
    def write(self) -> str:
        """For people, which write it is."""
        return f"{self.contract}.{self.function} by {self.operation.desk} ({self.operation.said.hex()[:8]})"

    def to_json(self) -> str:
        """As another workspace of the bank takes it in. It holds what the chain will show, and the key."""
        operation = self.operation
        kept = {
            "format": _FORMAT,
            **{"key": self.key, "contract": self.contract, "function": self.function, "since": self.since},
            **{"chain_id": operation.chain_id, "desk": operation.desk, "to": operation.to},
            **{"data": operation.data.hex(), "nonce": operation.nonce, "deadline": operation.deadline},
            "ticket": operation.ticket,
            "signatures": [one.hex() for one in self.signatures.by.values()],
            "withdrawing": [one.hex() for one in self.withdrawing.by.values()],
            "tx_hash": self.tx_hash,
        }
        return json.dumps(kept, indent=2)

    @classmethod
    def from_json(cls, text: str | bytes, *, number: int = 0, state: State = "waiting") -> Entry:
        """Signatures are found to be those of their signers. Raises BadOperation."""
        try:
            kept = json.loads(text)
            if kept["format"] != _FORMAT:
                raise BadOperation(f"format {kept['format']}", f"format {_FORMAT}")
            names = ("chain_id", "desk", "to", "nonce", "deadline", "ticket")
            operation = Operation(data=bytes.fromhex(kept["data"]), **{name: kept[name] for name in names})
            signatures, withdrawing = Signatures(operation.digest), Signatures(operation.withdrawal.digest)
            for one in kept["signatures"]:
                signatures = signatures.added(bytes.fromhex(one))
            for one in kept["withdrawing"]:
                withdrawing = withdrawing.added(bytes.fromhex(one))
            own = {name: kept[name] for name in ("key", "contract", "function", "since", "tx_hash")}
        except (ValueError, KeyError, TypeError, EncodingError) as unfit:
            raise BadOperation(f"{type(unfit).__name__} {unfit}", "what `usance desk hand-over` writes") from unfit
        return cls(number, operation=operation, signatures=signatures, withdrawing=withdrawing, state=state, **own)


def copy_operations(path: Path, outbox: Outbox) -> None:
    """What the file at `path` holds, into an outbox in memory, for one who only looks."""
    if not path.exists():
        return
    sql = outbox.tables(_TABLE)
    # The file itself is left as it is, whoever writes to it.
    sql.execute("ATTACH DATABASE ? AS kept", (f"{path.absolute().as_uri()}?mode=ro",))
    if sql.execute("SELECT 1 FROM kept.sqlite_master WHERE name = 'operation'").fetchone():
        sql.execute("INSERT INTO operation SELECT * FROM kept.operation")
    sql.execute("DETACH DATABASE kept")


class Inbox:
    """Of the desks that act by way of `outbox`."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox, self._sql, self._chain = outbox, outbox.tables(_TABLE), outbox.chain

    def find(self, desk: str, number: int) -> Entry | None:
        """By its number."""
        found = self._select("desk = ? AND number = ?", desk, number)
        return found[0] if found else None

    def find_same(self, desk: str, key: str, *, said: bytes, given: str) -> Entry | None:
        """The latest under a key. Raises IdempotencyKeyReused if it says something else."""
        found = self._select("desk = ? AND key = ?", desk, key)
        if found and found[-1].operation.said != said:
            raise IdempotencyKeyReused(key, given=given, needed=found[-1].write)
        return found[-1] if found else None

    def under(self, key: str) -> Entry | None:
        """The latest under a key, whichever desk's."""
        found = self._select("key = ?", key)
        return found[-1] if found else None

    def all(self, desk: str) -> tuple[Entry, ...]:
        """Every operation of a desk, by number."""
        return self._select("desk = ?", desk)

    def propose(self, entry: Entry, *, on_chain: int) -> Entry:
        """Keep a new one, in the first turn that nothing which waits has taken; `on_chain` is the desk's next."""
        desk = entry.operation.desk
        with self._outbox.exclusively():
            taken = self.turns(desk)
            nonce = next(turn for turn in count(on_chain) if turn not in taken)
            return self._insert(_moved(entry, nonce))

    def turns(self, desk: str) -> frozenset[int]:
        """Those of all that wait."""
        query = "SELECT nonce FROM operation WHERE chain = ? AND desk = ? AND state = 'waiting'"
        return frozenset(turn for (turn,) in self._sql.execute(query, (self._chain, desk)))

    def take_in(self, entry: Entry) -> Entry:
        """Keep one that another workspace has handed over, or add its signatures to what is here."""
        desk, digest = entry.operation.desk, entry.operation.digest
        with self._outbox.exclusively():
            turn = self._select("desk = ? AND nonce = ?", desk, entry.operation.nonce)
            same = next((one for one in turn if one.operation.digest == digest), None)
            if same is None:
                return self._insert(entry)
            by, withdrawing = ({**a.by, **b.by} for a, b in _pairs(same, entry))
            both = replace(
                same,
                signatures=replace(same.signatures, by=by),
                withdrawing=replace(same.withdrawing, by=withdrawing),
            )
            return self.keep(both)

    def keep(self, entry: Entry) -> Entry:
        """Put it in the place of what it was."""
        where = (self._chain, entry.operation.desk, entry.number)
        update = "UPDATE operation SET state = ?, content = ? WHERE chain = ? AND desk = ? AND number = ?"
        self._sql.execute(update, (entry.state, entry.to_json(), *where))
        return entry

    def drop(self, entry: Entry) -> None:
        """Forget one that left this workspace neither by hand nor by wire."""
        where = (self._chain, entry.operation.desk, entry.number)
        self._sql.execute("DELETE FROM operation WHERE chain = ? AND desk = ? AND number = ?", where)

    def _insert(self, entry: Entry) -> Entry:
        desk = entry.operation.desk
        last = self._sql.execute(
            "SELECT coalesce(max(number), 0) FROM operation WHERE chain = ? AND desk = ?", (self._chain, desk)
        ).fetchone()[0]
        kept = replace(entry, number=last + 1)
        row = (self._chain, desk, kept.number, kept.key, kept.operation.nonce, kept.state, kept.to_json())
        self._sql.execute("INSERT INTO operation VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        return kept

    def _select(self, where: str, *values: str | int) -> tuple[Entry, ...]:
        query = f"SELECT number, state, content FROM operation WHERE chain = ? AND {where} ORDER BY number"
        rows = self._sql.execute(query, (self._chain, *values)).fetchall()
        return tuple(Entry.from_json(content, number=number, state=state) for number, state, content in rows)


def _moved(entry: Entry, nonce: int) -> Entry:
    operation = replace(entry.operation, nonce=nonce)
    unsigned = Signatures(operation.digest), Signatures(operation.withdrawal.digest)
    return replace(entry, operation=operation, signatures=unsigned[0], withdrawing=unsigned[1])


def _pairs(one: Entry, other: Entry) -> tuple[tuple[Signatures, Signatures], tuple[Signatures, Signatures]]:
    return (one.signatures, other.signatures), (one.withdrawing, other.withdrawing)
