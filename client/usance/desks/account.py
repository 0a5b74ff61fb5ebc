"""A desk as an account: where it is, and those of its keys that this workspace holds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from usance.accounts import Account, KeyAccount

LIFETIME = 86_400
"""Seconds from proposal to expiry, unless the network file says otherwise: what waits for days is forgotten."""


@dataclass(frozen=True)
class DeskAccount:
    """The Safe at `address` under the guard `guard`. `makers` and `checkers` are the keys of this workspace, which need
    not be all; an operation expires `lifetime` seconds after it was proposed."""

    address: str
    guard: str
    makers: tuple[KeyAccount, ...] = ()
    checkers: tuple[KeyAccount, ...] = ()
    lifetime: int = LIFETIME

    @cached_property
    def keys(self) -> tuple[KeyAccount, ...]:
        """Makers first."""
        return (*self.makers, *self.checkers)


Actor = Account | DeskAccount
"""Who acts on the ledger: a key, or a desk."""
