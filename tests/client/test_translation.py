"""Stretches of code are translated to what py-evm itself computes, step by step, for any code."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from eth.abc import StateAPI
from eth.vm import opcode_values as op
from eth.vm.computation import BaseComputation
from eth.vm.forks.frontier.transaction_context import FrontierTransactionContext
from eth.vm.forks.prague.computation import PragueComputation
from eth.vm.forks.prague.opcodes import PRAGUE_OPCODES
from eth.vm.message import Message
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.client.conftest import START
from usance.chains import faster
from usance.chains.embedded import EmbeddedChain
from usance.chains.stretches import code_of

GAS = 3_000
_ONE, _TWO = b"\x11" * 20, b"\x22" * 20
_COMPUTING = [op.ADD, op.MUL, op.SUB, op.DIV, op.MOD, op.LT, op.GT, op.SLT, op.SGT, op.EQ, op.ISZERO, op.AND, op.OR]
_COMPUTING += [op.XOR, op.NOT, op.BYTE, op.SHL, op.SHR, op.POP, op.MLOAD, op.MSTORE, op.CALLER, op.CALLVALUE]
_COMPUTING += [op.CALLDATASIZE, op.CALLDATALOAD, op.RETURNDATASIZE, op.JUMPDEST, op.PUSH0]
_LEFT_ALONE = [op.SHA3, op.MSTORE8, op.SDIV, op.GAS, op.MSIZE, op.PC, op.SLOAD, op.STOP]
_BREAK = bytes([op.PC, op.POP])
"""Ends one stretch and begins another."""
_NUMBERS = st.one_of(
    st.integers(0, 40),
    st.integers(0, 300),
    st.sampled_from([2**255 - 1, 2**255, 2**255 + 1, 2**256 - 1, 2**256 - 2, 2**32, 2**64]),
    st.integers(0, 2**256 - 1),
)


class StepByStep(PragueComputation):
    """py-evm's own way: each opcode looked up and called."""

    opcodes = PRAGUE_OPCODES
    extend_memory = BaseComputation.extend_memory


@dataclass(frozen=True)
class Ended:
    """How code ended; of code that failed, only that its gas is gone counts."""

    failed: bool
    gas: int
    stack: tuple[int, ...] = ()
    memory: bytes = b""


@pytest.fixture(scope="module")
def state() -> StateAPI:
    evm = EmbeddedChain.create(None, start=START)._evm
    return evm._state(evm.head, START + 1).state


def ended(kind: type[PragueComputation], state: StateAPI, code: bytes, data: bytes, gas: int) -> Ended:
    message = Message(gas, _ONE, _TWO, 7, data, code)  # type: ignore[arg-type]
    before = state.snapshot()
    done = kind.apply_computation(state, message, FrontierTransactionContext(0, _TWO))  # type: ignore[arg-type]
    state.revert(before)
    if done.is_error:
        return Ended(True, done.get_gas_remaining())
    stack = [one if isinstance(one, int) else int.from_bytes(one, "big") for one in done._stack.values]
    return Ended(False, done.get_gas_remaining(), tuple(stack), bytes(done._memory._bytes))


def same(state: StateAPI, code: bytes, data: bytes = b"", gas: int = GAS, *, times: int = 4) -> Ended:
    """How `code` ends step by step, which is how it ends when met once, often, and translated."""
    alone = ended(StepByStep, state, code, data, gas)
    for _ in range(times):
        assert ended(PragueComputation, state, code, data, gas) == alone
    return alone


def push(number: int) -> bytes:
    size = max(1, (number.bit_length() + 7) // 8)
    return bytes([op.PUSH0 + size]) + number.to_bytes(size, "big")


@st.composite
def codes(draw: st.DrawFn) -> bytes:
    """Code of constants, computing, duplicates and swaps, with jumps to anywhere."""
    code = b"".join(push(draw(_NUMBERS)) for _ in range(draw(st.integers(0, 6))))
    for _ in range(draw(st.integers(1, 40))):
        kind = draw(st.integers(0, 9))
        if kind <= 3:
            code += push(draw(_NUMBERS))
        elif kind == 4:
            code += bytes([draw(st.integers(op.DUP1, op.SWAP16))])
        elif kind == 5:
            code += push(draw(st.integers(0, len(code) + 12))) + bytes([draw(st.sampled_from([op.JUMP, op.JUMPI]))])
            code += bytes([op.JUMPDEST])
        elif kind == 6:
            code += _BREAK
        else:
            code += bytes([draw(st.sampled_from(_COMPUTING + _LEFT_ALONE))])
    return code


@given(code=codes(), data=st.binary(max_size=70), gas=st.integers(0, GAS))
def test_any_code_ends_as_it_does_step_by_step(state: StateAPI, code: bytes, data: bytes, gas: int) -> None:
    same(state, code, data, gas)


@pytest.mark.parametrize("word", [*_COMPUTING, op.DUP1, op.DUP1 + 2, op.SWAP1, op.SWAP1 + 1])
@settings(max_examples=30)
@given(first=_NUMBERS, second=_NUMBERS, between=st.sampled_from([b"", _BREAK]))
def test_each_opcode_computes_what_py_evm_computes(
    state: StateAPI, word: int, first: int, second: int, between: bytes
) -> None:
    same(state, push(3) + push(second) + push(first) + between + bytes([word]))


def test_a_loop_is_translated_and_counts_the_same(state: StateAPI) -> None:
    loop = push(20) + bytes([op.JUMPDEST]) + push(1) + bytes([op.SWAP1, op.SUB, op.DUP1]) + push(2) + bytes([op.JUMPI])
    assert same(state, loop).stack == (0,)
    assert any(code_of(loop).stretches)


@pytest.mark.parametrize("where", [0, 3, 5, 200])
def test_a_jump_to_no_destination_burns_the_gas(state: StateAPI, where: int) -> None:
    assert same(state, push(where) + bytes([op.JUMP, op.PUSH1, op.JUMPDEST])) == Ended(True, 0)


@pytest.mark.parametrize("depth", [1022, 1023, 1024, 1025])
def test_the_stack_holds_1024_items(state: StateAPI, depth: int) -> None:
    assert same(state, bytes([op.PUSH0] * depth), gas=10_000, times=24).failed == (depth > 1024)


def test_a_constant_cut_short_by_the_end_of_the_code_is_filled_with_zeros(state: StateAPI) -> None:
    assert same(state, bytes([op.PUSH0, op.PUSH32, 1])).stack == (0, 1 << 248)


def test_code_of_nothing_ends_at_once(state: StateAPI) -> None:
    assert same(state, b"") == Ended(False, GAS)


@given(item=st.recursive(st.binary(max_size=300), lambda inner: st.lists(inner, max_size=20)))
def test_values_are_encoded_as_the_library_encodes_them(item: object) -> None:
    assert faster._encode(item) == faster._encode_others(item)


@pytest.mark.parametrize("size", [0, 1, 55, 56, 255, 256, 70_000])
def test_each_length_is_encoded_as_the_library_encodes_it(size: int) -> None:
    for item in (b"\x80" * size, [b"\x01"] * size, (b"",) * size, bytearray(size)):
        assert faster._encode(item) == faster._encode_others(item)
