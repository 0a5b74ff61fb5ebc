"""Bound: what it answers (Documents, Claims, Credits)

boundTo
    given a register that is not bound yet: it says nothing
    given the platform's registers: it says Presentations
"""

from __future__ import annotations

import pytest

from tests.contracts.registers import REGISTERS, unbound
from tests.people import NOBODY, Stage


@pytest.mark.parametrize("register", REGISTERS)
def test_a_new_register_is_bound_to_nothing(stage: Stage, register: str) -> None:
    unbound(stage, register)
    assert stage.ask(f"{register}.boundTo") == NOBODY


@pytest.mark.parametrize("register", REGISTERS)
def test_the_platforms_registers_are_bound_to_presentations(stage: Stage, register: str) -> None:
    assert stage.ask(f"{register}.boundTo") == stage.address["Presentations"]
