"""Where a network is kept: its chain, and beside it the journal, the record and the outbox of its deployment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from pathlib import Path

from usance.artifacts import shipped
from usance.calendars import seconds_at
from usance.chains import Chain
from usance.chains.embedded import EmbeddedChain
from usance.deployment.network import Network
from usance.errors import WrongChainId

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
) -> Chain:
    """The chain of `network`: at its node, or kept in `chain_path`, or in memory.

    With `create` a missing chain file is begun, on the network's first day. `command` is told to those locked out.
    Raises ChainUnreachable, WrongChainId, ClockNotInSeconds; ChainFileMissing, NotAChainFile, ContractVersionMismatch,
    ChainLocked.
    """
    if network.chain.url is not None:
        from usance.chains.rpc import RpcChain

        others = [url for url in network.chain.urls if url != network.chain.url]
        return RpcChain(network.chain.url, chain_id=network.chain.chain_id, others=others)
    if chain_path is None or (create and not chain_path.exists()):
        return _begin(network, chain_path, version=shipped().version, command=command)
    chain = EmbeddedChain.open(chain_path, version=shipped().version, write=write, command=command)
    if chain.chain_id != network.chain.chain_id:
        chain.close()
        raise WrongChainId(given=chain.chain_id, needed=network.chain.chain_id)
    return chain


def _begin(network: Network, path: Path | None, *, version: str, command: str | None) -> EmbeddedChain:
    assert network.chain.start is not None, "checked when the file was read"
    start = seconds_at(network.holder("Convener").place, network.chain.start, OPENING)
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    return EmbeddedChain.create(path, start=start, version=version, chain_id=network.chain.chain_id, command=command)
