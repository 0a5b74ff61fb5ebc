"""A small platform in memory that each test begins anew, and one in a file that is copied for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tests.client.nouns.lives import Kept, Life, begin, widened
from tests.deploy import networks
from usance.chains.embedded import EmbeddedChain
from usance.connecting import in_memory
from usance.deployment import deploy
from usance.ledger import Ledger
from usance.outbox import Outbox
from usance.platform import Platform

FIRST_DAY, START = date(2024, 8, 30), date(2024, 9, 2)
CUSTOMERS = ("Huaxin Textiles", "Ningbo Cotton")


@dataclass(frozen=True)
class Begun:
    """The platform as every test finds it."""

    platform: Platform
    chain: EmbeddedChain
    snapshot: int

    def anew(self) -> Platform:
        """Set back, with an outbox and papers of its own."""
        self.chain.revert(self.snapshot)
        base = self.platform
        outbox = Outbox(None, chain=self.chain.identity)
        ledger = Ledger(self.chain, base.ledger.artifacts, base.ledger.addresses, outbox=outbox)
        platform = Platform(ledger, base.record, base.network)
        for name in CUSTOMERS:
            key = 8 if name == CUSTOMERS[0] else None
            platform.directory.add_customer(name, base.directory.number(name), key=key)
        return platform


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Begun:
    platform = begin(in_memory(widened(tmp_path_factory.mktemp("network")), start=FIRST_DAY))
    platform.travel(START)
    chain = platform.ledger.chain
    assert isinstance(chain, EmbeddedChain)
    return Begun(platform, chain, chain.snapshot())


@pytest.fixture
def platform(begun: Begun) -> Platform:
    return begun.anew()


@pytest.fixture
def life(platform: Platform) -> Life:
    return Life(platform)


@pytest.fixture(scope="session")
def kept_once(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """For copying: the small network in a file, its customers, and an advised credit 3-1."""
    kept = Kept(tmp_path_factory.mktemp("kept"))
    deploy(networks.network(kept.folder), kept.chain)[0].close()
    with kept.open() as platform:
        begin(platform)
        platform.travel(START)
        Life(platform).advised(number="LC0")
    return kept


@pytest.fixture
def kept(kept_once: Kept, tmp_path: Path) -> Kept:
    for name, content in networks.contents(kept_once.folder).items():
        (tmp_path / name).write_bytes(content)
    return Kept(tmp_path)


@pytest.fixture
def kept_life(kept: Kept) -> Iterator[Life]:
    with kept.open() as platform:
        yield Life(platform)
