"""Connecting: a platform in memory, in a chain file, or on a node."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

from usance.artifacts import shipped
from usance.calendars import seconds_at
from usance.chains.embedded import EmbeddedChain
from usance.deployment import EMBEDDED, Deployment, Network, load_network
from usance.platform import Platform

DAWN = time(8)
"""When an embedded chain begins, on its first civil date."""


def in_memory(network: Network | Path = EMBEDDED, *, start: date | None = None) -> Platform:
    """A platform of its own that ends with the process; `start` is its first civil date, else the network's."""
    network = load_network(network) if isinstance(network, Path) else network
    artifacts = shipped()
    first = start or network.chain.start or date(2024, 9, 2)
    begin = seconds_at(network.holder("Convener").place, first, DAWN)
    chain = EmbeddedChain.create(None, start=begin, version=artifacts.version, chain_id=network.chain.chain_id)
    ledger, record = Deployment(network, chain, artifacts).run()
    return Platform(ledger, record, network)
