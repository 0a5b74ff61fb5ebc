"""py-evm made faster without changing what it computes; imported for its effect, before the first transaction.

Contracts are called some ten times a step, and py-evm finds the valid jump destinations of their code anew each time;
it runs some 4,000 opcodes a step by way of several calls each, nearly all in stretches that are met again and again,
decodes some 140 nodes of tries, half of them again, and hashes some 130 times.
The version is pinned, and the tests compare gas and results with another implementation.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache, partial

from eth.abc import ComputationAPI, OpcodeAPI
from eth.constants import GAS_MEMORY
from eth.constants import GAS_MEMORY_QUADRATIC_DENOMINATOR as _QUADRATIC
from eth.vm import computation
from eth.vm.code_stream import CodeStream
from eth.vm.forks.prague.computation import PragueComputation
from eth.vm.logic import stack as stack_logic
from eth.vm.logic.invalid import InvalidOpcode
from eth.vm.opcode import _FastOpcode
from eth.vm.opcode_values import STOP
from eth.vm.stack import Stack
from eth_hash.auto import keccak
from eth_hash.backends import pysha3
from rlp import codec  # type: ignore[import-untyped]
from trie import hexary
from trie.utils import nibbles, nodes

from usance.chains.stretches import Code, code_of
from usance.chains.translation import computes, translate

_CODES = 128
_OFTEN = 3
_NODES = 10_000
_WORD = 32
_ITSELF, _SHORT = 128, 56
"""In RLP: a byte below is its own encoding; a shorter length is in the first byte."""
_NIBBLES = bytes.maketrans(b"0123456789abcdef", bytes(range(16)))


class RememberingCodeStream(CodeStream):
    """Code that shares what is known of it with every other stream of the same code."""

    __slots__ = ("known",)

    def __init__(self, code_bytes: bytes) -> None:
        super().__init__(code_bytes)
        self.known = code_of(code_bytes)
        self.invalid_positions, self.valid_positions = _positions(code_bytes)


@lru_cache(maxsize=_CODES)
def _positions(_code: bytes) -> tuple[set[int], set[int]]:
    return set(), set()


class QuickStack(Stack):
    """A stack of integers only, so that none has to be looked at before it is computed with."""

    __slots__ = ()

    def push_bytes(self, value: bytes) -> None:
        """Up to 32 bytes. Raises FullStack."""
        self.push_int(int.from_bytes(value, "big"))

    def pop_ints(self, num_items: int) -> tuple[int, ...]:
        """The top items, topmost first. Raises InsufficientStack."""
        values = self.values
        if num_items > len(values):
            return super().pop_ints(num_items)
        taken = values[: -num_items - 1 : -1]
        del values[-num_items:]
        return tuple(taken)  # type: ignore[arg-type]


class Run(dict[int, OpcodeAPI]):
    """Opcodes, each of which goes on with those after it until the contract stops, by stretches where it can."""

    def __getitem__(self, first: int) -> OpcodeAPI:
        # py-evm asks for a first opcode and calls it; what stops a contract is raised.
        return partial(_run, self._table, first)  # type: ignore[return-value]

    @cached_property
    def _table(self) -> list[OpcodeAPI]:
        return [self.get(value) or InvalidOpcode(value) for value in range(256)]


def _run(table: list[OpcodeAPI], opcode: int, *, computation: ComputationAPI) -> None:
    code, meter, known = computation.code, computation._gas_meter, computation.code.known  # type: ignore[attr-defined]
    values = computation._stack.values  # type: ignore[attr-defined]
    # Without any code, none has been read yet.
    stretches, at = known.stretches, max(0, code.program_counter - 1)
    while True:
        stretch = stretches[at]
        if stretch is not None:
            onward = stretch(computation, values, meter)
            if onward >= 0:
                at = onward
                continue
        else:
            _meet(known, at)
        at = _walk(table, at, computation)


def _meet(known: Code, at: int) -> None:
    if known.met[at] < _OFTEN:
        known.met[at] += 1
        if known.met[at] == _OFTEN:
            known.stretches[at] = translate(known, at, _PRICES)


def _walk(table: list[OpcodeAPI], at: int, computation: ComputationAPI) -> int:
    code, meter = computation.code, computation._gas_meter
    raw = code._raw_code_bytes  # type: ignore[attr-defined]
    while True:
        opcode = raw[at] if at < len(raw) else STOP
        code.program_counter = at + 1
        step = table[opcode]
        if type(step) is _FastOpcode and step.gas_cost <= meter.gas_remaining:
            meter.gas_remaining -= step.gas_cost
            step.logic_fn(computation)
        else:
            step(computation=computation)
        at = code.program_counter
        if not computes(opcode):
            return at


def _push(computation: ComputationAPI, size: int) -> None:
    raw = computation.code.read(size)
    computation.stack_push_int(int.from_bytes(raw if len(raw) == size else raw.ljust(size, b"\0"), "big"))


def _extend_memory(computation: ComputationAPI, start_position: int, size: int) -> None:
    memory = computation._memory
    held = len(memory)
    if size and start_position + size > held:
        before, after = held // _WORD, (start_position + size + _WORD - 1) // _WORD
        price = GAS_MEMORY * (after - before) + after**2 // _QUADRATIC - before**2 // _QUADRATIC
        computation._gas_meter.consume_gas(price, "Expanding memory")
        memory.extend(start_position, size)


def _encode(item: object) -> bytes:
    if type(item) is bytes:
        if len(item) == 1 and item[0] < _ITSELF:
            return item
        payload, offset = item, _ITSELF
    elif type(item) is list or type(item) is tuple:
        payload, offset = b"".join([_encode(one) for one in item]), _ITSELF + 64
    else:
        return _encode_others(item)
    size = len(payload)
    prefix: bytes = bytes((offset + size,)) if size < _SHORT else codec.length_prefix(size, offset)
    return prefix + payload


def _nibbles(value: bytes) -> bytes:
    return value.hex().encode().translate(_NIBBLES)


Node = bytes | list["Node"]


def _node(encoded: Node) -> Node:
    # A trie changes the nodes that it is given, so that each asker has a copy of its own.
    return encoded if isinstance(encoded, list) else _copy(_decoded(encoded))


def _copy(node: Node) -> Node:
    return [_copy(one) if isinstance(one, list) else one for one in node] if isinstance(node, list) else node


@lru_cache(maxsize=_NODES)
def _decoded(encoded: bytes) -> Node:
    return nodes.decode_node(encoded)


_encode_others: Callable[[object], bytes] = codec.encode_raw
_PRICES = {value: step.gas_cost for value, step in PragueComputation.opcodes.items() if type(step) is _FastOpcode}

# The libraries name these for themselves only, which the type checker is told at each.
PragueComputation.extend_memory = _extend_memory  # type: ignore[method-assign, assignment]
codec.encode_raw = _encode
PragueComputation.opcodes = Run(PragueComputation.opcodes)
computation.Stack = QuickStack  # type: ignore[attr-defined]
computation.CodeStream = RememberingCodeStream  # type: ignore[attr-defined]
stack_logic.push_XX = _push
hexary.decode_node = _node  # type: ignore[attr-defined, assignment]
nibbles._bytes_to_nibbles = _nibbles  # type: ignore[assignment]
nodes.decode_nibbles = lru_cache(maxsize=_NODES)(nibbles.decode_nibbles)  # type: ignore[attr-defined]
nodes.remove_nibbles_terminator = lru_cache(maxsize=_NODES)(  # type: ignore[attr-defined]
    nibbles.remove_nibbles_terminator
)

# This backend, which eth-tester brings, takes a seventh of the time of the default one.
keccak.hasher = pysha3.backend.keccak256  # type: ignore[assignment]
