"""A deployment to a JSON-RPC node comes to the same as on the embedded chain: anvil where it is installed, and an
embedded chain behind JSON-RPC everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.client.conftest import START, node_url
from tests.client.fixtures.node import serve
from tests.deploy import networks
from usance.chains.embedded import EmbeddedChain
from usance.chains.rpc import RpcChain
from usance.deployment import BadJournal, Network, Record, attach, deploy, plan, verify


@pytest.fixture(params=["served", "anvil"])
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    with node_url(request.param) as at:
        yield at


def at_node(folder: Path, url: str, *changes: tuple[str, str]) -> Network:
    chain = f'kind = "rpc"\nchain_id = 31337\nurl = "{url}"\ndeployer = {{ well_known = 0 }}'
    return networks.network(folder, *changes, chain=chain)


def test_a_deployment_to_a_node_can_be_cut_short_and_repeated(url: str, tmp_path: Path, deployed_once: Path) -> None:
    network, records = at_node(tmp_path, url), tmp_path / "records"
    begun = 0

    def interrupted(_step: object, _done: bool) -> None:
        nonlocal begun
        begun += 1
        if begun == 15:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        deploy(network, records=records, progress=interrupted)
    assert sum(one.done for one in plan(network, records=records)) == 14
    ledger, record = deploy(network, records=records)
    assert record.addresses == Record.load(deployed_once / "small.chain.record.json").addresses
    assert record.code == Record.load(deployed_once / "small.chain.record.json").code
    assert ledger.call("Membership", "count") == 4
    assert sorted(path.name for path in records.iterdir() if path.suffix in (".json", ".journal", ".sqlite")) == [
        "small.journal",
        "small.json",
        "small.outbox.sqlite",
    ]
    block = ledger.block_number()
    ledger.close()
    repeated, same = deploy(network, records=records)
    assert (same, repeated.block_number()) == (record, block)
    repeated.close()
    reader, _ = attach(network, records=records)
    assert {one.holder for one in verify(reader, network, since=record.since)} == {"CBA", "PBoC"}


def test_a_node_that_was_started_anew_is_another_chain(tmp_path: Path) -> None:
    for start in (START, START + 1):
        with EmbeddedChain.create(start=start, chain_id=31337) as chain, serve(chain) as server:
            network = at_node(tmp_path, server.url)
            if start == START:
                deploy(network, records=tmp_path)[0].close()
                continue
            with pytest.raises(BadJournal, match=r"small\.journal: is of chain .*move it away"):
                deploy(network, records=tmp_path)
            assert RpcChain(server.url, chain_id=31337).block_number() == 0
