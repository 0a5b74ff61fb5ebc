"""What a claim costs before it falls due, written a second time, with decimal fractions."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

_DIGITS = 400
"""Enough for an amount of 128 bits and the eighth power of a factor to be exact before they are rounded."""
PERIODS = {"Yield": 0, "YieldByYear": 365, "YieldBy182": 182, "YieldBy183": 183}


def net(face: int, ppm: int, method: str, *, basis: int, days: int) -> int:
    """Paid on the value date for `face`, both in minor units. `method` as the contracts name it, `ppm` parts per
    million a year, `days` with those of grace; rounded half up once. 0 or less where the discount takes it all."""
    with localcontext(Context(prec=_DIGITS)):
        if method == "Straight":
            # Divided once: a quotient that goes on for ever is only rounded where it cannot be half.
            return face - _rounded(Decimal(face * ppm * days) / (basis * 10**6))
        return _rounded(Decimal(face) * _denominator(basis, method, days) / _factor(ppm, basis, method, days))


def between(value: date, maturity: date, grace: int = 0) -> int:
    """Days that interest is taken for: the value date counted, maturity not."""
    return (maturity - value).days + grace


def periods(method: str, days: int) -> tuple[int, int]:
    """Whole periods of compounding, and the days that are left."""
    return divmod(days, PERIODS[method]) if PERIODS[method] else (0, days)


def _factor(ppm: int, basis: int, method: str, days: int) -> Decimal:
    """What one unit grows to, times the denominator."""
    year = basis * 10**6
    count, rest = periods(method, days)
    return Decimal((year + ppm * PERIODS[method]) ** count * (year + ppm * rest))


def _denominator(basis: int, method: str, days: int) -> Decimal:
    return Decimal((basis * 10**6) ** (periods(method, days)[0] + 1))


def _rounded(amount: Decimal) -> int:
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))
