"""The chain in one file: what it refuses to open, what it keeps, and what is left when its writer is killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.client.conftest import START, Till, open_till
from usance import errors
from usance.accounts import Transaction, well_known
from usance.artifacts import Artifacts
from usance.chains.embedded import CHAIN_ID, EmbeddedChain
from usance.ledger import Ledger

WRITER = """
import sys
from pathlib import Path
from usance.accounts import well_known
from usance.artifacts import Artifacts
from usance.chains.embedded import EmbeddedChain
from usance.ledger import Ledger
path, artifacts, till = Path(sys.argv[1]), Artifacts(Path(sys.argv[2])), sys.argv[3]
ledger = Ledger(EmbeddedChain.open(path), artifacts, {"Till": till})
for number in range(100_000):
    ledger.send(well_known(0), "Till", "add(uint256)", [1])
    print(number + 1, flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bank.chain"


def kept(path: Path, artifacts: Artifacts) -> Till:
    return open_till(EmbeddedChain.create(path, start=START, version="one"), artifacts)


def test_a_missing_chain_file_is_told_by_its_path(path: Path) -> None:
    with pytest.raises(errors.ChainFileMissing) as missing:
        EmbeddedChain.open(path)
    assert missing.value.path == str(path)
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"a letter of credit", b"SQLite format 3\0" + b"\7" * 500])
def test_a_file_that_is_no_chain_is_refused_and_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(errors.NotAChainFile):
        EmbeddedChain.open(path)
    assert path.read_bytes() == content


def test_a_database_of_something_else_is_refused(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE letters (number INTEGER)")
    other.close()
    with pytest.raises(errors.NotAChainFile, match="something else"):
        EmbeddedChain.open(path)


def test_a_chain_of_another_contract_version_is_refused_with_both_versions(path: Path) -> None:
    EmbeddedChain.create(path, start=START, version="one").close()
    with pytest.raises(errors.ContractVersionMismatch) as mismatch:
        EmbeddedChain.open(path, version="two")
    assert (mismatch.value.given, mismatch.value.needed) == ("one", "two")
    EmbeddedChain.open(path, version="one").close()


def test_a_new_chain_never_takes_the_place_of_a_file(path: Path) -> None:
    path.write_text("undertakings")
    with pytest.raises(errors.ChainFileExists):
        EmbeddedChain.create(path, start=START)
    assert path.read_text() == "undertakings"


def test_a_second_writer_is_told_who_holds_the_chain(path: Path) -> None:
    with EmbeddedChain.create(path, start=START, command="usance run story.yaml"):
        with pytest.raises(errors.ChainLocked) as locked:
            EmbeddedChain.open(path)
        assert locked.value.holder is not None
        assert locked.value.holder.pid == os.getpid()
        assert locked.value.holder.command == "usance run story.yaml"
        assert locked.value.holder.since.endswith("+00:00")
        assert f"process {os.getpid()} since" in str(locked.value)
    EmbeddedChain.open(path).close()


def test_a_refused_open_leaves_the_chain_unlocked(path: Path) -> None:
    EmbeddedChain.create(path, start=START, version="one").close()
    with pytest.raises(errors.ContractVersionMismatch):
        EmbeddedChain.open(path, version="two")
    EmbeddedChain.open(path).close()


def test_a_reader_beside_the_writer_sees_each_block_and_may_not_write(path: Path, till_artifacts: Artifacts) -> None:
    till = kept(path, till_artifacts)
    with EmbeddedChain.open(path, write=False) as reader:
        seen = Ledger(reader, till_artifacts, till.ledger.addresses)
        for amount in (1, 2):
            till.ledger.send(till.owner, "Till", "add(uint256)", [1])
            assert seen.call("Till", "held", [1]) == amount
            assert reader.block_number() == till.chain.block_number()
        with pytest.raises(errors.ReadOnlyChain):
            seen.send(till.owner, "Till", "add(uint256)", [1])
        with pytest.raises(errors.ReadOnlyChain):
            reader.travel(reader.now() + 1)
    till.ledger.close()


def test_time_does_not_run_backwards(chain: EmbeddedChain) -> None:
    chain.travel(START + 500)
    with pytest.raises(errors.TimeRunsForward) as backwards:
        chain.travel(START + 499)
    assert (backwards.value.given, backwards.value.now) == (START + 499, START + 500)


def test_a_transaction_for_another_chain_is_refused(chain: EmbeddedChain) -> None:
    signed = well_known(0).sign(Transaction(1, 0, well_known(1).address, b"", 30_000))
    with pytest.raises(errors.WrongChainId) as wrong:
        chain.send(signed.raw, signed.tx_hash)
    assert (wrong.value.given, wrong.value.needed) == (1, CHAIN_ID)


@pytest.mark.parametrize("nonce", [1, 7])
def test_a_transaction_out_of_turn_is_rejected_at_once(chain: EmbeddedChain, nonce: int) -> None:
    signed = well_known(0).sign(Transaction(CHAIN_ID, nonce, well_known(1).address, b"", 30_000))
    with pytest.raises(errors.TransactionRejected):
        chain.send(signed.raw, signed.tx_hash)
    assert chain.block_number() == 0


@pytest.mark.parametrize("raw", [b"", b"\2", b"\2\xc0", b"not a transaction"])
def test_bytes_that_are_no_transaction_are_rejected(chain: EmbeddedChain, raw: bytes) -> None:
    with pytest.raises(errors.TransactionRejected):
        chain.send(raw, "0x00")


def test_a_block_that_is_not_there_is_named(chain: EmbeddedChain) -> None:
    with pytest.raises(errors.UnknownBlock) as unknown:
        chain.block(1)
    assert (unknown.value.given, unknown.value.latest) == (1, 0)


def test_a_kept_chain_cannot_be_set_back(path: Path) -> None:
    with EmbeddedChain.create(path, start=START) as chain, pytest.raises(errors.InputError):
        chain.snapshot()


def test_the_chain_begins_on_its_date_and_not_on_the_hosts(chain: EmbeddedChain) -> None:
    assert chain.block(0).timestamp == START
    assert chain.now() == START + 1


def test_a_call_sees_the_time_that_the_next_transaction_will_have(till: Till) -> None:
    assert isinstance(till.chain, EmbeddedChain)
    till.chain.travel(START + 86_400)
    assert till.ledger.call("Till", "time") == till.ledger.now() == START + 86_400
    assert till.ledger.send(till.owner, "Till", "putAfter", [START + 86_400, 1]).block_time == START + 86_400
    assert till.ledger.now() == START + 86_401


def test_the_date_set_is_kept_over_a_restart(path: Path) -> None:
    with EmbeddedChain.create(path, start=START) as chain:
        chain.travel(START + 86_400)
    with EmbeddedChain.open(path) as again:
        assert again.now() == START + 86_400


def test_a_restart_finds_blocks_receipts_logs_and_nonces(path: Path, till_artifacts: Artifacts) -> None:
    till = kept(path, till_artifacts)
    receipt = till.ledger.send(till.owner, "Till", "put", [1, 5])
    events, height = till.ledger.logs(0), till.chain.block()
    till.ledger.close()
    with EmbeddedChain.open(path) as again:
        ledger = Ledger(again, till_artifacts, till.ledger.addresses)
        assert again.block() == height
        assert ledger.logs(0) == events == receipt.events
        assert again.receipt(receipt.tx_hash) is not None
        assert ledger.call("Till", "held", [1]) == 5
        assert ledger.send(till.owner, "Till", "put", [1, 6]).block_number == height.number + 1
        assert ledger.call("Till", "held", [1]) == 11


def test_a_snapshot_brings_back_state_blocks_clock_and_nonces_as_often_as_wanted(till: Till) -> None:
    assert isinstance(till.chain, EmbeddedChain)
    mark, height = till.chain.snapshot(), till.chain.block()
    for _ in range(2):
        till.chain.travel(START + 99_999)
        receipt = till.ledger.send(till.owner, "Till", "put", [1, 5])
        inner = till.chain.snapshot()
        till.ledger.send(till.owner, "Till", "put", [1, 5])
        till.chain.revert(inner)
        assert till.ledger.call("Till", "held", [1]) == 5
        till.chain.revert(mark)
        assert till.chain.block() == height
        assert till.chain.now() == height.timestamp + 1
        assert till.chain.receipt(receipt.tx_hash) is None
        assert till.ledger.call("Till", "held", [1]) == 0


def test_an_empty_block_moves_the_clock_and_nothing_else(till: Till) -> None:
    assert isinstance(till.chain, EmbeddedChain)
    before = till.chain.block()
    till.chain.mine()
    assert till.chain.block().timestamp == before.timestamp + 1
    assert till.chain.block().transactions == ()
    assert till.ledger.send(till.owner, "Till", "put", [1, 5]).block_number == before.number + 2


def test_gas_is_free_even_for_accounts_without_a_balance(till: Till) -> None:
    stranger = well_known(500)
    till.ledger.send(stranger, "Till", "put", [1, 5])
    assert till.chain.max_fee() == 0


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT])
def test_a_writer_stopped_at_any_moment_loses_at_most_the_transaction_in_flight(
    path: Path, till_artifacts: Artifacts, stop: signal.Signals
) -> None:
    till = kept(path, till_artifacts)
    till.ledger.close()
    told, rounds = 0, 4
    for at in range(rounds):
        arguments = [sys.executable, "-c", WRITER, str(path), str(till_artifacts.folder), till.ledger.addresses["Till"]]
        writer = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert writer.stdout is not None
        said = int(writer.stdout.readline())
        time.sleep(0.007 * at)
        writer.send_signal(stop)
        said = [said, *map(int, writer.stdout.read().split())][-1]
        writer.wait()
        with EmbeddedChain.open(path) as chain:
            held = Ledger(chain, till_artifacts, till.ledger.addresses).call("Till", "held", [1])
        assert isinstance(held, int)
        # One was in flight; one more may have been signed by the writer before and not sent, and was sent now.
        assert told + said <= held <= told + said + 2
        told = held


def test_a_creation_cut_short_leaves_no_chain_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut_short(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.link", cut_short)
    with pytest.raises(KeyboardInterrupt):
        EmbeddedChain.create(path, start=START)
    monkeypatch.undo()
    assert not path.exists()
    EmbeddedChain.create(path, start=START).close()
