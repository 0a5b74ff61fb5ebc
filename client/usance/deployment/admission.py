"""Members as a deployment brings them in: their desks opened, their accounts admitted and seated, their cash opened to
drawers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from usance.abi import Argument
from usance.artifacts import Artifacts
from usance.deployment.network import ADMINISTRATOR, DEPLOYER, Network
from usance.deployment.permissions import DRAWERS
from usance.deployment.sections import MemberConfig
from usance.deployment.steps import ResultOf, Step, call

UNLIMITED = 2**256 - 1


def members(network: Network, artifacts: Artifacts) -> Iterator[Step]:
    """Each admitted by its account; a desk is opened before."""
    kinds = artifacts.enum("PartyKind")
    for number, member in enumerate(network.members):
        if member.desk is not None:
            # Its keys and limits are the bank's to change afterwards, and so no fact of the file.
            opened = member.desk.arguments(number)
            yield Step(member.opening, DEPLOYER, "Desks", "open", opened, "desk")
        arguments = (int(kinds[member.kind]), _account(member), member.place.encode())
        fact = f"{member.kind} {_known(member)} {member.place}"
        yield Step(f"party {member.name}", ADMINISTRATOR, "Membership", "admit", arguments, "party", fact=fact)


def seats(network: Network) -> Iterator[Step]:
    """A vote for each bank, where the banks have a council."""
    for bank in (member for member in network.members if member.kind == "Bank" and network.council):
        yield call(ADMINISTRATOR, f"seat of {bank.name}", "Seat.give", _account(bank), fact=_known(bank))


def settlement(network: Network) -> Iterator[Step]:
    """Each bank lets what is drawn on it be drawn."""
    for bank in (member for member in network.members if member.kind == "Bank"):
        for currency, drawer in product(network.currencies.settled, DRAWERS):
            what, arguments = f"{bank.name} lets {drawer} draw on its {currency}", (ResultOf(drawer), UNLIMITED)
            yield Step(what, bank.name, f"Cash:{currency}", "approve", arguments, own=True)


def _account(member: MemberConfig) -> Argument | ResultOf:
    return ResultOf(member.opening) if member.desk else member.account_address()


def _known(member: MemberConfig) -> str:
    """What the file says of its account."""
    return "desk" if member.desk else member.account_address()
