"""A terms file before its fields are looked at: its text, and what that says in TOML or in JSON."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path

from usance.terms.faults import Fault, bad_file

_LARGEST_FILE = 1 << 20
DEEPEST = 16
"""Brackets inside each other that a JSON file of ours may have."""
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)


def text_of(path: Path) -> str:
    """The text of a file. Raises BadTermsFile for what is no file, is larger than 1 MiB or is not UTF-8."""
    try:
        # A pipe or a device would never end, so that size is not asked of the content alone.
        if path.exists() and not path.is_file():
            raise bad_file(str(path), "a folder or device", "a terms file")
        if path.stat().st_size > _LARGEST_FILE:
            raise bad_file(str(path), "more than 1 MiB", "a terms file")
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise bad_file(str(path), "bytes that are not UTF-8 text", "a terms file in TOML or JSON") from None
    except (OSError, ValueError) as error:
        # ValueError: a name that no file can have.
        reason = getattr(error, "strerror", None) or str(error)
        raise bad_file(str(path), reason, "a terms file that can be read") from None


def fields_of_toml(text: str, source: str) -> Mapping[str, object]:
    """What TOML says. Raises BadTermsFile."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise bad_file(source, f"text that is not TOML ({error})", "fields such as: expiry = 2024-11-15") from None


def fields_of_json(text: str, source: str) -> tuple[Mapping[str, object], tuple[Fault, ...]]:
    """What a JSON object says, and a fault for each name that is in it twice. Raises BadTermsFile for other text."""
    needed = 'an object of fields such as {"expiry": "2024-11-15"}'
    twice: dict[str, Fault] = {}

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        times = Counter(name for name, _ in pairs)
        twice.update({name: Fault(name, "given twice", "each name once") for name in times if times[name] > 1})
        return dict(pairs)

    if not text.strip():
        return {}, ()
    if is_deep(text):
        raise bad_file(source, f"text that is not JSON (more than {DEEPEST} brackets inside each other)", needed)
    try:
        given = json.loads(text, object_pairs_hook=once)
    except ValueError as error:
        raise bad_file(source, f"text that is not JSON ({error})", needed) from None
    if not isinstance(given, dict):
        kind = "a list" if isinstance(given, list) else "a single value"
        raise bad_file(source, kind, needed)
    return given, tuple(twice.values())


def is_deep(text: str) -> bool:
    """Whether more brackets are open at once in a JSON text than any file of ours needs. The parser recurses on the
    stack of C, which runs out before Python notices where a library has raised the limit of recursion, and the process
    is gone."""
    brackets = re.findall(r"[\[\]{}]", _STRING.sub("", text))
    return max(accumulate((1 if one in "[{" else -1 for one in brackets), initial=0)) > DEEPEST
