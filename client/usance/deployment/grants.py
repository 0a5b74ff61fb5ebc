"""The steps of a deployment that say who may do what: functions opened to roles, registers bound, roles given, the
deployer's own given up."""

from __future__ import annotations

from collections.abc import Iterator

from usance.artifacts import Artifacts
from usance.deployment.network import ADMINISTRATOR, DEPLOYER, Network
from usance.deployment.permissions import ALSO_OF_COUNCIL, BINDINGS, COUNCIL, HOLDERS, PERMISSIONS, Role
from usance.deployment.steps import ResultOf, Step, call

HANDOVER = "deployer gives up ADMIN"
"""The step after which the deployer can do nothing more than anybody else."""


def permissions(network: Network, artifacts: Artifacts) -> Iterator[Step]:
    """All that is given but ADMIN."""
    for contract, role in sorted({(p.contract, p.role) for p in PERMISSIONS if p.role is not Role.ADMIN}):
        functions = [p.function for p in PERMISSIONS if (p.contract, p.role) == (contract, role)]
        selectors = [artifacts.contract(contract).function(name).selector for name in functions]
        for target in _targets(contract, network):
            what = f"{target} opens {', '.join(functions)} to {role.name}"
            arguments = (ResultOf(target), selectors, int(role))
            yield call(ADMINISTRATOR, what, "AccessManager.setTargetFunctionRole", *arguments)
    for register, above in BINDINGS.items():
        what = f"{register} bound to {', '.join(above)}"
        yield call(ADMINISTRATOR, what, f"{register}.bind", tuple(map(ResultOf, above)))
    yield from (_grant(role, network) for role in HOLDERS if role is not Role.ADMIN)
    if network.council:
        yield from map(_grant_to_council, ALSO_OF_COUNCIL)


def handover(network: Network) -> Iterator[Step]:
    """ADMIN given to the council, or to the convener where there is none, and given up."""
    deployer, holder = network.chain.deployer.public_address(), network.holder_of(Role.ADMIN)
    # An administrator that deploys by itself has the role from the first step on, and would lose it for everybody.
    if holder is not None and holder.account_address() == deployer:
        return
    yield _grant(Role.ADMIN, network)
    yield call(DEPLOYER, HANDOVER, "AccessManager.renounceRole", int(Role.ADMIN), deployer)


def _targets(contract: str, network: Network) -> list[str]:
    return [f"Cash:{currency}" for currency in network.currencies.settled] if contract == "Cash" else [contract]


def _grant(role: Role, network: Network) -> Step:
    holder = network.holder_of(role)
    if holder is None:
        return _grant_to_council(role)
    account = holder.account_address()
    what = f"{holder.name} made {role.name}"
    return call(ADMINISTRATOR, what, "AccessManager.grantRole", int(role), account, 0, fact=account)


def _grant_to_council(role: Role) -> Step:
    return call(
        ADMINISTRATOR, f"{COUNCIL} made {role.name}", "AccessManager.grantRole", int(role), ResultOf(COUNCIL), 0
    )
