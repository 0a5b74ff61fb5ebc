"""Amounts in Chinese capital characters: CNY 1409.50 is 人民币壹仟肆佰零玖元伍角整.

The rules are those of the People's Bank for filling in bills (支付结算办法附一, 正确填写票据和结算凭证的基本规定).
Where they leave a choice, what is written here is the form of their own examples that is given first:

- 整 stands after 元 (it must) and after 角 (it may), never after 分;
- 零 stands between 元 and 角 where the place of 元 is nought: CNY 1680.32 is 壹仟陆佰捌拾元零叁角贰分;
- 零 does not stand between 万 and 仟, nor between 亿 and 仟万, where the only noughts between them are before the 万
  or the 亿: CNY 107000.53 is 壹拾万柒仟元零伍角叁分.
"""

from __future__ import annotations

from reprlib import repr as shown

from usance.errors import InputError
from usance.money import LARGEST_MINOR, Money

CURRENCY = "CNY"
PREFIX = "人民币"

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = {"": 1, "拾": 10, "佰": 100, "仟": 1000}
_MYRIAD, _HUNDRED_MILLION = 10**4, 10**8


class BadCapitals(InputError):
    """Text that is not an amount in capital characters as they are to be written; `position` counts from 1."""

    def __init__(self, given: object, position: int, needed: str) -> None:
        needed = f"{needed} at character {position}"
        super().__init__(f"not an amount in capitals: {shown(given)}; needed: {needed}", given=given, needed=needed)
        self.position = position


def in_capitals(amount: Money) -> str:
    """The amount in capital characters, with 人民币 before it. Raises CurrencyMismatch for another currency than CNY:
    a domestic credit is in yuan (PRC 2016 Measures)."""
    yuan, fen = divmod(amount.minor_in(CURRENCY), 100)
    jiao, fen = divmod(fen, 10)
    if not (jiao or fen):
        return f"{PREFIX}{_whole(yuan) or '零'}元整"
    parts = [f"{_whole(yuan)}元"] if yuan else []
    if yuan and (not jiao or yuan % 10 == 0):
        parts.append("零")
    if jiao:
        parts.append(f"{_DIGITS[jiao]}角")
    return PREFIX + "".join(parts) + (f"{_DIGITS[fen]}分" if fen else "整")


def from_capitals(text: str) -> Money:
    """Read what `in_capitals` writes. Raises BadCapitals for any other spelling, with the place where it differs."""
    if not isinstance(text, str):
        raise BadCapitals(text, 1, f"{PREFIX} and capital characters")
    if not text.startswith(PREFIX):
        raise BadCapitals(text, _differs(text, PREFIX), PREFIX)
    amount = _Reader(text).read()
    written = in_capitals(amount)
    if text != written:
        position = _differs(text, written)
        raise BadCapitals(text, position, shown(written[position - 1 :][:1] or "nothing more"))
    return amount


def _whole(number: int) -> str:
    """A whole number; '' for 0."""
    for unit, name in ((_HUNDRED_MILLION, "亿"), (_MYRIAD, "万")):
        if number >= unit:
            high, low = divmod(number, unit)
            gap = "零" if 0 < low < unit // 10 else ""
            return f"{_whole(high)}{name}{gap}{_whole(low)}"
    return _section(number)


def _section(number: int) -> str:
    """A number of up to four digits, with one 零 for each run of noughts inside it."""
    text, gap = "", False
    for name, place in reversed(_PLACES.items()):
        digit = number // place % 10
        if digit:
            text += f"{'零' if gap and text else ''}{_DIGITS[digit]}{name}"
        gap = not digit
    return text


def _differs(text: str, wanted: str) -> int:
    """The first character, from 1, that is another."""
    same = (at for at, (one, other) in enumerate(zip(text, wanted, strict=False), 1) if one != other)
    return next(same, min(len(text), len(wanted)) + 1)


class _Reader:
    """Adds up digits and units from left to right, each smaller than the one before. It minds no 零 and no 整: whoever
    reads compares what was read with how it is written."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.fen = 0
        self.whole = self.section = self.digit = 0
        self.below = self.group_below = LARGEST_MINOR
        self.in_yuan = True

    def read(self) -> Money:
        """Raises BadCapitals, where no amount goes on as the text does."""
        for position, character in enumerate(self.text[len(PREFIX) :], len(PREFIX) + 1):
            if not self._takes(character):
                raise BadCapitals(self.text, position, "a digit or a unit that can stand here")
        if self.digit or self.section or self.whole:
            raise BadCapitals(self.text, len(self.text) + 1, "元, 角 or 分")
        if self.fen > LARGEST_MINOR:
            raise BadCapitals(self.text, len(PREFIX) + 1, "an amount of at most 2**128 - 1 fen")
        return Money(self.fen, CURRENCY)

    def _takes(self, character: str) -> bool:
        if character in _DIGITS:
            free, self.digit = not self.digit, _DIGITS.index(character)
            return free
        if character in ("万", "亿", "元"):
            return self.in_yuan and self._closes(character)
        if character in ("角", "分"):
            return self._takes_part(character)
        if character == "整":
            return not self.digit
        return character in _PLACES and self.in_yuan and self._takes_place(_PLACES[character])

    def _takes_place(self, place: int) -> bool:
        fits = self.digit > 0 and place < self.below
        self.section += self.digit * place
        self.digit, self.below = 0, place
        return fits

    def _closes(self, unit: str) -> bool:
        """A section ends: 万 once between two 亿, 亿 as often as it is said."""
        size = {"万": _MYRIAD, "亿": _HUNDRED_MILLION, "元": 100}[unit]
        self.section += self.digit
        self.digit, self.below = 0, LARGEST_MINOR
        if unit == "万":
            fits = self.section > 0 and size < self.group_below
            self.whole, self.section, self.group_below = self.whole + self.section * size, 0, size
            return fits
        held, self.section, self.whole, self.group_below = self.whole + self.section, 0, 0, LARGEST_MINOR
        if unit == "亿":
            self.whole = held * size
            # Else a line of nothing but 亿 would be a number of a million digits.
            return 0 < held <= LARGEST_MINOR
        self.fen, self.in_yuan = held * size, False
        return True

    def _takes_part(self, unit: str) -> bool:
        size = {"角": 10, "分": 1}[unit]
        fits = self.digit > 0 and size < self.below and not (self.in_yuan and (self.whole or self.section))
        self.fen += self.digit * size
        self.digit, self.below, self.in_yuan = 0, size, False
        return fits
