"""Whether an operation that was handed over is what it says that it is: a checker signs what he is shown."""

from __future__ import annotations

from collections.abc import Mapping

from usance.artifacts import Artifacts
from usance.desks.inbox import Entry
from usance.desks.operation import NOBODY, BadOperation, ticket_of
from usance.errors import UnknownName

LATEST = 253_402_214_400
"""No deadline that people can read is later: the last day of the year 9999."""


def check_labels(entry: Entry, addresses: Mapping[str, str], artifacts: Artifacts) -> None:
    """That the call is one of the contract and function named, its arguments encoded in the one way in which they are
    shown, its deadline a date, its ticket that of its key. `addresses` are the record's. Raises BadOperation."""
    operation = entry.operation
    named = next((name for name, at in addresses.items() if at == operation.to), "")
    if not named or named.partition(":")[0] != entry.contract:
        raise BadOperation(f"{entry.contract} at {operation.to}", "a contract of the record, by its own name")
    try:
        function = artifacts.contract(entry.contract).function(entry.function)
        values = list(function.decode_inputs(operation.data[4:]).values())
        said = function.selector + function.encode_inputs(values)
    except (UnknownName, ValueError):
        raise BadOperation(f"{entry.contract}.{entry.function}", "a function and its arguments") from None
    if said != operation.data:
        raise BadOperation(f"{operation.data.hex()} as {entry.contract}.{entry.function}", said.hex())
    if operation.deadline > LATEST:
        raise BadOperation(f"deadline {operation.deadline}", f"{LATEST} at the latest")
    ticket = ticket_of(operation.chain_id, operation.desk, str(entry.key))
    if operation.ticket not in (NOBODY, ticket):
        raise BadOperation(f"ticket {operation.ticket}", f"{ticket}, of the key {entry.key}")
