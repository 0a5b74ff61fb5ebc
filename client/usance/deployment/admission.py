"""Members as a deployment brings them in: their desks opened, their accounts admitted, their cash opened to drawers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from usance.abi import Argument
from usance.artifacts import Artifacts
from usance.deployment.network import DEPLOYER, Network
from usance.deployment.permissions import DRAWERS, HOLDERS, Role
from usance.deployment.steps import ResultOf, Step

UNLIMITED = 2**256 - 1


def members(network: Network, artifacts: Artifacts) -> Iterator[Step]:
    """Each admitted by its account; a desk is opened before."""
    registrar, kinds = network.holder(HOLDERS[Role.REGISTRAR]).name, artifacts.enum("PartyKind")
    for number, member in enumerate(network.members):
        account: Argument | ResultOf = ResultOf(member.opening) if member.desk else member.account_address()
        if member.desk is not None:
            # Its keys and limits are the bank's to change afterwards, and so no fact of the file.
            opened = member.desk.arguments(number)
            yield Step(member.opening, DEPLOYER, "Desks", "open", opened, "desk")
        arguments = (int(kinds[member.kind]), account, member.place.encode())
        fact = f"{member.kind} {'desk' if member.desk else account} {member.place}"
        yield Step(f"party {member.name}", registrar, "Membership", "admit", arguments, "party", fact=fact)


def settlement(network: Network) -> Iterator[Step]:
    """Each bank lets what is drawn on it be drawn."""
    for bank in (member for member in network.members if member.kind == "Bank"):
        for currency, drawer in product(network.currencies.settled, DRAWERS):
            what, arguments = f"{bank.name} lets {drawer} draw on its {currency}", (ResultOf(drawer), UNLIMITED)
            yield Step(what, bank.name, f"Cash:{currency}", "approve", arguments, own=True)
