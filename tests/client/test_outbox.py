"""One write under one key, whatever is cut short between signing and the receipt."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from tests.client.conftest import LIMIT, START, Till, open_till
from tests.client.fixtures.node import NodeServer, serve
from usance import errors
from usance.accounts import Transaction, well_known
from usance.artifacts import Artifacts
from usance.chains.embedded import CHAIN_ID, EmbeddedChain
from usance.chains.rpc import RpcChain
from usance.ledger import Ledger
from usance.outbox import Attempt, NotAnOutbox, Outbox

WRITER = """
import sys
from pathlib import Path
from usance.accounts import well_known
from usance.artifacts import Artifacts
from usance.chains.embedded import EmbeddedChain
from usance.ledger import Ledger
path, artifacts, till = Path(sys.argv[1]), Artifacts(Path(sys.argv[2])), sys.argv[3]
ledger = Ledger(EmbeddedChain.open(path), artifacts, {"Till": till})
for number in range(int(sys.argv[4]), 100_000):
    print(number, flush=True)
    ledger.send(well_known(0), "Till", "add(uint256)", [1], key=f"add {number}")
"""


class Cut(BaseException):
    """The process ends here, as by Ctrl-C."""


@pytest.fixture
def node(chain: EmbeddedChain) -> Iterator[NodeServer]:
    with serve(chain) as server:
        yield server


@pytest.fixture
def outbox(chain: EmbeddedChain) -> Outbox:
    return Outbox(None, chain=chain.identity)


@pytest.fixture
def till(chain: EmbeddedChain, outbox: Outbox, till_artifacts: Artifacts) -> Till:
    addresses = open_till(chain, till_artifacts).ledger.addresses
    return Till(Ledger(chain, till_artifacts, addresses, outbox=outbox), well_known(0))


def add(till: Till, key: str, *, drawer: int = 1) -> str:
    return till.ledger.send(till.owner, "Till", "add(uint256)", [drawer], key=key).tx_hash


def held(till: Till, drawer: int = 1) -> object:
    return till.ledger.call("Till", "held", [drawer])


def cut_off(monkeypatch: pytest.MonkeyPatch, owner: object, method: str, *, after: bool) -> None:
    """Let the next call of `method` end the process, before or after it has done its work."""
    original = getattr(owner, method)

    def cutting(*args: object, **named: object) -> object:
        if after:
            original(*args, **named)
        monkeypatch.setattr(owner, method, original)
        raise Cut

    monkeypatch.setattr(owner, method, cutting)


def test_a_key_that_stands_for_another_write_is_refused(till: Till) -> None:
    add(till, "payment")
    for account, args in ((till.owner, [2]), (well_known(1), [1])):
        with pytest.raises(errors.IdempotencyKeyReused) as reused:
            till.ledger.send(account, "Till", "add(uint256)", args, key="payment")
        assert reused.value.key == "payment"
        assert f"by {account.address}" in reused.value.given
        assert f"by {till.owner.address}" in reused.value.needed
    assert held(till) == 1


def test_a_file_that_is_no_outbox_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "outbox.sqlite"
    path.write_text("letters, all of them unsent, but no database" * 30)
    with pytest.raises(NotAnOutbox):
        Outbox(path, chain="one")


def test_a_refusal_by_the_check_leaves_nothing_under_the_key(till: Till, outbox: Outbox) -> None:
    with pytest.raises(errors.Refusal):
        till.ledger.send(till.owner, "Till", "put", [1, LIMIT + 1], key="put")
    assert outbox.find("put") is None


def test_a_second_click_gives_the_same_receipt_and_no_second_write(till: Till) -> None:
    first = till.ledger.send(till.owner, "Till", "add(uint256)", [1], key="payment")
    again = till.ledger.send(till.owner, "Till", "add(uint256)", [1], key="payment")
    assert again == first
    assert held(till) == 1


def test_a_second_click_is_answered_even_if_the_write_would_be_refused_now(till: Till) -> None:
    first = till.ledger.send(till.owner, "Till", "put", [1, LIMIT], key="put")
    till.ledger.send(till.owner, "Till", "raise", [0])
    assert till.ledger.send(till.owner, "Till", "put", [1, LIMIT], key="put") == first


def test_a_key_is_open_once_its_write_is_signed_and_not_when_it_was_refused(till: Till) -> None:
    assert not till.ledger.is_open("payment")
    add(till, "payment")
    assert till.ledger.is_open("payment")
    with pytest.raises(errors.Refusal):
        till.ledger.send(till.owner, "Till", "put", [1, LIMIT + 1], key="put", precheck=False)
    assert not till.ledger.is_open("put")


def test_writes_without_a_key_are_each_their_own(till: Till) -> None:
    for _ in range(2):
        till.ledger.send(till.owner, "Till", "add(uint256)", [1])
    assert held(till) == 2


def test_a_write_refused_in_its_block_may_be_tried_again_under_its_key(till: Till) -> None:
    with pytest.raises(errors.Refusal):
        till.ledger.send(till.owner, "Till", "put", [1, LIMIT + 1], key="put", precheck=False)
    till.ledger.send(till.owner, "Till", "raise", [LIMIT + 1])
    till.ledger.send(till.owner, "Till", "put", [1, LIMIT + 1], key="put")
    assert held(till) == LIMIT + 1


def test_a_refusal_in_a_block_that_nobody_read_is_told_when_asked_again(
    till: Till, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_off(monkeypatch, outbox, "mark", after=False)
    with pytest.raises(Cut):
        till.ledger.send(till.owner, "Till", "put", [1, LIMIT + 1], key="put", precheck=False)
    nonce = till.chain.nonce(till.owner.address)
    with pytest.raises(errors.Refusal, match="OverDrawn"):
        till.ledger.send(till.owner, "Till", "put", [1, LIMIT + 1], key="put", precheck=False)
    assert outbox.find("put") is not None
    assert till.chain.nonce(till.owner.address) in (nonce, nonce + 1)


@pytest.mark.parametrize(
    ("owner", "method", "after"),
    [
        ("outbox", "record", False),
        ("outbox", "record", True),
        ("chain", "send", False),
        ("chain", "send", True),
        ("chain", "wait", False),
        ("chain", "wait", True),
        ("outbox", "mark", False),
        ("outbox", "mark", True),
    ],
)
def test_a_write_cut_short_anywhere_is_done_once_when_asked_again(
    till: Till, outbox: Outbox, monkeypatch: pytest.MonkeyPatch, owner: str, method: str, after: bool
) -> None:
    add(till, "before")
    cut_off(monkeypatch, outbox if owner == "outbox" else till.chain, method, after=after)
    with pytest.raises(Cut):
        add(till, "payment")
    add(till, "payment")
    add(till, "after")
    assert held(till) == 3
    assert outbox.unfinished(till.owner.address) == ()


@pytest.mark.parametrize("after", [False, True])
def test_a_write_signed_and_not_sent_is_sent_before_the_next_one(
    till: Till, outbox: Outbox, monkeypatch: pytest.MonkeyPatch, after: bool
) -> None:
    cut_off(monkeypatch, till.chain, "send", after=after)
    with pytest.raises(Cut):
        add(till, "payment", drawer=1)
    add(till, "other", drawer=2)
    assert (held(till, 1), held(till, 2)) == (1, 1)
    recorded = outbox.find("payment")
    assert recorded is not None
    assert recorded.state == "mined"
    assert add(till, "payment", drawer=1) == recorded.tx_hash


def test_the_very_same_bytes_are_sent_again(till: Till, outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    cut_off(monkeypatch, till.chain, "send", after=False)
    with pytest.raises(Cut):
        add(till, "payment")
    recorded = outbox.find("payment")
    assert recorded is not None
    assert add(till, "payment") == recorded.tx_hash


def test_a_nonce_that_another_took_lets_the_write_be_signed_anew(
    till: Till, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_off(monkeypatch, till.chain, "send", after=False)
    with pytest.raises(Cut):
        add(till, "payment")
    recorded = outbox.find("payment")
    assert recorded is not None
    foreign = till.owner.sign(Transaction(CHAIN_ID, recorded.nonce, well_known(9).address, b"", 30_000))
    till.chain.send(foreign.raw, foreign.tx_hash)
    assert add(till, "payment") != recorded.tx_hash
    assert held(till) == 1


def test_a_transaction_mined_before_its_receipt_can_be_shown_is_not_signed_anew(
    till: Till, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_off(monkeypatch, till.chain, "send", after=True)
    with pytest.raises(Cut):
        add(till, "payment")
    for _ in range(5):
        till.ledger.send(well_known(1), "Till", "put", [2, 1])
    original = till.chain.receipt
    blind = iter([True, True, False])
    monkeypatch.setattr(till.chain, "receipt", lambda tx_hash: None if next(blind, False) else original(tx_hash))
    monkeypatch.setattr(till.chain, "wait", lambda tx_hash, **_: original(tx_hash))
    recorded = outbox.find("payment")
    assert recorded is not None
    assert add(till, "payment") == recorded.tx_hash
    assert held(till) == 1


def test_a_transaction_the_chain_will_not_take_does_not_block_the_account(till: Till, outbox: Outbox) -> None:
    with pytest.raises(errors.TransactionRejected):
        till.ledger.send(till.owner, "Till", "add(uint256)", [1], key="payment", gas=10**9, precheck=False)
    recorded = outbox.find("payment")
    assert recorded is not None
    assert recorded.state == "dead"
    add(till, "other")
    add(till, "payment")
    assert held(till) == 2


def test_a_chain_set_back_is_written_to_again(till: Till, chain: EmbeddedChain) -> None:
    mark = chain.snapshot()
    add(till, "payment")
    chain.revert(mark)
    assert held(till) == 0
    add(till, "payment")
    assert held(till) == 1


def test_two_outboxes_of_one_account_do_not_lose_a_write(
    till: Till, chain: EmbeddedChain, till_artifacts: Artifacts
) -> None:
    other = Till(Ledger(chain, till_artifacts, till.ledger.addresses), till.owner)
    for number in range(3):
        add(till, f"payment {number}")
        add(other, f"payment {number}")
    assert held(till) == 6


def test_two_workspaces_that_sign_the_same_for_one_turn_both_have_it_done(
    till: Till, chain: EmbeddedChain, till_artifacts: Artifacts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turn, told = chain.pending_nonce(till.owner.address), count()
    real = chain.pending_nonce
    # Both are told the same turn before either has sent anything.
    monkeypatch.setattr(chain, "pending_nonce", lambda one: turn if next(told) < 2 else real(one))
    receipts = []
    for name in ("one", "two"):
        outbox = Outbox(tmp_path / name, chain=chain.identity)
        ledger = Ledger(chain, till_artifacts, till.ledger.addresses, outbox=outbox)
        receipts.append(ledger.send(till.owner, "Till", "add(uint256)", [1]))
    assert len({one.tx_hash for one in receipts}) == 2
    assert held(till) == 2


def test_a_workspace_is_told_from_others_by_what_its_file_keeps(tmp_path: Path) -> None:
    tokens = [Outbox(tmp_path / name, chain="c").token for name in ("one", "two", "one")]
    assert tokens[0] == tokens[2] != tokens[1] and all(tokens)
    assert Outbox(None, chain="c").token == 0


def test_an_outbox_serves_several_chains_and_mixes_none(tmp_path: Path, till_artifacts: Artifacts) -> None:
    path = tmp_path / "outbox.sqlite"
    for _ in range(2):
        with EmbeddedChain.create(start=START) as chain:
            till = open_till(chain, till_artifacts)
            till = replace(
                till,
                ledger=Ledger(chain, till_artifacts, till.ledger.addresses, outbox=Outbox(path, chain=chain.identity)),
            )
            add(till, "payment")
            assert held(till) == 1


def test_a_gap_in_the_nonces_is_filled_before_the_next_is_counted(outbox: Outbox) -> None:
    attempt = Attempt("one", "0xA", "Till", "add", "d", nonce=6, raw=b"", tx_hash="0x6", since=0)
    outbox.record(attempt)
    assert outbox.next_nonce("0xA", on_chain=5) == 5
    assert outbox.next_nonce("0xA", on_chain=6) == 7
    assert outbox.next_nonce("0xA", on_chain=9) == 9
    assert outbox.next_nonce("0xB", on_chain=5) == 5
    outbox.mark(attempt, "dead")
    assert outbox.next_nonce("0xA", on_chain=6) == 6


def test_a_node_that_took_a_transaction_and_did_not_say_so_does_not_get_a_second(
    till: Till, node: NodeServer, till_artifacts: Artifacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = Till(Ledger(RpcChain(node.url, chain_id=CHAIN_ID), till_artifacts, till.ledger.addresses), till.owner)
    original = node.eth_sendRawTransaction

    def silent(raw: str) -> str:
        original(raw)
        node.failures = 1
        monkeypatch.setattr(node, "eth_sendRawTransaction", original)
        raise errors.NodeRefused("eth_sendRawTransaction", code=-32000, reason="busy")

    monkeypatch.setattr(node, "eth_sendRawTransaction", silent)
    add(served, "payment")
    assert held(till) == 1


def test_the_outbox_of_a_kept_chain_lies_beside_it(tmp_path: Path, till_artifacts: Artifacts) -> None:
    path = tmp_path / "bank.chain"
    till = open_till(EmbeddedChain.create(path, start=START), till_artifacts)
    tx_hash = add(till, "payment")
    till.ledger.close()
    assert (tmp_path / "bank.chain.outbox.sqlite").is_file()
    again = Till(Ledger(EmbeddedChain.open(path), till_artifacts, till.ledger.addresses), till.owner)
    assert add(again, "payment") == tx_hash
    again.ledger.close()


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_a_process_stopped_in_the_middle_of_a_write_continues_with_the_same_key(
    tmp_path: Path, till_artifacts: Artifacts, stop: signal.Signals
) -> None:
    path = tmp_path / "bank.chain"
    till = open_till(EmbeddedChain.create(path, start=START), till_artifacts)
    till.ledger.close()
    last = 0
    for at in range(4):
        arguments = [str(path), str(till_artifacts.folder), till.ledger.addresses["Till"], str(last)]
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert writer.stdout is not None
        said = [int(writer.stdout.readline())]
        time.sleep(0.005 * at)
        writer.send_signal(stop)
        last = [*said, *map(int, writer.stdout.read().split())][-1]
        writer.wait()
    again = Till(Ledger(EmbeddedChain.open(path), till_artifacts, till.ledger.addresses), till.owner)
    add(again, f"add {last}")
    assert held(again) == last + 1
    again.ledger.close()
