"""What of a network is deployed, what is still to be done and by whom, and what its file may not change any more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, count, takewhile
from typing import Literal

from usance.deployment.journal import Journal
from usance.deployment.network import ADMINISTRATOR, DEPLOYER, BadNetwork, Network
from usance.deployment.permissions import COUNCIL, Role
from usance.deployment.record import Record
from usance.deployment.resolved import is_resolved
from usance.deployment.steps import Step, steps
from usance.deployment.verification import has_role
from usance.ledger import Ledger

State = Literal["done", "to do", "left"]
"""`left` to a member whose key is not in the network file, or to the council, and not done yet."""


@dataclass(frozen=True)
class Planned:
    """A step, who signs it (a member's name or the deployer), and whether it is done."""

    step: Step
    signer: str
    state: State

    @property
    def done(self) -> bool:
        """Whether there is nothing left to do."""
        return self.state == "done"


def plan(network: Network, journal: Journal, ledger: Ledger) -> tuple[Planned, ...]:
    """All steps of `network`, in order, of which `journal` knows some; `ledger` has the contracts that there are.

    Raises BadNetwork for a file that takes back or changes what is deployed, BadKey, YearNotKnown.
    """
    administrator = _administrator(network, ledger)
    planned = []
    for step in (_edition(step, journal, network) for step in steps(network, ledger.artifacts)):
        signer = administrator if step.by == ADMINISTRATOR else step.by
        planned.append(Planned(step, signer, _state(step, signer, network, journal, ledger)))
    names = {one.step.name for one in planned}
    for entry in journal.entries:
        if entry.result and entry.step not in names:
            raise BadNetwork(network.name, f"{entry.step} is deployed and cannot be left out of the network file")
    return tuple(planned)


def left_to_members(network: Network, ledger: Ledger, record: Record) -> tuple[Step, ...]:
    """What only members without their keys in the file can do, and have not done yet; what is left to the council is in
    the plan."""
    opened = {member.opening: record.accounts.get(member.name, "") for member in network.members}
    own = (step for step in steps(network, ledger.artifacts) if step.own and _keyless(step, network))
    return tuple(step for step in own if not _is_done_by_member(step, network, ledger, opened))


def _administrator(network: Network, ledger: Ledger) -> str:
    deployer = network.chain.deployer.public_address()
    new = "AccessManager" not in ledger.addresses
    if new or has_role(ledger, Role.ADMIN, deployer):
        return DEPLOYER
    holder = network.holder_of(Role.ADMIN)
    return holder.name if holder else COUNCIL


def _state(step: Step, signer: str, network: Network, journal: Journal, ledger: Ledger) -> State:
    if journal.find(step.name) is not None:
        return "done"
    opened = {entry.step: entry.result for entry in journal.entries}
    if signer == COUNCIL:
        return "done" if is_resolved(step, ledger, opened) else "left"
    if not step.own or not _keyless(step, network):
        return "to do"
    return "done" if _is_done_by_member(step, network, ledger, opened) else "left"


def _keyless(step: Step, network: Network) -> bool:
    return any(member.name == step.by and not member.signs_here for member in network.members)


def _is_done_by_member(step: Step, network: Network, ledger: Ledger, opened: Mapping[str, str]) -> bool:
    member = next(member for member in network.members if member.name == step.by)
    if {step.target, "Claims"} - ledger.addresses.keys() or (member.desk and member.opening not in opened):
        return False
    owner = member.account_address(opened)
    cash = ledger.at({step.contract: ledger.address(step.target)})
    return cash.call(step.contract, "allowance", [owner, ledger.address("Claims")]) != 0


def _edition(step: Step, journal: Journal, network: Network) -> Step:
    """The step itself, or, where something else was published by it, the step that publishes what holds now."""
    former = list(takewhile(lambda one: journal.find(one.name) is not None, _editions(step)))
    entry = journal.find(former[-1].name) if former else None
    if entry is None or entry.fact == step.fact:
        return former[-1] if former else step
    if not step.renewable:
        raise BadNetwork(network.name, f"{step.name}: {step.fact}, but {entry.fact} is deployed and cannot be changed")
    return next(edition for edition in _editions(step) if journal.find(edition.name) is None)


def _editions(step: Step) -> Iterator[Step]:
    again = (replace(step, name=f"{step.name}, edition {number}") for number in count(2))
    return chain([step], again)
