"""The steps of a deployment, in order: what each does, who signs it, and what it needs of those before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from usance.abi import Argument
from usance.artifacts import Artifacts
from usance.deployment.network import DEPLOYER, Network
from usance.deployment.permissions import COUNCIL
from usance.money import decimals_of

_BASE = ("Membership", "BankingCalendar", "RuleBook")

CONSTRUCTED: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys((*_BASE, "Documents", "Schedules", "Safe"), ()),
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
    "Amounts": (
        *("Membership", "RuleBook", "Claims", "Credits", "Confirmations", "Amendments"),
        *("Proceeds", "Presentations", "Nominations", "DigitalLeg", "Schedules", "Transfers"),
        *("Forfaiting", "Seals", "Funding", "Recourses"),
    ),
    "Desks": ("Membership", "BankingCalendar", "Safe", "Amounts"),
    "Lens": ("BankingCalendar", "Schedules", "Credits", "Amendments", "Presentations", "Claims"),
}
"""Contract -> the contracts that its constructor is given, in the order in which they are made."""

UNMANAGED = frozenset(
    {
        *("Compliance", "Confirmations", "Nominations", "Records", "Lens"),
        *("Seals", "Deliveries", "Recourses", "Funding", "Inquiries", "MarketLens"),
        *("Safe", "Amounts", "Desks"),
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
    `function` is empty where the contract is made. `gives` says what its result is: a new contract's address, a desk's,
    the number of a party, or nothing. `fact` is what the network file says and the step makes true: it can be changed
    later only where the step is `renewable`, by a new edition beside the old one. `own` marks what only the member
    itself can do.
    """

    name: str
    by: str
    target: str
    function: str = ""
    arguments: tuple[Argument | ResultOf | tuple[ResultOf, ...], ...] = field(default=(), repr=False)
    gives: Literal["address", "desk", "party", "nothing"] = "nothing"
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
    # Here, as these are steps themselves.
    from usance.deployment.admission import members, seats, settlement
    from usance.deployment.grants import handover, permissions
    from usance.deployment.publications import calendars, rules

    yield from contracts(network)
    yield from permissions(network, artifacts)
    yield from members(network, artifacts)
    yield from calendars(network)
    yield from rules(network, artifacts)
    yield from seats(network)
    yield from settlement(network)
    yield from handover(network)


def contracts(network: Network) -> Iterator[Step]:
    """The steps that make the contracts."""
    manager = ResultOf("AccessManager")
    yield _contract("AccessManager", network.chain.deployer.public_address())
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
