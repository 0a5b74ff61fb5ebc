"""Money in integer minor units of an ISO 4217 currency, and the tolerance on an amount.

An amount never passes through a float: it is parsed from text into minor units and printed from them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, total_ordering
from reprlib import repr as shown

from iso4217 import Currency

from usance.errors import InputError

LARGEST_MINOR = 2**128 - 1
"""Amounts are uint128 minor units on chain."""

_AMOUNT = re.compile(r"([A-Z]{3}) ((?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+))(?:\.([0-9]+))?", re.ASCII)
_TOLERANCE = re.compile(r"\+([0-9]{1,3})/-([0-9]{1,3})", re.ASCII)
# Longer than any uint128 with separators, and far below the length at which int() itself refuses.
_LONGEST_AMOUNT = 80


class BadMoney(InputError):
    """Text or a number that is not an amount of money."""

    def __init__(self, given: object, needed: str = "an amount such as 'CNY 1000000.00'") -> None:
        super().__init__(f"not an amount of money: {shown(given)}; needed: {needed}", given=given, needed=needed)


class UnknownCurrency(InputError):
    """A currency code that ISO 4217 does not list, or that has no minor unit (metals, test codes)."""

    def __init__(self, given: object) -> None:
        needed = "a currency of ISO 4217 with a minor unit, such as CNY"
        super().__init__(f"unknown currency: {shown(given)}; needed: {needed}", given=given, needed=needed)


class TooManyDecimals(InputError):
    """An amount finer than the minor unit of its currency."""

    def __init__(self, *, given: str, currency: str, allowed: int) -> None:
        needed = f"at most {allowed} in {currency}"
        super().__init__(f"too many decimals: {shown(given)}; needed: {needed}", given=given, needed=needed)
        self.currency = currency
        self.allowed = allowed


class CurrencyMismatch(InputError):
    """Two amounts of different currencies were added, subtracted or compared."""

    def __init__(self, given: str, needed: str) -> None:
        super().__init__(f"currencies differ: {given}; needed: {needed}", given=given, needed=needed)


class BadTolerance(InputError):
    """Text that is not a tolerance in whole percent above and below."""

    def __init__(self, given: object) -> None:
        needed = "'+PLUS/-MINUS' in whole percent, 0 to 100, such as '+5/-10'"
        super().__init__(f"not a tolerance: {shown(given)}; needed: {needed}", given=given, needed=needed)


@cache
def decimals_of(currency: str) -> int:
    """The number of decimals of a currency (ISO 4217 exponent): CNY 2, JPY 0, KWD 3.

    Raises UnknownCurrency.
    """
    try:
        exponent = Currency(currency).exponent
    except ValueError:
        raise UnknownCurrency(currency) from None
    if exponent is None:
        raise UnknownCurrency(currency)
    return exponent


@total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    """`minor` minor units (fen, cents; never negative) of `currency` (ISO 4217 code).

    Raises BadMoney for a minor that is not an int of 0 to 2**128 - 1, UnknownCurrency.
    """

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if type(self.currency) is not str:
            raise UnknownCurrency(self.currency)
        decimals_of(self.currency)
        # bool is an int in Python, but True is no sum of money.
        if type(self.minor) is not int:
            raise BadMoney(self.minor, "a whole number of minor units")
        if not 0 <= self.minor <= LARGEST_MINOR:
            raise BadMoney(self.minor, "minor units of 0 to 2**128 - 1")

    @classmethod
    def parse(cls, text: str) -> Money:
        """Read 'CNY 1000000.00', 'CNY 1,000,000.00' or 'CNY 5'.

        Raises BadMoney (shape, sign, float, misplaced separators), UnknownCurrency, TooManyDecimals.
        """
        match = _AMOUNT.fullmatch(text) if isinstance(text, str) and len(text) <= _LONGEST_AMOUNT else None
        if match is None:
            raise BadMoney(text)
        currency, units, fraction = match[1], match[2].replace(",", ""), match[3] or ""
        allowed = decimals_of(currency)
        if len(fraction) > allowed:
            raise TooManyDecimals(given=text, currency=currency, allowed=allowed)
        return cls(int(units + fraction.ljust(allowed, "0")), currency)

    @property
    def decimals(self) -> int:
        """The number of decimals of the currency."""
        return decimals_of(self.currency)

    @property
    def grouped(self) -> str:
        """For people: 'CNY 1,000,000.00'."""
        return self._text(",")

    def __str__(self) -> str:
        return self._text("")

    def minor_in(self, currency: str) -> int:
        """Its minor units, where it has to be of a currency. Raises CurrencyMismatch."""
        if self.currency != currency:
            raise CurrencyMismatch(self.currency, currency)
        return self.minor

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same_currency(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same_currency(other), self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.minor < self._same_currency(other)

    def _same_currency(self, other: Money) -> int:
        if not isinstance(other, Money):
            raise BadMoney(other, f"an amount in {self.currency}")
        if other.currency != self.currency:
            raise CurrencyMismatch(other.currency, self.currency)
        return other.minor

    def _text(self, separator: str) -> str:
        units, fraction = divmod(self.minor, 10**self.decimals)
        whole = f"{units:,}".replace(",", separator)
        return f"{self.currency} {whole}" + (f".{fraction:0{self.decimals}d}" if self.decimals else "")


@dataclass(frozen=True, slots=True)
class Tolerance:
    """Percent by which drawings may exceed (`plus`) or fall short of (`minus`) the credit amount (SWIFT field 39A).

    Raises BadTolerance for anything but whole percent of 0 to 100.
    """

    plus: int = 0
    minus: int = 0

    def __post_init__(self) -> None:
        for percent in (self.plus, self.minus):
            if type(percent) is not int or not 0 <= percent <= 100:
                raise BadTolerance(percent)

    @classmethod
    def parse(cls, text: str) -> Tolerance:
        """Read '+5/-10'. Raises BadTolerance."""
        match = _TOLERANCE.fullmatch(text) if isinstance(text, str) else None
        if match is None or int(match[1]) > 100 or int(match[2]) > 100:
            raise BadTolerance(text)
        return cls(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        return f"+{self.plus}/-{self.minus}"
