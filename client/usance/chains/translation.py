"""Stretches of contract code that only compute, each translated into one Python function when it has been met often.

Most of what a contract does moves numbers about on its stack, at a fixed price in gas. Such a stretch has one effect
and one price, so that it needs no step of its own for each opcode. Prices are py-evm's; whatever reads the state,
calls, logs or ends the contract is left to py-evm, and so is a stretch whose gas or stack would not suffice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar

from eth.abc import ComputationAPI
from eth.vm import opcode_values as op
from eth.vm.logic.flow import jump

from usance.chains.stretches import Code, Stretch

_FULL = 1024
_LONGEST = 200

_ENDING = {op.JUMP, op.JUMPI}
_GIVES = {
    op.CALLER: "word(c.msg.sender, 'big')",
    op.CALLVALUE: "c.msg.value",
    op.CALLDATASIZE: "len(c.msg.data)",
    op.RETURNDATASIZE: "len(c.return_data)",
}
_OF_ONE = {
    op.ISZERO: "0 if {0} else 1",
    op.NOT: "ALL ^ {0}",
    op.CALLDATALOAD: "word(c.msg.data_as_bytes[{0} : {0} + 32].ljust(32, NIL), 'big')",
}
_OF_TWO = {
    op.ADD: "({0} + {1}) & ALL",
    op.MUL: "({0} * {1}) & ALL",
    op.SUB: "({0} - {1}) & ALL",
    op.DIV: "{0} // {1} if {1} else 0",
    op.MOD: "{0} % {1} if {1} else 0",
    op.LT: "1 if {0} < {1} else 0",
    op.GT: "1 if {0} > {1} else 0",
    op.SLT: "1 if {0} ^ SIGN < {1} ^ SIGN else 0",
    op.SGT: "1 if {0} ^ SIGN > {1} ^ SIGN else 0",
    op.EQ: "1 if {0} == {1} else 0",
    op.AND: "{0} & {1}",
    op.OR: "{0} | {1}",
    op.XOR: "{0} ^ {1}",
    op.BYTE: "{1} >> 248 - 8 * {0} & 255 if {0} < 32 else 0",
    op.SHL: "({1} << {0}) & ALL if {0} < 256 else 0",
    op.SHR: "{1} >> {0} if {0} < 256 else 0",
}
_TAKES = dict.fromkeys(_GIVES, 0) | dict.fromkeys(_OF_ONE, 1) | dict.fromkeys(_OF_TWO, 2)
_FORMULA = _GIVES | _OF_ONE | _OF_TWO
_COMPUTING = {*_FORMULA, *range(op.PUSH0, op.SWAP16 + 1), op.POP, op.JUMPDEST, op.MLOAD, op.MSTORE}
_NAMES = {"ALL": 2**256 - 1, "SIGN": 2**255, "NIL": b"\0", "word": int.from_bytes}


def computes(opcode: int) -> bool:
    """Whether a stretch goes on after this opcode."""
    return opcode in _COMPUTING


def translate(code: Code, at: int, prices: Mapping[int, int]) -> Stretch | None:
    """The stretch that begins at a position; None where there is nothing to translate. `prices` by opcode, in gas."""
    return _Translation(code, at, prices).function()


class _Translation:
    """The text of one function: `stack` holds the expressions above what is still untouched of the real stack."""

    def __init__(self, code: Code, at: int, prices: Mapping[int, int]) -> None:
        self._code, self._at, self._prices = code, at, prices
        self._lines: list[str] = []
        self._stack: list[str] = []
        self._taken = self._gas = self._highest = self._count = 0
        self._onward: str | None = None

    def function(self) -> Stretch | None:
        start = self._at
        while self._onward is None and self._count < _LONGEST and self._at < len(self._code.raw):
            opcode = self._code.raw[self._at]
            if opcode not in _COMPUTING and opcode not in _ENDING:
                break
            self._gas += self._prices[opcode]
            self._count += 1
            self._at += 1
            self._add(opcode)
            self._highest = max(self._highest, len(self._stack) - self._taken)
        if self._count < 2:
            return None
        names: dict[str, object] = dict(_NAMES, targets=self._code.targets, wrong=_wrong)
        exec(compile(self._text(), f"<stretch at {start}>", "exec"), names)
        return names["stretch"]  # type: ignore[return-value]

    def _add(self, opcode: int) -> None:
        if op.PUSH0 <= opcode <= op.PUSH32:
            self._push(opcode - op.PUSH0)
        elif opcode in _FORMULA:
            operands = self._take(_TAKES[opcode])
            self._keep(_FORMULA[opcode].format(*operands))
        elif op.DUP1 <= opcode <= op.DUP16:
            self._reach(depth := opcode - op.DUP1 + 1)
            self._stack.append(self._stack[-depth])
        elif op.SWAP1 <= opcode <= op.SWAP16:
            self._reach(depth := opcode - op.SWAP1 + 2)
            self._stack[-1], self._stack[-depth] = self._stack[-depth], self._stack[-1]
        elif opcode != op.JUMPDEST:
            self._others[opcode](self)

    def _push(self, size: int) -> None:
        constant = self._code.raw[self._at : self._at + size].ljust(size, b"\0")
        self._at += size
        self._stack.append(str(int.from_bytes(constant, "big")))

    def _pop(self) -> None:
        self._take(1)

    def _load(self) -> None:
        (where,) = self._take(1)
        self._room(where)
        self._keep(f"word(m[{where} : {where} + 32], 'big')")

    def _store(self) -> None:
        where, value = self._take(2)
        self._room(where)
        self._lines.append(f"m[{where} : {where} + 32] = ({value}).to_bytes(32, 'big')")

    def _jump(self) -> None:
        (where,) = self._take(1)
        self._onward = self._checked(where)

    def _jump_if(self) -> None:
        where, whether = self._take(2)
        self._onward = f"{self._checked(where)} if {whether} else {self._at}"

    _others: ClassVar = {op.POP: _pop, op.MLOAD: _load, op.MSTORE: _store, op.JUMP: _jump, op.JUMPI: _jump_if}

    def _checked(self, where: str) -> str:
        if where.isdigit() and int(where) in self._code.targets:
            return where
        return f"({where} if {where} in targets else wrong(c, {where}))"

    def _room(self, where: str) -> None:
        self._lines.append(f"if {where} + 32 > len(m): c.extend_memory({where}, 32); m = c._memory._bytes")

    def _keep(self, formula: str) -> None:
        name = f"t{len(self._lines)}"
        self._lines.append(f"{name} = {formula}")
        self._stack.append(name)

    def _reach(self, depth: int) -> None:
        while len(self._stack) < depth:
            self._taken += 1
            self._stack.insert(0, f"s{self._taken}")

    def _take(self, count: int) -> list[str]:
        self._reach(count)
        return [self._stack.pop() for _ in range(count)]

    def _text(self) -> str:
        lines = ["def stretch(c, v, g):", f"if not {self._taken} <= len(v) <= {_FULL - self._highest}: return -1"]
        lines += [f"left = g.gas_remaining - {self._gas}", "if left < 0: return -1", "g.gas_remaining = left"]
        body = [*self._lines, *self._written(), f"return {self._onward or self._at}"]
        used = sorted(set(re.findall(r"\bs(\d+)\b", "\n".join(body))), key=int)
        lines += [f"s{one} = v[-{one}]" for one in used]
        if any("len(m)" in line for line in body):
            lines.append("m = c._memory._bytes")
        return "\n    ".join(lines + body)

    def _written(self) -> list[str]:
        stack, taken = list(self._stack), self._taken
        while stack and taken and stack[0] == f"s{taken}":
            stack.pop(0)
            taken -= 1
        if not stack:
            return [f"del v[-{taken}:]"] if taken else []
        if len(stack) == 1 and taken < 2:
            return [f"v[-1] = {stack[0]}" if taken else f"v.append({stack[0]})"]
        new = f"({', '.join(stack)},)"
        return [f"v[-{taken}:] = {new}" if taken else f"v += {new}"]


def _wrong(computation: ComputationAPI, where: int) -> int:
    computation.stack_push_int(where)
    jump(computation)
    return where
