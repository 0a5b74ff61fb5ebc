"""What a check has found: one line, and what to do about it where all is not well."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How it is. NOT_HERE: there is no such thing on this chain. NOT_MADE: something stands in the way of looking."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"
    NOT_HERE = "not here"
    NOT_MADE = "not made"


@dataclass(frozen=True)
class Finding:
    """`check` is its name, the same for all that it finds; `do` is empty where nothing is to be done."""

    mark: Mark
    check: str
    found: str
    do: str = ""


def ok(check: str, found: str) -> Finding:
    """All is well."""
    return Finding(Mark.OK, check, found)


def warn(check: str, found: str, do: str) -> Finding:
    """It goes on for now."""
    return Finding(Mark.WARN, check, found, do)


def fail(check: str, found: str, do: str) -> Finding:
    """It does not go on, or not rightly."""
    return Finding(Mark.FAIL, check, found, do)


def not_here(check: str, found: str) -> Finding:
    """There is nothing of the kind to look at."""
    return Finding(Mark.NOT_HERE, check, found)


def not_made(check: str, found: str, do: str) -> Finding:
    """It could not be looked at."""
    return Finding(Mark.NOT_MADE, check, found, do)
