"""Whether there is room left where something is kept: a node or an outbox that cannot write stops."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from usance.doctor.case import Case
from usance.doctor.finding import Finding, fail, not_here, ok, warn

_CHECK = "disk"
_GB = 10**9


def disk(case: Case) -> Iterator[Finding]:
    """A line for each disk, with what is kept on it."""
    kept: dict[int, list[tuple[str, Path]]] = {}
    for what, folder in _folders(case):
        there = _standing(folder)
        kept.setdefault(there.stat().st_dev, []).append((f"{what} in {folder}", there))
    if not kept:
        yield not_here(_CHECK, "nothing is kept")
    for held in kept.values():
        yield _room(case, held[0][1], "; ".join(what for what, _ in held))


def _folders(case: Case) -> Iterator[tuple[str, Path]]:
    if (record := case.site.record) is not None:
        yield "record, journal, outbox, papers", record.parent
    if case.consortium is not None and case.home.is_dir():
        yield "nodes", case.home


def _standing(folder: Path) -> Path:
    """The folder, or the one above it in which it will be made."""
    return next(one for one in (folder.absolute(), *folder.absolute().parents) if one.is_dir())


def _room(case: Case, folder: Path, what: str) -> Finding:
    free = shutil.disk_usage(folder).free
    found = f"{free // _GB}.{free % _GB * 10 // _GB} GB free for {what}"
    do = f"make room on the disk of {folder}: what cannot be written stops"
    if free < case.limits.least_disk:
        return fail(_CHECK, found, do)
    return warn(_CHECK, found, do) if free < case.limits.little_disk else ok(_CHECK, found)
