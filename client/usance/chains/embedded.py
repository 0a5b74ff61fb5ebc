"""A chain inside the process, kept in one SQLite file or in memory. Gas is free and the clock is its user's.

A file has one writer at a time and any number of readers. What a transaction did is in the file whole, and stays there
whatever becomes of the process, before `send` returns.
"""

from __future__ import annotations

import os
import uuid
from pathlib import Path

from eth_utils.address import to_canonical_address

from usance.accounts import WELL_KNOWN, well_known
from usance.chains.evm import Evm, NotTaken
from usance.chains.lock import WriterLock
from usance.chains.reading import Reading
from usance.chains.store import Store
from usance.errors import (
    ChainFileExists,
    ContractVersionMismatch,
    InputError,
    NotAChainFile,
    ReadOnlyChain,
    TimeRunsForward,
    TransactionRejected,
    WrongChainId,
)

CHAIN_ID = 1337
"""Of embedded chains, unless told otherwise."""

_BALANCE = 10**24


class EmbeddedChain(Reading):
    """Made by `create` (a new chain, in memory without a path) or `open` (a kept one); a Chain."""

    def __init__(self, store: Store, *, path: Path | None, lock: WriterLock | None) -> None:
        super().__init__(store)
        self._path = path
        self._lock = lock

    @classmethod
    def create(
        cls,
        path: Path | None = None,
        *,
        start: int,
        version: str = "",
        chain_id: int = CHAIN_ID,
        command: str | None = None,
    ) -> EmbeddedChain:
        """A new chain whose first block is of `start`, Unix seconds, for contracts of `version`.

        Raises ChainFileExists, ChainLocked. A creation that is cut short leaves no chain file.
        """
        if path is None:
            return cls(_begin(None, start=start, version=version, chain_id=chain_id), path=None, lock=None)
        lock = WriterLock(path, command=command)
        try:
            _begin_file(path, start=start, version=version, chain_id=chain_id)
        finally:
            lock.release()
        return cls.open(path, version=version, command=command)

    @classmethod
    def open(cls, path: Path, *, version: str = "", write: bool = True, command: str | None = None) -> EmbeddedChain:
        """The chain kept in `path`; `write=False` opens it beside a writer. `command` is told to those locked out.

        Raises ChainFileMissing, NotAChainFile, ContractVersionMismatch (unless `version` is empty), ChainLocked.
        """
        store = Store.open(path, write=write)
        try:
            kept = store.about("version")
            if kept is None or store.about("chain_id") is None:
                raise NotAChainFile(path, "it does not say what it is")
            if version and kept != version:
                raise ContractVersionMismatch(path, given=kept, needed=version)
            return cls(store, path=path, lock=WriterLock(path, command=command) if write else None)
        except BaseException:
            store.close()
            raise

    @property
    def path(self) -> Path | None:
        """The chain file; None in memory."""
        return self._path

    @property
    def outbox_path(self) -> Path | None:
        """See Chain."""
        return self._path.with_name(f"{self._path.name}.outbox.sqlite") if self._path else None

    def travel(self, to: int) -> None:
        """Let the next block be of `to`, Unix seconds; kept over restarts. Raises TimeRunsForward, ReadOnlyChain."""
        self._check_writable()
        if to < self.now():
            raise TimeRunsForward(given=to, now=self.now())
        self._store.set_about("clock", str(to))

    def send(self, raw: bytes, tx_hash: str) -> None:
        """Mine the transaction in a block of its own. Raises TransactionRejected, WrongChainId, ReadOnlyChain."""
        self._check_writable()
        try:
            transaction = self._evm.decode(raw)
            if transaction.chain_id != self.chain_id:
                raise WrongChainId(given=transaction.chain_id or 0, needed=self.chain_id)
            with self._store.batch():
                header, receipts = self._evm.mine(transaction, self.now())
                self._store.logs.add(header, bytes.fromhex(tx_hash[2:]), receipts[0])
        except NotTaken as unfit:
            raise TransactionRejected(tx_hash, str(unfit)) from unfit

    def mine(self) -> None:
        """Add an empty block: the clock goes on without a transaction. Raises ReadOnlyChain."""
        self._check_writable()
        with self._store.batch():
            self._evm.mine(None, self.now())

    def snapshot(self) -> int:
        """Remember the whole chain, in memory only; for tests. Raises InputError for a kept chain."""
        if self._path is not None:
            raise InputError(f"{self._path} is kept, and only a chain in memory can be set back", given=str(self._path))
        return self._store.mark()

    def revert(self, snapshot: int) -> None:
        """Set the chain back to a snapshot, which may be used again; later ones are gone."""
        self._store.back_to(snapshot)

    def close(self) -> None:
        """See Chain; lets others write."""
        self._store.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> EmbeddedChain:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _check_writable(self) -> None:
        if self._path is not None and self._lock is None:
            raise ReadOnlyChain(self._path)


def _begin(path: Path | None, *, start: int, version: str, chain_id: int) -> Store:
    store = Store.create(path)
    with store.batch():
        # Two chains of one start are equal to the last byte; their outboxes must not be taken for each other's.
        for name, value in {"chain_id": str(chain_id), "version": version, "identity": uuid.uuid4().hex}.items():
            store.set_about(name, value)
        funded = {to_canonical_address(well_known(index).address): _BALANCE for index in range(WELL_KNOWN)}
        Evm.begin(store, chain_id, start=start, funded=funded)
    return store


def _begin_file(path: Path, *, start: int, version: str, chain_id: int) -> None:
    fresh = path.with_name(f"{path.name}.new")
    try:
        fresh.unlink(missing_ok=True)
        _begin(fresh, start=start, version=version, chain_id=chain_id).close()
        # A link fails where there is a file, a rename would replace it.
        os.link(fresh, path)
    except FileExistsError:
        raise ChainFileExists(path) from None
    finally:
        fresh.unlink(missing_ok=True)
