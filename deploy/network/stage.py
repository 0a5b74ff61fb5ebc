"""The platform on a network of validators, for stories."""

from __future__ import annotations

from pathlib import Path

from deploy.network import trial
from deploy.network.homes import Home
from usance.artifacts import shipped
from usance.deployment import Network, Site, attach
from usance.ledger import Ledger
from usance.outbox import Outbox
from usance.platform import Platform


def platform_on(home: Home, network: Network, records: Path) -> Platform:
    """The platform deployed on the network of `home`, whose clock can be moved where it is a trial's."""
    ledger, record = attach(network, records=records)
    if home.consortium.start is None:
        return Platform(ledger, record, network)
    ledger.close()
    assert network.chain.url is not None, "a network of validators is at a node"
    others = [url for url in network.chain.urls if url != network.chain.url]
    chain = trial.TrialChain(network.chain.url, chain_id=network.chain.chain_id, others=others, clock=home.clock)
    outbox = Outbox(Site.of(network, records=records).outbox, chain=chain.identity)
    return Platform(Ledger(chain, shipped(), record.addresses, outbox=outbox), record, network)
