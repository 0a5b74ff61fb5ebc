"""Whether a chain holds what a deployment should have left: code, bindings, and who may do what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from types import MappingProxyType

from usance.deployment.code_verification import binding_faults, code_faults
from usance.deployment.desk_verification import NotAsDeployed, desk_faults
from usance.deployment.network import Network
from usance.deployment.permissions import ALSO_OF_COUNCIL, COUNCIL, HOLDERS, PERMISSIONS, Role
from usance.ledger import Ledger


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
    """What the log of the access manager comes to; `resolved` are roles that the council has given or taken."""

    holders: set[tuple[int, str]]
    resolved: dict[tuple[int, str], bool]
    openings: dict[tuple[str, bytes], int]
    masters: dict[int, int]
    closed: set[str]


@dataclass(frozen=True)
class Verification:
    """What is not as it should be, each part by itself and every fault of it; `since` is the latest block before the
    deployment, `accounts` those of the members whose desks are looked at."""

    ledger: Ledger
    network: Network
    since: int = 0
    accounts: Mapping[str, str] = field(default_factory=dict)

    def code(self) -> Iterator[NotAsDeployed]:
        """Code that is not what the constructors of our artifacts make."""
        return code_faults(self.ledger, self.network)

    def bindings(self) -> Iterator[NotAsDeployed]:
        """Contracts under another authority, registers bound to others."""
        return binding_faults(self.ledger)

    def roles(self) -> Iterator[NotAsDeployed]:
        """Roles held by others than their holders, or given by another role."""
        return _role_faults(self._manager, self.ledger, self.network)

    def functions(self) -> Iterator[NotAsDeployed]:
        """Functions that are open to another role."""
        return _opening_faults(self._manager, self.ledger, self.network)

    def desks(self) -> Iterator[NotAsDeployed]:
        """Desks that are not what the network file says."""
        return desk_faults(self.ledger, self.network, self.accounts)

    def table(self) -> tuple[Granted, ...]:
        """The permission table. Raises NotAsDeployed where the chain answers otherwise than its log."""
        return tuple(_table(self._manager, self.ledger, self.network))

    @cached_property
    def _manager(self) -> _Manager:
        return _manager(self.ledger, self.since)


def verify(
    ledger: Ledger, network: Network, *, since: int = 0, accounts: Mapping[str, str] = MappingProxyType({})
) -> tuple[Granted, ...]:
    """Check code, bindings, permissions, and the desks of members whose account is in `accounts`, and return the
    permission table; see Verification. Raises NotAsDeployed, the first of the faults."""
    all_of_it = Verification(ledger, network, since, accounts)
    parts = (all_of_it.code, all_of_it.bindings, all_of_it.roles, all_of_it.functions, all_of_it.desks)
    for fault in chain.from_iterable(part() for part in parts):
        raise fault
    return all_of_it.table()


def has_role(ledger: Ledger, role: Role, account: str) -> bool:
    """Whether `account` holds `role` now."""
    answer = ledger.call("AccessManager", "hasRole", [int(role), account])
    return isinstance(answer, tuple) and answer[0] is True


def _manager(ledger: Ledger, since: int) -> _Manager:
    manager = _Manager(set(), {}, {}, {}, set())
    executed = _executed(ledger, since)
    for event in ledger.logs(since, contracts=["AccessManager"]):
        match event.name, tuple(event.args.values()):
            case (("RoleGranted" | "RoleRevoked"), (int(role), str(account), *_)):
                given = event.name == "RoleGranted"
                (manager.holders.add if given else manager.holders.discard)((role, account))
                if event.tx_hash in executed:
                    manager.resolved[role, account] = given
            case "TargetFunctionRoleUpdated", (str(target), bytes(selector), int(role)):
                manager.openings[target, selector] = role
            case (("RoleAdminChanged" | "RoleGuardianChanged"), (int(role), int(master))):
                manager.masters[role] = master
            case "TargetClosed", (str(target), bool(is_closed)):
                (manager.closed.add if is_closed else manager.closed.discard)(target)
    return manager


def _executed(ledger: Ledger, since: int) -> set[str]:
    """Transactions in which the council has executed a resolution."""
    events = ledger.logs(since, contracts=[COUNCIL]) if COUNCIL in ledger.addresses else ()
    return {event.tx_hash for event in events if event.name == "ProposalExecuted"}


def _account(ledger: Ledger, network: Network, role: Role) -> str:
    holder = network.holder_of(role)
    return holder.account_address() if holder else ledger.address(COUNCIL)


def _role_faults(manager: _Manager, ledger: Ledger, network: Network) -> Iterator[NotAsDeployed]:
    needed = {(int(role), _account(ledger, network, role)) for role in HOLDERS}
    if network.council:
        needed |= {(int(role), ledger.address(COUNCIL)) for role in ALSO_OF_COUNCIL}
    needed |= {one for one, given in manager.resolved.items() if given}
    needed -= {one for one, given in manager.resolved.items() if not given}
    for role, account in sorted(manager.holders - needed):
        yield NotAsDeployed(account, given=f"holds {_role(role)}", needed="no such role")
    for role, account in sorted(needed - manager.holders):
        yield NotAsDeployed(account, given=f"does not hold {_role(role)}", needed=_role(role))
    for role, master in manager.masters.items():
        if master != Role.ADMIN:
            yield NotAsDeployed(_role(role), given=f"given by {_role(master)}", needed=f"given by {Role.ADMIN.name}")


def _opening_faults(manager: _Manager, ledger: Ledger, network: Network) -> Iterator[NotAsDeployed]:
    needed = {(ledger.address(t), s): int(role) for t, _, s, role in _restricted(ledger) if role is not Role.ADMIN}
    found = {opening: role for opening, role in manager.openings.items() if role != Role.ADMIN}
    names = {address: name for name, address in ledger.addresses.items()}
    for target, selector in sorted(found.keys() | needed.keys()):
        given, right = found.get((target, selector)), needed.get((target, selector))
        # What the council has not opened yet is its own alone.
        if given != right and not (given is None and network.council):
            what = f"function 0x{selector.hex()} of {names.get(target, target)}"
            yield NotAsDeployed(what, given=f"open to {_role(given)}", needed=f"open to {_role(right)}")
    for target in sorted(manager.closed):
        yield NotAsDeployed(names.get(target, target), given="closed", needed="open to its roles")


def _restricted(ledger: Ledger) -> Iterator[tuple[str, str, bytes, Role]]:
    """Target, function, selector and role of every restricted function on the chain."""
    for one in PERMISSIONS:
        selector = ledger.artifacts.contract(one.contract).function(one.function).selector
        for target in (name for name in ledger.addresses if name.partition(":")[0] == one.contract):
            yield target, one.function, selector, one.role


def _table(manager: _Manager, ledger: Ledger, network: Network) -> Iterator[Granted]:
    # No role is held by a bank, and so by no desk.
    names = {member.account_address(): member.name for member in network.members if not member.desk}
    names |= {ledger.addresses[COUNCIL]: COUNCIL} if network.council else {}
    for target, function, selector, needed in _restricted(ledger):
        role = ledger.call("AccessManager", "getTargetFunctionRole", [ledger.address(target), selector])
        here = needed if role == needed or not network.council else Role.ADMIN
        account = _holder(manager, ledger, network, here)
        if role != here or (account and not has_role(ledger, here, account)):
            given, holder = f"open to {_role(role)}", names.get(account, account)
            raise NotAsDeployed(f"{target}.{function}", given=given, needed=f"{here.name}, held by {holder}")
        yield Granted(target, function, here, names.get(account, account) or "nobody", account)


def _holder(manager: _Manager, ledger: Ledger, network: Network, role: Role) -> str:
    """Who holds the role: as in the network file, or whom the council has given it to since; '' where nobody does."""
    first = _account(ledger, network, role)
    given = sorted(account for number, account in manager.holders if number == role)
    return first if first in given else next(iter(given), "")


def _role(number: object) -> str:
    if number is None:
        return Role.ADMIN.name
    return Role(number).name if isinstance(number, int) and number in set(Role) else f"role {number}"
