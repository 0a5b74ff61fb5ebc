"""What stands behind the ledger and is never on it: names of customers, terms, documents, discrepancies.

One SQLite file per workspace, for its owner's eyes; in memory for a chain in memory. Drafts are kept before they are
sent, so that a retry says the very same thing.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from usance.errors import InputError

_TABLE = """
CREATE TABLE IF NOT EXISTS paper (
    chain TEXT NOT NULL, kind TEXT NOT NULL, ref TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (chain, kind, ref));
"""


class NotPapers(InputError):
    """The file at `path` does not hold papers."""

    def __init__(self, path: object, reason: str) -> None:
        super().__init__(f"{path} does not hold papers: {reason}", given=str(path), needed="a file of this client")


class Papers:
    """Of one chain (its identity), in a file that may serve several. `kind` is the drawer, `ref` the label.

    Raises NotPapers.
    """

    def __init__(self, path: Path | None, *, chain: str) -> None:
        self._chain = chain
        try:
            if path is not None:
                _keep_private(path)
            self._sql = open_tables(path, _TABLE)
        except (OSError, sqlite3.DatabaseError) as unfit:
            raise NotPapers(path, str(unfit)) from unfit

    def keep(self, kind: str, ref: str, content: str) -> None:
        """Put a paper in, in place of an earlier one."""
        row = (self._chain, kind, ref, content)
        self._sql.execute("INSERT OR REPLACE INTO paper (chain, kind, ref, content) VALUES (?, ?, ?, ?)", row)

    def find(self, kind: str, ref: str) -> str | None:
        """The paper, or None."""
        query = "SELECT content FROM paper WHERE chain = ? AND kind = ? AND ref = ?"
        row = self._sql.execute(query, (self._chain, kind, ref)).fetchone()
        return None if row is None else str(row[0])

    def all(self, kind: str) -> Mapping[str, str]:
        """Every paper of a kind, by its ref."""
        query = "SELECT ref, content FROM paper WHERE chain = ? AND kind = ? ORDER BY rowid"
        return {str(ref): str(content) for ref, content in self._sql.execute(query, (self._chain, kind))}

    def close(self) -> None:
        """Let go of the file."""
        self._sql.close()


def open_tables(path: Path | None, tables: str) -> sqlite3.Connection:
    """A database with `tables`, made where they are missing; in memory without a path. Raises sqlite3.DatabaseError."""
    sql = sqlite3.connect(str(path or ":memory:"), isolation_level=None, timeout=30, check_same_thread=False)
    try:
        sql.execute("PRAGMA journal_mode = WAL")
        sql.execute("PRAGMA synchronous = FULL")
        sql.executescript(tables)
    except BaseException:
        sql.close()
        raise
    return sql


def _keep_private(path: Path) -> None:
    # Terms and salts lie open in it. What SQLite puts beside it gets the same mode.
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if os.fstat(descriptor).st_mode & 0o077:
            os.fchmod(descriptor, 0o600)
    finally:
        os.close(descriptor)
