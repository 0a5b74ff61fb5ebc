"""Slither over contracts/, compiled by the same compiler as the artifacts: `python -m deploy.audit SLITHER [ARGS...]`.

Slither lives in an environment of its own (it needs an older web3). The exit code is Slither's.
"""

import json
import shlex
import subprocess
import sys
from pathlib import Path

from deploy.solc.compilers import SHIM, native_is_installed
from deploy.solc.inputs import SOLC_VERSION, Tree, read_input
from deploy.solc.node import ensure_packages, find_node

WORKSHOP = Path(__file__).resolve().parents[1] / ".build" / "audit"
_SOURCE_MAPS = ["abi", "metadata", "devdoc", "userdoc", "evm.bytecode", "evm.deployedBytecode"]
# Style is solhint's matter; low findings are shown, medium and high ones fail the audit.
_VERDICT = ["--filter-paths", "@openzeppelin|@safe-global", "--exclude-dependencies", "--exclude-informational"]
_VERDICT += ["--exclude-optimization", "--fail-medium"]


def main() -> int:
    """Lay out what Slither reads under .build/audit, run it there, and return its exit code."""
    tree = Tree()
    ensure_packages(tree.packages.parent)
    WORKSHOP.mkdir(parents=True, exist_ok=True)
    _link(WORKSHOP / "contracts", tree.contracts)
    _link(WORKSHOP / "@openzeppelin", tree.packages / "@openzeppelin")
    document = json.loads(read_input(tree).standard_json)
    document["settings"]["outputSelection"] = {"*": {"*": _SOURCE_MAPS, "": ["ast"]}}
    (WORKSHOP / "input.json").write_text(json.dumps(document), encoding="utf-8")
    compiler = ["--compile-force-framework", "Solc-json", "--solc", str(_solc(tree))]
    slither = str(Path(sys.argv[1]).absolute())
    done = subprocess.run([slither, "input.json", *compiler, *_VERDICT, *sys.argv[2:]], cwd=WORKSHOP, check=False)
    return done.returncode


def _link(link: Path, target: Path) -> None:
    link.unlink(missing_ok=True)
    link.symlink_to(target)


def _solc(tree: Tree) -> Path:
    if native_is_installed():
        import solcx

        return Path(solcx.install.get_executable(SOLC_VERSION))
    solc = WORKSHOP / "solc"
    words = f"USANCE_NODE_MODULES={shlex.quote(str(tree.packages))} exec {shlex.quote(str(find_node()))}"
    solc.write_text(f'#!/bin/sh\n{words} {shlex.quote(str(SHIM))} "$@"\n', encoding="utf-8")
    solc.chmod(0o755)
    return solc


if __name__ == "__main__":
    sys.exit(main())
