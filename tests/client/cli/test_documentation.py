"""What docs/cli.md shows goes as it is written, on the network that ships."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main

from tests.client.cli.conftest import Shell
from usance.cli.app import app

DOCS = Path(__file__).parents[3] / "docs"
PAGE = (DOCS / "cli.md").read_text(encoding="utf-8")
MESSAGES = (DOCS / "messages.md").read_text(encoding="utf-8")
COMMAND = re.compile(r"^    usance (.+?)(?:  +#.*)?$", re.MULTILINE)
SHOWN = re.compile(r"^    \$ usance (.+)\n((?:    .+\n)+)", re.MULTILINE)


def section(title: str) -> str:
    """Of the page; the one at its top has no heading of its own."""
    return next(text for text in PAGE.split("\n## ") if text.startswith(title))


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where the first command of each example was given: `usance deploy`."""
    folder = tmp_path_factory.mktemp("ready")
    with pytest.MonkeyPatch.context() as patch:
        _enter(folder, patch)
        assert Shell(folder).run("deploy").exit_code == 0
    return folder


@pytest.fixture
def shell(ready: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shell]:
    shutil.copytree(ready, tmp_path, dirs_exist_ok=True)
    _enter(tmp_path, monkeypatch)
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "invoice.txt").write_text("no. 1", encoding="utf-8")
    yield Shell(tmp_path)


def _enter(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """As a reader does, who has set nothing."""
    for name in ("USANCE_BY", "USANCE_CHAIN", "USANCE_NETWORK"):
        patch.delenv(name, raising=False)
    patch.chdir(folder)


def carry_out(shell: Shell, lines: list[str]) -> str:
    """Each line as it is written; what the last one printed."""
    said = ""
    for line in lines:
        words, _, file = line.partition(" > ")
        result = shell.run("", *shlex.split(words))
        assert result.exit_code == 0, (line, result.stderr)
        said = result.stdout
        if file:
            (shell.folder / file).write_text(said, encoding="utf-8")
    return said


def test_the_life_in_the_documentation_goes_as_it_is_written(shell: Shell) -> None:
    lines = COMMAND.findall(section("# The command line"))
    assert (lines[0], lines[-1]) == ("deploy", "credit timeline 3-1")
    last = carry_out(shell, lines).splitlines()[-1]
    assert last.startswith("2024-12-30") and "pays claim 3-1.1" in last


def test_the_sales_in_the_documentation_go_as_they_are_written(shell: Shell) -> None:
    text = section("A claim sold twice")
    lines = COMMAND.findall(text)
    assert (lines[0], lines[-1]) == ("deploy", "claim pay 3-1.1 --by ICBC")
    carry_out(shell, lines)
    [(line, shown)] = SHOWN.findall(text)
    assert shell.does(line) == shown.replace("    ", "", 1).replace("\n    ", "\n")


def test_the_transfer_in_the_documentation_goes_as_it_is_written(shell: Shell) -> None:
    text = section("A transfer and an assignment")
    terms = re.search(r"`trade.toml`:\n\n((?:    .+\n)+)", text)
    assert terms is not None
    (shell.folder / "trade.toml").write_text(terms[1].replace("    ", ""), encoding="utf-8")
    carry_out(shell, COMMAND.findall(text))
    [(line, shown)] = SHOWN.findall(text)
    assert shell.does(line) == shown.replace("    ", "", 1).replace("\n    ", "\n")


def test_the_form_in_the_documentation_is_printed_as_it_is_written(shell: Shell) -> None:
    text = section("The form of a domestic credit")
    terms = re.search(r"`form.toml`:\n\n((?:    .+\n)+)", text)
    assert terms is not None
    (shell.folder / "form.toml").write_text(terms[1].replace("    ", ""), encoding="utf-8")
    carry_out(shell, COMMAND.findall(text))
    assert {"draft.pdf", "form.pdf"} < {path.name for path in shell.folder.iterdir()}
    [(line, shown)] = SHOWN.findall(text)
    assert shell.does(line) == shown.replace("    ", "", 1).replace("\n    ", "\n")


def test_every_command_is_in_the_table_of_the_documentation(shell: Shell) -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| `")]
    named = " ".join(row.split(" | ")[0].replace("\\|", " ") for row in rows)
    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        assert re.search(rf"`{name}\b", named), name
        for verb in getattr(command, "commands", {}):
            assert re.search(rf"`{name}\b[^`]*(?<![\w-]){verb}(?![\w-])", named), f"{name} {verb}"


def test_the_table_of_clauses_can_be_written_in_a_terms_file(shell: Shell) -> None:
    from usance.terms import TermsFile, example

    clauses = re.findall(r"^\| `(\w+ = [^`]+)` \|", section("Clauses of a credit"), re.MULTILINE)
    assert len(clauses) == 6
    for clause in clauses:
        assert f"# {clause.split()[0]} = " in example()
        assert TermsFile.parse(example().replace('tolerance = "+5/-10"', "") + f"\n{clause}\n")


def test_the_messages_in_the_documentation_are_sound_and_go_as_they_are_written(shell: Shell) -> None:
    for name in ("lc.fin", "amend.fin"):
        [text] = re.findall(rf"^`{name}`.*:\n\n((?:    .+\n)+)", MESSAGES, re.MULTILINE)
        (shell.folder / name).write_text(text.replace("\n    ", "\n").removeprefix("    "), encoding="ascii")
    assert shell.does("swift check lc.fin amend.fin").startswith("2 of 2 messages in 2 files sound; faults: 0")
    shell.does("clock set 2024-09-02")
    for customer, sponsor in (("Huaxin Textiles", "ICBC"), ("Ningbo Cotton", "BOC")):
        shell.does("party add --sponsor", sponsor, customer)
    section_ = MESSAGES.partition("## A credit from an MT700")[2].partition("## The messages")[0]
    lines = COMMAND.findall(section_)
    assert (lines[0], lines[-1]) == ("credit issue --mt700 lc.fin --by ICBC", "credit messages 3-1 --out messages")
    carry_out(shell, lines)
    names = sorted(path.name for path in (shell.folder / "messages").iterdir())
    assert names == ["01-MT700-ICBC-BOC.fin", "02-MT730-BOC-ICBC.fin", "03-MT707-ICBC-BOC.fin"]


def test_every_event_that_has_a_message_is_in_the_table_of_the_documentation() -> None:
    table = MESSAGES.partition("## The messages of a life")[2]
    numbers = {"700", "707", "710", "720", "730", "732", "734", "742", "750", "752", "754", "756", "759"}
    assert not [number for number in sorted(numbers) if number not in table]
