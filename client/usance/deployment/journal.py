"""The write-ahead journal of a deployment: which steps were begun, and what came of them. One JSON object a line."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from usance.errors import ContractVersionMismatch, InputError


class BadJournal(InputError):
    """A journal that cannot be read, or one of another chain or network."""

    def __init__(self, path: object, reason: str, needed: str) -> None:
        super().__init__(f"{path}: {reason}; needed: {needed}", given=str(path), needed=needed)


@dataclass(frozen=True)
class Head:
    """What the deployment is of. `since` is the latest block before it began."""

    network: str
    chain: str
    version: str
    since: int


@dataclass(frozen=True)
class Entry:
    """A step that is done. `result` is the address or number that it gave, or ''; `fact` what of the network file it
    made true; `block` the one it is in."""

    step: str
    result: str = ""
    fact: str = ""
    block: int = 0


@dataclass(frozen=True)
class _Begun:
    begins: str


_LINES: TypeAdapter[Head | Entry | _Begun] = TypeAdapter(Head | Entry | _Begun)


class Journal:
    """In `path`, or in memory without one; nothing is written before the first step.

    A line cut short by a crash is the last one and is dropped: its step counts as not done, and the outbox still knows
    whether it happened. Raises BadJournal, ContractVersionMismatch.
    """

    def __init__(self, path: Path | None, head: Head) -> None:
        self._path = path
        self._entries: dict[str, Entry] = {}
        self._length = 0
        self.head = head
        kept = self._read()
        self._is_new = not kept
        if kept:
            self.head = self._checked(kept[0], head)
        for line in kept[1:]:
            if isinstance(line, Entry):
                self._entries[line.step] = line

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The steps that are done, in order."""
        return tuple(self._entries.values())

    def find(self, step: str) -> Entry | None:
        """None for a step that is not known to be done."""
        return self._entries.get(step)

    def begin(self, step: str) -> None:
        """Say that the step is about to be done."""
        if self._is_new:
            self._write(self.head)
            self._is_new = False
        self._write(_Begun(step))

    def done(self, entry: Entry) -> None:
        """Say that the step is done."""
        self._entries[entry.step] = entry
        self._write(entry)

    def _checked(self, kept: object, head: Head) -> Head:
        if not isinstance(kept, Head):
            raise BadJournal(self._path, "does not say what it is of", "a deployment journal")
        for what in ("network", "chain"):
            given, needed = getattr(kept, what), getattr(head, what)
            if given != needed:
                raise BadJournal(self._path, f"is of {what} {given}", f"{what} {needed}, or no journal: move it away")
        if kept.version != head.version:
            raise ContractVersionMismatch(self._path, given=kept.version, needed=head.version)
        return kept

    def _read(self) -> list[Head | Entry | _Begun]:
        if self._path is None or not self._path.exists():
            return []
        try:
            whole = self._path.read_bytes()
            # What follows the last end of line was cut short, and the next line takes its place.
            self._length = whole.rfind(b"\n") + 1
            return [_LINES.validate_json(line) for line in whole[: self._length].splitlines()]
        except OSError as unreadable:
            raise BadJournal(self._path, str(unreadable), "a deployment journal") from unreadable
        except ValidationError as unfit:
            raise BadJournal(self._path, "holds a line of another kind", "a deployment journal") from unfit

    def _write(self, line: Head | Entry | _Begun) -> None:
        if self._path is None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(asdict(line)).encode() + b"\n"
        with open(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644), "r+b") as file:
            file.truncate(self._length)
            file.seek(self._length)
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        self._length += len(text)
