"""Whether a chain holds what a deployment should have left: code, bindings, permissions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from usance.deployment.network import Network
from usance.deployment.permissions import BINDINGS, HOLDERS, PERMISSIONS, Role
from usance.errors import ChainError
from usance.ledger import Ledger


class NotAsDeployed(ChainError):
    """What is on the chain is not what was deployed: `what`, as found and as needed."""

    def __init__(self, what: str, *, given: object, needed: object) -> None:
        super().__init__(f"{what}: {given}, needed {needed}")
        self.what, self.given, self.needed = what, given, needed


@dataclass(frozen=True)
class Granted:
    """A line of the permission table as the chain has it: who may call `function` of `contract`."""

    contract: str
    function: str
    holder: str
    account: str


def verify(ledger: Ledger, network: Network) -> tuple[Granted, ...]:
    """Check code, bindings and permissions, and return the permission table. Raises NotAsDeployed."""
    for name in ledger.addresses:
        _verify_code(ledger, name)
    for register, above in BINDINGS.items():
        bound = ledger.call(register, "boundTo")
        if bound != ledger.address(above):
            raise NotAsDeployed(f"{register} is bound to", given=bound, needed=ledger.address(above))
    deployer = network.chain.deployer.account().address
    if deployer != network.holder(HOLDERS[Role.ADMIN]).account_address() and _has(ledger, Role.ADMIN, deployer):
        raise NotAsDeployed("the deployer", given="still ADMIN", needed="no role")
    return tuple(_permissions(ledger, network))


def _verify_code(ledger: Ledger, name: str) -> None:
    contract = ledger.artifacts.contract(name.partition(":")[0])
    code, expected = bytearray(ledger.code(ledger.address(name))), bytearray(contract.runtime)
    for start, length in contract.immutables:
        code[start : start + length] = expected[start : start + length] = bytes(length)
    if code != expected:
        raise NotAsDeployed(f"code of {name} at {ledger.address(name)}", given=f"{len(code)} bytes", needed="our build")


def _permissions(ledger: Ledger, network: Network) -> Iterator[Granted]:
    for permission in PERMISSIONS:
        holder = network.holder(HOLDERS[permission.role])
        account = holder.account_address()
        if not _has(ledger, permission.role, account):
            raise NotAsDeployed(f"{holder.name}", given=f"not {permission.role.name}", needed=permission.role.name)
        for target in (name for name in ledger.addresses if name.partition(":")[0] == permission.contract):
            selector = ledger.artifacts.contract(permission.contract).function(permission.function).selector
            role = ledger.call("AccessManager", "getTargetFunctionRole", [ledger.address(target), selector])
            if role != permission.role:
                raise NotAsDeployed(f"{target}.{permission.function}", given=f"role {role}", needed=permission.role.name)
            yield Granted(target, permission.function, holder.name, account)


def _has(ledger: Ledger, role: Role, account: str) -> bool:
    answer = ledger.call("AccessManager", "hasRole", [int(role), account])
    return isinstance(answer, tuple) and answer[0] is True
