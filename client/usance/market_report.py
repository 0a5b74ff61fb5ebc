"""What was traded: volumes, average rates and concentration, of one currency at a time.

A rate is averaged by face and days, as money is lent: a claim of twice the face, or twice as long, counts twice. Rates
are as they were quoted, whatever the method.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from usance.market_entries import Deal
from usance.money import Money
from usance.rates import Rate

BANDS = ((30, "up to 30 days"), (90, "31 to 90 days"), (180, "91 to 180 days"), (365, "181 to 365 days"))
LONGER = "longer than 365 days"


@dataclass(frozen=True, slots=True)
class Line:
    """Trades that have something in common. `share` is that of their face in all of the currency, as text."""

    of: str
    trades: int
    face: Money
    net: Money
    share: str
    rate: Rate


@dataclass(frozen=True, slots=True)
class Turnover:
    """The trades in one currency. `concentration` is the sum of the squared shares of the obligors (Herfindahl), 10,000
    where there is one alone."""

    currency: str
    whole: Line
    obligors: tuple[Line, ...]
    tenors: tuple[Line, ...]
    concentration: int


def report(trades: Sequence[Deal]) -> tuple[Turnover, ...]:
    """Of each currency, by its letters."""
    currencies = sorted({one.face.currency for one in trades})
    return tuple(_turnover(name, [one for one in trades if one.face.currency == name]) for name in currencies)


def band(days: int) -> str:
    """The band of a tenor, as on the ledger."""
    return next((name for most, name in BANDS if days <= most), LONGER)


def average(trades: Sequence[Deal]) -> Rate:
    """By face and days, half a part per million up."""
    weights = [one.face.minor * one.tenor for one in trades]
    weighed = sum(one.rate.ppm * weight for one, weight in zip(trades, weights, strict=True))
    return Rate(_rounded(weighed, sum(weights)))


def _turnover(currency: str, trades: Sequence[Deal]) -> Turnover:
    total = sum(one.face.minor for one in trades)
    bands = [name for _, name in BANDS] + [LONGER]
    obligors = _lines(trades, lambda one: one.obligor, total)
    faces = [line.face.minor for line in obligors]
    return Turnover(
        currency=currency,
        whole=_line("all", trades, total),
        obligors=tuple(sorted(obligors, key=lambda line: (-line.face.minor, line.of))),
        tenors=tuple(sorted(_lines(trades, lambda one: band(one.tenor), total), key=lambda line: bands.index(line.of))),
        concentration=_rounded(10_000 * sum(face * face for face in faces), total * total),
    )


def _lines(trades: Sequence[Deal], key: Callable[[Deal], str], total: int) -> list[Line]:
    return [_line(of, [one for one in trades if key(one) == of], total) for of in {key(one) for one in trades}]


def _line(of: str, trades: Sequence[Deal], total: int) -> Line:
    currency = trades[0].face.currency
    face = sum(one.face.minor for one in trades)
    tenths = _rounded(1000 * face, total)
    return Line(
        of=of,
        trades=len(trades),
        face=Money(face, currency),
        net=Money(sum(one.net.minor for one in trades), currency),
        share=f"{tenths // 10}.{tenths % 10}%",
        rate=average(trades),
    )


def _rounded(over: int, under: int) -> int:
    """Half up."""
    return (2 * over + under) // (2 * under)
