"""Structs as the ledger returns them, read member by member with their types."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from usance.abi import Value
from usance.artifacts import enum
from usance.dates import from_civil_day
from usance.money import Money


class Fields:
    """One struct. A member of another type than asked for is a fault of ours and raises TypeError."""

    def __init__(self, struct: Value) -> None:
        if not isinstance(struct, Mapping):
            raise TypeError(f"not a struct: {struct!r}")
        self._struct = struct

    def number(self, name: str) -> int:
        return integer(self._struct[name])

    def text(self, name: str) -> str:
        """An address, or bytes that hold letters."""
        value = self._struct[name]
        return value.rstrip(b"\0").decode("ascii") if isinstance(value, bytes) else str(value)

    def raw(self, name: str) -> bytes:
        value = self._struct[name]
        if not isinstance(value, bytes):
            raise TypeError(f"{name} is not bytes: {value!r}")
        return value

    def flag(self, name: str) -> bool:
        value = self._struct[name]
        if not isinstance(value, bool):
            raise TypeError(f"{name} is not a bool: {value!r}")
        return value

    def day(self, name: str) -> date | None:
        """None for no day."""
        return from_civil_day(self.number(name))

    def some_day(self, name: str) -> date:
        """A day that is always set."""
        found = self.day(name)
        if found is None:
            raise TypeError(f"{name} is no day")
        return found

    def member(self, name: str, of: str) -> str:
        """The name of the enum's member."""
        return enum(of)(self.number(name)).name

    def money(self, name: str, currency: str) -> Money:
        return Money(self.number(name), currency)

    def struct(self, name: str) -> Fields:
        return Fields(self._struct[name])


def integer(value: Value) -> int:
    """`value` as the integer that it is; TypeError otherwise."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"not an integer: {value!r}")
    return value


def letters(kept: object) -> str:
    """The letters that an event's bytes hold, such as those of a currency, where they are kept as 0x and hex digits."""
    return bytes.fromhex(str(kept)[2:]).rstrip(b"\0").decode("ascii")
