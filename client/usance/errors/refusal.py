"""A contract's typed error as a Python exception, with a class for every error's name."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache

from usance.errors.base import UsanceError

AMOUNTS: Mapping[str, tuple[str, ...]] = {
    "OverDrawn": ("given", "available"),
    "PartialDrawing": ("given", "minimum"),
    "AmountTooLarge": ("given", "allowed"),
    "InsufficientCash": ("given", "needed"),
    "ERC20InsufficientBalance": ("balance", "needed"),
    "ERC20InsufficientAllowance": ("allowance", "needed"),
    "PresentationPending": ("pending",),
    "BelowUse": ("limit", "used"),
    "IncreaseAndDecrease": ("increase", "decrease"),
    "TransferAboveBalance": ("given", "available"),
    "BadSubstitution": ("given", "least", "most"),
    "BadPrice": ("given", "allowed"),
    "NegotiationDiffers": ("net",),
    "AssignedTooMuch": ("given", "allowed"),
    "AdvanceAboveClause": ("given", "allowed"),
    "AdvanceNotRequested": ("given", "requested"),
    "AdvanceTooLarge": ("given", "allowed"),
    "AmountSetAside": ("setAside",),
    "InstalmentsDiffer": ("sum", "amount"),
    "InstalmentExceeded": ("given", "allowed"),
    "LineExceeded": ("given", "left"),
    "OfferExceeded": ("given", "left"),
    "DiscountAboveFace": ("face",),
    "BadOffer": ("left",),
    "DailyLimitExceeded": ("given", "left"),
}
"""The fields of an error that are amounts of money, in minor units of the currency in hand."""

FieldValue = int | str | bool | tuple["FieldValue", ...] | Mapping[str, "FieldValue"] | None
"""A field of a refusal: numbers (enum members are IntEnum), text, ISO dates, the names of the members allowed."""


class Refusal(UsanceError):
    """A contract refused. `fields` are the error's parameters by name, as people read them, also as attributes;
    `raw` are the same as they came: integers, bytes as hex, addresses.

    Errors of one name share one class, whichever contract gave them and whatever their parameters; `contract` tells.
    """

    name = ""

    def __init__(self, *, contract: str, fields: Mapping[str, FieldValue], raw: Mapping[str, FieldValue]) -> None:
        self.contract = contract
        self.fields = dict(fields)
        self.raw = dict(raw)
        shown = ", ".join(f"{name} {_shown(value)}" for name, value in self.fields.items())
        super().__init__(f"{self.name}: {shown}" if shown else self.name)

    def __getattr__(self, name: str) -> FieldValue:
        fields: dict[str, FieldValue] = self.__dict__.get("fields", {})
        if name in fields:
            return fields[name]
        raise AttributeError(f"{self.name} has no field {name}; it has {', '.join(fields) or 'none'}")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Refusal):
            return NotImplemented
        return (self.name, self.contract, self.raw) == (other.name, other.contract, other.raw)

    def __hash__(self) -> int:
        return hash((self.name, self.contract, str(self)))


@cache
def refusal_class(name: str) -> type[Refusal]:
    """The one class for all errors called `name`."""
    doc = f"A contract gave its error {name}."
    return type(name, (Refusal,), {"name": name, "__module__": "usance.errors", "__doc__": doc})


def _shown(value: FieldValue) -> str:
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, tuple):
        return " or ".join(_shown(one) for one in value) or "none"
    if isinstance(value, Mapping):
        return " ".join(f"{name} {_shown(one)}" for name, one in value.items())
    return "none" if value is None else str(value)
