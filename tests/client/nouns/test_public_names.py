"""What `import usance` gives: these names, and little work."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import usance

ROOT = Path(__file__).resolve().parents[3]

HOMES = {
    "Answer": "acting",
    "ChainError": "errors",
    "Claim": "model",
    "Credit": "model",
    "Desk": "platform",
    "Discrepancy": "model",
    "Disposal": "model",
    "DocumentSet": "terms",
    "InputError": "errors",
    "Money": "money",
    "Party": "model",
    "Platform": "platform",
    "Presentation": "model",
    "Refusal": "errors",
    "TermsFile": "terms",
    "UsanceError": "errors",
    "connect": "connecting",
    "in_memory": "connecting",
    "timeline": "timeline",
}

IMPORT = """
import sys, time
begun = time.process_time()
import usance
taken = time.process_time() - begun
heavy = {"web3", "eth", "eth_tester", "eth_account", "pydantic", "typer", "rich", "holidays", "sqlite3"}
print(sorted(heavy & set(sys.modules)), taken < 0.1)
"""


def test_a_name_that_there_is_not_is_refused() -> None:
    with pytest.raises(AttributeError, match="module 'usance' has no attribute 'Forfait'"):
        usance.Forfait  # type: ignore[attr-defined]  # noqa: B018


def test_the_public_names_are_exactly_these() -> None:
    assert usance.__all__ == [*HOMES, "__version__"]
    assert dir(usance) == sorted(usance.__all__)


@pytest.mark.parametrize("name", HOMES)
def test_each_name_is_what_its_module_has(name: str) -> None:
    assert getattr(usance, name) is getattr(import_module(f"usance.{HOMES[name]}"), name)


def test_all_of_them_can_be_imported_at_once() -> None:
    names: dict[str, object] = {}
    exec("from usance import *", names)
    assert set(usance.__all__) <= set(names)


def test_importing_the_package_loads_no_chain_and_takes_no_time() -> None:
    env = {"PYTHONPATH": str(ROOT / "client"), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-c", IMPORT]
    done = subprocess.run(command, check=False, env=env, capture_output=True, text=True, timeout=60)
    assert done.stdout == "[] True\n", done.stdout + done.stderr


def test_a_name_stays_what_it_is_though_a_module_is_called_the_same() -> None:
    program = "import usance, usance.timeline; from usance.timeline import Moment; print(usance.timeline.__name__)"
    env = {"PYTHONPATH": str(ROOT / "client"), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-c", program + "; print(usance.timeline is usance.timeline)"]
    done = subprocess.run(command, check=False, env=env, capture_output=True, text=True, timeout=60)
    assert done.stdout == "timeline\nTrue\n", done.stdout + done.stderr
