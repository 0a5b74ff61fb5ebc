"""A desk written a second time, from docs/desks.md: who stands there, and what they may do together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field

MOST_KEYS, LEAST_EYES = 16, 2


@dataclass(frozen=True)
class Act:
    """What an operation says; `amount` in `currency` is what it pays or binds the bank to."""

    verb: str
    args: tuple[object, ...] = ()
    currency: str = ""
    amount: int = 0

    @property
    def inside(self) -> bool:
        """Whether it changes the desk itself, or only takes a turn of it."""
        return self.verb in ("nothing", "add", "remove", "replace", "threshold", "limit")


@dataclass
class Desk:
    """`limits` per currency: above the first one checker more, the second is all that a day takes; 0 is no limit."""

    makers: set[str]
    checkers: set[str]
    threshold: int
    limits: dict[str, tuple[int, int]]
    cash: dict[str, int]
    gone: set[str] = field(default_factory=set)
    turn: int = 0
    tickets: set[str] = field(default_factory=set)
    spent: Counter[tuple[object, str]] = field(default_factory=Counter)
    opened: Counter[str] = field(default_factory=Counter)
    """Cash that another may draw, by currency."""

    def more(self) -> int:
        """Eyes that see what no amount bounds, beyond the threshold."""
        return int(any(single or daily for single, daily in self.limits.values()))

    def sound(self) -> bool:
        """Whether it could still do and change everything."""
        enough = self.threshold <= 1 + len(self.checkers) - self.more()
        return (
            bool(self.makers and self.checkers)
            and len(self.makers | self.checkers) <= MOST_KEYS
            and self.threshold >= LEAST_EYES
            and enough
        )

    def needed(self, act: Act) -> int:
        """Pairs of eyes."""
        if act.verb == "nothing":
            return self.threshold
        if act.inside or act.verb == "everything":
            return self.threshold + self.more()
        single, _ = self.limits.get(act.currency, (0, 0))
        return self.threshold + int(bool(single) and act.amount > single)

    def why_not(self, act: Act, signers: Sequence[str], *, day: object, ticket: str = "") -> str:
        """Why what these have signed is not to be done; empty if it is. Signatures themselves are judged elsewhere."""
        if act.verb == "forbidden":
            return "forbidden"
        if len(set(signers)) != len(signers) or not set(signers) <= self.makers | self.checkers:
            return "strangers"
        if not act.inside and not set(signers) & self.makers:
            return "no maker"
        if len(set(signers) & self.checkers) + bool(set(signers) & self.makers) < self.needed(act):
            return "too few eyes"
        _, daily = self.limits.get(act.currency, (0, 0))
        if daily and self.spent[day, act.currency] + act.amount > daily and act.amount:
            return "too much for the day"
        if ticket and ticket in self.tickets:
            return "released before"
        after = deepcopy(self)
        return "" if after.done(act) and after.sound() else "not to be done"

    def do(self, act: Act, *, day: object, ticket: str = "") -> None:
        """What becomes of the desk by it."""
        assert self.done(act)
        self.turn += 1
        if ticket:
            self.tickets.add(ticket)
        if self.limits.get(act.currency, (0, 0))[1]:
            # A limit counts from when it is set.
            self.spent[day, act.currency] += act.amount

    def done(self, act: Act) -> bool:
        """Does it, if it can be done."""
        match act.verb, act.args:
            case "pay", _:
                self.cash[act.currency] -= act.amount
                return self.cash[act.currency] >= 0
            case "open", _:
                self.opened[act.currency] = act.amount
            case "limit", (str(currency), int(single), int(daily)):
                self.limits[currency] = single, daily
            case "threshold", (int(threshold),):
                self.threshold = threshold
            case "add", (str(key), str(role)):
                if role not in ("maker", "checker") or not self._is_new(key):
                    return False
                (self.makers if role == "maker" else self.checkers).add(key)
            case "remove", (str(key),):
                return self._leaves(key) is not None
            case "replace", (str(former), str(key)):
                role = self._leaves(former)
                if role is None or not self._is_new(key):
                    return False
                role.add(key)
        return True

    def _is_new(self, key: str) -> bool:
        return key not in self.makers | self.checkers | self.gone

    def _leaves(self, key: str) -> set[str] | None:
        for role in (self.makers, self.checkers):
            if key in role:
                role.remove(key)
                self.gone.add(key)
                return role
        return None
