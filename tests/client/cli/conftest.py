"""A small network deployed once to a chain file, of which each test has a copy, and the command that works on it."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import typer.main

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

[rules.EUCP21]
examination_days = 5
advice_days = 0
presentation_days = 21
usance_cap = 0
closing_wait = 0
short_drawing = 5
corruption_days = 30
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


# Typer's own runner puts all commands together anew for each, which takes longer than most of them.
_COMMAND = typer.main.get_command(app)


@dataclass(frozen=True)
class Result:
    """What became of a command."""

    exit_code: int
    stdout: str
    stderr: str


@dataclass(frozen=True)
class Shell:
    """A folder with a chain file, and `usance` said in it."""

    folder: Path

    def run(self, line: str, *more: str) -> Result:
        """`usance` with the words of `line`, split at spaces, and then `more`, as they are."""
        stdout, stderr = io.StringIO(), io.StringIO()
        with redirect_stdout(stdout), redirect_stderr(stderr), pytest.raises(SystemExit) as end:
            _COMMAND([*line.split(), *more], prog_name="usance")
        return Result(int(str(end.value.code)), stdout.getvalue(), stderr.getvalue())

    def does(self, line: str, *more: str) -> str:
        """It is done, and says nothing of errors; what it printed."""
        result = self.run(line, *more)
        assert (result.exit_code, result.stderr) == (0, ""), result
        return result.stdout

    def fails(self, line: str, *more: str) -> str:
        """It ends with exit code 1 and prints nothing but one line on standard error; what that says."""
        result = self.run(line, *more)
        assert (result.exit_code, result.stdout) == (1, ""), result
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
        held = self.read("cash show", party)[party]
        return str(held[0]["amount"]) if held else "0.00"

    def fingerprint(self) -> dict[str, str]:
        """Of every file in the folder, by its name. A database that is being read has a log beside it that holds
        nothing, and an index of that log."""
        found = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        files = [path for path in found if path.stat().st_size or not path.name.endswith("-wal")]
        digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
        return {name: digest for name, digest in digests.items() if not name.endswith("-shm")}


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that each test gets a copy of: two customers, and money for ICBC and BOC."""
    folder = tmp_path_factory.mktemp("template")
    (folder / "small.toml").write_text(NETWORK, encoding="utf-8")
    with _working_in(folder) as shell:
        shell.does("deploy")
        shell.does("party add --sponsor ICBC", "Huaxin Textiles", "--own-key")
        shell.does("party add --sponsor BOC", "Ningbo Cotton")
        shell.does("cash issue ICBC --by PBoC", "CNY 50000000.00")
        shell.does("clock set 2024-09-02 10:00")
    return folder


@pytest.fixture(scope="session")
def advised(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same after credit 3-1 was issued and advised."""
    folder = _copy(template, tmp_path_factory.mktemp("advised"))
    with _working_in(folder) as shell:
        shell.credit()
    return folder


@pytest.fixture(scope="session")
def presented(advised: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same after 3-1.1 was presented."""
    folder = _copy(advised, tmp_path_factory.mktemp("presented"))
    with _working_in(folder) as shell:
        shell.present("3-1")
    return folder


@pytest.fixture(scope="session")
def undertaken(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One credit at 30 days, 3-1, drawn on in part; its claim 3-1.1 falls due on 2024-10-08."""
    folder = _copy(template, tmp_path_factory.mktemp("undertaken"))
    with _working_in(folder) as shell:
        shell.present(shell.credit(tenor='"30 days after sight"'), "CNY 900000.00")
        shell.does("examine comply 3-1.1 --by ICBC")
        shell.does("honour 3-1.1 --by ICBC")
    return folder


@pytest.fixture(scope="session")
def transferred(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A trader that acts by itself, a mill and a spinner; the part 3-1/1 of CNY 310,000.00 is the mill's."""
    folder = _copy(template, tmp_path_factory.mktemp("transferred"))
    with _working_in(folder) as shell:
        shell.does("party add --sponsor BOC", "Ningbo Trading", "--own-key")
        shell.does("party add --sponsor CCB", "Suzhou Mill")
        shell.does("party add --sponsor BoCom", "Wuxi Spinning")
        shell.credit(beneficiary='"Ningbo Trading"', nominated='"BOC"', transferable="true")
        shell.does("transfer part 3-1 --by BOC", "Suzhou Mill", "CNY 310000.00", "--expiry", "2024-10-31")
    return folder


@pytest.fixture
def shell(template: Path, tmp_path: Path) -> Iterator[Shell]:
    """Deployed, with two customers, and nothing issued."""
    with _working_in(_copy(template, tmp_path)) as shell:
        yield shell


@pytest.fixture
def credit(shell: Shell, advised: Path) -> str:
    """In the same folder, a credit that is issued by ICBC and advised by BOC; its id."""
    _copy(advised, shell.folder)
    return "3-1"


@pytest.fixture
def part(shell: Shell, transferred: Path) -> str:
    """In the same folder, a part of CNY 310,000.00 of a trader's credit of CNY 1,000,000.00, 3-1; the part's id."""
    _copy(transferred, shell.folder)
    return "3-1/1"


@pytest.fixture
def presentation(shell: Shell, presented: Path) -> str:
    """In the same folder, a presentation by BOC under such a credit; its id."""
    _copy(presented, shell.folder)
    return "3-1.1"


@pytest.fixture
def claim(shell: Shell, undertaken: Path) -> str:
    """In the same folder, a claim of BOC on ICBC that falls due on 2024-10-08; its id."""
    _copy(undertaken, shell.folder)
    return "3-1.1"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Shell]:
    """A folder with the network's file and nothing deployed."""
    (tmp_path / "small.toml").write_text(NETWORK, encoding="utf-8")
    with _working_in(tmp_path) as shell:
        yield shell


@contextmanager
def _working_in(folder: Path) -> Iterator[Shell]:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("USANCE_BY", "USANCE_DEBUG", "COLUMNS", "NO_COLOR", "FORCE_COLOR"):
            patch.delenv(name, raising=False)
        patch.setenv("USANCE_CHAIN", "my.chain")
        patch.setenv("USANCE_NETWORK", "small.toml")
        patch.chdir(folder)
        yield Shell(folder)


def _copy(template: Path, folder: Path) -> Path:
    shutil.copytree(template, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*-wal", "*-shm"))
    return folder
