"""What was signed, kept before it was sent: one row per attempt at a write, found again by its idempotency key.

State of an attempt: signed (may or may not be on the chain) -> mined | failed (mined, and the contract had refused)
| dead (certainly never mined: another transaction took its nonce).
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Literal

from usance.errors import IdempotencyKeyReused, InputError

State = Literal["signed", "mined", "failed", "dead"]

_COLUMNS = "chain, key, account, contract, function, digest, nonce, raw, tx_hash, state, since"
_TABLE = """
CREATE TABLE IF NOT EXISTS attempt (
    id INTEGER PRIMARY KEY, chain TEXT NOT NULL, key TEXT NOT NULL, account TEXT NOT NULL, contract TEXT NOT NULL,
    function TEXT NOT NULL, digest TEXT NOT NULL, nonce INTEGER NOT NULL, raw BLOB NOT NULL, tx_hash TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('signed', 'mined', 'failed', 'dead')), since INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS by_key ON attempt (chain, key);
CREATE UNIQUE INDEX IF NOT EXISTS one_per_nonce ON attempt (chain, account, nonce) WHERE state = 'signed';
"""

_TOKENS = 50_000


class NotAnOutbox(InputError):
    """The file at `path` is not an outbox."""

    def __init__(self, path: object, reason: str) -> None:
        super().__init__(
            f"{path} is not an outbox: {reason}", given=str(path), needed="an outbox of this client, or no file"
        )


@dataclass(frozen=True, slots=True)
class Attempt:
    """One signed transaction for one write. `digest` is of everything that the write says; `since` is the number of the
    latest block when it was signed, so that it can only be in a later one."""

    key: str
    account: str
    contract: str
    function: str
    digest: str
    nonce: int
    raw: bytes
    tx_hash: str
    since: int
    state: State = "signed"

    @property
    def write(self) -> str:
        """For people, which write it is."""
        return f"{self.contract}.{self.function} by {self.account} ({self.digest[:8]})"


class Outbox:
    """The outbox for one chain (its identity), in a file that may serve several, or in memory without a path.

    Raises NotAnOutbox.
    """

    def __init__(self, path: Path | None, *, chain: str) -> None:
        self._chain, self._kept = chain, path is not None
        self.chain = chain
        self._sql = sqlite3.connect(
            str(path or "file::memory:"), isolation_level=None, timeout=30, check_same_thread=False, uri=path is None
        )
        try:
            self._sql.execute("PRAGMA journal_mode = WAL")
            self._sql.execute("PRAGMA synchronous = FULL")
            self._sql.executescript(_TABLE)
        except sqlite3.DatabaseError as unreadable:
            self._sql.close()
            raise NotAnOutbox(path, str(unreadable)) from unreadable

    @cached_property
    def token(self) -> int:
        """Tells this workspace from others of one account, 1 to 50,000; 0 for an outbox in memory. Drawn once, and kept
        in the file."""
        (kept,) = self._sql.execute("PRAGMA user_version").fetchone()
        if not kept and self._kept:
            with self.exclusively():
                (kept,) = self._sql.execute("PRAGMA user_version").fetchone()
                kept = kept or secrets.randbelow(_TOKENS) + 1
                self._sql.execute(f"PRAGMA user_version = {kept}")
        return int(kept)

    def tables(self, tables: str) -> sqlite3.Connection:
        """The file, with these tables too, for what is kept beside the attempts."""
        self._sql.executescript(tables)
        return self._sql

    @contextmanager
    def exclusively(self) -> Iterator[None]:
        """No other process reads or writes between finding a nonce and recording its use."""
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

    def find(self, key: str) -> Attempt | None:
        """The latest attempt under `key`."""
        return self._first("key = ? ORDER BY id DESC", key)

    def find_same(self, attempt: Attempt) -> Attempt | None:
        """The latest attempt under the key of `attempt`. Raises IdempotencyKeyReused if it was at another write."""
        known = self.find(attempt.key)
        if known and (known.account, known.digest) != (attempt.account, attempt.digest):
            raise IdempotencyKeyReused(attempt.key, given=attempt.write, needed=known.write)
        return known

    def unfinished(self, account: str) -> tuple[Attempt, ...]:
        """Attempts of `account` whose end is not known, by nonce."""
        return self._select("account = ? AND state = 'signed' ORDER BY nonce", account)

    def next_nonce(self, account: str, *, on_chain: int) -> int:
        """The first that neither the chain (`on_chain` is its next) nor a transaction waiting here has taken."""
        taken = {attempt.nonce for attempt in self.unfinished(account)}
        return next(nonce for nonce in count(on_chain) if nonce not in taken)

    def record(self, attempt: Attempt) -> None:
        """Keep an attempt; it is in the file when this returns (or at the end of `exclusively`)."""
        values = asdict(attempt) | {"chain": self._chain}
        places = ", ".join(f":{column}" for column in _COLUMNS.split(", "))
        self._sql.execute(f"INSERT INTO attempt ({_COLUMNS}) VALUES ({places})", values)

    def mark(self, attempt: Attempt, state: State) -> Attempt:
        """Keep what became of an attempt."""
        self._sql.execute(
            "UPDATE attempt SET state = ? WHERE chain = ? AND key = ? AND tx_hash = ?",
            (state, self._chain, attempt.key, attempt.tx_hash),
        )
        return replace(attempt, state=state)

    def close(self) -> None:
        """Let go of the file."""
        self._sql.close()

    def _first(self, where: str, value: str) -> Attempt | None:
        found = self._select(f"{where} LIMIT 1", value)
        return found[0] if found else None

    def _select(self, where: str, value: str) -> tuple[Attempt, ...]:
        columns = _COLUMNS.removeprefix("chain, ")
        rows = self._sql.execute(f"SELECT {columns} FROM attempt WHERE chain = ? AND {where}", (self._chain, value))
        names = columns.split(", ")
        return tuple(Attempt(**dict(zip(names, row, strict=True))) for row in rows.fetchall())


def attempts_in(path: Path, *, chain: str, ended: bool = False) -> tuple[Attempt, ...]:
    """The attempts of any account whose end is not known, with `ended` all of them, in the file at `path`, which is
    left as it is."""
    if not path.exists():
        return ()
    columns = _COLUMNS.removeprefix("chain, ")
    which = "" if ended else "AND state = 'signed' "
    query = f"SELECT {columns} FROM attempt WHERE chain = ? {which}ORDER BY id"
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=30)) as sql:
        rows = sql.execute(query, (chain,)).fetchall()
    return tuple(Attempt(**dict(zip(columns.split(", "), row, strict=True))) for row in rows)
