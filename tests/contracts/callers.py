"""Who may not: everybody tried who does not hold a role, or is not the contract above."""

from __future__ import annotations

from tests.people import Stage
from usance.abi import Argument

INSIDERS = ("CBA", "PBoC")
"""Members that hold roles, though not each other's."""


def refused_to_all_but(holder: str, stage: Stage, function: str, *args: Argument) -> None:
    """A stranger, a bank, the deployer after handover and the other institutions are refused for want of the role."""
    outsiders = [stage.stranger(), "ICBC", "deployer", *(member for member in INSIDERS if member != holder)]
    for who in outsiders:
        caller = stage.account(who).address
        stage.refuses("AccessManagedUnauthorized", who, function, *args, caller=caller)


def refused_to_everybody(stage: Stage, function: str, *args: Argument) -> None:
    """Nobody with a key is a contract above: not the association, not an institution, a bank or a stranger."""
    for who in ("CBA", "PBoC", "ICBC", "BOC", "deployer", stage.stranger()):
        stage.refuses("NotFromAbove", who, function, *args, caller=stage.account(who).address)


def rotate(stage: Stage, who: str, *, index: int = 1) -> str:
    """`who` moves to an account of its own that was nobody's; returns the name of the new account, while `who` goes on
    to name the former one."""
    fresh = stage.stranger(index)
    stage.do(who, "Membership.rotateAccount", stage.account(fresh).address)
    return fresh
