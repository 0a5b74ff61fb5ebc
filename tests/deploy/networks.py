"""A small network, as a file: one currency, one place, the association, the settlement agent and two banks."""

from __future__ import annotations

from pathlib import Path

from usance.accounts import well_known
from usance.deployment import Network, Record, Step, deploy, load_network

EMBEDDED_CHAIN = 'kind = "embedded"\nchain_id = 1337\nstart = 2024-09-02\ndeployer = { well_known = 0 }'

SMALL = """
[chain]
{chain}

[[members]]
name = "CBA"
kind = "Convener"
place = "CN"
key = {{ well_known = 1 }}

[[members]]
name = "PBoC"
kind = "SettlementAgent"
place = "CN"
key = {{ well_known = 2 }}

[[members]]
name = "ICBC"
kind = "Bank"
place = "CN"
key = {{ well_known = 3 }}

[[members]]
name = "BOC"
kind = "Bank"
place = "CN"
key = {{ well_known = 5 }}

[currencies]
settled = ["CNY"]

[calendars]
first_year = 2024
last_year = 2024
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

ABC = '[[members]]\nname = "ABC"\nkind = "Bank"\nplace = "CN"\nkey = { well_known = 4 }\n'
ABC_BY_ADDRESS = ABC.replace("key = { well_known = 4 }", f'address = "{well_known(4).address}"')


def text(*changes: tuple[str, str], chain: str = EMBEDDED_CHAIN) -> str:
    """The file, with each old text, which must be there, replaced by its new one."""
    written = SMALL.format(chain=chain)
    for old, new in changes:
        assert old in written, f"{old!r} is not in the network file"
        written = written.replace(old, new, 1)
    return written


def network(folder: Path, *changes: tuple[str, str], chain: str = EMBEDDED_CHAIN) -> Network:
    """The small network, read from small.toml in `folder`."""
    return load_network(write(folder, *changes, chain=chain))


def write(folder: Path, *changes: tuple[str, str], chain: str = EMBEDDED_CHAIN) -> Path:
    """The small network, as small.toml in `folder`."""
    path = folder / "small.toml"
    path.write_text(text(*changes, chain=chain), encoding="utf-8")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in `folder`, by its path there."""
    return {str(one.relative_to(folder)): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


def again(folder: Path, *changes: tuple[str, str]) -> tuple[list[str], Record]:
    """Deploy once more, with a changed file; the steps that were done now, and the record."""
    done_now: list[str] = []

    def progress(step: Step, done: bool) -> None:
        if not done:
            done_now.append(step.name)

    ledger, record = deploy(network(folder, *changes), folder / "small.chain", progress=progress)
    ledger.close()
    return done_now, record
