"""One canonical credit, in the contracts' own units: minor units, civil days, party numbers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import count
from typing import Any

from usance.abi import Argument
from usance.artifacts import shipped
from usance.dates import civil_day

START = date(2024, 9, 2)
EXPIRY = date(2024, 11, 15)
LATEST_SHIPMENT = date(2024, 10, 31)
SHIPPED = civil_day(date(2024, 9, 1))
AMOUNT = 100_000_000
"""CNY 1,000,000.00."""

PRC2016, UCP600 = 1, 2
SIGHT, AFTER_SIGHT, AFTER_SHIPMENT, FIXED_DATE = 1, 2, 3, 4
HOLD, NOTIFY, RETURN, INSTRUCTED = 1, 2, 3, 4

_FIELDS = tuple(shipped().struct("Terms"))
"""In the order of the struct."""
_prepared = count(1)
_roots = [_prepared]


def root() -> bytes:
    """A root that no other call in this test gives."""
    return next(_roots[0]).to_bytes(32, "big")


def begin_test() -> None:
    """The roots of a test are those of every other one, and none that its folder has prepared."""
    _roots[0] = count(1000)


def end_test() -> None:
    """What is prepared from now on has roots of its own."""
    _roots[0] = _prepared


def terms(parties: Mapping[str, int], **changes: Any) -> tuple[Argument, ...]:
    """The struct Terms: CNY 1,000,000.00 at sight, ICBC for Huaxin in favour of Ningbo, advised by BOC. `changes` by
    field name; parties may be given by name."""
    fields: dict[str, Any] = {
        "number": 1,
        "rules": PRC2016,
        "applicant": "Huaxin Textiles",
        "beneficiary": "Ningbo Cotton",
        "adviser": "BOC",
        "nominated": 0,
        "confirmation": 0,
        "partialDrawings": True,
        "transferable": False,
        "transportDocument": True,
        "place": b"CN",
        "currency": b"CNY",
        "amount": AMOUNT,
        "tolerancePlus": 0,
        "toleranceMinus": 0,
        "expiry": civil_day(EXPIRY),
        "latestShipment": civil_day(LATEST_SHIPMENT),
        "presentationDays": 0,
        "tenor": SIGHT,
        "tenorValue": 0,
        "root": root(),
    }
    unknown = set(changes) - set(_FIELDS)
    assert not unknown, f"no such terms: {unknown}"
    fields |= changes
    return tuple(parties[v] if isinstance(v := fields[name], str) else v for name in _FIELDS)
