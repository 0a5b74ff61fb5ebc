"""Who may call which restricted function: the whole table, checked on chain by `verify`.

Everything that is not here is open to the parties that a record names, or closed to all but the contract above.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from usance.deployment.sections import MemberKind


class Role(IntEnum):
    """Roles of the access manager; ADMIN is its own: the council's, which gives and takes the others."""

    ADMIN = 0
    REGISTRAR = 1
    CALENDAR_KEEPER = 2
    CASH_ISSUER = 3
    SUPERVISOR = 4

    @property
    def word(self) -> str:
        """As resolutions say it, such as calendar-keeper."""
        return self.name.lower().replace("_", "-")


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
    Permission("Membership", "admit", Role.ADMIN),
    Permission("Membership", "suspend", Role.REGISTRAR),
    Permission("Membership", "reinstate", Role.REGISTRAR),
    Permission("Membership", "resolveStanding", Role.ADMIN),
    Permission("Membership", "closeNewBusiness", Role.ADMIN),
    Permission("Membership", "redirectNewBusiness", Role.ADMIN),
    Permission("BankingCalendar", "openPlace", Role.CALENDAR_KEEPER),
    Permission("BankingCalendar", "publish", Role.CALENDAR_KEEPER),
    Permission("BankingCalendar", "interrupt", Role.CALENDAR_KEEPER),
    Permission("Cash", "issue", Role.CASH_ISSUER),
    Permission("Cash", "redeem", Role.CASH_ISSUER),
    Permission("RuleBook", "setLimits", Role.ADMIN),
    Permission("RuleBook", "addCurrency", Role.ADMIN),
    Permission("Endings", "stay", Role.SUPERVISOR),
    Permission("Endings", "liftStay", Role.SUPERVISOR),
    Permission("Seat", "give", Role.ADMIN),
    Permission("Seat", "take", Role.ADMIN),
    Permission("Council", "setRules", Role.ADMIN),
    *(Permission(register, "bind", Role.ADMIN) for register in BINDINGS),
)

COUNCIL: Literal["Council"] = "Council"
"""Who holds a role that no member holds; the contract of that name."""

HOLDERS: Mapping[Role, MemberKind | Literal["Council"]] = {
    Role.ADMIN: COUNCIL,
    Role.REGISTRAR: "Convener",
    Role.CALENDAR_KEEPER: "Convener",
    Role.CASH_ISSUER: "SettlementAgent",
    Role.SUPERVISOR: "Convener",
}
"""Who holds each role after the deployment; where a network has no council, the convener holds what is the council's.
Roles below ADMIN the council gives and takes afterwards."""

ALSO_OF_COUNCIL = (Role.CALENDAR_KEEPER,)
"""Roles that the council holds beside a member: a resolution can say that banks are interrupted."""
