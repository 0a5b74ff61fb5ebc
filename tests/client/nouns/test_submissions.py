"""Submitted and final are two states: what was signed is the one until it is in a block.

submitted   waiting at the node
ended       in a block before anybody read it | read | refused in its block | its nonce taken by another
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.client.conftest import START
from tests.client.fixtures.node import NodeServer, serve
from tests.deploy import networks
from usance import errors
from usance.accounts import Transaction
from usance.chains.embedded import EmbeddedChain
from usance.connecting import connect
from usance.deployment import deploy, load_network
from usance.platform import Platform
from usance.submissions import Submission, read_submissions


@dataclass(frozen=True)
class Place:
    """A workspace at a node."""

    node: NodeServer
    platform: Platform
    outbox: Path

    def pay(self, key: str, minor: int = 1, *, patience: float = 5) -> None:
        """ICBC pays BOC, with nothing asked beforehand."""
        ledger, account = self.platform.ledger_of("Cash:CNY"), self.platform.directory.account("ICBC")
        to = self.platform.party("BOC").account
        ledger.send(account, "Cash", "transfer", [str(to), minor], key=key, precheck=False, patience=patience)

    def signed(self, *, every: bool = False) -> list[Submission]:
        return [one for one in read_submissions(self.platform, self.outbox, every=every) if one.by == "ICBC"]


@pytest.fixture(scope="module")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[NodeServer, Path]]:
    """A node, and the folder from which the small network was deployed there."""
    folder = tmp_path_factory.mktemp("deployed")
    with EmbeddedChain.create(start=START, chain_id=31337) as chain, serve(chain) as node:
        at = f'kind = "rpc"\nchain_id = 31337\nurl = "{node.url}"\ndeployer = {{ well_known = 0 }}'
        deploy(load_network(networks.write(folder, chain=at)), records=folder)[0].close()
        yield node, folder


@pytest.fixture
def place(deployed: tuple[NodeServer, Path], tmp_path: Path) -> Iterator[Place]:
    node, folder = deployed
    shutil.copy(folder / "small.json", tmp_path)
    before = node.chain.snapshot()
    with connect(network=folder / "small.toml", records=tmp_path) as platform:
        platform.desk("PBoC").issue_cash("ICBC", "CNY 1.00")
        yield Place(node, platform, tmp_path / "small.outbox.sqlite")
    node.mining = True
    node.chain.revert(before)


def test_what_waits_for_its_block_is_submitted_and_final_once_it_is_there(place: Place) -> None:
    place.node.mining = False
    with pytest.raises(errors.NotMinedYet):
        place.pay("rent", patience=0.1)
    (waiting,) = place.signed()
    assert (waiting.state, waiting.write, waiting.block) == ("submitted", "Cash.transfer", None)
    place.node.mine_waiting()
    (mined,) = place.signed()
    assert (mined.state, mined.transaction) == ("final", waiting.transaction)
    assert mined.block == place.platform.ledger.block_number()
    place.node.mining = True
    place.pay("rent")
    assert place.signed() == []
    assert [one.state for one in place.signed(every=True)][-1] == "final"


def test_what_was_refused_in_its_block_did_nothing(place: Place) -> None:
    with pytest.raises(errors.ERC20InsufficientBalance):
        place.pay("much", 101)
    assert place.signed() == []
    assert place.signed(every=True)[-1].state == "refused"


def test_what_another_transaction_took_the_turn_of_is_void(place: Place) -> None:
    place.node.mining = False
    with pytest.raises(errors.NotMinedYet):
        place.pay("rent", patience=0.1)
    place.node.waiting.clear()
    place.node.mining = True
    account, chain = place.platform.directory.account("ICBC"), place.platform.ledger.chain
    other = account.sign(Transaction(31337, chain.nonce(account.address), account.address, b"", 21_000))  # type: ignore[union-attr]
    chain.send(other.raw, other.tx_hash)
    place.pay("rent")
    assert [one.state for one in place.signed(every=True)][-2:] == ["void", "final"]
