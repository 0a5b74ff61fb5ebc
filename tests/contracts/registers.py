"""Registers of one test's own, so that what only the contract above may do can be done, and refused, directly."""

from __future__ import annotations

from tests.people import Stage
from usance.deployment.permissions import BINDINGS
from usance.deployment.steps import CONSTRUCTED

_NEEDS = {register: CONSTRUCTED[register] for register in BINDINGS}
REGISTERS = tuple(_NEEDS)


def unbound(stage: Stage, contract: str) -> str:
    """A new register takes the place of the platform's, bound to nothing; returns the name of its administrator."""
    admin = stage.stranger(9)
    account = stage.account(admin)
    manager = stage.ledger.deploy(account, "AccessManager", [account.address])
    needs = [stage.address[needed] for needed in _NEEDS[contract]]
    stage.address[contract] = stage.ledger.deploy(account, contract, [manager, *needs])
    return admin


def bound(stage: Stage, contract: str) -> str:
    """As `unbound`, and bound to an account, which stands for the contract above; returns the name of that account."""
    admin = unbound(stage, contract)
    stage.do(admin, f"{contract}.bind", [stage.account(admin).address])
    return admin
