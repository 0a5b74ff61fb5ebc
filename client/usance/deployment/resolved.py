"""Whether the council has resolved what a network file asks for: it alone can do it once it administers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from usance.abi import Argument, Value
from usance.deployment.steps import Step
from usance.errors import Refusal
from usance.fields import integer
from usance.ledger import Ledger


def is_resolved(step: Step, ledger: Ledger, results: Mapping[str, str]) -> bool:
    """Whether the chain holds already what the step would bring about; `results` of the steps done before it, by name.
    Raises ChainError."""
    asked = _ASKED.get(step.function)
    try:
        return asked is not None and asked(step.filled({**results, **ledger.addresses}), ledger)
    except (Refusal, KeyError):
        # Such as a currency that nobody has made the cash contract of.
        return False


def _is_admitted(arguments: list[Argument], ledger: Ledger) -> bool:
    return ledger.call("Membership", "partyOf", [arguments[1]]) != 0


def _is_seated(arguments: list[Argument], ledger: Ledger) -> bool:
    party = ledger.call("Membership", "partyOf", arguments)
    return ledger.call("Seat", "seatOf", [integer(party)]) != 0


def _is_opened(arguments: list[Argument], ledger: Ledger) -> bool:
    target, selectors, role = arguments
    assert isinstance(selectors, list)
    found: set[Value] = {
        ledger.call("AccessManager", "getTargetFunctionRole", [target, selector]) for selector in selectors
    }
    return found == {role}


def _is_settled(arguments: list[Argument], ledger: Ledger) -> bool:
    currency, cash = arguments
    return ledger.call("RuleBook", "cashOf", [currency]) == cash


def _holds(arguments: list[Argument], ledger: Ledger) -> bool:
    rules, limits = arguments
    current = ledger.call("RuleBook", "current", [rules])
    assert isinstance(current, tuple) and isinstance(current[0], Mapping) and isinstance(limits, Mapping)
    only = limits["onlyCurrency"]
    assert isinstance(only, bytes)
    wanted = {**limits, "onlyCurrency": only.ljust(3, b"\0")}
    return dict(current[0]) == wanted


_ASKED: Mapping[str, Callable[[list[Argument], Ledger], bool]] = {
    "admit": _is_admitted,
    "give": _is_seated,
    "setTargetFunctionRole": _is_opened,
    "addCurrency": _is_settled,
    "setLimits": _holds,
}
"""Function -> how it is seen that it was called."""
