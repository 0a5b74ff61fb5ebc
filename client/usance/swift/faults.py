"""What is wrong with a message, all of it at once, as a bank's validator says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from reprlib import Repr

from usance.errors import InputError

_repr = Repr()
_repr.maxstring = 70


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the line of the text it is on and the column in it, both from 1 (0: of the text as a whole), the field
    ('' for none), what was found, what is wanted, and the error code of the standard where one is known."""

    line: int
    field: str
    found: str
    needed: str
    code: str = ""
    column: int = 0
    warning: bool = False

    def __str__(self) -> str:
        where = f"line {self.line}" if self.line else "message"
        where += f" column {self.column}" if self.column else ""
        field = f", field {self.field}" if self.field else ""
        code = f" ({self.code})" if self.code else ""
        kind = "warning: " if self.warning else ""
        return f"{where}{field}: {kind}{self.found}; needed: {self.needed}{code}"


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Faults in the order of the text."""
    return tuple(sorted(faults, key=lambda fault: (fault.line, fault.column)))


class BadMessage(InputError):
    """A text that is no such message; `faults` has every fault that was found, in the order of the text."""

    def __init__(self, faults: Iterable[Fault], *, source: str = "") -> None:
        self.source = source
        self.faults = in_order(faults)
        told = " | ".join(map(str, self.faults))
        needed = "; ".join(fault.needed for fault in self.faults)
        super().__init__(f"{source}: {told}" if source else told, given=source or told, needed=needed)


@lru_cache(maxsize=64)
def quoted(text: str) -> str:
    """Text as a fault shows it: on one line, shortened."""
    return _repr.repr(text)
