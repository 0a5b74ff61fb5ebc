"""What a claim costs before it falls due, in whole fractions: interest runs from the value date, counted, to maturity,
not counted, with the days of grace; what is computed is rounded once, half up to the minor unit."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from tests.invariants.ghost.market_records import METHOD, Quote

PERIODS = {METHOD["YieldByYear"]: 365, METHOD["YieldBy182"]: 182, METHOD["YieldBy183"]: 183}
"""Days after which a yield is compounded."""
MOST_PERIODS = 7
NOTHING_LEFT, TOO_LONG = "DiscountAboveFace", "TenorTooLong"


def days_of(quote: Quote, maturity: int) -> int:
    """For which interest is taken."""
    return maturity - quote.value + quote.grace


def net_of(quote: Quote, face: int, maturity: int) -> int:
    """Paid on the value date; with the discount it is the face."""
    days, year = days_of(quote, maturity), quote.basis * 1_000_000
    if quote.method == METHOD["Straight"]:
        return face - _half_up(face * Fraction(quote.rate * days, year))
    period = PERIODS.get(quote.method, 0)
    whole, rest = divmod(days, period) if period else (0, days)
    grown = (1 + Fraction(quote.rate * period, year)) ** whole * (1 + Fraction(quote.rate * rest, year))
    return _half_up(face / grown)


def against_price(quote: Quote, face: int, maturity: int) -> set[str]:
    """Why there is no price for the claim."""
    period = PERIODS.get(quote.method, 0)
    if period and days_of(quote, maturity) // period > MOST_PERIODS:
        return {TOO_LONG}
    return set() if net_of(quote, face, maturity) > 0 else {NOTHING_LEFT}


def _half_up(amount: Fraction) -> int:
    return floor(amount + Fraction(1, 2))
