"""Amendments as the tests offer and accept them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests import defaults
from tests.people import Stage
from usance.abi import Argument
from usance.artifacts import enum, shipped

AMEND = "Amendments.amend"
ACCEPT = "Amendments.accept"

_FIELDS = tuple(shipped().struct("Changes"))
"""In the order of the struct."""


def changes(**given: Any) -> tuple[Argument, ...]:
    """The struct Changes: documents only, but for what is given by field name."""
    unknown = set(given) - set(_FIELDS)
    assert not unknown, f"no such changes: {unknown}"
    fields = dict.fromkeys(_FIELDS, 0) | {"tolerance": False, "root": defaults.root()} | given
    return tuple(fields[name] for name in _FIELDS)


def amendment(credit: int, number: int = 1) -> int:
    """The id of an amendment of a credit."""
    return credit << 16 | number


def offered(stage: Stage, credit: int, **given: Any) -> int:
    """Offered by ICBC; returns its id."""
    receipt = stage.do("ICBC", AMEND, credit, changes(**given))
    return int(str(receipt.only("AmendmentOffered").args["id"]))


def acceptance(stage: Stage, number: int) -> tuple[Any, ...]:
    """The arguments of Amendments.accept for the whole of an amendment."""
    return number, stage.ask("Amendments.hashOf", number)


def accepted(stage: Stage, credit: int, *, who: str = "BOC", **given: Any) -> int:
    """Offered by ICBC and accepted by the beneficiary's bank; returns its id."""
    number = offered(stage, credit, **given)
    stage.do(who, ACCEPT, *acceptance(stage, number))
    return number


def amendment_of(stage: Stage, number: int) -> dict[str, Any]:
    """What is stored of an amendment, with status and extension by name."""
    found = stage.ask("Amendments.get", number)
    assert isinstance(found, Mapping)
    names = {
        "status": enum("AmendmentStatus")(int(str(found["status"]))).name,
        "extension": enum("Extension")(int(str(found["extension"]))).name,
    }
    return dict(found) | names


def status_of(stage: Stage, number: int) -> str:
    """The status that the contract tells, Lapsed included."""
    return enum("AmendmentStatus")(int(str(stage.ask("Amendments.statusOf", number)))).name
