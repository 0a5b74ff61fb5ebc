"""Bound.bind (every register that others write to)

given a caller that is not the administrator
    it reverts with AccessManagedUnauthorized
given the administrator
    when nothing is given to bind to, or nothing among others
        it reverts with NothingToBind
    when the register is bound, be it to the same contracts
        it reverts with AlreadyBound: no administrator can put others in their place
    when it is not bound yet
        it binds it for good, gives no right to any other, and tells of each with BoundTo
given a contract that is not among those bound to
    it reverts with NotFromAbove
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.callers import refused_to_all_but
from tests.contracts.registers import REGISTERS, unbound
from tests.people import NOBODY, Stage
from usance.deployment.permissions import BINDINGS


@pytest.mark.parametrize("register", REGISTERS)
def test_nobody_but_the_administrator_binds(stage: Stage, register: str) -> None:
    refused_to_all_but("CBA", stage, f"{register}.bind", [stage.address["Presentations"]])


@pytest.mark.parametrize("register", REGISTERS)
def test_nobody_but_its_administrator_binds_a_new_register(stage: Stage, register: str) -> None:
    unbound(stage, register)
    for who in ("CBA", "PBoC", "deployer", "ICBC"):
        caller = stage.account(who).address
        stage.refuses("AccessManagedUnauthorized", who, f"{register}.bind", [caller], caller=caller)


@pytest.mark.parametrize("register", REGISTERS)
def test_a_register_is_not_bound_to_nothing(stage: Stage, register: str) -> None:
    admin = unbound(stage, register)
    above = stage.account("ABC").address
    for nothing in ([], [NOBODY], [above, NOBODY]):
        stage.refuses("NothingToBind", admin, f"{register}.bind", nothing)
    assert stage.ask(f"{register}.boundTo") == ()


@pytest.mark.parametrize("register", REGISTERS)
def test_a_register_is_never_bound_again(stage: Stage, register: str) -> None:
    above = tuple(stage.address[name] for name in BINDINGS[register])
    for given in ((stage.account("CBA").address,), above, (*above, stage.account("CBA").address), ()):
        error, fields = ("AlreadyBound", {"given": given}) if given else ("NothingToBind", {})
        stage.refuses(error, "CBA", f"{register}.bind", list(given), **fields)
    assert stage.ask(f"{register}.boundTo") == above


@pytest.mark.parametrize("register", REGISTERS)
def test_a_new_register_is_bound_once(stage: Stage, register: str) -> None:
    admin = unbound(stage, register)
    above = tuple(stage.account(who).address for who in ("ABC", "CCB"))
    receipt = stage.do(admin, f"{register}.bind", list(above))
    assert [event.args for event in receipt.events if event.name == "BoundTo"] == [{"above": one} for one in above]
    assert stage.ask(f"{register}.boundTo") == above
    other = stage.account(admin).address
    stage.refuses("AlreadyBound", admin, f"{register}.bind", [other], given=(other,))


def test_a_register_that_is_bound_to_nothing_takes_from_nobody(stage: Stage) -> None:
    admin = unbound(stage, "Documents")
    caller = stage.account(admin).address
    stage.refuses("NotFromAbove", admin, "Documents.lodge", defaults.root(), 1, caller=caller)


def test_only_the_contracts_that_a_register_is_bound_to_write_to_it(stage: Stage) -> None:
    admin, roots = unbound(stage, "Documents"), [defaults.root(), defaults.root()]
    stage.do(admin, "Documents.bind", [stage.account(who).address for who in ("ABC", "CCB")])
    caller = stage.account(admin).address
    stage.refuses("NotFromAbove", admin, "Documents.lodge", roots[0], 1, caller=caller)
    for number, (who, root) in enumerate(zip(("ABC", "CCB"), roots, strict=True), start=1):
        stage.do(who, "Documents.lodge", root, number)
        assert stage.ask("Documents.presentationOf", root) == number
