"""The tests of the contracts are whole: a file per external function with its branch tree, a test per error."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from usance.artifacts import shipped
from usance.deployment.permissions import PERMISSIONS, Permission

HERE = Path(__file__).parent
CONTRACTS = HERE.parents[1] / "contracts"

OURS = tuple(sorted(set(shipped().names) - {"AccessManager", "Safe", "SafeProxy"}))
SHARED = {"bind": "bound", "boundTo": "bound"}
"""What several contracts inherit from Bound is tested once for all of them."""

AS_OPENZEPPELIN_WROTE_IT = {
    *("allowance", "approve", "authority", "balanceOf", "getApproved", "isApprovedForAll"),
    *("isConsumingScheduledOp", "ownerOf", "safeTransferFrom", "setApprovalForAll", "setAuthority"),
    *("supportsInterface", "tokenURI", "totalSupply"),
    *("BALLOT_TYPEHASH", "EXTENDED_BALLOT_TYPEHASH", "castVoteBySig", "castVoteWithReason"),
    *("castVoteWithReasonAndParams", "castVoteWithReasonAndParamsBySig", "eip712Domain", "getProposalId"),
    *("getVotesWithParams", "hashProposal", "latestProposalId", "nonces", "onERC1155BatchReceived"),
    *("onERC1155Received", "onERC721Received", "proposalCount", "proposalDeadline", "proposalDetails"),
    *("proposalDetailsAt", "proposalEta", "proposalNeedsQueuing", "proposalProposer", "proposalSnapshot"),
    *("proposalThreshold", "queue", "relay", "version"),
}
"""Inherited and left as it is; what we changed underneath (transfer, transferFrom) is tested like our own."""


def snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def functions(contract: str) -> Iterator[tuple[str, bool]]:
    """External functions that are not OpenZeppelin's, each with whether it only reads."""
    described = json.loads((shipped().folder / f"{contract}.json").read_text(encoding="utf-8"))["abi"]
    seen = {f["name"]: f["stateMutability"] in ("view", "pure") for f in described if f["type"] == "function"}
    yield from sorted((name, reads) for name, reads in seen.items() if name not in AS_OPENZEPPELIN_WROTE_IT)


def declared_errors() -> dict[str, str]:
    """Error -> the interface that declares it, for every interface of ours."""
    found: dict[str, str] = {}
    for interface in sorted((CONTRACTS / "interfaces").glob("I*.sol")):
        for error in re.findall(r"^\s*error (\w+)\(", interface.read_text(encoding="utf-8"), re.MULTILINE):
            found.setdefault(error, interface.stem)
    return found


@cache
def source(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def words(path: Path) -> frozenset[str]:
    """The words of a test file's code: names, attributes, and what string literals say. Docstrings only promise."""
    tree = ast.parse(source(path))
    promises = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                found.add(name)
            case ast.Constant(value=str(text)) if id(node) not in promises:
                found |= set(re.findall(r"\w+", text))
    return frozenset(found)


def branch_tree(path: Path) -> str:
    return ast.get_docstring(ast.parse(source(path))) or ""


def missing(contract: str, function: str, *, reads: bool) -> str | None:
    """What is wanting, in words; None where all is there."""
    folder = HERE / SHARED.get(function, snake(contract))
    own, views = folder / f"test_{snake(function)}.py", folder / "test_views.py"
    wanted = [own, views] if reads else [own]
    there = [path for path in wanted if path.exists()]
    if not there:
        return f"{contract}.{function}: no {' nor '.join(str(path.relative_to(HERE)) for path in wanted)}"
    if not any(function in words(path) for path in there):
        return f"{contract}.{function}: never called in {' or '.join(str(path.relative_to(HERE)) for path in there)}"
    return None


@pytest.mark.parametrize("contract", OURS)
def test_every_external_function_has_its_tests(contract: str) -> None:
    wanting = [gap for name, reads in functions(contract) if (gap := missing(contract, name, reads=reads))]
    assert not wanting, "\n".join(wanting)


def test_every_function_with_a_file_of_tests_exists() -> None:
    known = {(SHARED.get(name, snake(c)), snake(name)) for c in OURS for name, _ in functions(c)}
    known |= {(snake(contract), snake(name)) for contract in OURS for name in SHARED}
    files = {(path.parent.name, path.stem.removeprefix("test_")) for path in HERE.glob("*/test_*.py")}
    strays = sorted(f"{folder}/test_{name}.py" for folder, name in files - known if name != "views")
    assert not strays, f"no such functions: {', '.join(strays)}"


def test_every_declared_error_is_provoked_by_a_test() -> None:
    said = frozenset[str]().union(*(words(path) for path in HERE.glob("*/*.py")))
    wanting = [f"{interface}.{error}" for error, interface in declared_errors().items() if error not in said]
    assert not wanting, "no test provokes " + ", ".join(wanting)


def test_every_file_of_tests_begins_with_the_branch_tree() -> None:
    """One line for what is tested, then the branches: given, when and it, or the same drawn as a tree."""
    trees = {path: branch_tree(path).partition("\n\n")[2] for path in sorted(HERE.glob("*/test_*.py"))}
    bare = [str(path.relative_to(HERE)) for path, tree in trees.items() if not re.search(r"\bit |→", tree)]
    assert not bare, f"no branch tree in {', '.join(bare)}"


def test_every_error_of_a_branch_tree_is_provoked_in_its_file() -> None:
    """An error named in the tree is a word of the file's code, its own or that of a helper that it calls."""
    helpers = {"AccessManagedUnauthorized": "refused_to_all_but", "NotFromAbove": "refused_to_everybody"}
    wanting = []
    for path in sorted(HERE.glob("*/test_*.py")):
        promised = shipped().error_names & set(re.findall(r"\w+", branch_tree(path)))
        kept = words(path) | {error for error, helper in helpers.items() if helper in source(path)}
        wanting += [f"{path.relative_to(HERE)}: {error}" for error in sorted(promised - kept)]
    assert not wanting, "promised and never provoked:\n" + "\n".join(wanting)


@pytest.mark.parametrize("permission", PERMISSIONS, ids=lambda p: f"{p.contract}.{p.function}")
def test_every_restricted_function_is_tried_by_those_without_the_role(permission: Permission) -> None:
    folder = SHARED.get(permission.function, snake(permission.contract))
    path = HERE / folder / f"test_{snake(permission.function)}.py"
    assert "refused_to_all_but(" in source(path), path
