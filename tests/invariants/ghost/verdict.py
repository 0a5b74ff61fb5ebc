"""What is tried, and what the ghost thinks of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Act:
    """Account `by` (an address) calls `function`, "Contract.function" or "Cash:CNY.function"."""

    by: str
    function: str
    args: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """`refusals` are the names of all errors that would be right: the chain may give any of them, and must give one.

    With none the act must succeed, and `happens` is what it changes.
    """

    refusals: frozenset[str]
    happens: Callable[[], None] = field(repr=False)


def nothing() -> None:
    """Changes nothing."""


def refused(*names: str) -> Verdict:
    """Nothing more need be asked: there is no other reason that could come first."""
    return Verdict(frozenset(names), nothing)


class Reasons:
    """Collects what speaks against an act: `reasons.add_if(amount == 0, "ZeroAmount")`."""

    def __init__(self) -> None:
        self._names: set[str] = set()

    def add_if(self, wrong: bool, name: str) -> None:
        if wrong:
            self._names.add(name)

    def add_all(self, names: set[str]) -> None:
        self._names |= names

    def verdict(self, happens: Callable[[], None]) -> Verdict:
        return Verdict(frozenset(self._names), happens)
