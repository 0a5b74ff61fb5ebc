"""The discrepancies of a notice of refusal, as they are given on the command line or in a file."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from usance.errors import InputError
from usance.model import Discrepancy
from usance.terms.reading import DEEPEST, is_deep

_NAMES = tuple(field.name for field in fields(Discrepancy))
_SHAPE = ";".join(_NAMES)


class BadNotice(InputError):
    """A discrepancy or a notice of refusal that does not say all it must."""

    def __init__(self, where: object, reason: str, needed: str) -> None:
        super().__init__(f"{where}: {reason}; needed: {needed}", given=str(where), needed=needed)


def discrepancies_of(given: Sequence[str], notice: Path | None) -> tuple[Discrepancy, ...]:
    """Those of `--discrepancy`, then those in the file. Raises BadNotice."""
    return (*map(_from_text, given), *(_from_file(notice) if notice else ()))


def _from_text(text: str) -> Discrepancy:
    parts = [part.strip() for part in text.split(";")]
    if len(parts) != len(_NAMES) or not all(parts):
        raise BadNotice(f"--discrepancy {text!r}", f"{len([part for part in parts if part])} parts", f"'{_SHAPE}'")
    return Discrepancy(*parts)


def _from_file(path: Path) -> tuple[Discrepancy, ...]:
    """A list called `discrepancies`, in TOML or, by the file's ending, JSON."""
    try:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".json" and is_deep(text):
            raise ValueError(f"more than {DEEPEST} brackets inside each other")
        read: object = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except (OSError, ValueError) as unreadable:
        raise BadNotice(path, str(unreadable), "a notice of refusal in TOML or JSON") from None
    listed = read.get("discrepancies") if isinstance(read, dict) and len(read) == 1 else None
    if not isinstance(listed, list) or not listed:
        raise BadNotice(path, "no notice of refusal", f"a list 'discrepancies' and nothing else, each with {_SHAPE}")
    return tuple(_from_table(path, number, one) for number, one in enumerate(listed, start=1))


def _from_table(path: Path, number: int, given: object) -> Discrepancy:
    table = given if isinstance(given, dict) else {}
    sound = {name: value for name, value in table.items() if name in _NAMES and isinstance(value, str) and value}
    if len(sound) != len(table) or len(sound) != len(_NAMES):
        unfit = sorted(set(table) ^ set(_NAMES)) or [name for name in table if name not in sound]
        raise BadNotice(path, f"discrepancy {number}: {', '.join(map(str, unfit))}", f"text for {_SHAPE}")
    return Discrepancy(**sound)
