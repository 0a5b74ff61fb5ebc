"""A resolution on the ledger in words: what is called, read by the interface of the contract that is called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from usance.abi import Entry, Parameter, Value
from usance.deployment.permissions import COUNCIL, Role
from usance.errors import UsanceError
from usance.fields import integer
from usance.moments import civil_moment
from usance.reverts import shown

if TYPE_CHECKING:
    from usance.platform import Platform

ADMISSION = "admission"
"""Kind of the papers that name a bank to be admitted, by its account."""

_SAID: Mapping[str, str] = {
    "Membership.admit": "admits {account} as {kind} at {place}",
    "Membership.resolveStanding": "{standing} {party}",
    "Membership.closeNewBusiness": "{until}",
    "Membership.redirectNewBusiness": "opens the new business of {register} in {successor}",
    "Seat.give": "gives a seat to {account}",
    "Seat.take": "takes the seat of {party}",
    "AccessManager.grantRole": "makes {account} {roleId}",
    "AccessManager.revokeRole": "takes {roleId} from {account}",
    "AccessManager.setTargetFunctionRole": "opens {count} functions of {target} to {roleId}",
    "BankingCalendar.interrupt": "records that banks at {place} are interrupted from {from} to {until}",
    "RuleBook.setLimits": "sets the limits of {rules}: {limits}",
    "RuleBook.addCurrency": "admits {currency}, settled in {cash}",
    "Council.setRules": "decides from now on by {rules}",
}


_RULES = (
    "{numerator}/{denominator} of the members present, with {votingPeriod} to vote and {executionPeriod} to execute"
)

_UNITS: Mapping[str, int] = {"day": 86_400, "hour": 3_600, "minute": 60, "second": 1}

_STANDING: Mapping[str, str] = {"Good": "reinstates", "Suspended": "suspends", "Expelled": "expels"}


def in_words(platform: Platform, target: str, data: bytes) -> str:
    """One call of a resolution. What no contract of the platform declares is said as it stands."""
    name = next((name for name, address in platform.ledger.addresses.items() if address == target), None)
    entry = _entry(platform, name, data) if name else None
    if name is None or entry is None:
        return f"calls {target} with 0x{data.hex()}"
    try:
        values = entry.decode_inputs(data[4:])
    except ValueError:
        return f"calls {name}.{entry.name} with 0x{data[4:].hex()}, which it cannot read"
    said = {one.name: _shown(platform, one, values[one.name]) for one in entry.inputs}
    sentence = _SAID.get(f"{entry.contract}.{entry.name}")
    if sentence is None:
        return f"calls {name}.{entry.name}({', '.join(f'{key} {value}' for key, value in said.items())})"
    listed = values.get("selectors")
    return sentence.format_map(said | {"count": len(listed) if isinstance(listed, tuple) else 0})


def _entry(platform: Platform, name: str, data: bytes) -> Entry | None:
    functions = platform.ledger.artifacts.contract(name.partition(":")[0]).functions
    return next((one for one in functions.values() if one.selector == data[:4]), None)


def _shown(platform: Platform, parameter: Parameter, value: Value) -> str:
    if parameter.internal_type.split(".")[-1] == "PartyId" and isinstance(value, int):
        return platform.directory.name(value)
    if parameter.type == "address":
        return _who(platform, str(value))
    if parameter.name == "roleId" and isinstance(value, int):
        return Role(value).word if value in set(Role) else f"role {value}"
    if parameter.name == "until" and parameter.type == "uint40" and isinstance(value, int):
        return _pause(platform, value)
    if parameter.internal_type == "struct CouncilRules" and isinstance(value, Mapping):
        periods = {name: _lasting(integer(value[name])) for name in ("votingPeriod", "executionPeriod")}
        return _RULES.format_map({**value, **periods})
    plain = shown(value, parameter, platform.ledger.artifacts)
    if isinstance(plain, Mapping):
        return ", ".join(f"{_spaced(name)} {part}" for name, part in plain.items())
    word = str(getattr(plain, "name", plain))
    return _STANDING.get(word, word) if parameter.name == "standing" else word


def _pause(platform: Platform, until: int) -> str:
    """An end in Unix seconds, as people at the convener's place say it; 0 for none."""
    if until == 0:
        return "opens new business again"
    place = platform.network.holder("Convener").place
    return f"pauses new business until {civil_moment(place, until):%Y-%m-%d %H:%M} at {place}"


def _lasting(seconds: int) -> str:
    """In the greatest unit of which it is a whole number."""
    number, unit = next((seconds // size, unit) for unit, size in _UNITS.items() if seconds % size == 0)
    return f"{number} {unit}{'s' * (number != 1)}"


def _spaced(name: str) -> str:
    return re.sub("[A-Z]", lambda capital: f" {capital[0].lower()}", name)


def _who(platform: Platform, account: str) -> str:
    for name, address in platform.ledger.addresses.items():
        if address == account:
            return "the council" if name == COUNCIL else name
    named = platform.papers.find(ADMISSION, account)
    if named is not None:
        return f"{named} ({account})"
    try:
        number = platform.ledger.call("Membership", "partyOf", [account])
    except UsanceError:
        return account
    return platform.directory.name(number) if isinstance(number, int) and number else account
