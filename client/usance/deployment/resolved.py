"""Whether the council has resolved what a network file asks for: it alone can do it once it administers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from usance.abi import Value
from usance.deployment.steps import Step
from usance.errors import Refusal
from usance.fields import integer
from usance.ledger import Ledger


def is_resolved(step: Step, ledger: Ledger) -> bool:
    """Whether the chain holds already what the step would bring about. Raises ChainError."""
    asked = _ASKED.get(step.function)
    try:
        return asked is not None and asked(step, ledger)
    except (Refusal, KeyError):
        # Such as a currency that nobody has made the cash contract of.
        return False


def _is_admitted(step: Step, ledger: Ledger) -> bool:
    return ledger.call("Membership", "partyOf", [str(step.arguments[1])]) != 0


def _is_seated(step: Step, ledger: Ledger) -> bool:
    party = ledger.call("Membership", "partyOf", step.filled({}))
    return ledger.call("Seat", "seatOf", [integer(party)]) != 0


def _is_opened(step: Step, ledger: Ledger) -> bool:
    target, selectors, role = step.filled(ledger.addresses)
    assert isinstance(selectors, list)
    found: set[Value] = {
        ledger.call("AccessManager", "getTargetFunctionRole", [target, selector]) for selector in selectors
    }
    return found == {role}


def _is_settled(step: Step, ledger: Ledger) -> bool:
    currency, cash = step.filled(ledger.addresses)
    return ledger.call("RuleBook", "cashOf", [currency]) == cash


def _holds(step: Step, ledger: Ledger) -> bool:
    rules, limits = step.filled(ledger.addresses)
    current = ledger.call("RuleBook", "current", [rules])
    assert isinstance(current, tuple) and isinstance(current[0], Mapping) and isinstance(limits, Mapping)
    only = limits["onlyCurrency"]
    assert isinstance(only, bytes)
    wanted = {**limits, "onlyCurrency": only.ljust(3, b"\0")}
    return dict(current[0]) == wanted


_ASKED: Mapping[str, Callable[[Step, Ledger], bool]] = {
    "admit": _is_admitted,
    "give": _is_seated,
    "setTargetFunctionRole": _is_opened,
    "addCurrency": _is_settled,
    "setLimits": _holds,
}
"""Function -> how it is seen that it was called."""
