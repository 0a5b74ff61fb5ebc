"""The same months of a small consortium and the same refusals, with equal results, on every kind of chain: embedded,
that chain behind JSON-RPC, and anvil where it is installed. tests/network has them told on validators."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.client.conftest import node_url
from tests.client.nouns.parity import CONSORTIUM, REFUSALS, plainly, told_to_all
from tests.deploy import networks
from usance.connecting import connect, in_memory
from usance.deployment import deploy, load_network


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> list[object]:
    with in_memory(networks.network(tmp_path_factory.mktemp("parity"), *CONSORTIUM)) as platform:
        return told_to_all(platform)


def test_the_refusals_are_those_that_were_meant(embedded: list[object]) -> None:
    assert [one[0] for one in embedded if isinstance(one, tuple) and isinstance(one[0], str)] == REFUSALS


@pytest.mark.parametrize("kind", ["served", "anvil"])
def test_all_is_told_alike_at_a_node(kind: str, tmp_path: Path, embedded: list[object]) -> None:
    with node_url(kind) as url:
        chain = f'kind = "rpc"\nchain_id = 31337\nurl = "{url}"\ndeployer = {{ well_known = 0 }}'
        file = networks.write(tmp_path, *CONSORTIUM, chain=chain)
        deploy(load_network(file), records=tmp_path)[0].close()
        with connect(network=file, records=tmp_path) as platform:
            assert told_to_all(platform) == embedded
        with connect(network=str(file), records=tmp_path, write=False) as again:
            assert again.party("Huaxin Textiles").sponsor == "ICBC"
            assert plainly(again.credit("3-1")) in embedded
    assert {"small.json", "small.outbox.sqlite", "small.papers.sqlite"} <= {one.name for one in tmp_path.iterdir()}
