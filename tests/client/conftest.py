"""The till: a contract of no trade, on every kind of chain that can be had here."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from deploy.compile import compile_all
from deploy.solc.inputs import Tree
from tests.client.fixtures.node import serve
from usance.accounts import KeyAccount, well_known
from usance.artifacts import Artifacts
from usance.chains import Chain
from usance.chains.embedded import EmbeddedChain
from usance.chains.rpc import RpcChain
from usance.errors import ChainUnreachable
from usance.ledger import Ledger

ROOT = Path(__file__).resolve().parents[2]
START = 1_725_235_200
"""2024-09-02 00:00 UTC."""

LIMIT = 1_000
ANVIL = next(
    (path for path in [ROOT / "node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil"] if path.is_file()),
    shutil.which("anvil"),
)


@dataclass(frozen=True)
class Till:
    """The ledger on which the till stands, and who put it there."""

    ledger: Ledger
    owner: KeyAccount

    @property
    def chain(self) -> Chain:
        return self.ledger.chain


def open_till(chain: Chain, artifacts: Artifacts) -> Till:
    owner = well_known(0)
    ledger = Ledger(chain, artifacts, {})
    ledger = ledger.at({"Till": ledger.deploy(owner, "Till", [LIMIT])})
    return Till(ledger.at({"Drawer": str(ledger.call("Till", "drawer"))}), owner)


@pytest.fixture(scope="session")
def till_artifacts() -> Artifacts:
    kept = ROOT / ".build/till"
    kept.parent.mkdir(exist_ok=True)
    sources = Path(__file__).parent / "fixtures/contracts"
    return Artifacts(compile_all(tree=Tree(contracts=sources, artifacts=kept, adopted=frozenset())))


@pytest.fixture
def chain() -> Iterator[EmbeddedChain]:
    with EmbeddedChain.create(start=START) as made:
        yield made


@pytest.fixture
def till(chain: EmbeddedChain, till_artifacts: Artifacts) -> Till:
    return open_till(chain, till_artifacts)


@pytest.fixture(params=["embedded", "served", "anvil"])
def any_till(request: pytest.FixtureRequest, till_artifacts: Artifacts) -> Iterator[Till]:
    """The same till on the embedded chain, on that chain behind JSON-RPC, and on anvil where there is one."""
    if request.param == "anvil":
        if ANVIL is None:
            pytest.skip("anvil is not installed")
        with anvil() as node:
            yield open_till(node, till_artifacts)
        return
    with EmbeddedChain.create(start=START) as made:
        if request.param == "embedded":
            yield open_till(made, till_artifacts)
            return
        with serve(made) as server:
            yield open_till(RpcChain(server.url, chain_id=made.chain_id), till_artifacts)


@contextmanager
def anvil() -> Iterator[RpcChain]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    free = ["--base-fee", "0", "--gas-price", "0"]
    arguments = ["--port", str(port), "--chain-id", "31337", "--timestamp", str(START), *free, "--silent"]
    process = subprocess.Popen([str(ANVIL), *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield _connected(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait()


@contextmanager
def node_url(kind: str) -> Iterator[str]:
    """A fresh node of chain 31337: anvil where it is installed, or an embedded chain behind JSON-RPC ("served")."""
    if kind == "anvil":
        if ANVIL is None:
            pytest.skip("anvil is not installed")
        with anvil() as node:
            yield node.url
        return
    with EmbeddedChain.create(start=START, chain_id=31337) as made, serve(made) as server:
        yield server.url


def _connected(url: str) -> RpcChain:
    for _ in range(100):
        try:
            return RpcChain(url, chain_id=31337, retries=0)
        except ChainUnreachable:
            time.sleep(0.1)
    raise AssertionError(f"no node at {url}")
