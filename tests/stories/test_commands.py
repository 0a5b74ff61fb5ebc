"""`usance demo` and `usance run`: exit codes, what people read at a terminal and in a pipe, what machines read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from rich.cells import cell_len
from typer.testing import CliRunner

from tests.stories.told import ADVISED, HEAD, line
from usance.cli import demo, output, run
from usance.stories import shipped

app = typer.Typer(rich_markup_mode=None)
app.command("demo")(demo.demo)
app.command("run")(run.run)

WRONG = HEAD + ADVISED + line("by: BOC, do: advise, credit: LC1, refused: OverDrawn")


def usance(*args: str) -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    result = CliRunner().invoke(app, args)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def test_an_unknown_demo_is_a_wrong_command() -> None:
    code, _, told = usance("demo", "nationalday")
    assert code == 2
    assert "did you mean national_day?" in told


def test_a_run_of_nothing_is_a_wrong_command() -> None:
    assert usance("run")[0] == 2


def test_a_story_with_a_typo_ends_in_one_line_before_any_is_told(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(HEAD + line("by: BOC, do: advize, credit: LC1"))
    code, said, told = usance("run", str(shipped()["national_day"]), str(bad))
    assert (code, said) == (1, "")
    assert told.count("\n") == 1
    assert f"{bad}: line 7, step 1 (advize), do: advize" in told


def test_a_missing_file_ends_in_one_line() -> None:
    code, _, told = usance("run", "no-such-story.yaml")
    assert code == 1
    assert told.startswith("usance: no-such-story.yaml: No such file or directory")


def test_a_deviation_ends_the_run_and_is_shown_side_by_side(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(WRONG)
    code, said, _ = usance("run", str(wrong), str(shipped()["national_day"]))
    assert code == 1
    shown = [row.split("  ") for row in said.splitlines()]
    assert ["10", "refused", "OverDrawn", "UnexpectedStatus: actual Advised, allowed Issued"] in [
        [cell.strip() for cell in row if cell.strip()] for row in shown
    ]
    assert "at step 3 (BOC, advise)" in said
    assert "National Day" not in said


def test_a_deviation_is_json_for_machines(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(WRONG)
    code, said, _ = usance("run", "--json", str(wrong))
    report = json.loads(said)
    assert (code, report["ok"], report["stories"][0]["ok"]) == (1, False, False)
    (one,) = report["stories"][0]["deviations"]
    assert (one["field"], one["expected"], one["line"]) == ("refused", "OverDrawn", 10)


def test_stories_that_go_as_written_are_told_in_turn() -> None:
    code, said, _ = usance("run", *(str(shipped()[name]) for name in ("national_day", "corrected")))
    assert code == 0
    assert said.count("All went as written") == 2


def test_demos_are_listed_with_their_titles() -> None:
    code, said, _ = usance("demo", "--list")
    assert code == 0
    assert [row.split()[0] for row in said.splitlines()[1:]] == list(shipped())


def test_a_demo_for_machines_has_steps_balances_and_timelines() -> None:
    code, said, _ = usance("demo", "national-day", "--json")
    report = json.loads(said)
    assert (code, report["ok"], len(report["steps"])) == (0, True, 6)
    boc = next(one for one in report["balances"] if one["party"] == "BOC")
    assert boc["after"] == {"amount": "51000000.00", "currency": "CNY"}
    assert report["timelines"]["LC1"][0]["event"] == "CreditIssued"


def test_in_a_pipe_a_demo_is_plain_and_whole() -> None:
    code, said, _ = usance("demo", "national_day")
    assert code == 0
    assert "\x1b" not in said and "…" not in said
    assert not set(said) & set("─│┌┐└┘━┃")
    assert "refuses P1: 1 discrepancy (invoice, amount), documents returned. Refused: ExaminationPeriodOver: " in said
    assert "CNY 1,000,000.00" in said and "UCP 600 art. 16f" in said


@pytest.mark.parametrize("columns", [80, 160])
def test_at_a_terminal_a_demo_fits_its_width_and_nothing_is_cut_off(
    monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr(output, "at_terminal", lambda: True)
    code, said, _ = usance("demo", "national_day")
    assert code == 0
    assert max(cell_len(row) for row in said.splitlines()) <= columns
    assert "…" not in said
    assert "50,000,000.00" in said and "-1,000,000.00" in said
    assert ("received" in said) == (columns == 160)


def test_colour_is_left_out_where_it_is_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "at_terminal", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;32m" in usance("demo", "national_day")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "32m" not in usance("demo", "national_day")[1]
