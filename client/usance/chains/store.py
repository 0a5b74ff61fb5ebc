"""The database of an embedded chain: key and value over SQLite, in a file or in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from eth.db.backends.base import BaseDB

from usance.chains.logbook import TABLE as LOG_TABLE
from usance.chains.logbook import LogBook
from usance.errors import ChainFileMissing, NotAChainFile

APPLICATION_ID = 0x55534E43
"""Marks the SQLite file as a chain of ours ("USNC")."""

FORMAT = 1
"""Of the tables; kept as SQLite's user_version."""

_CACHED = 20_000
_HASH_BYTES = 32


class Store(BaseDB):
    """The database that py-evm reads and writes. What a `batch` writes is in the file whole or not at all."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection
        self._cache: dict[bytes, bytes] = {}
        self._marks = 0
        self.logs = LogBook(connection)

    @classmethod
    def create(cls, path: Path | None) -> Store:
        """A new database; in memory without a path. The file must not exist."""
        sql = _connect(str(path or ":memory:"))
        sql.execute("PRAGMA journal_mode = WAL")
        sql.execute("PRAGMA synchronous = FULL")
        sql.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        sql.execute(f"PRAGMA user_version = {FORMAT}")
        sql.execute("CREATE TABLE node (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID")
        sql.execute(LOG_TABLE)
        sql.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
        return cls(sql)

    @classmethod
    def open(cls, path: Path, *, write: bool) -> Store:
        """The database in a file. Raises ChainFileMissing, NotAChainFile; the file is not touched then."""
        if not path.is_file():
            raise ChainFileMissing(path)
        _check(path)
        sql = _connect(str(path)) if write else _connect(_read_only(path))
        sql.execute("PRAGMA synchronous = FULL")
        return cls(sql)

    def __getitem__(self, key: bytes) -> bytes:
        if key in self._cache:
            return self._cache[key]
        row = self._sql.execute("SELECT value FROM node WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return self._remember(key, row[0])

    def __setitem__(self, key: bytes, value: bytes) -> None:
        self._sql.execute("INSERT OR REPLACE INTO node VALUES (?, ?)", (key, value))
        self._remember(key, value)

    def __delitem__(self, key: bytes) -> None:
        self._cache.pop(key, None)
        self._sql.execute("DELETE FROM node WHERE key = ?", (key,))

    def _exists(self, key: bytes) -> bool:
        try:
            self[key]
        except KeyError:
            return False
        return True

    def _remember(self, key: bytes, value: bytes) -> bytes:
        # A value under its own hash never changes, whoever else writes to the file; others are always read anew.
        if len(key) == _HASH_BYTES:
            if len(self._cache) >= _CACHED:
                self._cache.clear()
            self._cache[key] = value
        return value

    def about(self, name: str) -> str | None:
        """A fact about the chain that is not in its blocks."""
        row = self._sql.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def set_about(self, name: str, value: str) -> None:
        """Keep such a fact."""
        self._sql.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))

    @contextmanager
    def batch(self) -> Iterator[None]:
        """All that is written inside is kept together, or, if anything is raised (Ctrl-C included), not at all."""
        if self._sql.in_transaction and not self._marks:
            # Ctrl-C fell between the opening of an earlier batch and its first line.
            self._sql.execute("ROLLBACK")
        self._sql.execute("SAVEPOINT batch")
        try:
            yield
        except BaseException:
            self._sql.execute("ROLLBACK TO batch")
            self._cache.clear()
            raise
        finally:
            self._sql.execute("RELEASE batch")

    def mark(self) -> int:
        """Remember the present state under a number. Nothing after it is in the file until `release`."""
        self._marks += 1
        self._sql.execute(f"SAVEPOINT mark_{self._marks}")
        return self._marks

    def back_to(self, mark: int) -> None:
        """Undo all that was written after `mark`, which stays valid; later marks do not."""
        self._sql.execute(f"ROLLBACK TO mark_{mark}")
        self._marks = mark
        self._cache.clear()

    def close(self) -> None:
        """Let go of the file."""
        self._sql.close()


def _connect(name: str) -> sqlite3.Connection:
    # The test server answers from a thread of its own; calls never overlap.
    return sqlite3.connect(name, isolation_level=None, check_same_thread=False, uri=name.startswith("file:"))


def _read_only(path: Path) -> str:
    return f"{path.resolve().as_uri()}?mode=ro"


def _check(path: Path) -> None:
    sql = _connect(_read_only(path))
    try:
        mark = sql.execute("PRAGMA application_id").fetchone()[0]
        layout = sql.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as unreadable:
        raise NotAChainFile(path, str(unreadable)) from unreadable
    finally:
        sql.close()
    if mark != APPLICATION_ID:
        raise NotAChainFile(path, "it holds something else")
    if layout != FORMAT:
        raise NotAChainFile(path, f"its layout is {layout}, needed {FORMAT}")
