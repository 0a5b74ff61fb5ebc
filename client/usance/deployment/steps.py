"""The steps of a deployment, in order: what each does, who signs it, and what it needs of those before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Literal

from usance.abi import Argument
from usance.artifacts import Artifacts
from usance.deployment.network import ADMINISTRATOR, DEPLOYER, Network
from usance.deployment.permissions import COUNCIL, DRAWERS
from usance.money import decimals_of

UNLIMITED = 2**256 - 1

_BASE = ("Membership", "BankingCalendar", "RuleBook")

CONSTRUCTED: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys((*_BASE, "Documents", "Schedules"), ()),
    "Claims": _BASE,
    "Credits": (*_BASE, "Schedules"),
    "Compliance": ("BankingCalendar", "RuleBook"),
    "Confirmations": ("Membership", "Credits"),
    "Amendments": (*_BASE, "Compliance", "Credits"),
    "Transfers": (*_BASE, "Credits"),
    "Endings": ("Membership", "Credits"),
    "Proceeds": ("Membership", "BankingCalendar", "Claims", "Schedules", "Credits", "Transfers"),
    "Drawings": (*_BASE, "Schedules", "Credits", "Amendments", "Proceeds"),
    "Presentations": (
        *("Membership", "BankingCalendar", "Documents", "Claims"),
        *("Credits", "Amendments", "Proceeds", "Drawings"),
    ),
    "Nominations": (
        *("Membership", "BankingCalendar", "Documents", "Claims", "Credits"),
        *("Transfers", "Proceeds", "Drawings", "Presentations"),
    ),
    "Records": (*_BASE, "Documents", "Credits", "Drawings", "Presentations"),
    "Lines": ("Membership", "RuleBook"),
    "Listings": ("Membership", "BankingCalendar", "Claims"),
    "DigitalLeg": ("Membership", "RuleBook"),
    "OutsideLeg": ("Membership",),
    "Forfaiting": (
        *("Membership", "BankingCalendar", "Claims", "Credits"),
        *("Lines", "Listings", "DigitalLeg", "OutsideLeg"),
    ),
    "Seals": ("Membership", "Listings", "Forfaiting"),
    "Deliveries": ("Membership", "BankingCalendar", "Claims", "Forfaiting"),
    "Recourses": ("Membership", "Claims", "DigitalLeg", "Forfaiting"),
    "Funding": ("Membership", "RuleBook", "Claims", "Listings", "Forfaiting"),
    "Inquiries": (*_BASE, "Claims"),
    "MarketLens": ("BankingCalendar", "Claims", "Listings", "Forfaiting"),
    "Lens": ("BankingCalendar", "Schedules", "Credits", "Amendments", "Presentations", "Claims"),
}
"""Contract -> the contracts that its constructor is given, in the order in which they are made."""

UNMANAGED = frozenset(
    {
        *("Compliance", "Confirmations", "Nominations", "Records", "Lens"),
        *("Seals", "Deliveries", "Recourses", "Funding", "Inquiries", "MarketLens"),
    }
)
"""Contracts that no administrator has anything to do with."""


@dataclass(frozen=True)
class ResultOf:
    """Stands in the arguments of a step for the result of an earlier one."""

    step: str


@dataclass(frozen=True)
class Step:
    """One transaction.

    `by` is a member's name, the deployer or the administrator; `target` the contract as in the record (`Cash:CNY`);
    `function` is empty where the contract is made. `gives` says what its result is: a new address, the number of a
    party, or nothing. `fact` is what the network file says and the step makes true: it can be changed later only where
    the step is `renewable`, by a new edition beside the old one. `own` marks what only the member itself can do.
    """

    name: str
    by: str
    target: str
    function: str = ""
    arguments: tuple[Argument | ResultOf | tuple[ResultOf, ...], ...] = field(default=(), repr=False)
    gives: Literal["address", "party", "nothing"] = "nothing"
    fact: str = ""
    renewable: bool = False
    own: bool = False

    @property
    def contract(self) -> str:
        """The name of the target's code: `Cash` for `Cash:CNY`."""
        return self.target.partition(":")[0]

    def filled(self, results: Mapping[str, str]) -> list[Argument]:
        """The arguments, with the results of the steps before it put in. Raises KeyError for one that is missing."""
        return [_filled(one, results) for one in self.arguments]


def steps(network: Network, artifacts: Artifacts) -> Iterator[Step]:
    """All steps of `network`, in the order in which they are done. Raises BadKey, YearNotKnown."""
    # Here, as publications and grants are steps themselves.
    from usance.deployment.grants import handover, permissions
    from usance.deployment.publications import calendars, rules

    yield from contracts(network)
    yield from permissions(network, artifacts)
    yield from _members(network, artifacts)
    yield from calendars(network)
    yield from rules(network, artifacts)
    yield from _seats(network)
    yield from _settlement(network)
    yield from handover(network)


def contracts(network: Network) -> Iterator[Step]:
    """The steps that make the contracts."""
    manager = ResultOf("AccessManager")
    yield _contract("AccessManager", network.chain.deployer.account().address)
    for name, below in CONSTRUCTED.items():
        managed = () if name in UNMANAGED else (manager,)
        yield _contract(name, *managed, *map(ResultOf, below))
    for currency in network.currencies.settled:
        yield _contract(f"Cash:{currency}", manager, ResultOf("Membership"), currency.encode(), decimals_of(currency))
    if network.council:
        yield _contract("Seat", manager, ResultOf("Membership"))
        yield _contract(COUNCIL, manager, ResultOf("Membership"), ResultOf("Seat"), network.council.rules)


def call(
    by: str, name: str, function: str, *arguments: Argument | ResultOf | tuple[ResultOf, ...], fact: str = ""
) -> Step:
    """The step `name`: `by` calls `function`, as Target.function."""
    target, _, called = function.rpartition(".")
    return Step(name, by, target, called, arguments, fact=fact)


def _filled(one: Argument | ResultOf | tuple[ResultOf, ...], results: Mapping[str, str]) -> Argument:
    if isinstance(one, ResultOf):
        return results[one.step]
    if isinstance(one, tuple):
        return [results[each.step] if isinstance(each, ResultOf) else each for each in one]
    return one


def _contract(name: str, *arguments: Argument | ResultOf) -> Step:
    return Step(name, DEPLOYER, name, "", arguments, "address")


def _members(network: Network, artifacts: Artifacts) -> Iterator[Step]:
    kinds = artifacts.enum("PartyKind")
    for member in network.members:
        account = member.account_address()
        arguments = (int(kinds[member.kind]), account, member.place.encode())
        fact = f"{member.kind} {account} {member.place}"
        yield Step(f"party {member.name}", ADMINISTRATOR, "Membership", "admit", arguments, "party", fact=fact)


def _seats(network: Network) -> Iterator[Step]:
    for bank in (member for member in network.members if member.kind == "Bank" and network.council):
        account = bank.account_address()
        yield call(ADMINISTRATOR, f"seat of {bank.name}", "Seat.give", account, fact=account)


def _settlement(network: Network) -> Iterator[Step]:
    for bank in (member for member in network.members if member.kind == "Bank"):
        for currency, drawer in product(network.currencies.settled, DRAWERS):
            what, arguments = f"{bank.name} lets {drawer} draw on its {currency}", (ResultOf(drawer), UNLIMITED)
            yield Step(what, bank.name, f"Cash:{currency}", "approve", arguments, own=True)
