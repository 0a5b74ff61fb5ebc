"""Whether a chain holds what a deployment should have left: code, bindings, and who may do what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from eth_utils.crypto import keccak

from usance.abi import Argument
from usance.deployment.desk_verification import NotAsDeployed, verify_desks
from usance.deployment.network import Network
from usance.deployment.permissions import BINDINGS, HOLDERS, PERMISSIONS, Role
from usance.deployment.steps import contracts
from usance.ledger import DEPLOYMENT_GAS, NOBODY, Ledger

_FIRST_OF_NOBODY = keccak(b"\xd6\x94" + bytes(20) + b"\x80")[12:]
"""The address of a contract that the zero address would make: by its RLP and nonce 0."""


@dataclass(frozen=True)
class Granted:
    """A line of the permission table as the chain has it: who may call `function` of `contract`."""

    contract: str
    function: str
    role: Role
    holder: str
    account: str


@dataclass(frozen=True)
class _Manager:
    """What the log of the access manager comes to."""

    holders: set[tuple[int, str]]
    openings: dict[tuple[str, bytes], int]
    masters: dict[int, int]
    closed: set[str]


def verify(
    ledger: Ledger, network: Network, *, since: int = 0, accounts: Mapping[str, str] = MappingProxyType({})
) -> tuple[Granted, ...]:
    """Check code, bindings, permissions, and the desks of members whose account is in `accounts`, and return the
    permission table; `since` is the latest block before the deployment. Raises NotAsDeployed."""
    for step in contracts(network):
        _verify_code(ledger, step.target, step.contract, step.filled(ledger.addresses))
    for name in ledger.addresses:
        _verify_bindings(ledger, name)
    manager = _manager(ledger, since)
    _verify_holders(manager, network)
    _verify_openings(manager, ledger)
    verify_desks(ledger, network, accounts)
    return tuple(_table(ledger, network))


def code_hash(code: bytes) -> str:
    """Keccak of a contract's code, 0x and 64 hex digits."""
    return "0x" + keccak(code).hex()


def has_role(ledger: Ledger, role: Role, account: str) -> bool:
    """Whether `account` holds `role` now."""
    answer = ledger.call("AccessManager", "hasRole", [int(role), account])
    return isinstance(answer, tuple) and answer[0] is True


def _verify_code(ledger: Ledger, name: str, contract: str, arguments: list[Argument]) -> None:
    # Immutables are part of the code, and only the constructor knows where they go: it is run again, on nothing.
    compiled = ledger.artifacts.contract(contract)
    creation = compiled.bytecode + compiled.constructor.encode_inputs(arguments)
    expected = ledger.chain.call(None, creation, sender=NOBODY, gas=DEPLOYMENT_GAS)
    # One that knows its own address was told where a first contract of nobody would be.
    expected = expected.replace(_FIRST_OF_NOBODY, bytes.fromhex(ledger.address(name)[2:]))
    code = ledger.code(ledger.address(name))
    if code != expected:
        given = f"other code, {code_hash(code)}" if code else "no contract"
        raise NotAsDeployed(f"{name} at {ledger.address(name)}", given=given, needed=f"ours, {code_hash(expected)}")


def _verify_bindings(ledger: Ledger, name: str) -> None:
    contract = name.partition(":")[0]
    here, functions = ledger.at({contract: ledger.address(name)}), ledger.artifacts.contract(contract).functions
    if "authority" in functions and (given := here.call(contract, "authority")) != ledger.address("AccessManager"):
        raise NotAsDeployed(f"{name}.authority", given=given, needed=ledger.address("AccessManager"))
    if name in BINDINGS:
        needed = tuple(ledger.address(above) for above in BINDINGS[name])
        bound = here.call(contract, "boundTo")
        if not isinstance(bound, Sequence) or tuple(bound) != needed:
            raise NotAsDeployed(f"{name}.boundTo", given=bound, needed=needed)


def _manager(ledger: Ledger, since: int) -> _Manager:
    manager = _Manager(set(), {}, {}, set())
    for event in ledger.logs(since, contracts=["AccessManager"]):
        match event.name, tuple(event.args.values()):
            case "RoleGranted", (int(role), str(account), *_):
                manager.holders.add((role, account))
            case "RoleRevoked", (int(role), str(account)):
                manager.holders.discard((role, account))
            case "TargetFunctionRoleUpdated", (str(target), bytes(selector), int(role)):
                manager.openings[target, selector] = role
            case (("RoleAdminChanged" | "RoleGuardianChanged"), (int(role), int(master))):
                manager.masters[role] = master
            case "TargetClosed", (str(target), bool(is_closed)):
                (manager.closed.add if is_closed else manager.closed.discard)(target)
    return manager


def _verify_holders(manager: _Manager, network: Network) -> None:
    needed = {(int(role), network.holder(kind).account_address()) for role, kind in HOLDERS.items()}
    for role, account in sorted(manager.holders - needed):
        raise NotAsDeployed(account, given=f"holds {_role(role)}", needed="no such role")
    for role, account in sorted(needed - manager.holders):
        raise NotAsDeployed(account, given=f"does not hold {_role(role)}", needed=_role(role))
    for role, master in manager.masters.items():
        if master != Role.ADMIN:
            raise NotAsDeployed(_role(role), given=f"given by {_role(master)}", needed=f"given by {Role.ADMIN.name}")


def _verify_openings(manager: _Manager, ledger: Ledger) -> None:
    needed = {(ledger.address(t), s): int(role) for t, _, s, role in _restricted(ledger) if role is not Role.ADMIN}
    found = {opening: role for opening, role in manager.openings.items() if role != Role.ADMIN}
    names = {address: name for name, address in ledger.addresses.items()}
    for target, selector in sorted(found.keys() | needed.keys()):
        given, right = found.get((target, selector)), needed.get((target, selector))
        if given != right:
            what = f"function 0x{selector.hex()} of {names.get(target, target)}"
            raise NotAsDeployed(what, given=f"open to {_role(given)}", needed=f"open to {_role(right)}")
    for target in sorted(manager.closed):
        raise NotAsDeployed(names.get(target, target), given="closed", needed="open to its roles")


def _restricted(ledger: Ledger) -> Iterator[tuple[str, str, bytes, Role]]:
    """Target, function, selector and role of every restricted function on the chain."""
    for one in PERMISSIONS:
        selector = ledger.artifacts.contract(one.contract).function(one.function).selector
        for target in (name for name in ledger.addresses if name.partition(":")[0] == one.contract):
            yield target, one.function, selector, one.role


def _table(ledger: Ledger, network: Network) -> Iterator[Granted]:
    for target, function, selector, needed in _restricted(ledger):
        role = ledger.call("AccessManager", "getTargetFunctionRole", [ledger.address(target), selector])
        holder = network.holder(HOLDERS[needed])
        if role != needed or not has_role(ledger, needed, holder.account_address()):
            given = f"open to {_role(role)}"
            raise NotAsDeployed(f"{target}.{function}", given=given, needed=f"{needed.name}, held by {holder.name}")
        yield Granted(target, function, needed, holder.name, holder.account_address())


def _role(number: object) -> str:
    if number is None:
        return Role.ADMIN.name
    return Role(number).name if isinstance(number, int) and number in set(Role) else f"role {number}"
