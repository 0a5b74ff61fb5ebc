"""What holds on any chain holds on four validators: those tests of tests/client that take any chain, run on them."""

from __future__ import annotations

import inspect
import re

import pytest

from tests.client import test_errors, test_ledger, test_rpc_chain
from tests.client.conftest import Till
from usance.abi import Argument
from usance.errors import UsanceError

OF_A_NEW_CHAIN = {
    "test_logs_of_an_event_are_found_by_its_topic": "reads the whole chain, which holds what other tests wrote",
    "test_the_exception_is_equal_on_the_embedded_chain_and_through_json_rpc": "compares addresses too: see below",
    "test_a_development_node_is_moved_to_the_day_wanted": "the clock of the network is nobody's",
}
"""Those that need a chain on which nothing has happened."""


def _for_any_chain() -> dict[str, object]:
    found: dict[str, object] = {}
    for module in (test_ledger, test_errors, test_rpc_chain):
        for name, function in vars(module).items():
            if (
                name.startswith("test_")
                and name not in OF_A_NEW_CHAIN
                and "any_till" in inspect.signature(function).parameters
            ):
                found[name] = function
    return found


globals().update(_for_any_chain())


def test_there_are_tests_that_any_chain_has_to_pass() -> None:
    assert len(_for_any_chain()) >= 12


@pytest.mark.parametrize(("function", "args", "kind"), test_errors.STOPS)
def test_the_exception_is_told_as_on_the_embedded_chain_but_for_addresses(
    any_till: Till, till: Till, function: str, args: list[Argument], kind: type[UsanceError]
) -> None:
    told = []
    for one in (any_till, till):
        with pytest.raises(kind) as caught:
            one.ledger.dry_run(one.owner, "Till", function, args)
        told.append(re.sub(r"0x[0-9a-fA-F]{40}", "0x", str(caught.value)))
    assert told[0] == told[1]
