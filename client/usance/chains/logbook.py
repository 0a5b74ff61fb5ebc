"""The logs of an embedded chain in a table of their own, so that a long history is not read block by block."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from eth.abc import BlockHeaderAPI, ReceiptAPI
from eth_utils.address import to_canonical_address, to_checksum_address

from usance.chains import RawLog

TABLE = """
CREATE TABLE log (
    block INTEGER NOT NULL, at INTEGER NOT NULL, time INTEGER NOT NULL, tx BLOB NOT NULL, address BLOB NOT NULL,
    topics BLOB NOT NULL, data BLOB NOT NULL, PRIMARY KEY (block, at)) WITHOUT ROWID
"""

_WORD = 32


class LogBook:
    """The logs in the database behind `sql`, written with the blocks that they are in."""

    def __init__(self, sql: sqlite3.Connection) -> None:
        self._sql = sql

    def add(self, header: BlockHeaderAPI, tx_hash: bytes, receipt: ReceiptAPI) -> None:
        """Keep the logs of the one transaction of a block."""
        for at, log in enumerate(receipt.logs):
            topics = b"".join(topic.to_bytes(_WORD, "big") for topic in log.topics)
            row = (header.block_number, at, header.timestamp, tx_hash, bytes(log.address), topics, bytes(log.data))
            self._sql.execute("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def read(
        self, first: int, last: int, *, addresses: Sequence[str] = (), topics: Sequence[bytes] = ()
    ) -> tuple[RawLog, ...]:
        """Logs of blocks `first` to `last` in order: of `addresses`, with one of `topics` first."""
        wanted, values = "block BETWEEN ? AND ?", [first, last]
        for column, among in (
            ("address", [to_canonical_address(address) for address in addresses]),
            ("substr(topics, 1, 32)", list(topics)),
        ):
            if among:
                wanted += f" AND {column} IN ({', '.join('?' * len(among))})"
                values += among  # type: ignore[arg-type]
        rows = self._sql.execute(f"SELECT * FROM log WHERE {wanted} ORDER BY block, at", values)
        return tuple(_log(*row) for row in rows)


def _log(block: int, at: int, time: int, tx: bytes, address: bytes, topics: bytes, data: bytes) -> RawLog:
    words = tuple(topics[start : start + _WORD] for start in range(0, len(topics), _WORD))
    return RawLog(to_checksum_address(address), words, data, block, "0x" + tx.hex(), at, time)
