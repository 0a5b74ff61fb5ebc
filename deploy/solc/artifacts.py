"""The compiler's answer -> the files that the client loads: one per deployable contract, and index.json over all."""

import hashlib
import json
from typing import Any

from deploy.solc import declarations
from deploy.solc.errors import ArtifactRefused
from deploy.solc.errors_index import error_index
from deploy.solc.inputs import EVM_VERSION, OPTIMIZER_RUNS, SOLC_COMMIT, SOLC_VERSION, CompilerInput

FORMAT = 1
OWN_LIMIT = 20_000
EIP170_LIMIT = 24_576

Json = dict[str, Any]


def make_artifacts(answer: Json, given: CompilerInput) -> dict[str, Json]:
    """File name -> content: <Name>.json for every contract with code, and index.json.

    Raises ArtifactRefused naming each contract that is too big, was not optimized, or shares its name with another.
    """
    deployable = _deployable(answer["contracts"], given)
    trees = {path: source["ast"] for path, source in answer["sources"].items()}
    files = {f"{name}.json": _artifact(name, deployable[name]) for name in sorted(deployable)}
    files["index.json"] = _index(answer, given, trees, list(files.values()))
    return files


def _deployable(sources: Json, given: CompilerInput) -> dict[str, Json]:
    found: dict[str, Json] = {}
    problems: list[str] = []
    for path in sorted(sources.keys() & (given.own | given.adopted)):
        for name, unit in ((n, u) for n, u in sources[path].items() if _has_code(u)):
            if name in found:
                problems.append(f"{path}: a second contract called {name}")
            problems += _broken_rules(name, unit, own=path in given.own)
            found[name] = unit
    if problems:
        raise ArtifactRefused("\n".join(problems))
    return found


def _has_code(unit: Json) -> bool:
    # A library of internal functions has a stub of code that nothing ever calls; an interface has none.
    callable_from_outside = bool(unit["evm"]["methodIdentifiers"]) or any(
        entry["type"] in ("constructor", "receive", "fallback") for entry in unit["abi"]
    )
    return bool(unit["evm"]["bytecode"]["object"]) and callable_from_outside


def _broken_rules(name: str, unit: Json, *, own: bool) -> list[str]:
    size, limit = _size(unit), OWN_LIMIT if own else EIP170_LIMIT + 1
    metadata = json.loads(unit["metadata"])
    settings, version = metadata["settings"], metadata["compiler"]["version"]
    problems = [f"{name}: {size:,} bytes of code, allowed are fewer than {limit:,}"] if size >= limit else []
    if not settings["optimizer"]["enabled"] or settings["optimizer"]["runs"] != OPTIMIZER_RUNS:
        problems.append(
            f"{name}: compiled with optimizer {settings['optimizer']}, needed enabled with {OPTIMIZER_RUNS} runs"
        )
    if settings["evmVersion"] != EVM_VERSION or not settings.get("viaIR"):
        problems.append(f"{name}: compiled for {settings['evmVersion']}, needed {EVM_VERSION} by way of the IR")
    if not version.startswith(f"{SOLC_VERSION}+commit.{SOLC_COMMIT}"):
        problems.append(f"{name}: compiled by {version}, needed {SOLC_VERSION}+commit.{SOLC_COMMIT}")
    return problems


def _size(unit: Json) -> int:
    return len(unit["evm"]["deployedBytecode"]["object"]) // 2


def _artifact(name: str, unit: Json) -> Json:
    creation, runtime = unit["evm"]["bytecode"], unit["evm"]["deployedBytecode"]
    return {
        "name": name,
        "abi": unit["abi"],
        "bytecode": "0x" + creation["object"],
        "runtime": "0x" + runtime["object"],
        "immutable_references": runtime.get("immutableReferences", {}),
        "link_references": creation.get("linkReferences", {}),
        "storage_layout": unit["storageLayout"],
        "code_size": _size(unit),
    }


def _index(answer: Json, given: CompilerInput, trees: dict[str, Json], artifacts: list[Json]) -> Json:
    own_trees = {path: tree for path, tree in trees.items() if path in given.own}
    runtimes = "\n".join(f"{a['name']} {a['runtime']}" for a in artifacts)
    return {
        "format": FORMAT,
        "solc": f"{SOLC_VERSION}+commit.{SOLC_COMMIT}",
        "input_hash": given.hash,
        "version": hashlib.sha256(runtimes.encode()).hexdigest()[:16],
        "optimizer": True,
        "contracts": {a["name"]: {"code_size": a["code_size"]} for a in artifacts},
        "interfaces": _interfaces(answer, own_trees),
        "enums": declarations.enums(own_trees),
        "structs": declarations.structs(own_trees),
        "value_types": declarations.value_types(own_trees),
        "errors": error_index(answer["contracts"], declarations.error_owners(trees)),
    }


def _interfaces(answer: Json, trees: dict[str, Json]) -> Json:
    return {
        node["name"]: answer["contracts"][path][node["name"]]["abi"]
        for path, tree in sorted(trees.items())
        for node in tree["nodes"]
        if node["nodeType"] == "ContractDefinition" and node["contractKind"] == "interface"
    }
