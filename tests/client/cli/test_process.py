"""The command as a process of its own: quick to start, plain in a pipe, whole after Ctrl-C."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path

from tests.client.cli.conftest import Shell

ROOT = Path(__file__).resolve().parents[3]
USANCE = [sys.executable, "-c", "from usance.cli import main; main()"]


def environment(**more: str) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT / "client")} | more


def usance(*words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*USANCE, *words], capture_output=True, env=environment(), timeout=120, check=False)


def test_refusals_go_to_standard_error_with_exit_code_1(shell: Shell) -> None:
    done = usance("credit", "show", "3-9")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == b"usance: there is no credit 3-9 (UnknownCredit)\n"


def test_help_needs_neither_chain_nor_web3(empty: Shell) -> None:
    code = (
        "import sys; from usance.cli.app import app\n"
        "try: app(['--help'], prog_name='usance')\n"
        "except SystemExit: print(sorted({m.partition('.')[0] for m in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment(), timeout=60, check=True)
    assert b"Exit codes: 0 done; 1 refused or failed" in done.stdout
    loaded = done.stderr.decode()
    assert "'typer'" in loaded
    assert not [heavy for heavy in ("web3", "eth", "eth_account", "pydantic", "rich") if f"'{heavy}'" in loaded]


def test_a_pipe_gets_no_escape_codes_even_where_the_environment_asks_for_colour(shell: Shell) -> None:
    done = subprocess.run(
        [*USANCE, "party", "list"], capture_output=True, env=environment(FORCE_COLOR="1"), timeout=120, check=True
    )
    assert b"\x1b" not in done.stdout
    assert b"Huaxin Textiles" in done.stdout


def test_a_terminal_of_80_columns_gets_a_table_that_fits(shell: Shell) -> None:
    shell.credit()
    shown = _at_a_terminal("credit", "list")
    plain = [re.sub(r"\x1b\[[0-9;]*m", "", line).rstrip() for line in shown.splitlines()]
    assert any("─" in line for line in plain)
    assert "…" not in shown
    assert max(map(len, plain)) <= 80


def test_ctrl_c_in_the_middle_of_a_deployment_loses_nothing(empty: Shell) -> None:
    process = subprocess.Popen([*USANCE, "deploy"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
    journal = empty.folder / "my.chain.journal"
    while not journal.exists() or journal.read_bytes().count(b"\n") < 10:
        assert process.poll() is None, process.communicate()
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert err == b"usance: interrupted; nothing is lost: the same command continues\n"
    steps = empty.read("deploy")["steps"]
    assert steps["done_before"] > 0 and steps["done_now"] > 0
    assert empty.does("deploy").startswith("deployed already")


def test_a_reader_that_has_seen_enough_ends_the_command_quietly(shell: Shell) -> None:
    command = " ".join(["'" + word + "'" for word in USANCE]) + " calendar show CN 2024 --json | head -c 5"
    done = subprocess.run(["sh", "-c", command], capture_output=True, env=environment(), timeout=120, check=False)
    assert (done.stdout, done.stderr) == (b'{\n  "', b"")


def test_the_version_is_that_of_the_package() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    done = usance("--version")
    assert done.stdout == f"usance {version}\n".encode()


def test_completion_is_written_for_the_shell(shell: Shell) -> None:
    done = subprocess.run(
        [*USANCE],
        capture_output=True,
        env=environment(_USANCE_COMPLETE="complete_bash", COMP_WORDS="usance cre", COMP_CWORD="1"),
        timeout=60,
        check=False,
    )
    assert b"credit" in done.stdout


def _at_a_terminal(*words: str) -> str:
    """What a terminal of 80 columns is shown."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*USANCE, *words], stdin=theirs, stdout=theirs, stderr=theirs, env=environment(COLUMNS="80", NO_COLOR="1")
    )
    os.close(theirs)
    shown = bytearray()
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:
        # Linux says so when the other end of a terminal is closed.
        pass
    assert process.wait(timeout=60) == 0, shown
    os.close(ours)
    return shown.decode()
