"""A network that only listed accounts may call, for banks that want no strangers on it at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.network import making, running
from deploy.network.consortium import load_consortium
from deploy.network.engine import Engine
from deploy.network.homes import Home
from tests.client.conftest import Till, open_till
from tests.network.conftest import CHAIN_ID, free_ports, written
from usance.accounts import KeyAccount, well_known
from usance.artifacts import Artifacts
from usance.chains.rpc import RpcChain
from usance.errors import ExecutionFailed, NodeRefused, UsanceError


@pytest.fixture
def closed(built: Engine, tmp_path: Path, till_artifacts: Artifacts) -> Iterator[Till]:
    """The till on a network of one node, which only its deployer may call."""
    file = written(tmp_path / "one.toml", "ICBC", port=free_ports(10))
    owner = well_known(0).address
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("[consortium.access]", f'[consortium.access]\ncallers = ["{owner}"]'))
    home = Home(tmp_path / "home", load_consortium(file))
    making.init(home, built, ["ICBC"])
    running.start(home, built, ["ICBC"])
    try:
        yield open_till(RpcChain(running.node(home, "ICBC").jsonrpc, chain_id=CHAIN_ID), till_artifacts)
    finally:
        running.stop(home, ["ICBC"])


def test_who_is_not_listed_calls_nothing_and_who_is_goes_on(closed: Till, unlisted: KeyAccount) -> None:
    for precheck in (True, False):
        with pytest.raises(UsanceError) as refused:
            closed.ledger.send(unlisted, "Till", "put", [3, 1], precheck=precheck)
        assert isinstance(refused.value, ExecutionFailed | NodeRefused)
    assert closed.ledger.call("Till", "held", [3], caller=closed.owner.address) == 0
    closed.ledger.send(closed.owner, "Till", "put", [3, 1])
    assert closed.ledger.call("Till", "held", [3], caller=closed.owner.address) == 1
