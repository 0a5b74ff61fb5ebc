"""The steps of a deployment, in order: what each does, who signs it, and what it needs of those before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from usance.abi import Argument
from usance.artifacts import Artifacts
from usance.calendars import YearNotKnown, calendar_year, known_years
from usance.deployment.network import MemberConfig, Network, RuleConfig
from usance.deployment.permissions import BINDINGS, HOLDERS, PERMISSIONS, Role
from usance.money import decimals_of

DEPLOYER = "deployer"
UNLIMITED = 2**256 - 1
_CONSTRUCTORS: Mapping[str, tuple[str, ...]] = {
    "Membership": ("AccessManager",),
    "BankingCalendar": ("AccessManager",),
    "RuleBook": ("AccessManager",),
    "Documents": ("AccessManager",),
    "Claims": ("AccessManager", "Membership", "BankingCalendar", "RuleBook"),
    "Credits": ("AccessManager", "Membership", "BankingCalendar", "RuleBook"),
    "Presentations": ("Membership", "BankingCalendar", "Documents", "Claims", "Credits"),
    "Lens": ("BankingCalendar", "Credits", "Presentations", "Claims"),
}

Results = Mapping[str, str]
Arguments = Callable[[Results], Sequence[Argument]]


@dataclass(frozen=True)
class Step:
    """One transaction. `by` is a member's name or the deployer; `target` the contract as in the record (`Cash:CNY`);
    `gives` what its result is: a new address, the number of a party, or nothing. Its arguments are made from the
    results of earlier steps."""

    name: str
    by: str
    target: str
    function: str
    arguments: Arguments = field(repr=False, compare=False)
    gives: Literal["address", "party", "nothing"] = "nothing"


def steps(network: Network, artifacts: Artifacts) -> Iterator[Step]:
    """All steps of `network`, in the order in which they are done."""
    yield from _contracts(network)
    yield from _permissions(network, artifacts)
    yield from _members(network)
    yield from _calendars(network)
    yield from _rules(network)
    yield from _handover(network)
    yield from _settlement(network)


def published_years(network: Network) -> dict[str, tuple[int, ...]]:
    """The years that the network publishes by place: of those it asks for, the ones that the sources know."""
    asked = range(network.calendars.first_year, network.calendars.last_year + 1)
    return {place: tuple(y for y in asked if y in known_years(place)) for place in network.calendars.places}


def _contracts(network: Network) -> Iterator[Step]:
    admin = network.chain.deployer
    yield Step("AccessManager", DEPLOYER, "AccessManager", "", lambda _: [admin.account().address], "address")
    for name, needs in _CONSTRUCTORS.items():
        yield Step(name, DEPLOYER, name, "", lambda r, needs=needs: [r[n] for n in needs], "address")  # type: ignore[misc]
    for currency in network.currencies.settled:
        yield _cash(currency)


def _cash(currency: str) -> Step:
    def arguments(results: Results) -> Sequence[Argument]:
        return [results["AccessManager"], results["Membership"], currency.encode(), decimals_of(currency)]

    return Step(f"Cash:{currency}", DEPLOYER, f"Cash:{currency}", "", arguments, "address")


def _permissions(network: Network, artifacts: Artifacts) -> Iterator[Step]:
    cash = [f"Cash:{currency}" for currency in network.currencies.settled]
    for contract, role in sorted({(p.contract, p.role) for p in PERMISSIONS if p.role is not Role.ADMIN}):
        functions = [p.function for p in PERMISSIONS if (p.contract, p.role) == (contract, role)]
        selectors = [artifacts.contract(contract).function(name).selector for name in functions]
        for target in cash if contract == "Cash" else [contract]:
            yield _call(
                f"{target} opens {', '.join(functions)} to {role.name}",
                DEPLOYER,
                "AccessManager.setTargetFunctionRole",
                lambda r, target=target, selectors=selectors, role=role: [r[target], selectors, int(role)],  # type: ignore[misc]
            )
    for register, above in BINDINGS.items():
        yield _call(f"{register} bound to {above}", DEPLOYER, f"{register}.bind", lambda r, above=above: [r[above]])  # type: ignore[misc]
    for role, kind in HOLDERS.items():
        if role is not Role.ADMIN:
            yield _grant(role, network.holder(kind))


def _grant(role: Role, holder: MemberConfig) -> Step:
    account = holder.account_address()
    what = f"{holder.name} made {role.name}"
    return _call(what, DEPLOYER, "AccessManager.grantRole", lambda _: [int(role), account, 0])


def _members(network: Network) -> Iterator[Step]:
    registrar = network.holder(HOLDERS[Role.REGISTRAR]).name
    kinds = {"Bank": 1, "Convener": 3, "Supervisor": 4, "SettlementAgent": 5}
    for member in network.members:
        arguments = (kinds[member.kind], member.account_address(), member.place.encode())
        name = f"party {member.name}"
        yield Step(name, registrar, "Membership", "admit", lambda _, a=arguments: a, "party")  # type: ignore[misc]


def _calendars(network: Network) -> Iterator[Step]:
    keeper = network.holder(HOLDERS[Role.CALENDAR_KEEPER]).name
    closing = network.calendars.closing.hour * 60 + network.calendars.closing.minute
    for place, years in published_years(network).items():
        editions = [calendar_year(place, year, make_up_days=network.calendars.make_up_days) for year in years]
        if not editions:
            raise YearNotKnown(place, network.calendars.first_year, known_years(place))
        clock = (editions[0].offset_minutes, closing, any(e.shift_from for e in editions), True)
        yield _call(f"place {place}", keeper, "BankingCalendar.openPlace", lambda _, a=(place.encode(), clock): a)  # type: ignore[misc]
        for e in editions:
            edition = (e.first, e.rest, 0, e.shift_from, e.shift_until, e.shift_minutes)
            what = f"calendar {place} {e.year}"
            arguments = (place.encode(), e.year, edition)
            yield _call(what, keeper, "BankingCalendar.publish", lambda _, a=arguments: a)  # type: ignore[misc]


def _rules(network: Network) -> Iterator[Step]:
    keeper = network.holder(HOLDERS[Role.RULE_KEEPER]).name
    codes = {"PRC2016": 1, "UCP600": 2}
    for name, rule in network.rules.items():
        arguments = (codes[name], _limits(rule))
        yield _call(f"rules {name}", keeper, "RuleBook.setLimits", lambda _, a=arguments: a)  # type: ignore[misc]
    for currency in network.currencies.settled:
        yield _call(
            f"currency {currency}",
            keeper,
            "RuleBook.addCurrency",
            lambda r, c=currency: [c.encode(), r[f"Cash:{c}"]],  # type: ignore[misc]
        )


def _limits(rule: RuleConfig) -> tuple[Argument, ...]:
    currency = (rule.only_currency or "").encode()
    days = (rule.examination_days, rule.advice_days, rule.presentation_days, rule.usance_cap, rule.closing_wait)
    return (True, currency, *days, rule.short_drawing)


def _handover(network: Network) -> Iterator[Step]:
    yield _grant(Role.ADMIN, network.holder(HOLDERS[Role.ADMIN]))
    deployer = network.chain.deployer.account().address
    admin = int(Role.ADMIN)
    yield _call(
        "deployer gives up ADMIN", DEPLOYER, "AccessManager.renounceRole", lambda _: [admin, deployer]
    )


def _settlement(network: Network) -> Iterator[Step]:
    for member in network.members:
        if member.kind != "Bank" or member.key is None:
            continue
        for currency in network.currencies.settled:
            target = f"Cash:{currency}.approve"
            what = f"{member.name} lets Claims draw on its {currency}"
            yield _call(what, member.name, target, lambda r: [r["Claims"], UNLIMITED])


def _call(name: str, by: str, function: str, arguments: Arguments) -> Step:
    target, _, called = function.rpartition(".")
    return Step(name, by, target, called, arguments)
