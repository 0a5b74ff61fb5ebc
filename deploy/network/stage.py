"""The platform on a network of validators, where each bank asks and signs at its own node."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

from eth_account import Account

from deploy.network.homes import Home
from deploy.network.running import node
from deploy.network.trial import TrialChain
from usance.artifacts import shipped
from usance.chains import RawReceipt
from usance.chains.rpc import RpcChain
from usance.deployment import Network, Site, attach
from usance.ledger import Ledger
from usance.outbox import Outbox
from usance.platform import Platform

_LOOK = 0.02
_PATIENCE = 10.0


class OwnNodes(TrialChain):
    """The chain of a trial, in which accounts have nodes of their own: `nodes` gives their URLs, and where one is down
    the others are asked. A Chain.

    A bank's node may be a block behind the one that was asked before, and is then waited for: everybody sees what was
    seen. What nobody asks in particular, such as receipts, the first node is asked.
    """

    def __init__(self, first: str, *, chain_id: int, clock: Path, nodes: Mapping[str, str]) -> None:
        urls = list(dict.fromkeys([first, *nodes.values()]))
        super().__init__(first, chain_id=chain_id, clock=clock, others=urls[1:])
        self._own = {
            account: RpcChain(url, chain_id=chain_id, others=[other for other in urls if other != url])
            for account, url in nodes.items()
        }
        self._seen = 0

    def block_number(self) -> int:
        """See Chain."""
        self._seen = max(self._seen, found := super().block_number())
        return found

    def call(self, to: str | None, data: bytes, *, sender: str, gas: int, block: int | None = None) -> bytes:
        """See Chain; at the node of `sender`."""
        if (own := self._caught_up(sender)) is None:
            return super().call(to, data, sender=sender, gas=gas, block=block)
        return own.call(to, data, sender=sender, gas=gas, block=block)

    def pending_nonce(self, address: str) -> int:
        """See Chain; at the node of `address`."""
        own = self._caught_up(address)
        return super().pending_nonce(address) if own is None else own.pending_nonce(address)

    def send(self, raw: bytes, tx_hash: str) -> None:
        """See Chain; at the node of who has signed."""
        own = self._caught_up(str(Account.recover_transaction(raw)))
        if own is None:
            super().send(raw, tx_hash)
        else:
            own.send(raw, tx_hash)

    def wait(self, tx_hash: str, *, since: int, timeout: float) -> RawReceipt:
        """See Chain."""
        receipt = super().wait(tx_hash, since=since, timeout=timeout)
        self._seen = max(self._seen, receipt.block_number)
        return receipt

    def _caught_up(self, account: str) -> RpcChain | None:
        own, ends = self._own.get(account), time.monotonic() + _PATIENCE
        # One that does not catch up is asked all the same: what it refuses is better told than waited for.
        while own is not None and own.block_number() < self._seen and time.monotonic() < ends:
            time.sleep(_LOOK)
        return own


def platform_on(home: Home, network: Network, records: Path) -> Platform:
    """The platform deployed on the network of `home`, whose clock can be moved where it is a trial's."""
    ledger, record = attach(network, records=records)
    if home.consortium.start is None:
        return Platform(ledger, record, network)
    ledger.close()
    members = [member for member in network.members if member.name in home.consortium.banks]
    nodes = {
        account: node(home, member.name).jsonrpc
        for member in members
        for account in (record.accounts[member.name], *member.standing)
    }
    first = node(home, home.consortium.banks[0]).jsonrpc
    chain = OwnNodes(first, chain_id=network.chain.chain_id, clock=home.clock, nodes=nodes)
    outbox = Outbox(Site.of(network, records=records).outbox, chain=chain.identity)
    return Platform(Ledger(chain, shipped(), record.addresses, outbox=outbox), record, network)
