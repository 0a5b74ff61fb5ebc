"""Bound.bind (Documents, Claims, Credits)

given a caller that is not the administrator
    it reverts with AccessManagedUnauthorized
given the administrator
    when nothing is given to bind to
        it reverts with AlreadyBound, naming nothing
    when the register is bound, be it to the same contract
        it reverts with AlreadyBound: no administrator can put another in its place
    when it is not bound yet
        it binds it for good, gives no right to any other, and tells of it with BoundTo
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.callers import refused_to_all_but
from tests.contracts.registers import REGISTERS, unbound
from tests.people import NOBODY, Stage


@pytest.mark.parametrize("register", REGISTERS)
def test_nobody_but_the_administrator_binds(stage: Stage, register: str) -> None:
    refused_to_all_but("CBA", stage, f"{register}.bind", stage.address["Presentations"])


@pytest.mark.parametrize("register", REGISTERS)
def test_nobody_but_its_administrator_binds_a_new_register(stage: Stage, register: str) -> None:
    unbound(stage, register)
    for who in ("CBA", "PBoC", "deployer", "ICBC"):
        caller = stage.account(who).address
        stage.refuses("AccessManagedUnauthorized", who, f"{register}.bind", caller, caller=caller)


@pytest.mark.parametrize("register", REGISTERS)
def test_a_register_is_not_bound_to_nothing(stage: Stage, register: str) -> None:
    admin = unbound(stage, register)
    stage.refuses("AlreadyBound", admin, f"{register}.bind", NOBODY, boundTo=NOBODY, given=NOBODY)
    assert stage.ask(f"{register}.boundTo") == NOBODY


@pytest.mark.parametrize("register", REGISTERS)
def test_a_register_is_never_bound_again(stage: Stage, register: str) -> None:
    above = stage.address["Presentations"]
    for given in (stage.account("CBA").address, above, NOBODY):
        stage.refuses("AlreadyBound", "CBA", f"{register}.bind", given, boundTo=above, given=given)
    assert stage.ask(f"{register}.boundTo") == above


@pytest.mark.parametrize("register", REGISTERS)
def test_a_new_register_is_bound_once(stage: Stage, register: str) -> None:
    admin, above = unbound(stage, register), stage.account("ABC").address
    receipt = stage.do(admin, f"{register}.bind", above)
    assert receipt.only("BoundTo").args == {"above": above}
    assert stage.ask(f"{register}.boundTo") == above
    other = stage.account(admin).address
    stage.refuses("AlreadyBound", admin, f"{register}.bind", other, boundTo=above, given=other)


def test_a_register_that_is_bound_to_nothing_takes_from_nobody(stage: Stage) -> None:
    admin = unbound(stage, "Documents")
    caller = stage.account(admin).address
    stage.refuses("NotFromAbove", admin, "Documents.lodge", defaults.root(), 1, caller=caller, expected=NOBODY)


def test_only_the_contract_that_a_register_is_bound_to_writes_to_it(stage: Stage) -> None:
    admin, root = unbound(stage, "Documents"), defaults.root()
    stage.do(admin, "Documents.bind", stage.account("ABC").address)
    caller, expected = stage.account(admin).address, stage.account("ABC").address
    stage.refuses("NotFromAbove", admin, "Documents.lodge", root, 1, caller=caller, expected=expected)
    stage.do("ABC", "Documents.lodge", root, 1)
    assert stage.ask("Documents.presentationOf", root) == 1
