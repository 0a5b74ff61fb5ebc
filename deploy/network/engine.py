"""The engine: built from deploy/network/engine by Go, kept by the digest of its sources, and run."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from deploy.network import trial
from deploy.network.faults import BuildFailed, EngineRefused, NoGo, NotBuilt

SOURCES = Path(__file__).with_name("engine")
KEPT = Path(__file__).resolve().parents[2] / ".build/engine"
_BUILT_FROM = ("*.go", "go.mod", "go.sum")
_DIGITS = 16
_SECONDS = 120

Say = Callable[[str], None]


@dataclass(frozen=True)
class Engine:
    """An engine that is built; `environment` is what its commands get beside the process's own."""

    path: Path
    environment: dict[str, str] = field(default_factory=dict)

    def run(self, *arguments: str, home: Path | None = None, given: str = "") -> str:
        """What the command says; `given` is its standard input. Raises EngineRefused, NotBuilt."""
        where = ["--home", str(home)] if home else []
        try:
            ended = subprocess.run(
                [str(self.path), *arguments, *where],
                input=given,
                capture_output=True,
                text=True,
                timeout=_SECONDS,
                check=False,
                env=os.environ | self.environment,
            )
        except FileNotFoundError:
            raise NotBuilt(self.path) from None
        except subprocess.TimeoutExpired:
            raise EngineRefused(" ".join(arguments[:2]), f"no answer in {_SECONDS} s") from None
        if ended.returncode:
            raise EngineRefused(" ".join(arguments[:2]), _last_words(ended.stderr or ended.stdout))
        # Some commands of the library say what they found on standard error.
        return ended.stdout or ended.stderr


def digest(*, is_trial: bool = False) -> str:
    """Of the sources, as 16 hex digits: another text of any file is another engine."""
    found = hashlib.sha256(trial.SHIFT.encode() if is_trial else b"")
    for path in sorted(path for pattern in _BUILT_FROM for path in SOURCES.glob(pattern)):
        if not path.name.endswith("_test.go"):
            found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:_DIGITS]


def path_of(*, is_trial: bool = False) -> Path:
    """Where the engine of these sources is, or would be."""
    return KEPT / f"usanced{'-trial' if is_trial else ''}-{digest(is_trial=is_trial)}"


def built(*, is_trial: bool = False) -> Engine:
    """Raises NotBuilt."""
    if not path_of(is_trial=is_trial).exists():
        raise NotBuilt(path_of(is_trial=is_trial))
    return Engine(path_of(is_trial=is_trial))


def build(say: Say, *, is_trial: bool = False, jobs: int | None = None) -> Engine:
    """Build it if it is not built. Raises NoGo, BuildFailed; what was built before stays."""
    path = path_of(is_trial=is_trial)
    if path.exists():
        return Engine(path)
    go = find_go()
    say(f"building the engine {path.name}: some minutes the first time")
    KEPT.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    flags = ["-trimpath", "-ldflags", f"-s -w -X main.version={digest(is_trial=is_trial)}", "-o", str(fresh)]
    if is_trial:
        flags += ["-modfile", str(trial.changed_modules(go, SOURCES, KEPT / "trial"))]
    try:
        _go(go, "build", "-p", str(jobs or os.cpu_count() or 1), *flags, ".")
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    return Engine(path)


def find_go() -> str:
    """Raises NoGo, which says what version is needed."""
    needed = re.search(r"^go (\d+)\.(\d+)", (SOURCES / "go.mod").read_text(), re.MULTILINE)
    assert needed is not None
    wanted, go = (int(needed[1]), int(needed[2])), shutil.which("go") or shutil.which("/usr/local/go/bin/go")
    if go is None:
        raise NoGo("there is no go on the path", f"{wanted[0]}.{wanted[1]}")
    said = subprocess.run([go, "env", "-json", "GOVERSION", "CGO_ENABLED"], capture_output=True, text=True, check=True)
    found = json.loads(said.stdout)["GOVERSION"]
    version = re.match(r"go(\d+)\.(\d+)", found)
    if version is None or (int(version[1]), int(version[2])) < wanted:
        raise NoGo(f"{go} is {found}", f"{wanted[0]}.{wanted[1]}")
    return go


def _go(go: str, *arguments: str) -> None:
    ended = subprocess.run(
        [go, *arguments],
        cwd=SOURCES,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"CGO_ENABLED": "1"},
    )
    if ended.returncode:
        raise BuildFailed(_last_words(ended.stderr))


def _last_words(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith(("Usage:", "  "))]
    return " ".join(" ".join(lines[-3:]).split())[-800:] or "it gave no reason"
