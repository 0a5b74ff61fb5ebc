"""A deployment that was cut short goes on where it stopped, and comes to what an undisturbed one comes to.

cut by     SIGKILL, SIGINT to a process | Ctrl-C inside a transaction, before and after it is on the chain
files      a journal line cut short | the journal lost | currencies added in between
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
from usance.deployment.permissions import BINDINGS

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "deploy/deploy.py"
STEPS = 70
BOUND = sum(map(len, BINDINGS.values()))
ONCE = Counter(PartyAdmitted=4, YearPublished=1, PlaceOpened=1, LimitsSet=1, CurrencyAdded=1, BoundTo=BOUND, Approval=4)
"""How often each is in the log of the small network: what is done twice is there twice."""


@pytest.fixture(scope="module")
def undisturbed(deployed_once: Path) -> Record:
    return Record.load(deployed_once / "small.chain.record.json")


def assert_whole(folder: Path, undisturbed: Record) -> None:
    """What is on the chain is what an undisturbed deployment leaves there, once each."""
    ledger, record = attach(networks.network(folder), folder / "small.chain")
    log, blocks = Counter(event.name for event in ledger.logs(0)), ledger.block_number()
    ledger.close()
    assert blocks == undisturbed.block == STEPS
    assert record.addresses == undisturbed.addresses
    assert record.code == undisturbed.code
    assert record.members == undisturbed.members
    assert {name: log[name] for name in ONCE} == ONCE


@contextmanager
def deploying(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """The script, deploying the small network in `folder`."""
    options = ["--network", str(networks.write(folder)), "--chain", str(folder / "small.chain")]
    process = subprocess.Popen(
        [sys.executable, str(SCRIPT), *options],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT / "client"), "PATH": "/usr/bin:/bin"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def cut(folder: Path, *, after: int, by: signal.Signals) -> tuple[int, str]:
    """Send a signal as soon as the script says that it begins its step `after`; its exit code and last words."""
    with deploying(folder) as process:
        assert process.stdout is not None
        for _ in range(after):
            assert process.stdout.readline(), "the deployment was over too early"
        process.send_signal(by)
        _, said = process.communicate(timeout=60)
        return process.returncode, said


def finish(folder: Path) -> None:
    deploy(networks.network(folder), folder / "small.chain")[0].close()


@pytest.mark.parametrize("after", [1, 20, 46])
def test_a_killed_deployment_goes_on(after: int, tmp_path: Path, undisturbed: Record) -> None:
    code, _ = cut(tmp_path, after=after, by=signal.SIGKILL)
    assert code == -signal.SIGKILL
    assert not (tmp_path / "small.chain.record.json").exists()
    finish(tmp_path)
    assert_whole(tmp_path, undisturbed)


def test_a_deployment_killed_twice_and_interrupted_goes_on(tmp_path: Path, undisturbed: Record) -> None:
    cut(tmp_path, after=7, by=signal.SIGKILL)
    cut(tmp_path, after=7, by=signal.SIGKILL)
    code, said = cut(tmp_path, after=7, by=signal.SIGINT)
    assert (code, said) == (1, "interrupted; what is done is kept, run it again to go on\n")
    finish(tmp_path)
    assert_whole(tmp_path, undisturbed)


class Cut(KeyboardInterrupt):
    """Ctrl-C at a moment of the test's choosing."""


def cut_inside(folder: Path, monkeypatch: pytest.MonkeyPatch, *, transaction: int, moment: str) -> None:
    """Ctrl-C "before" or "after" the chain takes the nth transaction of a fresh deployment."""
    send, sent = EmbeddedChain.send, 0

    def cut_send(chain: EmbeddedChain, raw: bytes, tx_hash: str) -> None:
        nonlocal sent
        sent += 1
        if sent == transaction and moment == "before":
            raise Cut
        send(chain, raw, tx_hash)
        if sent == transaction:
            raise Cut

    with monkeypatch.context() as patched:
        patched.setattr(EmbeddedChain, "send", cut_send)
        with pytest.raises(Cut):
            finish(folder)


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("transaction", [1, 24, 36, STEPS])
def test_ctrl_c_inside_a_transaction_does_it_neither_twice_nor_never(
    transaction: int, moment: str, tmp_path: Path, undisturbed: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_inside(tmp_path, monkeypatch, transaction=transaction, moment=moment)
    finish(tmp_path)
    assert_whole(tmp_path, undisturbed)


def test_a_currency_added_after_an_interrupted_handover_is_opened_by_the_administrator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_inside(tmp_path, monkeypatch, transaction=STEPS, moment="after")
    done_now, record = networks.again(tmp_path, ('settled = ["CNY"]', 'settled = ["CNY", "USD"]'))
    assert "Cash:USD opens issue, redeem to CASH_ISSUER" in done_now
    assert record.currencies == ("CNY", "USD")


@pytest.mark.parametrize("kept", [0, 2 * STEPS], ids=["the first", "the last"])
@pytest.mark.parametrize("left", [0, 1, 20, -1])
def test_a_journal_line_cut_short_is_dropped(left: int, kept: int, folder: Path, undisturbed: Record) -> None:
    path = folder / "small.chain.journal"
    lines = path.read_bytes().splitlines(keepends=True)
    assert len(lines) == 1 + 2 * STEPS, "the head, and two lines for each step"
    path.write_bytes(b"".join(lines[:kept]) + lines[kept][:left])
    finish(folder)
    assert_whole(folder, undisturbed)
    assert path.read_bytes().splitlines(keepends=True)[1:kept] == lines[1:kept]


def test_a_lost_journal_is_found_again_in_the_outbox(folder: Path, undisturbed: Record) -> None:
    (folder / "small.chain.journal").unlink()
    finish(folder)
    assert_whole(folder, undisturbed)
