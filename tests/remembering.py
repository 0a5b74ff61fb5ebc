"""Blocks that are mined once for all tests: after the same block, at the same time, the same transaction does the same.

Most tests begin with steps that others have taken from the same snapshot. What such a step wrote is written again
instead of being computed again; a step that differs in anything is another one and is computed.
"""

from __future__ import annotations

from typing import ClassVar

from eth.abc import BlockHeaderAPI, ReceiptAPI, SignedTransactionAPI
from eth.db.backends.base import BaseDB

from usance.chains import reading
from usance.chains.evm import Evm
from usance.chains.store import Store

_KEPT = 3_000

Mined = tuple[BlockHeaderAPI, list[ReceiptAPI]]
Writes = list[tuple[bytes, bytes]]


class _Watched(BaseDB):
    """A store whose writes are noted."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.written: Writes = []

    def __getitem__(self, key: bytes) -> bytes:
        return self._store[key]

    def __setitem__(self, key: bytes, value: bytes) -> None:
        self.written.append((key, value))
        self._store[key] = value

    def __delitem__(self, key: bytes) -> None:
        raise AssertionError("a block only adds to the database")

    def _exists(self, key: bytes) -> bool:
        return key in self._store


class RememberingEvm(Evm):
    """An Evm that writes a block which any of them has mined before as it was written then."""

    _known: ClassVar[dict[object, tuple[Writes, Mined]]] = {}

    def __init__(self, store: Store, chain_id: int) -> None:
        self._watched = _Watched(store)
        super().__init__(self._watched, chain_id)  # type: ignore[arg-type]

    def mine(self, transaction: SignedTransactionAPI | None, timestamp: int) -> Mined:
        """See Evm."""
        step = (self.head.hash, timestamp, transaction and transaction.encode())
        self._watched.written = []
        if step in self._known:
            written, mined = self._known[step]
            for key, value in written:
                self._watched[key] = value
            return mined
        mined = super().mine(transaction, timestamp)
        if len(self._known) >= _KEPT:
            self._known.clear()
        self._known[step] = (self._watched.written, mined)
        return mined


def remember() -> None:
    """From now on, the embedded chains of this process mine by heart what they can."""
    reading.Evm = RememberingEvm  # type: ignore[misc]
