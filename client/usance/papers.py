"""What stands behind the ledger and is never on it: names of customers, terms, documents, discrepancies.

One SQLite file per workspace, for its owner's eyes; in memory for a chain in memory. Drafts are kept before they are
sent, so that a retry says the very same thing.
"""

from __future__ import annotations

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
    """Of one chain (its identity), in a file that may serve several. `kind` is the drawer, `ref` the label on the paper.

    Raises NotPapers.
    """

    def __init__(self, path: Path | None, *, chain: str) -> None:
        self._chain = chain
        self._sql = sqlite3.connect(str(path or ":memory:"), isolation_level=None, timeout=30, check_same_thread=False)
        try:
            self._sql.execute("PRAGMA journal_mode = WAL")
            self._sql.execute("PRAGMA synchronous = FULL")
            self._sql.executescript(_TABLE)
        except sqlite3.DatabaseError as unreadable:
            self._sql.close()
            raise NotPapers(path, str(unreadable)) from unreadable

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
