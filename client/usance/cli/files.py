"""Files that commands write: never in place of another one, unless that is said."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import mkstemp

from usance.errors import InputError


class AlreadyThere(InputError):
    """A file that would be overwritten."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is there already; needed: another name, or --force", given=str(path))
        self.needed = "another name, or --force"


def refuse_overwriting(path: Path) -> None:
    """Before what would be written has cost any work. Raises AlreadyThere."""
    if path.exists():
        raise AlreadyThere(path)


def write_file(path: Path, content: bytes, *, force: bool) -> None:
    """Write a file whole or not at all. Raises AlreadyThere without `force`, OSError."""
    # For the owner's eyes, as papers are: mkstemp lets nobody else read.
    handle, beside = mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        if not force:
            _claim(path)
        Path(beside).replace(path)
    finally:
        Path(beside).unlink(missing_ok=True)


def _claim(path: Path) -> None:
    """Take the name, if nothing has appeared under it in the meantime. Raises AlreadyThere."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        raise AlreadyThere(path) from None
