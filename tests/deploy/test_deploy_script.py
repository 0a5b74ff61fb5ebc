"""The script says what it does, in lines that a pipe can carry, and its exit code tells.

usage      an unknown option: 2
refused    an unknown network, a bad file, a file that is no chain, a folder that cannot be made, a node that is down, a
           chain that is locked: 1 and one line
done       fresh | again | --dry-run | --json | read only in part | the permission table alone: 0
"""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from deploy import deploy, permissions
from tests.deploy import networks
from usance.accounts import well_known
from usance.chains.embedded import EmbeddedChain
from usance.deployment import PERMISSIONS, Record

ROOT = Path(__file__).resolve().parents[2]
AS_FILE = [sys.executable, str(ROOT / "deploy/deploy.py")]
AS_MODULE = [sys.executable, "-m", "deploy"]


@dataclass(frozen=True)
class Done:
    """What a run of a script came to."""

    returncode: int
    stdout: str
    stderr: str


class Script:
    """The scripts, run in this process, as it takes a second to start another."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def __call__(self, folder: Path, *options: str, main: Callable[[], int] = deploy.main) -> Done:
        self._monkeypatch.chdir(folder)
        self._monkeypatch.setattr(sys, "argv", ["deploy", *options])
        code = main()
        return Done(code, *self._capsys.readouterr())


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Script:
    return Script(monkeypatch, capsys)


def start(folder: Path, *words: str) -> Done:
    """A script in a process of its own, its output in pipes."""
    environment = {"PYTHONPATH": f"{ROOT / 'client'}:{ROOT}", "PATH": "/usr/bin:/bin"}
    done = subprocess.run(words, check=False, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)
    return Done(done.returncode, done.stdout, done.stderr)


def small(folder: Path) -> list[str]:
    return ["--network", str(folder / "small.toml"), "--chain", str(folder / "small.chain")]


def assert_refused(done: Done, *fragments: str) -> None:
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("error: ") and done.stderr.count("\n") == 1
    for fragment in fragments:
        assert fragment in done.stderr


def test_an_unknown_option_is_usage(tmp_path: Path) -> None:
    done = start(tmp_path, *AS_FILE, "--speed", "9")
    assert done.returncode == 2
    assert "unrecognized arguments" in done.stderr
    assert "exit codes: 0 done, 1 refused, 2 usage" in start(tmp_path, *AS_MODULE, "--help").stdout


@pytest.mark.parametrize(("name", "file"), [("nowhere", "deploy/networks/nowhere.toml"), ("./here.toml", "here.toml")])
def test_an_unknown_network_is_refused(name: str, file: str, tmp_path: Path, run: Script) -> None:
    assert_refused(run(tmp_path, "--network", name), file, "there is no such network file")
    assert list(tmp_path.iterdir()) == []


def test_a_network_file_with_a_typo_is_refused(tmp_path: Path, run: Script) -> None:
    networks.write(tmp_path, ("usance_cap", "usance_cup"))
    assert_refused(run(tmp_path, *small(tmp_path)), "rules.PRC2016.usance_cup: unknown field")


def test_a_file_that_is_no_chain_is_refused(tmp_path: Path, run: Script) -> None:
    networks.write(tmp_path)
    (tmp_path / "small.chain").write_text("letters")
    assert_refused(run(tmp_path, *small(tmp_path)), "small.chain is not a chain file")


def test_a_chain_in_a_folder_that_cannot_be_made_is_refused(tmp_path: Path, run: Script) -> None:
    path = networks.write(tmp_path)
    options = ("--network", str(path), "--chain", str(path / "small.chain"))
    assert_refused(run(tmp_path, *options), "small.toml")


def test_a_node_that_is_down_is_refused(tmp_path: Path, run: Script) -> None:
    rpc = 'kind = "rpc"\nchain_id = 5\nurl = "http://127.0.0.1:1"\ndeployer = { well_known = 0 }'
    path = networks.write(tmp_path, chain=rpc)
    options = ("--network", str(path), "--records", str(tmp_path / "records"))
    assert_refused(run(tmp_path, *options, "--dry-run"), "node http://127.0.0.1:1 cannot be reached")
    assert not (tmp_path / "records").exists()


def test_a_locked_chain_is_refused_and_says_by_whom(folder: Path, run: Script) -> None:
    with EmbeddedChain.open(folder / "small.chain", command="the night clerk"):
        assert_refused(run(folder, *small(folder)), "is being written by process", "the night clerk")


def test_a_permission_table_of_nothing_is_refused(tmp_path: Path, run: Script) -> None:
    networks.write(tmp_path)
    assert_refused(run(tmp_path, *small(tmp_path), main=permissions.main), "no chain file at")


def test_a_deployment_shows_steps_addresses_and_permissions_in_plain_lines(tmp_path: Path) -> None:
    networks.write(tmp_path)
    done = start(tmp_path, *AS_FILE, *small(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0].split() == ["1", "AccessManager"]
    record = Record.load(tmp_path / "small.chain.record.json")
    for name, address in record.addresses.items():
        assert f"{name} {address}" in {" ".join(line.split()) for line in lines}
    assert "Cash:CNY.issue CASH_ISSUER PBoC" in {" ".join(line.split()[:3]) for line in lines}
    assert "\x1b" not in done.stdout and max(map(len, lines)) <= 130
    assert "steps done; code, bindings and permissions are as they should be" in lines[-1]


def test_a_second_run_says_that_there_is_nothing_to_do(folder: Path, run: Script) -> None:
    before = (folder / "small.chain.journal").read_bytes()
    done = run(folder, *small(folder))
    assert done.returncode == 0
    assert "nothing to do" in done.stdout.splitlines()[-1]
    assert (folder / "small.chain.journal").read_bytes() == before


def test_a_dry_run_shows_every_step_and_its_signer_and_writes_nothing(folder: Path, run: Script) -> None:
    networks.write(folder, ('settled = ["CNY"]', 'settled = ["CNY", "USD"]'))
    before = networks.contents(folder)
    done = run(folder, *small(folder), "--dry-run")
    assert done.returncode == 0
    rows = [line.split(maxsplit=3) for line in done.stdout.splitlines()]
    assert ["done", "CBA", "Membership.admit", "party ICBC"] in rows
    assert "to do  CBA        RuleBook.addCurrency                 currency USD" in done.stdout
    assert done.stdout.splitlines()[-1].endswith("7 to do, 0 left; nothing was changed")
    assert networks.contents(folder) == before


def test_a_dry_run_for_machines_is_one_document(tmp_path: Path, run: Script) -> None:
    networks.write(tmp_path)
    done = run(tmp_path, *small(tmp_path), "--dry-run", "--json")
    document = json.loads(done.stdout)
    assert (document["network"], document["chain_id"]) == ("small", 1337)
    assert document["steps"][0] == {
        "step": "AccessManager",
        "state": "to do",
        "signed_by": "deployer",
        "contract": "AccessManager",
        "function": None,
    }


def test_a_deployment_for_machines_is_one_document(folder: Path, run: Script) -> None:
    networks.write(folder, ("key = { well_known = 5 }", "key = { well_known = 5 }\n" + networks.ABC_BY_ADDRESS))
    done = run(folder, *small(folder), "--json")
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert document["addresses"] == Record.load(folder / "small.chain.record.json").addresses
    assert (document["changed"], [one["member"] for one in document["left"]]) == (1, ["ABC", "ABC"])
    assert {one["holder"] for one in document["permissions"]} == {"CBA", "PBoC"}


def test_what_is_left_to_a_member_is_told_with_its_address(folder: Path, run: Script) -> None:
    networks.write(folder, ("key = { well_known = 5 }", "key = { well_known = 5 }\n" + networks.ABC_BY_ADDRESS))
    done = run(folder, *small(folder))
    record = Record.load(folder / "small.chain.record.json")
    cash, claims = record.addresses["Cash:CNY"], record.addresses["Claims"]
    assert f"ABC      Cash:CNY at {cash}: approve({claims}, {2**256 - 1})" in done.stdout


def test_a_bank_that_waits_for_the_council_is_told_with_its_account(tmp_path: Path, run: Script) -> None:
    council = ("[currencies]", "[council]\nvoting_hours = 1\nexecution_days = 30\n\n[currencies]")
    networks.write(tmp_path, council)
    assert "left to" not in run(tmp_path, *small(tmp_path)).stdout
    networks.write(tmp_path, council, ("[currencies]", f"{networks.ABC}[currencies]"))
    account = well_known(4).address
    assert f"Council  usance council propose admit ABC  ({account})" in run(tmp_path, *small(tmp_path)).stdout
    assert json.loads(run(tmp_path, *small(tmp_path), "--json").stdout)["awaiting"] == {"ABC": account}


def test_a_reader_who_goes_away_does_not_stop_the_deployment(tmp_path: Path) -> None:
    networks.write(tmp_path)
    words = shlex.join([*AS_FILE, *small(tmp_path)])
    done = start(tmp_path, "bash", "-c", f"set -o pipefail; {words} | head -1")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "small.chain.record.json").exists()


def test_the_permission_table_is_printed_alone_and_changes_nothing(folder: Path, run: Script) -> None:
    before = (folder / "small.chain").read_bytes()
    done = run(folder, *small(folder), main=permissions.main)
    assert done.returncode == 0
    assert done.stdout.splitlines()[0].split() == ["restricted", "function", "role", "held", "by", "account"]
    assert (
        len(done.stdout.splitlines())
        == 1 + len([one for one in PERMISSIONS if one.contract not in ("Seat", "Council")]) + 1
    )
    assert (folder / "small.chain").read_bytes() == before
