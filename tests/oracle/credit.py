"""How much of a credit can be drawn, written a second time, with decimal fractions of the amount."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Context, Decimal

_EXACT = Context(prec=60)
"""Digits enough for the largest amount of 128 bits and its hundredths."""


def _percent_of(amount: int, percent: int, rounding: str) -> int:
    share = _EXACT.multiply(Decimal(amount), _EXACT.divide(Decimal(percent), Decimal(100)))
    return int(share.quantize(Decimal(1), rounding=rounding, context=_EXACT))


def limit(amount: int, plus: int) -> int:
    """The most that can be drawn in all: an amount with its tolerance, never a fen more (39A; UCP 600 art. 30a)."""
    return amount + _percent_of(amount, plus, ROUND_FLOOR)


def least(amount: int, *, plus: int, minus: int, allowance: int) -> int:
    """The least a single drawing may be: less the stated tolerance, else less the rule set's allowance (art. 30c)."""
    short = minus if (plus, minus) != (0, 0) else allowance
    return amount - _percent_of(amount, short, ROUND_FLOOR)


@dataclass(frozen=True)
class Drawings:
    """A credit as a list of what was presented under it and still counts."""

    amount: int
    plus: int
    minus: int
    allowance: int
    partial: bool
    taken: tuple[int, ...] = ()

    def answer(self, asked: int) -> str:
        """The name of the error that a presentation of `asked` meets, or "" if it is let in."""
        if asked <= 0:
            return "ZeroAmount"
        if sum(self.taken) + asked > limit(self.amount, self.plus):
            return "OverDrawn"
        floor = least(self.amount, plus=self.plus, minus=self.minus, allowance=self.allowance)
        if not self.partial and (self.taken or asked < floor):
            return "PartialDrawing"
        return ""
