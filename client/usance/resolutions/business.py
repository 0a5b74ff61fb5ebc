"""Resolutions about business: in what currencies it is done, when it pauses, where it is opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from usance.calendars import seconds_at
from usance.dates import civil_day
from usance.deployment.permissions import PERMISSIONS, Role
from usance.resolutions.base import Call, Resolution

if TYPE_CHECKING:
    from usance.platform import Platform


@dataclass(frozen=True)
class AddCurrency(Resolution):
    """A currency is admitted whose cash contract the deployment has made."""

    kind = "currency"
    currency: str

    def calls(self, platform: Platform) -> tuple[Call, ...]:
        cash = platform.record.addresses[platform.cash_contract(self.currency)]
        named = [one for one in PERMISSIONS if one.contract == "Cash"]
        selectors = [platform.ledger.artifacts.contract("Cash").function(one.function).selector for one in named]
        opening = (cash, selectors, int(Role.CASH_ISSUER))
        return (
            Call("AccessManager", "setTargetFunctionRole", opening),
            Call("RuleBook", "addCurrency", (self.currency.encode(), cash)),
        )


@dataclass(frozen=True)
class Pause(Resolution):
    """No new business is opened up to the end of a day, at the convener's place. Nothing else stops, nor any clock."""

    kind = "pause"
    until: date

    def calls(self, platform: Platform) -> tuple[Call, ...]:
        end = seconds_at(platform.network.holder("Convener").place, self.until + timedelta(days=1), time())
        return (Call("Membership", "closeNewBusiness", (end,)),)


@dataclass(frozen=True)
class Resume(Resolution):
    """New business is opened again."""

    kind = "resume"

    def calls(self, platform: Platform) -> tuple[Call, ...]:
        return (Call("Membership", "closeNewBusiness", (0,)),)


@dataclass(frozen=True)
class Interrupt(Resolution):
    """Days of examination do not count at a place (UCP 600 art. 36), from today unless said otherwise."""

    kind = "interrupt"
    place: str
    until: date
    since: date | None = None

    def calls(self, platform: Platform) -> tuple[Call, ...]:
        first = self.since or platform.today(self.place)
        days = (self.place.encode(), civil_day(first), civil_day(self.until))
        return (Call("BankingCalendar", "interrupt", days),)


@dataclass(frozen=True)
class Move(Resolution):
    """New business is opened in the successor of a contract; what is live in it ends there."""

    kind = "move"
    contract: str
    successor: str

    def calls(self, platform: Platform) -> tuple[Call, ...]:
        register = platform.ledger.address(self.contract)
        return (Call("Membership", "redirectNewBusiness", (register, self.successor)),)
