"""What holds on any chain holds on four validators: those tests of tests/client that take any chain, run on them."""

from __future__ import annotations

import inspect

from tests.client import test_errors, test_ledger, test_rpc_chain


def _for_any_chain() -> dict[str, object]:
    found: dict[str, object] = {}
    for module in (test_ledger, test_errors, test_rpc_chain):
        for name, function in vars(module).items():
            if name.startswith("test_") and "any_till" in inspect.signature(function).parameters:
                found[name] = function
    return found


globals().update(_for_any_chain())


def test_there_are_tests_that_any_chain_has_to_pass() -> None:
    assert len(_for_any_chain()) >= 15
