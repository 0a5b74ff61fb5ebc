"""What is known of a contract's code: where it may jump to, and the stretches of it that have been translated."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from eth.abc import ComputationAPI, GasMeterAPI
from eth.vm import opcode_values as op

Stretch = Callable[[ComputationAPI, list[int], GasMeterAPI], int]
"""Gives the position to go on at, or a negative number when it has done nothing."""

_CODES = 128
_BEYOND = 64
"""Positions past the end that a constant cut short may lead to."""


class Code:
    """One contract's code: `targets` of jumps, `stretches` by where they begin, how often each was `met` before."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.targets = _targets(raw)
        self.stretches: list[Stretch | None] = [None] * (len(raw) + _BEYOND)
        self.met = bytearray(len(raw) + _BEYOND)


@lru_cache(maxsize=_CODES)
def code_of(raw: bytes) -> Code:
    """The same for the same bytes."""
    return Code(raw)


def _targets(raw: bytes) -> frozenset[int]:
    found, at = [], 0
    while at < len(raw):
        if raw[at] == op.JUMPDEST:
            found.append(at)
        at += 1 + max(0, raw[at] - op.PUSH0 if raw[at] <= op.PUSH32 else 0)
    return frozenset(found)
