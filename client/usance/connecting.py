"""Connecting: a platform in memory, in a chain file, or at a node."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from usance.deployment import EMBEDDED, RECORDS, Network, attach, deploy, load_network
from usance.platform import Platform, Workspace


def connect(
    chain: Path | str | None = None,
    *,
    network: Network | Path | str = EMBEDDED,
    write: bool = True,
    records: Path = RECORDS,
    command: str | None = None,
) -> Platform:
    """The platform kept in the file `chain`, or at the node of `network`; with neither, a new one in memory.

    What is kept was deployed before, by `usance deploy`. Only with `write` does a chain file keep other writers out,
    who are told `command`. Raises BadNetwork, BadRecord, NotPapers, and of ChainError ChainFileMissing, ChainLocked,
    ContractVersionMismatch, ChainUnreachable, WrongChainId among others.
    """
    network = network if isinstance(network, Network) else load_network(Path(network))
    if chain is None and network.chain.kind == "embedded":
        return in_memory(network)
    path = Path(chain) if chain is not None and network.chain.kind == "embedded" else None
    ledger, record = attach(network, path, records=records, write=write, command=command)
    base = path or records / network.name
    beside = [base.with_name(f"{base.name}.{kind}.sqlite") for kind in ("papers", "history")]
    try:
        return Platform(ledger, record, network, Workspace(*beside))
    except BaseException:
        ledger.close()
        raise


def in_memory(network: Network | Path | str = EMBEDDED, *, start: date | None = None) -> Platform:
    """A platform of its own that ends with the process; `start` is its first civil date, else the network's."""
    network = network if isinstance(network, Network) else load_network(Path(network))
    if start is not None:
        network = network.model_copy(update={"chain": network.chain.model_copy(update={"start": start})})
    ledger, record = deploy(network)
    return Platform(ledger, record, network)
