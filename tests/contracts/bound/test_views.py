"""Bound: what it answers (every register that others write to)

boundTo
    given a register that is not bound yet: it says nothing
    given the platform's registers: it says the contracts that write to it, and no others
"""

from __future__ import annotations

import pytest

from tests.contracts.registers import REGISTERS, unbound
from tests.people import Stage
from usance.deployment.permissions import BINDINGS


@pytest.mark.parametrize("register", REGISTERS)
def test_a_new_register_is_bound_to_nothing(stage: Stage, register: str) -> None:
    unbound(stage, register)
    assert stage.ask(f"{register}.boundTo") == ()


@pytest.mark.parametrize("register", REGISTERS)
def test_the_platforms_registers_are_bound_to_those_that_write_to_them(stage: Stage, register: str) -> None:
    assert stage.ask(f"{register}.boundTo") == tuple(map(stage.address.__getitem__, BINDINGS[register]))
