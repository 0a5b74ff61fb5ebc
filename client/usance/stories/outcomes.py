"""What a step says should come of it: fields of the object, or a refusal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from usance.artifacts import declares_error, shipped
from usance.stories.faults import one_of
from usance.stories.fields import Reads, Unreadable

CLIENT_REFUSALS = ("TooManyDecimals", "UnknownCurrency", "CurrencyMismatch", "BadMoney")
"""What the client itself refuses before the ledger is asked; a story may expect it like a contract's error."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The step must be refused with the error of this name, whose `fields` are as given, as text."""

    error: str
    fields: Mapping[str, str] = field(default_factory=dict)


def refused(given: object) -> Refused:
    """Read a name, or {error: Name, field: value}. Raises Unreadable for an error or a field that there is not."""
    if isinstance(given, str):
        return Refused(_known(given))
    if not isinstance(given, dict) or not all(isinstance(value, str) for value in given.values()):
        raise Unreadable(given, "the name of an error, or {error: Name, field: value}")
    fields = {str(name): str(value) for name, value in given.items()}
    error = _known(fields.pop("error", ""))
    has = fields_of_error(error)
    for name in fields:
        if name not in has:
            raise Unreadable(name, f"for {name} a field of {error}, {one_of(name, has)}")
    return Refused(error, fields)


def fields_of_error(name: str) -> tuple[str, ...]:
    """The fields of the error, over all contracts that give one of this name."""
    if name in CLIENT_REFUSALS:
        return ("given", "needed")
    entries = [entry for entry in shipped().errors.values() if entry.name == name]
    return tuple(dict.fromkeys(parameter.name for entry in entries for parameter in entry.inputs))


def texts(given: object) -> Mapping[str, str]:
    """A mapping of field to expected value, as text; an empty value stands for none. Raises Unreadable."""
    if not isinstance(given, dict):
        raise Unreadable(given, "fields and their values, such as {status: Advised}")
    for name, value in given.items():
        if value is not None and not isinstance(value, str):
            raise Unreadable(value, f"for {name} one value")
    return {str(name): "none" if value is None else str(value) for name, value in given.items()}


def _known(name: str) -> str:
    if name not in CLIENT_REFUSALS and not declares_error(name):
        raise Unreadable(name, f"the name of an error, {_nearest(name)}")
    return name


def _nearest(name: str) -> str:
    named = one_of(name, sorted({*CLIENT_REFUSALS, *shipped().error_names}))
    # All of them would be a page; the near one is what a typo needs.
    _, _, near = named.partition(" (")
    return near.removesuffix(")") if near else "such as OverDrawn or ExaminationPeriodOver"


_TEXTS = {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean", "null"]}}
_ERROR = {"required": ["error"], "properties": {"error": {"type": "string"}}}
_REFUSED = {"anyOf": [{"type": "string"}, {**_TEXTS, **_ERROR}]}

REFUSED = Reads(refused, _REFUSED)
Expected = Annotated[Mapping[str, str], Reads(texts, _TEXTS)]
