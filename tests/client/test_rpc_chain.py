"""A node by its URL: what is refused, how long is waited, and what is asked of it."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest

from tests.client.conftest import START, Till, open_till
from tests.client.fixtures.node import NodeServer, serve
from usance import errors
from usance.artifacts import Artifacts
from usance.chains.embedded import CHAIN_ID, EmbeddedChain
from usance.chains.node import Node, NodeError
from usance.chains.rpc import RpcChain


@pytest.fixture
def node(chain: EmbeddedChain) -> Iterator[NodeServer]:
    with serve(chain) as server:
        yield server


@pytest.fixture
def served(node: NodeServer, till_artifacts: Artifacts) -> Till:
    return open_till(RpcChain(node.url, chain_id=CHAIN_ID), till_artifacts)


def test_a_node_of_another_chain_is_refused_with_both_ids(node: NodeServer) -> None:
    with pytest.raises(errors.WrongChainId) as wrong:
        RpcChain(node.url, chain_id=CHAIN_ID + 1)
    assert (wrong.value.given, wrong.value.needed) == (CHAIN_ID, CHAIN_ID + 1)


@pytest.mark.parametrize("clock", [START * 1_000, START * 1_000_000])
def test_a_chain_whose_clock_is_not_in_seconds_is_refused(node: NodeServer, clock: int) -> None:
    block = node.eth_getBlockByNumber("latest", False)
    assert block is not None
    node.answers["eth_getBlockByNumber"] = block | {"timestamp": hex(clock)}
    with pytest.raises(errors.ClockNotInSeconds) as refused:
        RpcChain(node.url, chain_id=CHAIN_ID)
    assert refused.value.given == clock


def test_a_node_that_is_down_is_given_up_after_its_retries() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
    begun = time.monotonic()
    with pytest.raises(errors.ChainUnreachable) as down:
        RpcChain(url, chain_id=CHAIN_ID, retries=1)
    assert (down.value.url, down.value.reason) == (url, "no connection")
    assert time.monotonic() - begun < 5


def test_a_node_that_never_answers_is_given_up_in_time() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        begun = time.monotonic()
        with pytest.raises(errors.ChainUnreachable, match="no answer in time"):
            RpcChain(f"http://127.0.0.1:{silent.getsockname()[1]}", chain_id=CHAIN_ID, timeout=0.2, retries=1)
        assert time.monotonic() - begun < 5


def test_a_url_that_is_no_node_is_unreachable_and_not_a_traceback(node: NodeServer) -> None:
    for url in ("http://", "bank.example", "http://127.0.0.1:1/"):
        with pytest.raises(errors.ChainUnreachable):
            RpcChain(url, chain_id=CHAIN_ID, retries=0)


def test_a_node_busy_for_a_moment_is_asked_again(node: NodeServer) -> None:
    node.failures = 2
    assert RpcChain(node.url, chain_id=CHAIN_ID).block_number() == 0
    node.failures = 9
    with pytest.raises(errors.ChainUnreachable):
        RpcChain(node.url, chain_id=CHAIN_ID, retries=1)


def test_what_a_node_does_not_know_is_told_by_its_name(node: NodeServer) -> None:
    chain = RpcChain(node.url, chain_id=CHAIN_ID)
    with pytest.raises(errors.NodeRefused, match="the node refused eth_nothing"):
        chain._ask("eth_nothing")


def test_a_block_that_is_not_there_is_named(node: NodeServer) -> None:
    with pytest.raises(errors.UnknownBlock) as unknown:
        RpcChain(node.url, chain_id=CHAIN_ID).block(5)
    assert (unknown.value.given, unknown.value.latest) == (5, 0)


def test_a_chain_that_keeps_its_own_time_is_not_moved(served: Till, node: NodeServer, chain: EmbeddedChain) -> None:
    with pytest.raises(errors.TimeRunsForward):
        served.chain.travel(START)
    served.chain.travel(START + 86_400)
    assert served.chain.now() == START + 86_400
    node.unknown.add("evm_setNextBlockTimestamp")
    with pytest.raises(errors.ClockNotOurs):
        served.chain.travel(START + 2 * 86_400)


def test_a_development_node_is_moved_to_the_day_wanted(any_till: Till) -> None:
    any_till.chain.travel(START + 30 * 86_400)
    assert any_till.ledger.now() == START + 30 * 86_400
    assert any_till.ledger.send(any_till.owner, "Till", "put", [1, 1]).block_time >= START + 30 * 86_400


def test_a_transaction_that_waits_is_told_by_its_hash_and_found_by_the_same_key_later(
    served: Till, node: NodeServer
) -> None:
    node.mining = False
    with pytest.raises(errors.NotMinedYet) as waiting:
        served.ledger.send(served.owner, "Till", "put", [1, 5], key="put", patience=0.2)
    assert waiting.value.tx_hash in node.waiting
    assert 0.2 <= waiting.value.waited < 5
    node.mine_waiting()
    assert served.ledger.send(served.owner, "Till", "put", [1, 5], key="put").tx_hash == waiting.value.tx_hash
    assert served.ledger.call("Till", "held", [1]) == 5


def test_two_writes_may_wait_for_one_block_and_keep_their_nonces(served: Till, node: NodeServer) -> None:
    node.mining = False
    for key in ("one", "two"):
        with pytest.raises(errors.NotMinedYet):
            served.ledger.send(served.owner, "Till", "add(uint256)", [1], key=key, patience=0)
    assert len(node.waiting) == 2
    node.mine_waiting()
    assert served.ledger.call("Till", "held", [1]) == 2


def test_the_receipt_of_a_waiting_transaction_is_never_asked_for(served: Till, node: NodeServer) -> None:
    node.mining = False
    node.asked.clear()
    with pytest.raises(errors.NotMinedYet):
        served.ledger.send(served.owner, "Till", "put", [1, 5], patience=0.3)
    assert "eth_getTransactionReceipt" not in node.asked
    assert "eth_blockNumber" in node.asked


def test_a_transaction_is_found_in_the_block_that_brings_it(
    served: Till, node: NodeServer, chain: EmbeddedChain
) -> None:
    node.mining = False
    with pytest.raises(errors.NotMinedYet) as waiting:
        served.ledger.send(served.owner, "Till", "put", [1, 5], patience=0)
    since = chain.block_number()
    chain.mine()
    node.mine_waiting()
    receipt = served.chain.wait(waiting.value.tx_hash, since=since, timeout=5)
    assert (receipt.block_number, receipt.succeeded) == (since + 2, True)


def test_a_second_chain_of_the_same_id_has_another_identity(node: NodeServer, till_artifacts: Artifacts) -> None:
    with EmbeddedChain.create(start=START + 1) as other, serve(other) as second:
        first = RpcChain(node.url, chain_id=CHAIN_ID)
        assert RpcChain(second.url, chain_id=CHAIN_ID).identity != first.identity
        assert RpcChain(node.url, chain_id=CHAIN_ID).identity == first.identity


def test_every_node_keeps_its_outbox_where_its_user_says(node: NodeServer) -> None:
    assert RpcChain(node.url, chain_id=CHAIN_ID).outbox_path is None


def test_where_a_node_is_down_the_next_is_asked_and_stays(node: NodeServer, till_artifacts: Artifacts) -> None:
    chain = RpcChain("http://127.0.0.1:1", chain_id=CHAIN_ID, others=["http://127.0.0.1:2", node.url], retries=0)
    assert chain.url == node.url
    till = open_till(chain, till_artifacts)
    assert till.ledger.call("Till", "owner") == till.owner.address


def test_what_one_node_keeps_to_itself_is_handed_to_the_others(
    chain: EmbeddedChain, node: NodeServer, till_artifacts: Artifacts
) -> None:
    with serve(chain) as deaf:
        till = open_till(RpcChain(deaf.url, chain_id=CHAIN_ID, others=["http://127.0.0.1:1", node.url]), till_artifacts)
        deaf.answers["eth_sendRawTransaction"] = "0x" + "11" * 32
        receipt = till.ledger.send(till.owner, "Till", "put", [3, 5], key="kept", patience=1.5)
        assert till.ledger.call("Till", "held", [3]) == 5
        again = till.ledger.send(till.owner, "Till", "put", [3, 5], key="kept", patience=1.5)
        assert again.tx_hash == receipt.tx_hash


def test_what_all_nodes_keep_to_themselves_is_told_after_all_the_time_that_was_given(
    chain: EmbeddedChain, node: NodeServer, till_artifacts: Artifacts
) -> None:
    till = open_till(RpcChain(node.url, chain_id=CHAIN_ID), till_artifacts)
    node.answers["eth_sendRawTransaction"] = "0x" + "11" * 32
    with pytest.raises(errors.NotMinedYet, match=r"in no block after 1\.[2-9] s"):
        till.ledger.send(till.owner, "Till", "put", [3, 5], patience=1.2)


def test_a_node_that_was_moved_to_another_chain_is_not_asked(chain: EmbeddedChain, node: NodeServer) -> None:
    with EmbeddedChain.create(start=START, chain_id=CHAIN_ID + 1) as other, serve(other) as moved:
        asked = RpcChain(node.url, chain_id=CHAIN_ID, others=[moved.url], retries=0)
        node.failures = 1
        with pytest.raises(errors.ChainUnreachable, match=f"it is of chain {CHAIN_ID + 1}"):
            asked.block_number()
        assert asked.block_number() == chain.block_number()


def test_a_block_that_is_counted_before_it_can_be_shown_is_waited_for(
    node: NodeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    chain, asked, shown = RpcChain(node.url, chain_id=CHAIN_ID), [], Node._once

    def early(self: Node, method: str, params: list[object]) -> object:
        asked.append(method)
        if method == "eth_getBlockByNumber" and len(asked) < 3:
            raise NodeError(-32000, "failed to get receipts from comet block: tx not found", None)
        return shown(self, method, params)

    monkeypatch.setattr(Node, "_once", early)
    assert chain.block(0).number == 0
    assert asked == ["eth_getBlockByNumber"] * 3


def test_logs_are_not_asked_for_under_the_number_of_the_first_block(node: NodeServer) -> None:
    chain = RpcChain(node.url, chain_id=CHAIN_ID)
    node.answers["eth_getLogs"] = [{"is": "of the latest block"}]
    assert chain.logs(0, 0) == ()
