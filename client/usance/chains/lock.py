"""One writer at a time to a chain file, who says who it is."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from usance.errors import ChainLocked, Holder


class WriterLock:
    """The right to write to the chain file at `path`, held until `release` or the death of the process.

    Raises ChainLocked, which says who holds it.
    """

    def __init__(self, path: Path, *, command: str | None = None) -> None:
        self._holder_file = path.with_name(path.name + ".writer")
        self._lock = FileLock(path.with_name(path.name + ".lock"), timeout=0, thread_local=False)
        try:
            self._lock.acquire()
        except Timeout:
            raise ChainLocked(path, self._holder()) from None
        self._say(command or " ".join(sys.argv))

    def release(self) -> None:
        """Let others write."""
        self._holder_file.unlink(missing_ok=True)
        self._lock.release()

    def _say(self, command: str) -> None:
        # Since when is told to people by the clock on their wall: the chain's own may stand in another year.
        holder = Holder(os.getpid(), datetime.now(UTC).isoformat(timespec="seconds"), command)
        fresh = self._holder_file.with_name(f"{self._holder_file.name}.{os.getpid()}")
        fresh.write_text(json.dumps(asdict(holder)), encoding="utf-8")
        fresh.replace(self._holder_file)

    def _holder(self) -> Holder | None:
        try:
            return Holder(**json.loads(self._holder_file.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
