"""Whole lives on validators whose clock can be set forward: what everybody is told, and many at one desk at once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from deploy.network import running
from deploy.network.homes import Home
from deploy.network.stage import platform_on
from tests.client.desks.workspaces import ALL, DESKS
from tests.client.nouns.parity import CONSORTIUM, told_to_all
from tests.deploy import networks
from tests.network.conftest import CHAIN_ID, trial_of
from usance.connecting import connect, in_memory
from usance.deployment import Network, deploy
from usance.money import Money

BANKS = ("ICBC", "BOC")


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """Two nodes on whose chain it is 2 September 2024."""
    with trial_of(tmp_path_factory.mktemp("trial"), *BANKS, start="2024-09-02") as made:
        yield made.home


def network(home: Home, folder: Path, *changes: tuple[str, str]) -> Network:
    """The small network, its deployer's node that of ICBC."""
    urls = [running.node(home, bank).jsonrpc for bank in BANKS]
    at = f'kind = "rpc"\nchain_id = {CHAIN_ID}\nurl = "{urls[0]}"\nurls = {urls[1:]}\ndeployer = {{ well_known = 0 }}'
    return networks.network(folder, *changes, chain=at)


def test_months_of_business_and_their_refusals_are_told_as_on_the_embedded_chain(trial: Home, tmp_path: Path) -> None:
    here = network(trial, tmp_path, *CONSORTIUM)
    deploy(here, records=tmp_path)[0].close()
    with closing(platform_on(trial, here, tmp_path)) as platform:
        told = told_to_all(platform)
    other = tmp_path / "embedded"
    other.mkdir()
    with in_memory(networks.network(other, *CONSORTIUM)) as platform:
        assert told == told_to_all(platform)


def test_many_at_one_desk_pay_at_once_and_each_payment_is_made_once(trial: Home, tmp_path: Path) -> None:
    here = network(trial, tmp_path, *DESKS)
    deploy(here, records=tmp_path / "records")[0].close()
    with connect(network=here, records=tmp_path / "records") as platform:
        platform.desk("PBoC").issue_cash("ICBC", "CNY 500.00")
        record = (tmp_path / "records/small.json").read_bytes()
    # Two processes of one workspace, and another workspace; some of what they pay is the same.
    places, lists = ["one", "one", "two"], ["abcd", "cdef", "fagh"]
    for place in set(places):
        (tmp_path / place).mkdir()
        (tmp_path / place / "small.json").write_bytes(record)

    def pay(place: str, keys: str) -> None:
        with connect(network=here, records=tmp_path / place) as platform:
            assert len(platform.directory.desk("ICBC").keys) == len(ALL)
            for key in keys:
                platform.bank("ICBC").transfer_cash("BOC", "CNY 1.00", key=key)

    with ThreadPoolExecutor(len(places)) as pool:
        list(pool.map(pay, places, lists))
    with connect(network=here, records=tmp_path / "records", write=False) as after:
        assert after.bank("BOC").cash() == Money.parse("CNY 8.00")
