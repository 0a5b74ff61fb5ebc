"""Resolutions about members: who is one, in what standing, with what role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from usance.artifacts import enum
from usance.deployment.permissions import Role
from usance.resolutions.base import BadResolution, Call, Resolution

if TYPE_CHECKING:
    from usance.platform import Platform

_OPERATORS = {role.word: role for role in Role if role is not Role.ADMIN}


@dataclass(frozen=True)
class Admit(Resolution):
    """A bank is admitted and takes its seat. Its name stays off the ledger."""

    kind = "admit"
    name: str
    place: str = ""
    account: str = ""

    def calls(self, platform: Platform) -> tuple[Call, ...]:
        bank = int(enum("PartyKind")["Bank"])
        admission = Call("Membership", "admit", (bank, self.account, self.place.encode()))
        return admission, Call("Seat", "give", (self.account,))


@dataclass(frozen=True)
class Suspend(Resolution):
    """A party is suspended until the council reinstates it; also confirms the convener's suspension."""

    kind = "suspend"
    name: str

    def calls(self, platform: Platform) -> tuple[Call, ...]:
        return (_standing(platform, self.name, "Suspended"),)


@dataclass(frozen=True)
class Reinstate(Resolution):
    """A suspension is ended."""

    kind = "reinstate"
    name: str

    def calls(self, platform: Platform) -> tuple[Call, ...]:
        return (_standing(platform, self.name, "Good"),)


@dataclass(frozen=True)
class Expel(Resolution):
    """A bank is expelled and loses its seat; what it owes and is owed runs on."""

    kind = "expel"
    name: str

    def calls(self, platform: Platform) -> tuple[Call, ...]:
        leaving = Call("Seat", "take", (platform.directory.number(self.name),))
        return _standing(platform, self.name, "Expelled"), leaving


@dataclass(frozen=True)
class Appoint(Resolution):
    """A party is given a role, such as calendar-keeper."""

    kind = "appoint"
    name: str
    role: str

    def calls(self, platform: Platform) -> tuple[Call, ...]:
        account = platform.account_of(self.name)
        return (Call("AccessManager", "grantRole", (int(_operator(self.role)), account, 0)),)


@dataclass(frozen=True)
class Dismiss(Resolution):
    """A role is taken from a party."""

    kind = "dismiss"
    name: str
    role: str

    def calls(self, platform: Platform) -> tuple[Call, ...]:
        account = platform.account_of(self.name)
        return (Call("AccessManager", "revokeRole", (int(_operator(self.role)), account)),)


def _operator(name: str) -> Role:
    if name not in _OPERATORS:
        raise BadResolution(name, f"a role, {', '.join(_OPERATORS)}")
    return _OPERATORS[name]


def _standing(platform: Platform, name: str, standing: str) -> Call:
    arguments = (platform.directory.number(name), int(enum("Standing")[standing]))
    return Call("Membership", "resolveStanding", arguments)
