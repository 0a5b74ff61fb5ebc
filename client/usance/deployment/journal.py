"""The write-ahead journal of a deployment: which steps were begun, and what came of them. One JSON object a line."""

from __future__ import annotations

import json
import os
import uuid
from dataclasses import dataclass
from pathlib import Path

from usance.errors import InputError


class BadJournal(InputError):
    """A journal that cannot be read, or one of another chain or contract version."""

    def __init__(self, path: object, reason: str, needed: str) -> None:
        super().__init__(f"{path}: {reason}", given=str(path), needed=needed)


@dataclass(frozen=True)
class Entry:
    """`result` is None while the step has only begun, else the address or number that it gave, or ''."""

    step: str
    result: str | None


class Journal:
    """In `path`, or in memory without one. `run` names the deployment, so that its keys are no other's.

    A line cut short by a crash is the last one and is dropped: its step counts as not begun, and the outbox still
    knows whether it happened. Raises BadJournal.
    """

    def __init__(self, path: Path | None, *, chain: str, version: str) -> None:
        self._path = path
        self._results: dict[str, str | None] = {}
        self.run = uuid.uuid4().hex
        head = {"chain": chain, "version": version}
        kept = self._read()
        if not kept:
            self._write({"run": self.run, **head})
            return
        given = {name: kept[0].get(name) for name in head}
        if given != head:
            raise BadJournal(path, f"is of {given}", f"a journal of {head}")
        self.run = str(kept[0]["run"])
        for line in kept[1:]:
            self._results[line["step"]] = line.get("result")

    def result(self, step: str) -> str | None:
        """What the step gave; None if it is not known to be done."""
        return self._results.get(step)

    def begin(self, step: str) -> None:
        """Say that the step is about to be done."""
        self._results.setdefault(step, None)
        self._write({"step": step})

    def done(self, step: str, result: str) -> None:
        """Say that the step is done."""
        self._results[step] = result
        self._write({"step": step, "result": result})

    def _read(self) -> list[dict[str, str]]:
        if self._path is None or not self._path.exists():
            return []
        lines = self._path.read_bytes().split(b"\n")
        whole, cut = lines[:-1], lines[-1]
        if cut:
            os.truncate(self._path, sum(len(line) + 1 for line in whole))
        try:
            return [json.loads(line) for line in whole]
        except ValueError as unreadable:
            raise BadJournal(self._path, str(unreadable), "a deployment journal") from unreadable

    def _write(self, line: dict[str, str]) -> None:
        if self._path is None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("ab") as file:
            file.write(json.dumps(line).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
