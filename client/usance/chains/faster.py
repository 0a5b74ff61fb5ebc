"""py-evm made faster without changing what it computes; imported for its effect, before the first transaction.

Contracts are called some ten times a step, and py-evm finds the valid jump destinations of their code anew each time;
it runs some 3,500 opcodes a step by way of two more calls each, and hashes some 130 times. The version is pinned, and
the tests compare gas and results with another implementation.
"""

from __future__ import annotations

from functools import lru_cache

from eth.abc import ComputationAPI
from eth.vm import computation
from eth.vm.code_stream import CodeStream
from eth.vm.opcode import _FastOpcode
from eth.vm.stack import Stack, to_int
from eth_hash.auto import keccak
from eth_hash.backends import pysha3

_CODES = 64


class RememberingCodeStream(CodeStream):
    """Code that shares what is known of its positions with every other stream of the same code."""

    __slots__ = ()

    def __init__(self, code_bytes: bytes) -> None:
        super().__init__(code_bytes)
        self.invalid_positions, self.valid_positions = _positions(code_bytes)


@lru_cache(maxsize=_CODES)
def _positions(_code: bytes) -> tuple[set[int], set[int]]:
    return set(), set()


class QuickStack(Stack):
    """A stack that takes several integers off at once without a generator."""

    __slots__ = ()

    def pop_ints(self, num_items: int) -> tuple[int, ...]:
        """The top items, topmost first. Raises InsufficientStack."""
        values = self.values
        if num_items > len(values):
            return super().pop_ints(num_items)
        taken = values[: -num_items - 1 : -1]
        del values[-num_items:]
        return tuple([one if type(one) is int else to_int(one) for one in taken])


def _run(opcode: _FastOpcode, computation: ComputationAPI) -> None:
    meter = computation._gas_meter
    cost = opcode.gas_cost
    if cost > meter.gas_remaining:
        meter.consume_gas(cost, opcode.mnemonic)
    meter.gas_remaining -= cost
    opcode.logic_fn(computation)


_FastOpcode.__call__ = _run  # type: ignore[assignment, method-assign]
computation.Stack = QuickStack  # type: ignore[attr-defined]
computation.CodeStream = RememberingCodeStream  # type: ignore[attr-defined]

# This backend, which eth-tester brings, takes a seventh of the time of the default one.
keccak.hasher = pysha3.backend.keccak256  # type: ignore[assignment]
