"""What is printed: plain in a pipe, tables at a terminal, JSON for machines."""

from __future__ import annotations

import json
from datetime import date, time

import pytest

from tests.client.cli.conftest import Shell
from usance.cli import output
from usance.cli.completion import names
from usance.dates import Tenor
from usance.model import Disposal
from usance.money import Money, Tolerance

READS = [
    "status",
    "doctor",
    "outbox --all",
    "party list",
    "party show ICBC",
    "credit list",
    "credit list --issuer ABC",
    "credit show 3-1",
    "credit show 3-1 --terms",
    "credit timeline 3-1",
    "examine show 3-1.1",
    "claim list",
    "claim list --credit 3-1",
    "claim show 3-1.1",
    "cash show",
    "cash show ICBC",
    "calendar show CN 2024",
    "calendar show CN 2024 --month 2",
    "clock",
    "clock show",
]


@pytest.fixture
def full(shell: Shell, claim: str) -> Shell:
    """One credit drawn on in part, its claim outstanding."""
    assert claim == "3-1.1"
    return shell


def test_a_thing_without_a_form_in_json_is_a_fault() -> None:
    with pytest.raises(TypeError, match="no JSON for object"):
        output.plain(object())


def test_values_have_one_form_in_json() -> None:
    values = {
        "money": Money.parse("CNY 1,000,000.00"),
        "yen": Money.parse("JPY 5"),
        "tenor": Tenor("AfterSight", 30),
        "tolerance": Tolerance(5, 10),
        "day": date(2024, 9, 2),
        "at": time(16, 30),
        "disposal": Disposal.HOLD,
        "none": None,
        "flags": (True, False),
        "bytes": b"\x01\x02",
    }
    assert output.plain(values) == {
        "money": {"amount": "1000000.00", "currency": "CNY"},
        "yen": {"amount": "5", "currency": "JPY"},
        "tenor": "30 days after sight",
        "tolerance": "+5/-10",
        "day": "2024-09-02",
        "at": "16:30:00",
        "disposal": "hold",
        "none": None,
        "flags": [True, False],
        "bytes": "0x0102",
    }


def test_every_read_is_json_and_plain_text(full: Shell) -> None:
    for line in READS:
        assert full.read(line) or line.endswith("ABC"), line
        shown = full.does(line)
        assert "\x1b" not in shown and "…" not in shown, line


def test_reads_change_no_file_but_their_own_history(full: Shell) -> None:
    before = full.fingerprint()
    for line in READS:
        full.does(line)
    changed = {name for name, digest in full.fingerprint().items() if before.get(name) != digest}
    assert changed == {"my.chain.history.sqlite"}


def test_reads_go_on_while_another_process_writes(full: Shell) -> None:
    from usance.chains.embedded import EmbeddedChain

    with EmbeddedChain.open(full.folder / "my.chain"):
        for line in READS:
            full.does(line)


def test_the_json_of_a_credit_has_money_dates_and_ids(full: Shell) -> None:
    shown = full.read("credit show 3-1")
    credit, [presentation] = shown["credit"], shown["presentations"]
    assert credit["available"] == {"amount": "100000.00", "currency": "CNY"}
    assert (credit["expiry"], credit["tenor"], credit["issuer"]) == ("2024-11-15", "30 days after sight", "ICBC")
    assert (presentation["id"], presentation["claim"], presentation["status"]) == ("3-1.1", "3-1.1", "Honoured")


def test_the_json_of_a_year_names_every_banking_day(shell: Shell) -> None:
    year = shell.read("calendar show CN 2024")
    assert len(year["banking_days"]) == 251
    assert "2024-02-12" in year["closures"] and "2024-02-12" not in year["banking_days"]
    assert "2024-02-04" in year["make_up_days"] and "2024-02-04" in year["banking_days"]


@pytest.mark.parametrize("columns", [80, 160])
def test_tables_fit_the_terminal_and_cut_nothing(full: Shell, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setattr(output, "at_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", str(columns))
    for line in READS:
        shown = full.does(line)
        assert "…" not in shown, line
        wide = [text for text in shown.splitlines() if len(text) > columns]
        assert not wide or line == "claim show 3-1.1", line


def test_colours_are_left_out_where_nobody_wants_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "at_terminal", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert output.console().is_terminal and not output.console().no_color
    monkeypatch.setenv("NO_COLOR", "1")
    assert output.console().no_color


def test_a_pipe_gets_a_console_without_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "at_terminal", lambda: False)
    assert output.console().no_color
    assert output.console().width == 160


def test_the_shell_completes_names_of_members_and_customers(shell: Shell) -> None:
    assert names("") == ["CBA", "PBoC", "ICBC", "ABC", "BOC", "CCB", "BoCom", "Huaxin Textiles", "Ningbo Cotton"]
    assert names("bo") == ["BOC", "BoCom"]


def test_the_shell_completes_nothing_where_there_is_no_chain(empty: Shell) -> None:
    assert names("") == []


def test_errors_are_one_line_of_json(full: Shell) -> None:
    result = full.run("credit show 3-9 --json")
    assert result.stderr.count("\n") == 1
    assert json.loads(result.stderr)["error"] == "UnknownCredit"


@pytest.mark.parametrize(
    "group",
    [
        *("", "party", "credit", "amendment", "transfer", "proceeds", "advance", "examine", "records", "claim", "cash"),
        *("court", "calendar", "rules", "clock"),
    ],
)
def test_no_line_of_the_help_is_cut(empty: Shell, group: str) -> None:
    lines = empty.does(f"{group} --help").splitlines()[1:]
    # What ends in an article is cut at the full stop of "art."
    assert not [line for line in lines if line.endswith("...") or line.count("(") > line.count(")")]


@pytest.fixture
def whole(shell: Shell, part: str) -> Shell:
    """A credit with a part whose proceeds are assigned, and which the issuer would cancel."""
    shell.does(f"proceeds assign {part} --by CCB", "Wuxi Spinning", "CNY 80000.00")
    shell.does(f"cancel {part} --by ICBC")
    return shell


@pytest.mark.parametrize("columns", [50, 60, 80, 160])
def test_a_credit_with_all_that_hangs_on_it_fits_the_terminal(
    whole: Shell, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setattr(output, "at_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", str(columns))
    for line in ("credit show 3-1", "credit show 3-1/1", "credit list", "transfer list 3-1", "proceeds list 3-1/1"):
        shown = whole.does(line)
        assert max(map(len, shown.splitlines())) <= columns, line
        assert "CNY 310,000.00" in shown or "CNY 80,000.00" in shown or line == "credit list"


def test_a_terminal_too_narrow_for_a_table_is_told_each_row_whole(
    whole: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "at_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "50")
    assert whole.does("proceeds list 3-1/1") == (
        "no.       1\nassignee  Wuxi Spinning\namount    CNY 80,000.00\nleft      CNY 80,000.00\n"
    )
