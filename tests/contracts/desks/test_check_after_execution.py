"""Desks.checkAfterExecution

it has nothing to say: all was checked before
"""

from __future__ import annotations

from tests.people import Stage


def test_nothing_is_left_to_check_afterwards(stage: Stage) -> None:
    assert stage.ask("Desks.checkAfterExecution", bytes(32), True) == ()
