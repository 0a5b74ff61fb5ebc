"""Who may call which restricted function: the whole table, checked on chain by `verify`.

Everything that is not here is open to the parties that a record names, or closed to all but the contract above.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from usance.deployment.sections import MemberKind


class Role(IntEnum):
    """Roles of the access manager; ADMIN is its own, and may only give roles and bind registers once."""

    ADMIN = 0
    REGISTRAR = 1
    CALENDAR_KEEPER = 2
    CASH_ISSUER = 3
    RULE_KEEPER = 4
    SUPERVISOR = 5


@dataclass(frozen=True)
class Permission:
    """`role` may call `function` of `contract`."""

    contract: str
    function: str
    role: Role


BINDINGS: Mapping[str, tuple[str, ...]] = {
    "Documents": ("Presentations", "Nominations", "Records"),
    "Claims": ("Proceeds", "Presentations", "Nominations", "Forfaiting", "Recourses"),
    "Schedules": ("Credits", "Drawings"),
    "Credits": (
        *("Amendments", "Confirmations", "Transfers", "Proceeds", "Drawings", "Endings"),
        *("Presentations", "Nominations", "Records"),
    ),
    "Amendments": ("Drawings",),
    "Transfers": ("Proceeds", "Nominations"),
    "Proceeds": ("Drawings", "Presentations", "Nominations"),
    "Drawings": ("Presentations", "Records"),
    "Presentations": ("Nominations", "Records"),
    "Lines": ("Forfaiting",),
    "Listings": ("Forfaiting", "Funding"),
    "DigitalLeg": ("Forfaiting", "Recourses"),
    "OutsideLeg": ("Forfaiting",),
    "Forfaiting": ("Seals", "Deliveries", "Recourses", "Funding"),
}
"""Register -> the contracts that write to it, named once for ever."""

DRAWERS = ("Claims", "DigitalLeg")
"""Contracts that a bank lets draw on its cash: to pay what it owes, and what it buys."""

PERMISSIONS = (
    Permission("Membership", "admit", Role.REGISTRAR),
    Permission("Membership", "suspend", Role.REGISTRAR),
    Permission("Membership", "reinstate", Role.REGISTRAR),
    Permission("BankingCalendar", "openPlace", Role.CALENDAR_KEEPER),
    Permission("BankingCalendar", "publish", Role.CALENDAR_KEEPER),
    Permission("BankingCalendar", "interrupt", Role.CALENDAR_KEEPER),
    Permission("Cash", "issue", Role.CASH_ISSUER),
    Permission("Cash", "redeem", Role.CASH_ISSUER),
    Permission("RuleBook", "setLimits", Role.RULE_KEEPER),
    Permission("RuleBook", "addCurrency", Role.RULE_KEEPER),
    Permission("Endings", "stay", Role.SUPERVISOR),
    Permission("Endings", "liftStay", Role.SUPERVISOR),
    *(Permission(register, "bind", Role.ADMIN) for register in BINDINGS),
)

HOLDERS: Mapping[Role, MemberKind] = {
    Role.ADMIN: "Convener",
    Role.REGISTRAR: "Convener",
    Role.CALENDAR_KEEPER: "Convener",
    Role.CASH_ISSUER: "SettlementAgent",
    Role.RULE_KEEPER: "Convener",
    Role.SUPERVISOR: "Convener",
}
"""The kind of member that holds each role; the association holds what a council of the banks will take over."""
