"""What goes into the compiler: every source that contracts/ reaches, the settings, and the hash over both."""

import hashlib
import json
import posixpath
import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path

from deploy.solc.errors import SourceMissing

SOLC_VERSION = "0.8.37"
SOLC_COMMIT = "f401782d"
OPTIMIZER_RUNS = 500
EVM_VERSION = "prague"
ACCESS_MANAGER = "@openzeppelin/contracts/access/manager/AccessManager.sol"
SAFE = "@safe-global/safe-smart-account/contracts/Safe.sol"
SAFE_PROXY = "@safe-global/safe-smart-account/contracts/proxies/SafeProxy.sol"

_REPOSITORY = Path(__file__).resolve().parents[2]
_IMPORT = re.compile(r"""\bimport\b[^;"']*["']([^"']+)["']""")
_CODE = ["abi", "evm.bytecode.object", "evm.bytecode.linkReferences", "evm.deployedBytecode.object"]
_CODE += ["evm.deployedBytecode.immutableReferences", "evm.methodIdentifiers", "storageLayout", "metadata"]


@dataclass(frozen=True)
class Tree:
    """Where the sources, the npm packages they import and the artifacts are.

    `adopted` names the sources in the packages whose contracts are deployed as they are.
    """

    contracts: Path = _REPOSITORY / "contracts"
    packages: Path = _REPOSITORY / "node_modules"
    artifacts: Path = _REPOSITORY / "client" / "usance" / "artifacts"
    adopted: frozenset[str] = frozenset({ACCESS_MANAGER, SAFE, SAFE_PROXY})


@dataclass(frozen=True)
class CompilerInput:
    """Standard JSON for solc, as text; the names in it of our own sources, and of those adopted from packages."""

    standard_json: str
    own: frozenset[str]
    adopted: frozenset[str]

    @property
    def hash(self) -> str:
        """Hash over all source contents, all settings and the compiler's version."""
        return hashlib.sha256(f"{SOLC_VERSION}+{SOLC_COMMIT}\n{self.standard_json}".encode()).hexdigest()

    def without_code(self) -> "CompilerInput":
        """The same sources, only parsed and type-checked: an answer in two seconds, with every error and warning."""
        return self._answering({"*": {"*": ["abi"], "": ["ast"]}})

    def parts(self, count: int) -> list["CompilerInput"]:
        """The same sources, of which each part asks for the code of some, so that compilers can work side by side."""
        document = json.loads(self.standard_json)
        sizes = {name: len(document["sources"][name]["content"]) for name in self.own | self.adopted}
        shares: list[list[str]] = [[] for _ in range(min(count, len(sizes)))]
        for name in sorted(sizes, key=lambda one: (-sizes[one], one)):
            min(shares, key=lambda share: sum(sizes[one] for one in share)).append(name)
        # A "*" anywhere in it would have every part compile everything.
        return [self._answering({name: {"*": _CODE} for name in share}) for share in shares]

    def _answering(self, selection: dict[str, dict[str, list[str]]]) -> "CompilerInput":
        document = json.loads(self.standard_json)
        document["settings"]["outputSelection"] = selection
        return replace(self, standard_json=json.dumps(document, sort_keys=True))


def read_input(tree: Tree) -> CompilerInput:
    """Collect contracts/**/*.sol and the adopted sources with all that they import.

    Raises SourceMissing when there are no sources, or when an adopted one is not installed.
    """
    own = {f"contracts/{p.relative_to(tree.contracts).as_posix()}" for p in tree.contracts.rglob("*.sol")}
    if not own:
        raise SourceMissing(f"no Solidity sources under {tree.contracts}")
    sources = _closure(tree, own | tree.adopted)
    if lacking := sorted(tree.adopted - sources.keys()):
        raise SourceMissing(f"{', '.join(lacking)} not under {tree.packages}: run `npm ci`")
    document = {"language": "Solidity", "sources": sources, "settings": _settings(own | tree.adopted)}
    standard_json = json.dumps(document, sort_keys=True)
    return CompilerInput(standard_json=standard_json, own=frozenset(own), adopted=tree.adopted)


def _closure(tree: Tree, roots: AbstractSet[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    waiting = sorted(roots)
    while waiting:
        name = waiting.pop()
        path = _path(tree, name)
        # A name that is not there is left to the compiler, whose message shows the line of the import.
        if name in found or not path.is_file():
            continue
        content = path.read_text(encoding="utf-8")
        found[name] = {"content": content}
        waiting += [_resolve(name, target) for target in _IMPORT.findall(content)]
    return found


def _path(tree: Tree, name: str) -> Path:
    own = name.startswith("contracts/")
    return tree.contracts / name.removeprefix("contracts/") if own else tree.packages / name


def _resolve(importer: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(importer), target)) if target[0] == "." else target


def _settings(with_code: AbstractSet[str]) -> dict[str, object]:
    return {
        "viaIR": True,
        "optimizer": {"enabled": True, "runs": OPTIMIZER_RUNS},
        "evmVersion": EVM_VERSION,
        "metadata": {"bytecodeHash": "none", "appendCBOR": False},
        "outputSelection": {"*": {"*": ["abi"], "": ["ast"]}} | {name: {"*": _CODE} for name in sorted(with_code)},
    }
