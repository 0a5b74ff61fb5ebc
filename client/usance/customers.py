"""Parties that are no members of the network file: customers, and banks that the council has admitted since."""

from __future__ import annotations

from dataclasses import dataclass

from usance.accounts import well_known
from usance.desks import Actor, DeskAccount


@dataclass(frozen=True)
class Customer:
    """By which well-known keys such a party acts: `key`, or a desk of that maker and `checkers`. None acts by none that
    this workspace has."""

    key: int | None
    desk: str = ""
    checkers: tuple[int, ...] = ()

    def account(self, guard: str) -> Actor | None:
        """What acts for it; `guard` is that of all desks."""
        if self.key is None:
            return None
        maker = well_known(self.key)
        return DeskAccount(self.desk, guard, (maker,), tuple(map(well_known, self.checkers))) if self.desk else maker
