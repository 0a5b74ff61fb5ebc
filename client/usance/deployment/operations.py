"""What is done with a network where it is kept: planned, deployed, attached to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from usance.artifacts import shipped
from usance.chains import Chain
from usance.chains.lock import WriterLock
from usance.deployment.journal import BadJournal
from usance.deployment.network import Network
from usance.deployment.planning import Planned
from usance.deployment.record import BadRecord, Record
from usance.deployment.run import Deployment, Progress, silent
from usance.deployment.site import RECORDS, Site, open_chain
from usance.desks import copy_operations
from usance.ledger import Ledger
from usance.outbox import Outbox


def plan(network: Network, chain_path: Path | None = None, *, records: Path = RECORDS) -> tuple[Planned, ...]:
    """What `deploy` would do, without doing any of it. Raises as `deploy`."""
    site = Site.of(network, chain_path, records=records)
    _check_chain_is_there(site)
    # A file is opened as by a writer, since reading beside one would leave files of the database behind.
    kept = chain_path if chain_path and chain_path.exists() else None
    chain = open_chain(network, kept, create=False)
    deployment = _deployment(network, chain, site.journal, Outbox(None, chain=chain.identity))
    try:
        return deployment.plan()
    finally:
        deployment.close()


def deploy(
    network: Network,
    chain_path: Path | None = None,
    *,
    records: Path = RECORDS,
    progress: Progress = silent,
    commit: str = "",
    command: str | None = None,
) -> tuple[Ledger, Record]:
    """Deploy `network`, or what of it is missing, and keep journal and record; a later call goes on after a failure.

    The ledger is open, and for its caller to close. Raises InputError (BadNetwork, BadKey, BadJournal, BadRecord,
    YearNotKnown), ChainError (WrongChainId, NotAsDeployed, ChainLocked among others), Refusal.
    """
    site = Site.of(network, chain_path, records=records)
    _check_chain_is_there(site)
    with _alone(site, command):
        chain = open_chain(network, chain_path, command=command)
        deployment = _deployment(network, chain, site.journal, _outbox(site.outbox, chain))
        try:
            ledger, record = deployment.run(progress, commit=commit)
            return ledger, _keep(record, site.record)
        except BaseException:
            deployment.close()
            raise


def attach(
    network: Network,
    chain_path: Path | None = None,
    *,
    records: Path = RECORDS,
    write: bool = False,
    command: str | None = None,
) -> tuple[Ledger, Record]:
    """The ledger and record of a network that is deployed. Raises BadRecord where it is not, ChainError."""
    site = Site.of(network, chain_path, records=records)
    if site.record is None:
        raise BadRecord(network.name, "a chain in memory has no record")
    chain = open_chain(network, chain_path, create=False, write=write, command=command)
    try:
        record = Record.load(site.record)
        if record.chain != chain.identity:
            raise BadRecord(site.record, f"is of chain {record.chain}, not of {chain.identity}")
        outbox = _outbox(site.outbox, chain) if write else _looked_at(site.outbox or chain.outbox_path, chain)
        return Ledger(chain, shipped(), record.addresses, outbox=outbox), record
    except BaseException:
        chain.close()
        raise


def _deployment(network: Network, chain: Chain, journal: Path | None, outbox: Outbox | None) -> Deployment:
    try:
        return Deployment(network, chain, shipped(), journal, outbox=outbox)
    except BaseException:
        chain.close()
        raise


def _outbox(path: Path | None, chain: Chain) -> Outbox | None:
    if path is None:
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    return Outbox(path, chain=chain.identity)


def _looked_at(path: Path | None, chain: Chain) -> Outbox:
    # One who only reads writes nothing, and so needs no outbox that outlives it; but what waits there is read.
    outbox = Outbox(None, chain=chain.identity)
    if path is not None:
        copy_operations(path, outbox)
    return outbox


def _check_chain_is_there(site: Site) -> None:
    # A new chain beside an old journal would look as if its contracts had vanished.
    if site.chain and site.journal and site.journal.exists() and not site.chain.exists():
        raise BadJournal(site.journal, f"is there, and its chain {site.chain} is not", "both, or neither: move it away")


@contextmanager
def _alone(site: Site, command: str | None) -> Iterator[None]:
    # Who writes to an embedded chain has it to himself already.
    if site.chain is not None or site.journal is None:
        yield
        return
    site.journal.parent.mkdir(parents=True, exist_ok=True)
    lock = WriterLock(site.journal, command=command)
    try:
        yield
    finally:
        lock.release()


def _keep(record: Record, path: Path | None) -> Record:
    if path is None:
        return record
    former = Record.load(path) if path.exists() else None
    if former is not None and replace(record, commit=former.commit) == former:
        return former
    record.save(path)
    return record
