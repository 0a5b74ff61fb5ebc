"""A network where it is kept: its chain, and beside it the journal, the record and the outbox of its deployment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import time
from pathlib import Path

from usance.artifacts import shipped
from usance.calendars import seconds_at
from usance.chains import Chain
from usance.chains.embedded import EmbeddedChain
from usance.chains.lock import WriterLock
from usance.deployment.journal import BadJournal
from usance.deployment.network import Network
from usance.deployment.plan import Planned
from usance.deployment.record import BadRecord, Record
from usance.deployment.run import Deployment, Progress, silent
from usance.errors import WrongChainId
from usance.ledger import Ledger
from usance.outbox import Outbox

RECORDS = Path("deploy/records")
"""Where journals and records of networks are kept, unless told otherwise."""

OPENING = time(8)
"""When an embedded chain begins on its first day, at the place of the convener."""


@dataclass(frozen=True)
class Site:
    """Where the files are; None for what is only in memory."""

    chain: Path | None = None
    journal: Path | None = None
    record: Path | None = None
    outbox: Path | None = None

    @classmethod
    def of(cls, network: Network, chain_path: Path | None = None, *, records: Path = RECORDS) -> Site:
        """Of an embedded chain beside its file (nowhere without one), of any other in `records`, by its name."""
        if network.chain.kind == "rpc":
            name = network.name
            return cls(None, records / f"{name}.journal", records / f"{name}.json", records / f"{name}.outbox.sqlite")
        if chain_path is None:
            return cls()
        beside = {kind: chain_path.with_name(f"{chain_path.name}.{kind}") for kind in ("journal", "record.json")}
        return cls(chain_path, beside["journal"], beside["record.json"])


def open_chain(
    network: Network,
    chain_path: Path | None = None,
    *,
    create: bool = True,
    write: bool = True,
    command: str | None = None,
    version: str | None = None,
) -> Chain:
    """The chain of `network`: at its node, or kept in `chain_path`, or in memory.

    With `create` a chain file that is missing is begun, on the network's first day. `version` is that of the contracts,
    the shipped ones without it. `command` is told to those whom the writer locks out. Raises ChainUnreachable,
    WrongChainId, ClockNotInSeconds; ChainFileMissing, NotAChainFile, ContractVersionMismatch, ChainLocked.
    """
    if network.chain.url is not None:
        from usance.chains.rpc import RpcChain

        return RpcChain(network.chain.url, chain_id=network.chain.chain_id)
    version = shipped().version if version is None else version
    if chain_path is None or (create and not chain_path.exists()):
        return _begin(network, chain_path, version=version, command=command)
    chain = EmbeddedChain.open(chain_path, version=version, write=write, command=command)
    if chain.chain_id != network.chain.chain_id:
        chain.close()
        raise WrongChainId(given=chain.chain_id, needed=network.chain.chain_id)
    return chain


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
    """The ledger and record of a network that is deployed; nothing is deployed.

    Raises BadRecord where it is not, or where the record is of another chain; ChainError.
    """
    site = Site.of(network, chain_path, records=records)
    if site.record is None:
        raise BadRecord(network.name, "a chain in memory has no record")
    chain = open_chain(network, chain_path, create=False, write=write, command=command)
    try:
        record = Record.load(site.record)
        if record.chain != chain.identity:
            raise BadRecord(site.record, f"is of chain {record.chain}, not of {chain.identity}")
        # One who only reads writes nothing, and so needs no outbox that outlives it.
        outbox = _outbox(site.outbox, chain) if write else Outbox(None, chain=chain.identity)
        return Ledger(chain, shipped(), record.addresses, outbox=outbox), record
    except BaseException:
        chain.close()
        raise


def _begin(network: Network, path: Path | None, *, version: str, command: str | None) -> EmbeddedChain:
    assert network.chain.start is not None, "checked when the file was read"
    start = seconds_at(network.holder("Convener").place, network.chain.start, OPENING)
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    return EmbeddedChain.create(path, start=start, version=version, chain_id=network.chain.chain_id, command=command)


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
