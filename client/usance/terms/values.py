"""The values that can be committed to: how each is hashed, and how each is written in a file.

Every value is hashed with a tag of its type, so that the text '5', the number 5 and CNY 0.05 never look alike.
"""

from __future__ import annotations

from datetime import date, datetime
from reprlib import repr as shown

from usance.dates import civil_day, parse_date
from usance.errors import InputError
from usance.money import Money

Value = str | int | bool | date | Money | bytes

_INT_BOUND = 2**255


class BadValue(InputError):
    """Something that cannot be committed to: a float, a datetime, None, a number beyond 256 bits."""

    def __init__(
        self, given: object, needed: str = "text, a whole number, true or false, a date, money or bytes"
    ) -> None:
        super().__init__(f"cannot be committed to: {shown(given)}; needed: {needed}", given=given, needed=needed)


def kind_of(value: Value) -> str:
    """The name of a value's type: text, number, flag, date, money or bytes. Raises BadValue."""
    match value:
        # A bool is an int and a datetime is a date in Python: the order matters.
        case bool():
            return "flag"
        case int():
            return "number"
        case str():
            return "text"
        case Money():
            return "money"
        case bytes():
            return "bytes"
        case date() if not isinstance(value, datetime):
            return "date"
    raise BadValue(value)


def encoded(value: Value) -> tuple[bytes, bytes]:
    """The one-byte type tag and the bytes of a value, one pair for each value. Raises BadValue, BadDate."""
    match kind_of(value), value:
        case "text", str():
            return b"\x01", _utf8(value)
        case "number", int():
            if not -_INT_BOUND <= value < _INT_BOUND:
                raise BadValue(value, "a number of 256 bits")
            return b"\x02", value.to_bytes(32, "big", signed=True)
        case "flag", bool():
            return b"\x03", bytes([value])
        case "date", date():
            return b"\x04", civil_day(value).to_bytes(4, "big")
        case "money", Money():
            return b"\x05", value.currency.encode("ascii") + value.minor.to_bytes(16, "big")
        case "bytes", bytes():
            return b"\x06", value
    raise BadValue(value)


def written(value: Value) -> str:
    """A value as text for a file; `read_back` is its inverse. Raises BadValue."""
    match value:
        case bool():
            return "true" if value else "false"
        case bytes():
            return "0x" + value.hex()
    kind_of(value)
    return str(value)


def read_back(kind: str, text: str) -> Value:
    """The value that was `written` as `text`; other spellings of it are refused. Raises BadValue."""
    try:
        value = _read(kind, text)
    except (ValueError, InputError):
        raise BadValue(text, f"a value of kind {kind}") from None
    if written(value) != text:
        raise BadValue(text, f"{kind} written as {shown(written(value))}")
    return value


def _read(kind: str, text: str) -> Value:
    match kind:
        case "text":
            return text
        case "number":
            return int(text)
        case "flag":
            return text == "true"
        case "date":
            return parse_date(text)
        case "money":
            return Money.parse(text)
        case "bytes":
            return bytes.fromhex(text.removeprefix("0x"))
    raise BadValue(kind, "a kind of value: text, number, flag, date, money or bytes")


def _utf8(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        raise BadValue(text, "text that UTF-8 can hold") from None
