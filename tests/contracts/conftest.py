"""A platform with a council, deployed once a session; each test of the council starts from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

import pytest

from tests import defaults
from tests.contracts.chamber import Chamber
from usance.artifacts import shipped
from usance.calendars import seconds_at
from usance.chains.embedded import EmbeddedChain
from usance.deployment import Deployment, load_network


@pytest.fixture(scope="session")
def convened() -> tuple[Chamber, int]:
    """The embedded network as it ships, and the snapshot that each test goes back to."""
    network, artifacts = load_network(), shipped()
    start = seconds_at("CN", defaults.START, time(8))
    chain = EmbeddedChain.create(None, start=start, version=artifacts.version)
    ledger, record = Deployment(network, chain, artifacts).run()
    chamber = Chamber(network, chain, ledger, record)
    chamber.customer("Huaxin Textiles", "ICBC")
    chamber.customer("Ningbo Cotton", "BOC")
    for bank in ("ICBC", "BOC"):
        chamber.fund(bank, 5_000_000_000)
    chamber.on(defaults.START)
    return chamber, chain.snapshot()


@pytest.fixture
def chamber(convened: tuple[Chamber, int]) -> Iterator[Chamber]:
    platform, snapshot = convened
    platform.chain.revert(snapshot)
    defaults.begin_test()
    yield Chamber.of(platform)
    defaults.end_test()
    platform.chain.revert(snapshot)
