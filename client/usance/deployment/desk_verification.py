"""Whether each bank's desk is what its network file says: a Safe under our guard, with these keys and limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from eth_utils.address import to_checksum_address
from eth_utils.crypto import keccak

from usance.abi import Value
from usance.deployment.desk import DeskConfig
from usance.deployment.network import Network
from usance.errors import ChainError
from usance.fields import Fields, integer
from usance.ledger import CALL_GAS, NOBODY, Ledger

_GUARD_SLOT = int.from_bytes(keccak(text="guard_manager.guard.address"))
_MASTER = keccak(text="masterCopy()")[:4]
"""What the proxy of a Safe answers itself: whose code it runs."""


class NotAsDeployed(ChainError):
    """What is on the chain is not what was deployed: `what`, as found and as needed."""

    def __init__(self, what: str, *, given: object, needed: object) -> None:
        super().__init__(f"{what}: {given}, needed {needed}")
        self.what, self.given, self.needed = what, given, needed


def desk_faults(ledger: Ledger, network: Network, accounts: Mapping[str, str]) -> Iterator[NotAsDeployed]:
    """Of the members that have one; `accounts` by member."""
    for member in network.members:
        if member.desk is not None and member.name in accounts:
            for what, given, needed in _facts(ledger, member.desk, accounts[member.name]):
                if given != needed:
                    yield NotAsDeployed(f"{member.opening}, {what}", given=given, needed=needed)


def _facts(ledger: Ledger, desk: DeskConfig, account: str) -> Iterator[tuple[str, object, object]]:
    safe, guard = ledger.at({"Safe": account}), ledger.address("Desks")
    yield "code", ledger.code(account).hex(), ledger.artifacts.contract("SafeProxy").runtime.hex()
    yield "its Safe", _address(ledger.chain.call(account, _MASTER, sender=NOBODY, gas=CALL_GAS)), ledger.address("Safe")
    yield "its guard", _address(safe.call("Safe", "getStorageAt", [_GUARD_SLOT, 1])), guard
    yield "our module", safe.call("Safe", "isModuleEnabled", [guard]), True
    yield "keys", _keys(ledger, safe), _needed_keys(desk)
    for given in (
        safe.call("Safe", "getThreshold"),
        Fields(ledger.call("Desks", "sizeOf", [account])).number("threshold"),
    ):
        yield "threshold", given, desk.threshold
    for currency, needed in desk.limits_minor().items():
        limit = Fields(ledger.call("Desks", "limitOf", [account, currency.encode()]))
        yield f"limits in {currency}", (limit.number("single"), limit.number("daily")), needed


def _keys(ledger: Ledger, safe: Ledger) -> dict[str, str]:
    owners = safe.call("Safe", "getOwners")
    assert isinstance(owners, tuple)
    roles = ledger.artifacts.enum("DeskRole")
    found = {str(one): integer(ledger.call("Desks", "roleOf", [safe.address("Safe"), str(one)])) for one in owners}
    return {key: roles(role).name for key, role in sorted(found.items())}


def _needed_keys(desk: DeskConfig) -> dict[str, str]:
    makers = {one.public_address(): "Maker" for one in desk.makers}
    return dict(sorted((makers | {one.public_address(): "Checker" for one in desk.checkers}).items()))


def _address(answer: Value) -> str:
    return to_checksum_address(answer[-20:]) if isinstance(answer, bytes) else str(answer)
