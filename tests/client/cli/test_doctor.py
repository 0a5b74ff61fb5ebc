"""`usance doctor`: a line for each finding, exit code 1 where something fails, no error in the place of a finding."""

from __future__ import annotations

import json

import pytest

from tests.client.cli.conftest import Shell
from usance.chains.embedded import EmbeddedChain
from usance.cli import output


def test_a_chain_that_is_well_ends_with_exit_code_0(shell: Shell) -> None:
    first, *lines, last = shell.does("doctor").splitlines()
    assert first.split() == ["check", "found", "what", "to", "do"]
    assert lines[0].startswith("ok        chain") and "my.chain: block " in lines[0]
    assert any(line.startswith("not here  seats") for line in lines)
    assert last == "10 ok, 3 not here"


def test_what_fails_is_told_with_what_to_do_and_exit_code_1(empty: Shell) -> None:
    result = empty.run("doctor")
    assert (result.exit_code, result.stderr) == (1, "")
    chain, *_ = result.stdout.splitlines()[1:]
    assert chain.startswith("fail      chain")
    assert chain.endswith("  usance deploy --network small.toml --chain my.chain")
    assert result.stdout.splitlines()[-1] == "1 ok, 1 fail, 12 not made"


def test_a_warning_alone_ends_with_exit_code_0(shell: Shell) -> None:
    shell.does("clock set 2025-01-02")
    assert shell.does("doctor").splitlines()[-1] == "9 ok, 1 warn, 3 not here"
    [calendar] = [one for one in shell.read("doctor") if one["check"] == "calendar"]
    assert calendar["mark"] == "warn"
    assert calendar["found"] == "CN: published to 2025, 0 years beyond 2025"
    assert calendar["do"].startswith("calendars.last_year = 2026 in the network file")


def test_a_machine_gets_every_finding_whatever_the_exit_code(empty: Shell) -> None:
    result = empty.run("doctor --json")
    found = json.loads(result.stdout)
    assert result.exit_code == 1
    assert {frozenset(one) for one in found} == {frozenset({"mark", "check", "found", "do"})}
    assert found[0]["mark"] == "fail" and found[1]["mark"] == "not made"


def test_a_network_that_cannot_be_read_is_refused_as_by_every_command(shell: Shell) -> None:
    assert "no such network" in shell.fails("doctor --network nowhere")
    assert shell.run("doctor --by ICBC").exit_code == 2


def test_a_bank_is_not_examined_by_its_papers(shell: Shell) -> None:
    (shell.folder / "my.chain.papers.sqlite").write_text("not papers")
    assert shell.does("doctor").splitlines()[-1] == "10 ok, 3 not here"


def test_records_may_be_elsewhere(shell: Shell) -> None:
    text = (shell.folder / "small.toml").read_text(encoding="utf-8")
    at_a_node = text.replace('kind = "embedded"', 'kind = "rpc"').replace(
        "start = 2024-09-02", 'url = "http://127.0.0.1:1"'
    )
    (shell.folder / "node.toml").write_text(at_a_node, encoding="utf-8")
    shown = shell.run("doctor --network node.toml --records elsewhere --home nodes").stdout
    assert "fail      node             http://127.0.0.1:1: no connection" in shown
    assert "GB free for record, journal, outbox, papers in elsewhere" in shown


@pytest.mark.parametrize("columns", [40, 80])
def test_a_narrow_terminal_is_told_every_word(empty: Shell, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setattr(output, "at_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = empty.run("doctor").stdout
    assert "…" not in shown
    assert max(map(len, shown.splitlines())) <= columns
    assert shown.split().count("again") == 12


def test_it_looks_while_another_process_writes(shell: Shell) -> None:
    with EmbeddedChain.open(shell.folder / "my.chain"):
        assert shell.does("doctor").splitlines()[-1] == "10 ok, 3 not here"
