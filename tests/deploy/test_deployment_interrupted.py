"""A deployment that was cut short goes on where it stopped, and comes to what an undisturbed one comes to.

cut by     SIGKILL, SIGINT to a process | Ctrl-C inside a transaction, before and after it is on the chain
files      a journal line cut short | the journal lost | the record not written yet
"""

from __future__ import annotations

import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.deploy import networks
from usance.chains.embedded import EmbeddedChain
from usance.deployment import Record, attach, deploy
from usance.ledger import Ledger

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "deploy/deploy.py"
STEPS = 40


@pytest.fixture(scope="module")
def undisturbed(deployed_once: Path) -> Record:
    return Record.load(deployed_once / "small.chain.record.json")


def assert_whole(folder: Path, undisturbed: Record) -> None:
    """What is on the chain is what an undisturbed deployment leaves there, once each."""
    ledger, record = attach(networks.network(folder), folder / "small.chain")
    try:
        assert (record.addresses, record.code, record.members) == (
            undisturbed.addresses,
            undisturbed.code,
            undisturbed.members,
        )
        assert ledger.call("Membership", "count") == len(undisturbed.members)
        assert _events(ledger) == _events_expected(undisturbed)
    finally:
        ledger.close()


def _events(ledger: Ledger) -> Counter[str]:
    return Counter(event.name for event in ledger.logs(0) if event.name in _events_expected_names())


def _events_expected_names() -> set[str]:
    return {"PartyAdmitted", "YearPublished", "PlaceOpened", "LimitsSet", "CurrencyAdded", "BoundTo"}


def _events_expected(record: Record) -> Counter[str]:
    years = sum(map(len, record.calendars.values()))
    return Counter(
        {
            "PartyAdmitted": len(record.members),
            "YearPublished": years,
            "PlaceOpened": len(record.calendars),
            "LimitsSet": 1,
            "CurrencyAdded": len(record.currencies),
            "BoundTo": 3,
        }
    )


@contextmanager
def deploying(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """The script, deploying the small network in `folder`."""
    words = [
        sys.executable,
        str(SCRIPT),
        "--network",
        str(networks.write(folder)),
        "--chain",
        str(folder / "small.chain"),
    ]
    environment = {"PYTHONPATH": str(ROOT / "client"), "PATH": "/usr/bin:/bin"}
    process = subprocess.Popen(
        words, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def cut(folder: Path, *, after: int, by: signal.Signals) -> tuple[int, str]:
    """Send a signal as soon as the script says that it begins step `after`; its exit code and last words."""
    with deploying(folder) as process:
        assert process.stdout is not None
        for _ in range(after):
            assert process.stdout.readline(), "the deployment was over too early"
        process.send_signal(by)
        _, said = process.communicate(timeout=60)
        return process.returncode, said


def finish(folder: Path) -> None:
    deploy(networks.network(folder), folder / "small.chain")[0].close()


@pytest.mark.parametrize("after", [1, 9, 24, 36])
def test_a_killed_deployment_goes_on(after: int, tmp_path: Path, undisturbed: Record) -> None:
    code, _ = cut(tmp_path, after=after, by=signal.SIGKILL)
    assert code == -signal.SIGKILL
    assert not (tmp_path / "small.chain.record.json").exists()
    finish(tmp_path)
    assert_whole(tmp_path, undisturbed)


def test_a_deployment_killed_again_and_again_goes_on(tmp_path: Path, undisturbed: Record) -> None:
    for _ in range(3):
        cut(tmp_path, after=5, by=signal.SIGKILL)
    finish(tmp_path)
    assert_whole(tmp_path, undisturbed)


def test_ctrl_c_is_one_line_and_exit_code_1_and_the_next_run_goes_on(tmp_path: Path, undisturbed: Record) -> None:
    code, said = cut(tmp_path, after=12, by=signal.SIGINT)
    assert (code, said) == (1, "interrupted; what is done is kept, run it again to go on\n")
    finish(tmp_path)
    assert_whole(tmp_path, undisturbed)


class Cut(KeyboardInterrupt):
    """Ctrl-C at a moment of the test's choosing."""


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("at", [0, 8, 14, 19, 23, 30, 34])
def test_ctrl_c_inside_a_transaction_does_it_neither_twice_nor_never(
    at: int, moment: str, tmp_path: Path, undisturbed: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    send, sent = EmbeddedChain.send, 0

    def cut_send(chain: EmbeddedChain, raw: bytes, tx_hash: str) -> None:
        nonlocal sent
        sent += 1
        if sent == at + 1 and moment == "before":
            raise Cut
        send(chain, raw, tx_hash)
        if sent == at + 1:
            raise Cut

    with monkeypatch.context() as patched:
        patched.setattr(EmbeddedChain, "send", cut_send)
        with pytest.raises(Cut):
            finish(tmp_path)
    finish(tmp_path)
    assert_whole(tmp_path, undisturbed)


@pytest.mark.parametrize("kept", [0, 1, 30])
def test_a_journal_line_cut_short_is_dropped(kept: int, folder: Path, undisturbed: Record) -> None:
    path = folder / "small.chain.journal"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:kept]) + lines[kept][:-7])
    finish(folder)
    assert_whole(folder, undisturbed)
    assert path.read_bytes().splitlines()[:kept] == [line.rstrip() for line in lines[:kept]]


def test_a_lost_journal_is_found_again_in_the_outbox(folder: Path, undisturbed: Record) -> None:
    (folder / "small.chain.journal").unlink()
    finish(folder)
    assert_whole(folder, undisturbed)
    with EmbeddedChain.open(folder / "small.chain") as chain:
        assert chain.block_number() == undisturbed.block


def test_a_file_that_grew_while_a_deployment_was_cut_short_is_deployed_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renounced = 0
    send = EmbeddedChain.send

    def cut_after_handover(chain: EmbeddedChain, raw: bytes, tx_hash: str) -> None:
        nonlocal renounced
        send(chain, raw, tx_hash)
        renounced += 1
        if renounced == last:
            raise Cut

    from usance.deployment import plan

    network = networks.network(tmp_path)
    last = len(plan(network))
    with monkeypatch.context() as patched:
        patched.setattr(EmbeddedChain, "send", cut_after_handover)
        with pytest.raises(Cut):
            deploy(network, tmp_path / "small.chain")
    done_now, record = networks.again(tmp_path, ('settled = ["CNY"]', 'settled = ["CNY", "USD"]'))
    assert "Cash:USD opens issue, redeem to CASH_ISSUER" in done_now
    assert record.currencies == ("CNY", "USD")
