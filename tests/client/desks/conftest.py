"""The network with desks, deployed once a session; each test finds it as it was."""

from __future__ import annotations

from datetime import date

import pytest

from tests.client.desks.workspaces import CUSTOMERS, DESKS, House
from tests.deploy import networks
from usance.chains.embedded import EmbeddedChain
from usance.connecting import in_memory


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> House:
    platform = in_memory(networks.network(tmp_path_factory.mktemp("desks"), *DESKS))
    for bank, customer in zip(("ICBC", "BOC"), CUSTOMERS, strict=True):
        platform.bank(bank).introduce(customer)
        platform.desk("PBoC").issue_cash(bank, "CNY 50000000.00")
    platform.travel(date(2024, 9, 2))
    chain = platform.ledger.chain
    assert isinstance(chain, EmbeddedChain)
    return House(platform, chain, chain.snapshot())


@pytest.fixture
def house(built: House) -> House:
    built.chain.revert(built.snapshot)
    return built
