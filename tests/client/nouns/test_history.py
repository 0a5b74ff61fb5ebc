"""The log kept beside the client: each event once, whatever the range, the restart or the repeat.

once          twice | after a restart | cut short in the middle | by two processes | behind the chain | in stretches
what          equal to the ledger's log | of one credit | of one chain | followed
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.client.nouns.lives import Kept, Life, fresh_papers
from usance import history as history_module
from usance.abi import Value
from usance.errors import InputError
from usance.events import Event
from usance.history import History, NotAHistory, Past
from usance.ledger import Ledger

ROOT = Path(__file__).resolve().parents[3]
CONTRACTS = (
    *("Membership", "BankingCalendar", "RuleBook", "Credits", "Schedules", "Confirmations", "Endings", "Transfers"),
    *("Proceeds", "Amendments", "Presentations", "Nominations", "Records", "Claims", "Lines", "Funding", "Inquiries"),
    *("Listings", "Seals", "Forfaiting", "Deliveries", "Recourses", "OutsideLeg"),
)

READER = """
import sys
from pathlib import Path
from usance.connecting import connect
from usance.history import History
platform = connect(Path(sys.argv[1]), network=Path(sys.argv[2]), write=False)
print("ready", flush=True)
sys.stdin.readline()
for _ in range(20):
    print(History(platform.ledger, Path(sys.argv[3])).sync(), flush=True)
"""


class Cut(BaseException):
    """The process ends here."""


def plain(value: Value) -> object:
    """As JSON has it."""
    if isinstance(value, Mapping):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, bytes):
        return f"0x{value.hex()}"
    return [plain(one) for one in value] if isinstance(value, tuple) else value


def as_past(event: Event) -> Past:
    args = json.loads(json.dumps(plain(event.args)))
    place = (event.block_number, event.log_index, event.block_time, event.tx_hash)
    return Past(*place, event.contract, event.name, args)


def log(ledger: Ledger) -> list[Past]:
    return [as_past(event) for event in ledger.logs(0, contracts=CONTRACTS)]


@pytest.mark.parametrize("content", [b"no history at all, but a long text" * 200, b"SQLite format 3\0" + b"x" * 999])
def test_a_file_of_another_kind_is_refused_and_left_as_it_is(life: Life, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "history.sqlite"
    path.write_bytes(content)
    with pytest.raises(NotAHistory, match=r"history\.sqlite is no history") as refused:
        History(life.platform.ledger, path)
    assert isinstance(refused.value, InputError)
    assert path.read_bytes() == content
    with pytest.raises(NotAHistory):
        History(life.platform.ledger, tmp_path / "missing" / "history.sqlite")


def test_what_is_kept_is_what_the_ledger_says(life: Life) -> None:
    life.honoured()
    history = History(life.platform.ledger)
    assert history.sync() == len(log(life.platform.ledger))
    assert list(history.events()) == log(life.platform.ledger)


def test_nothing_is_read_twice(life: Life, tmp_path: Path) -> None:
    ledger, path = life.platform.ledger, tmp_path / "history.sqlite"
    history = History(ledger, path)
    first = history.sync()
    assert (first > 0, history.sync()) == (True, 0)
    credit = life.advised()
    assert history.sync() == 2
    history.close()
    again = History(ledger, path)
    assert again.sync() == 0
    assert [one.name for one in again.events()[first:]] == ["CreditIssued", "CreditAdvised"]
    life.boc.present(credit.id, "CNY 1.00", fresh_papers(), shipped=life.platform.today())
    assert (again.sync(), list(again.events())) == (1, log(ledger))


@pytest.mark.parametrize("stretch", [1, 7])
def test_how_many_blocks_are_read_at_once_makes_no_difference(
    life: Life, monkeypatch: pytest.MonkeyPatch, stretch: int
) -> None:
    monkeypatch.setattr(history_module, "_STRETCH", stretch)
    assert list(History(life.platform.ledger).events()) == log(life.platform.ledger)


@pytest.mark.parametrize("at", ["logs", "rows", "commit"])
def test_a_reading_cut_short_loses_nothing_and_reads_nothing_twice(
    life: Life, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    monkeypatch.setattr(history_module, "_STRETCH", 10)
    ledger, history, seen = life.platform.ledger, History(life.platform.ledger, tmp_path / "history.sqlite"), 0
    original = Ledger.logs if at == "logs" else History._row

    def cutting(*args: object, **named: object) -> object:
        nonlocal seen
        seen += 1
        if seen == (3 if at == "logs" else 25):
            raise Cut
        return original(*args, **named)  # type: ignore[arg-type]

    if at == "commit":
        history.sync()
        life.advised()
        history._sql.execute("BEGIN IMMEDIATE")  # As if Ctrl-C had fallen right behind it.
    else:
        monkeypatch.setattr(Ledger if at == "logs" else History, "logs" if at == "logs" else "_row", cutting)
        with pytest.raises(Cut):
            history.sync()
        kept = sqlite3.connect(tmp_path / "history.sqlite").execute("SELECT max(block) FROM event").fetchone()[0]
        assert 0 < kept < ledger.block_number()
    monkeypatch.undo()
    assert list(history.events()) == log(ledger)
    assert history.sync() == 0


def test_a_node_that_lags_behind_takes_nothing_back(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    history, ledger = History(life.platform.ledger), life.platform.ledger
    before = history.events()
    with monkeypatch.context() as lagging:
        lagging.setattr(Ledger, "block_number", lambda _: 3)
        assert history.sync() == 0
    life.advised()
    assert history.sync() == 2
    assert list(history.events()) == log(ledger)
    assert history.events()[: len(before)] == before


def test_two_processes_that_read_at_once_keep_each_event_once(kept: Kept, tmp_path: Path) -> None:
    path = tmp_path / "shared.history.sqlite"
    command = [sys.executable, "-c", READER, str(kept.chain), str(kept.network), str(path)]
    env = {"PYTHONPATH": str(ROOT / "client"), "PATH": "/usr/bin:/bin"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    readers = [subprocess.Popen(command, env=env, text=True, **pipes) for _ in range(2)]  # type: ignore[call-overload]
    try:
        for reader in readers:
            assert reader.stdout.readline() == "ready\n"
        for reader in readers:
            reader.stdin.write("go\n")
            reader.stdin.flush()
        said = [reader.communicate(timeout=60) for reader in readers]
    finally:
        for reader in readers:
            reader.kill()
    assert [(reader.returncode, err) for reader, (_, err) in zip(readers, said, strict=True)] == [(0, ""), (0, "")]
    with kept.open(write=False) as platform:
        assert sum(int(line) for out, _ in said for line in out.split()) == len(log(platform.ledger))
        assert list(History(platform.ledger, path).events()) == log(platform.ledger)


def test_events_of_another_chain_in_the_same_file_stay_apart(life: Life, kept_life: Life, tmp_path: Path) -> None:
    path = tmp_path / "both.sqlite"
    here, there = History(life.platform.ledger, path), History(kept_life.platform.ledger, path)
    assert here.sync() > 0 and there.sync() > 0
    assert (list(here.events()), list(there.events())) == (log(life.platform.ledger), log(kept_life.platform.ledger))
    assert {one.name for one in there.events(credit=3 << 32 | 1)} == {"CreditIssued", "CreditAdvised"}
    assert here.events(credit=3 << 32 | 1) == ()


def test_a_credit_s_events_are_those_of_its_presentations_and_claims_too(life: Life) -> None:
    claim = life.honoured()
    life.presented()
    assert [one.name for one in life.platform.history.events(credit=3 << 32 | 1)] == [
        *("CreditIssued", "CreditAdvised", "PresentationMade", "PresentationComplied", "PresentationHonoured"),
        *("ClaimOpened", "Transfer", "ClaimPaid"),
    ]
    assert claim.credit == "3-1"


def test_only_what_came_after_a_place_is_given(life: Life) -> None:
    whole = life.platform.history.events()
    for at in (0, len(whole) // 2, len(whole) - 1):
        assert life.platform.history.events(after=(whole[at].block, whole[at].log)) == whole[at + 1 :]


def test_what_was_before_the_deployment_is_not_asked_for(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    later = [one for one in log(life.platform.ledger) if one.block > 20]
    asked: list[int] = []
    original = Ledger.logs

    def watched(ledger: Ledger, first: int, last: int, *, contracts: Sequence[str]) -> tuple[Event, ...]:
        asked.append(first)
        return original(ledger, first, last, contracts=contracts)

    monkeypatch.setattr(Ledger, "logs", watched)
    assert list(History(life.platform.ledger, since=20).events()) == later
    assert asked[0] == 21


def test_following_gives_what_there_is_and_then_what_comes(life: Life) -> None:
    history = life.platform.history
    before = len(log(life.platform.ledger))
    assert len(list(history.follow(poll=0.001, patience=0))) == before
    seen: list[str] = []
    for event in history.follow(poll=0.001, patience=0.003):
        seen.append(event.name)
        if len(seen) == before:
            life.advised()
    assert seen[before:] == ["CreditIssued", "CreditAdvised"]


def test_the_root_of_documents_is_known_from_the_log_alone(life: Life) -> None:
    made = life.presented()
    number = (3 << 32 | 1) << 16 | 1
    kept = json.loads(str(life.platform.papers.find("documents", made.id)))
    assert life.platform.history.documents_root(number) == bytes.fromhex(kept["root"][2:])
    assert life.platform.history.documents_root(number + 1) is None
