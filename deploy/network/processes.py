"""Nodes as processes of this machine, with a pid file and a log; never two of one home."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from deploy.network.engine import Engine

_PID = "node.pid"
_LOG = "node.log"
_POLITE_SECONDS = 20.0
_LOOK = 0.05


def pid_of(home: Path) -> int | None:
    """The process of the node at `home`; None where it does not run. A pid file that is left over is not believed."""
    try:
        pid = int((home / _PID).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    return pid if str(home.resolve()) in _command(pid) else None


def launch(engine: Engine, home: Path, *, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start the node; it goes on when we end."""
    with (home / _LOG).open("ab") as log:
        process = subprocess.Popen(
            [str(engine.path), "start", "--home", str(home.resolve()), "--log_level", "info", "--log_no_color"],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=os.environ | environment,
            start_new_session=True,
        )
    (home / _PID).write_text(f"{process.pid}\n", encoding="ascii")
    ends = time.monotonic() + _POLITE_SECONDS
    # A program that is just being loaded has no command line yet, by which a node is known.
    while pid_of(home) is None and process.poll() is None and time.monotonic() < ends:
        time.sleep(_LOOK)
    return process


def stop(home: Path, *, hard: bool = False) -> bool:
    """Ask the node to end, and end it if it does not (`hard`: at once); whether it ran."""
    pid = pid_of(home)
    if pid is None:
        (home / _PID).unlink(missing_ok=True)
        return False
    _signal(pid, signal.SIGKILL if hard else signal.SIGTERM)
    if not _ended(home, pid, _POLITE_SECONDS):
        _signal(pid, signal.SIGKILL)
        _ended(home, pid, _POLITE_SECONDS)
    (home / _PID).unlink(missing_ok=True)
    return True


def memory_of(home: Path) -> int:
    """Megabytes that the node holds in memory; 0 where it does not run."""
    if (pid := pid_of(home)) is None:
        return 0
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) // 1024
    return 0


def taken(ports: list[int]) -> list[int]:
    """Those of `ports` on which something listens on this machine."""
    return [port for port in ports if not _is_free(port)]


def last_error(log: Path) -> str:
    """The last line of a log in which the engine says what went wrong; empty without one."""
    if not log.exists():
        return ""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-200:]
    told = [line for line in lines if line.startswith(("Error", "panic:", "error")) or "ERR" in line.split()[:2]]
    return told[-1][:300] if told else ""


def _is_free(port: int) -> bool:
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _command(pid: int) -> str:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0]
        # One that has ended and was not waited for is no node any more, once its last thread has let go of the ports.
        if state == "Z" and len(os.listdir(f"/proc/{pid}/task")) <= 1:
            return ""
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode() or "ending"
    except OSError:
        return ""


def _signal(pid: int, number: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, number)


def _ended(home: Path, pid: int, seconds: float) -> bool:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        with suppress(ChildProcessError, OSError):
            os.waitpid(pid, os.WNOHANG)
        if not _command(pid):
            return True
        time.sleep(_LOOK)
    return False
