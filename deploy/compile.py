"""Compile contracts/ into client/usance/artifacts/: `python -m deploy.compile [--force | --check]`.

Nothing changed since the last time: returns at once, without starting a compiler. Exit code 1 and the compiler's own
messages when the sources do not compile; the artifacts of the last good build then stay as they are.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deploy.solc.errors import BuildError, CompilationFailed
from deploy.solc.inputs import CompilerInput, Tree, read_input
from deploy.solc.node import ensure_packages

if TYPE_CHECKING:
    from deploy.solc.compilers import Compiler

Json = dict[str, Any]


def compile_all(force: bool = False, *, tree: Tree | None = None) -> Path:
    """Bring the artifacts up to date with the sources and return their folder; `force` compiles in any case.

    Raises CompilationFailed (the compiler's messages), ArtifactRefused (code size, optimizer, names), CompilerMissing
    or SourceMissing; all are BuildError, and none touches the artifacts that are there.
    """
    tree = tree or Tree()
    ensure_packages(tree.packages.parent)
    given = read_input(tree)
    if force or not up_to_date(tree.artifacts, given):
        from filelock import FileLock

        tree.artifacts.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{tree.artifacts}.lock"):
            if force or not up_to_date(tree.artifacts, given):
                _build(tree, given)
    return tree.artifacts


def check(*, tree: Tree | None = None) -> None:
    """Parse and type-check the sources without making code; raises as compile_all does."""
    tree = tree or Tree()
    ensure_packages(tree.packages.parent)
    given = read_input(tree).without_code()
    _report(_answer(_compiler(tree, given), given).get("errors", []), given)


def up_to_date(artifacts: Path, given: CompilerInput) -> bool:
    """Whether the artifacts there were made of exactly this input, by exactly this compiler, and are all there."""
    try:
        index = json.loads((artifacts / "index.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    whole = all((artifacts / f"{name}.json").is_file() for name in index.get("contracts", {}))
    return whole and index.get("input_hash") == given.hash


def _build(tree: Tree, given: CompilerInput) -> None:
    from deploy.solc.artifacts import make_artifacts

    compiler = _compiler(tree, given)
    answer = _answer(compiler, given.without_code())
    _report(answer.get("errors", []), given)
    told = {message["formattedMessage"] for message in answer.get("errors", [])}
    parts = given.parts(os.cpu_count() or 1)
    with ThreadPoolExecutor(len(parts)) as pool:
        for part in pool.map(partial(_answer, compiler), parts):
            _report([one for one in part.get("errors", []) if one["formattedMessage"] not in told], given)
            for source, contracts in part.get("contracts", {}).items():
                for name, outputs in contracts.items():
                    answer["contracts"][source][name] |= outputs
    _replace(tree.artifacts, make_artifacts(answer, given))


def _compiler(tree: Tree, given: CompilerInput) -> Compiler:
    from deploy.solc.compilers import find_compiler

    compiler = find_compiler(tree.packages)
    print(f"compiling {len(given.own)} sources with {compiler.source}", file=sys.stderr)
    return compiler


def _answer(compiler: Compiler, given: CompilerInput) -> Json:
    answer: Json = json.loads(compiler.run(given.standard_json))
    return answer


def _report(messages: list[Json], given: CompilerInput) -> None:
    errors = [m["formattedMessage"] for m in messages if m["severity"] == "error"]
    if errors:
        raise CompilationFailed("\n".join(errors))
    for message in messages:
        if message.get("sourceLocation", {}).get("file", "") in given.own:
            print(message["formattedMessage"], file=sys.stderr)


def _replace(artifacts: Path, files: dict[str, Json]) -> None:
    # Only one build holds the lock, so whatever lies here is from one that was killed.
    for left in artifacts.parent.glob(f"{artifacts.name}.tmp-*"):
        shutil.rmtree(left)
    new = Path(tempfile.mkdtemp(prefix=f"{artifacts.name}.tmp-new-", dir=artifacts.parent))
    new.chmod(0o755)
    for name, content in files.items():
        (new / name).write_text(json.dumps(content, separators=(",", ":")), encoding="utf-8")
    old = Path(f"{artifacts}.tmp-old")
    if artifacts.exists():
        artifacts.rename(old)
    new.rename(artifacts)
    shutil.rmtree(old, ignore_errors=True)


def main() -> int:
    """The command: prints the code sizes; 0 when the artifacts are up to date, 1 when they cannot be."""
    options = _options()
    try:
        if options.check:
            check()
            return 0
        artifacts = compile_all(options.force)
    except BuildError as refused:
        print(refused, file=sys.stderr)
        return 1
    index = json.loads((artifacts / "index.json").read_text(encoding="utf-8"))
    for name, contract in sorted(index["contracts"].items()):
        print(f"{name:<20}{contract['code_size']:>8,} bytes")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m deploy.compile", description="contracts/ -> client/usance/artifacts/"
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--force", action="store_true", help="compile even if nothing changed")
    which.add_argument("--check", action="store_true", help="only parse and type-check, which takes two seconds")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
