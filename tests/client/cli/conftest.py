"""A small network deployed once to a chain file, of which each test has a copy, and the command that works on it."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from usance.cli.app import app

NETWORK = """
like = "embedded"

[chain]
kind = "embedded"
chain_id = 1337
start = 2024-09-02
deployer = { well_known = 0 }

[currencies]
settled = ["CNY"]

[calendars]
first_year = 2024
last_year = 2025
places = ["CN"]

[rules.PRC2016]
only_currency = "CNY"
examination_days = 5
advice_days = 3
presentation_days = 15
usance_cap = 365
closing_wait = 30
short_drawing = 0
"""

TERMS = """
applicant = "Huaxin Textiles"
beneficiary = "Ningbo Cotton"
adviser = "BOC"
amount = "CNY 1000000.00"
expiry = 2024-11-15
tenor = "sight"
latest_shipment = 2024-10-31
documents = ["invoice", "transport document"]
goods = "Combed cotton yarn"
number = "LC1"
"""


@dataclass(frozen=True)
class Shell:
    """A folder with a chain file, and `usance` said in it."""

    folder: Path

    def run(self, line: str, *more: str) -> Result:
        """`usance` with the words of `line`, split at spaces, and then `more`, as they are."""
        return CliRunner().invoke(app, [*line.split(), *more], prog_name="usance")

    def does(self, line: str, *more: str) -> str:
        """It is done, and says nothing of errors; what it printed."""
        result = self.run(line, *more)
        assert (result.exit_code, result.stderr) == (0, ""), result.output
        return result.stdout

    def fails(self, line: str, *more: str) -> str:
        """It ends with exit code 1 and prints nothing but one line on standard error; what that says."""
        result = self.run(line, *more)
        assert (result.exit_code, result.stdout) == (1, ""), result.output
        assert result.stderr.startswith("usance: ")
        assert result.stderr.count("\n") == 1
        return result.stderr.removeprefix("usance: ").strip()

    def read(self, line: str, *more: str) -> Any:
        """What it prints as JSON."""
        return json.loads(self.does(f"{line} --json", *more))

    def terms(self, **changes: str) -> str:
        """A terms file with other lines for some fields, or without the field where a change is empty."""
        lines = {line.split(" = ")[0]: line for line in TERMS.strip().splitlines()}
        lines |= {name: f"{name} = {value}" if value else "" for name, value in changes.items()}
        path = self.folder / "terms.toml"
        path.write_text("\n".join(lines.values()), encoding="utf-8")
        return str(path)

    def credit(self, **changes: str) -> str:
        """Issued by ICBC and advised by BOC; its id."""
        credit = str(self.read("credit issue --by ICBC", self.terms(**changes))["id"])
        self.does(f"credit advise {credit} --by BOC")
        return credit

    def documents(self, content: str = "1") -> str:
        """A folder with an invoice and a transport document."""
        folder = self.folder / "documents"
        folder.mkdir(exist_ok=True)
        for name in ("invoice.txt", "transport document.txt"):
            (folder / name).write_text(f"{name} {content}", encoding="utf-8")
        return str(folder)

    def present(self, credit: str, amount: str = "CNY 1000000.00", *more: str, documents: str = "1") -> str:
        """Presented by BOC; the presentation's id."""
        words = [amount, "--documents", self.documents(documents), "--shipped", "2024-09-01", *more]
        return str(self.read(f"present {credit} --by BOC", *words)["id"])

    def cash(self, party: str) -> str:
        """What the party holds, in CNY."""
        held = self.read(f"cash show {party}")[party]
        return str(held[0]["amount"]) if held else "0.00"

    def fingerprint(self) -> dict[str, str]:
        """Of every file in the folder."""
        files = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that each test gets a copy of: two customers, and money for ICBC and BOC."""
    folder = tmp_path_factory.mktemp("template")
    (folder / "small.toml").write_text(NETWORK, encoding="utf-8")
    shell = Shell(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        _point_at(folder, patch)
        shell.does("deploy")
        shell.does("party add --sponsor ICBC", "Huaxin Textiles", "--own-key")
        shell.does("party add --sponsor BOC", "Ningbo Cotton")
        shell.does("cash issue ICBC --by PBoC", "CNY 50000000.00")
        shell.does("clock set 2024-09-02 10:00")
    return folder


@pytest.fixture
def shell(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    shutil.copytree(template, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    _point_at(tmp_path, monkeypatch)
    return Shell(tmp_path)


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A folder with the network's file and nothing deployed."""
    (tmp_path / "small.toml").write_text(NETWORK, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    _point_at(tmp_path, monkeypatch)
    return Shell(tmp_path)


def _point_at(folder: Path, patch: pytest.MonkeyPatch) -> None:
    for name in ("USANCE_BY", "USANCE_DEBUG", "COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        patch.delenv(name, raising=False)
    patch.setenv("USANCE_CHAIN", "my.chain")
    patch.setenv("USANCE_NETWORK", "small.toml")
