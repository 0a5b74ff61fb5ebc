"""What every resolution is: a list of calls that the council makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from usance.abi import Argument, Value
from usance.errors import InputError

if TYPE_CHECKING:
    from usance.platform import Platform


class BadResolution(InputError):
    """Words that are no resolution."""

    def __init__(self, given: object, needed: str) -> None:
        super().__init__(f"no resolution: {given}; needed: {needed}", given=given, needed=needed)


@dataclass(frozen=True, slots=True)
class Call:
    """What the council calls: `contract` as in the record, such as Cash:CNY."""

    contract: str
    function: str
    args: tuple[Argument, ...]


@dataclass(frozen=True)
class Resolution:
    """What is to be resolved."""

    kind: ClassVar[str]

    def calls(self, platform: Platform) -> tuple[Call, ...]:
        """What the council then calls. Raises UnknownName, UnknownCurrency, BadResolution."""
        raise NotImplementedError


def argument(value: Value) -> Argument:
    """A value that the chain gave, to be given back to it."""
    assert isinstance(value, int | str | bytes), value
    return value
