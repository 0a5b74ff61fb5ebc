"""Compliance.requireFit

├── nothing drawn → ZeroAmount
├── more than is available → OverDrawn
├── partial drawings prohibited, and not the first, or less than the least → PartialDrawing
├── received after the expiry, moved by a holiday → CreditExpired
├── no shipment stated where it is needed → ShipmentDateMissing
├── shipped after receipt → ShipmentAfterPresentation
├── shipped after the latest day, which nothing moves → LateShipment
├── received after the presentation period, moved by a holiday → LatePresentation
├── a holiday to be moved over in a year that nobody published → CalendarYearUnpublished
└── otherwise says nothing, of any terms, whoever asks
"""

from __future__ import annotations

from typing import Any

import pytest

from tests import defaults
from tests.contracts.acts import NONEXISTENT, day
from tests.people import Stage
from usance.abi import Argument
from usance.artifacts import enum, shipped

FIT = "Compliance.requireFit"
ALL = defaults.AMOUNT
AFTER_SHIPMENT, AFTER_SHIPMENT_MONTHS = enum("TenorKind")["AfterShipment"], enum("TenorKind")["AfterShipmentMonths"]

_EMPTY: dict[str, Any] = dict.fromkeys(shipped().struct("Credit"), 0)
_FALSE = ("confirmed", "singleDrawing", "transferable", "passedOn", "apart", "scheduled", "shared", "stayed")


def terms(**changes: Any) -> dict[str, Argument]:
    """The struct Credit: the canonical terms, and nothing drawn, with changes."""
    unknown = set(changes) - set(_EMPTY)
    assert not unknown, f"no such members: {unknown}"
    canonical: dict[str, Any] = {
        "rules": defaults.PRC2016,
        "edition": 1,
        "tenor": defaults.SIGHT,
        "presentationDays": 15,
        "latestShipment": day("2024-10-31"),
        "amount": ALL,
        "currency": b"CNY",
        "place": b"CN",
        "expiry": day("2024-11-15"),
        "root": bytes(32),
    }
    return _EMPTY | dict.fromkeys(_FALSE, False) | canonical | changes


def drawing(
    amount: int = ALL, /, shipped_on: str | None = "2024-10-25", received: str = "2024-11-01", **changes: Any
) -> tuple[Argument, ...]:
    """The arguments of Compliance.requireFit; it asks no register for the credit, so that any id does."""
    shipment = day(shipped_on) if shipped_on else 0
    return NONEXISTENT, terms(**changes), amount, shipment, day(received)


def test_a_drawing_of_nothing_does_not_fit(stage: Stage) -> None:
    stage.refuses("ZeroAmount", "BOC", FIT, *drawing(0), id="3-999")


USED: list[tuple[dict[str, Any], int]] = [
    ({}, ALL),
    ({"drawn": 10_000_000, "pending": 20_000_000, "setAside": 30_000_000}, 40_000_000),
    ({"tolerancePlus": 10}, 110_000_000),
    ({"amount": 9, "tolerancePlus": 10}, 9),
    ({"drawn": ALL}, 0),
]


@pytest.mark.parametrize(("changes", "available"), USED)
def test_a_drawing_of_more_than_is_available_does_not_fit(
    stage: Stage, changes: dict[str, Any], available: int
) -> None:
    given = drawing(available + 1, **changes)
    stage.refuses("OverDrawn", "BOC", FIT, *given, id="3-999", given=available + 1, available=available)
    if available:
        assert fits(stage, *drawing(available, **changes))


LEAST: list[tuple[dict[str, Any], int]] = [
    ({"rules": defaults.PRC2016}, ALL),
    ({"rules": defaults.UCP600}, 95_000_000),
    ({"rules": defaults.UCP600, "tolerancePlus": 5}, ALL),
    ({"rules": defaults.UCP600, "toleranceMinus": 10}, 90_000_000),
    ({"rules": defaults.UCP600, "amount": 101}, 96),
]


@pytest.mark.parametrize(("changes", "least"), LEAST)
def test_a_single_drawing_below_the_least_does_not_fit(stage: Stage, changes: dict[str, Any], least: int) -> None:
    given = drawing(least - 1, singleDrawing=True, **changes)
    stage.refuses("PartialDrawing", "BOC", FIT, *given, id="3-999", given=least - 1, minimum=least)
    assert fits(stage, *drawing(least, singleDrawing=True, **changes))


@pytest.mark.parametrize("used", ["drawn", "pending", "setAside"])
def test_a_second_single_drawing_does_not_fit(stage: Stage, used: str) -> None:
    given = drawing(ALL, singleDrawing=True, tolerancePlus=100, **{used: ALL})
    stage.refuses("PartialDrawing", "BOC", FIT, *given, id="3-999", given=ALL)


def test_what_is_received_after_the_expiry_does_not_fit(stage: Stage) -> None:
    given = drawing(received="2024-11-16", shipped_on="2024-10-31")
    stage.refuses("CreditExpired", "BOC", FIT, *given, id="3-999", received="2024-11-16", effectiveExpiry="2024-11-15")
    assert fits(stage, *drawing(received="2024-11-15", shipped_on="2024-10-31"))


def test_an_expiry_on_a_holiday_is_moved_to_the_next_banking_day(stage: Stage) -> None:
    changes = {"expiry": day("2024-11-16"), "presentationDays": 60}
    assert fits(stage, *drawing(received="2024-11-18", **changes))
    given = drawing(received="2024-11-19", **changes)
    stage.refuses("CreditExpired", "BOC", FIT, *given, received="2024-11-19", effectiveExpiry="2024-11-18")


NEEDED: list[dict[str, Any]] = [
    {"presentationDays": 15},
    {"presentationDays": 0, "tenor": AFTER_SHIPMENT, "tenorValue": 30},
    {"presentationDays": 0, "tenor": AFTER_SHIPMENT_MONTHS, "tenorValue": 1},
]


@pytest.mark.parametrize("changes", NEEDED)
def test_a_drawing_without_the_shipment_that_it_needs_does_not_fit(stage: Stage, changes: dict[str, Any]) -> None:
    stage.refuses("ShipmentDateMissing", "BOC", FIT, *drawing(shipped_on=None, **changes), credit="3-999")


def test_without_a_transport_document_a_drawing_needs_no_shipment_and_has_no_period(stage: Stage) -> None:
    assert fits(stage, *drawing(shipped_on=None, received="2024-11-15", presentationDays=0))
    assert fits(stage, *drawing(shipped_on="2024-09-01", received="2024-11-15", presentationDays=0))


def test_what_is_shipped_after_it_was_received_does_not_fit(stage: Stage) -> None:
    fields = {"credit": "3-999", "shipped": "2024-10-26", "received": "2024-10-25"}
    given = drawing(shipped_on="2024-10-26", received="2024-10-25")
    stage.refuses("ShipmentAfterPresentation", "BOC", FIT, *given, **fields)
    assert fits(stage, *drawing(shipped_on="2024-10-25", received="2024-10-25"))


def test_what_is_shipped_late_does_not_fit(stage: Stage) -> None:
    fields = {"credit": "3-999", "shipped": "2024-11-01", "latest": "2024-10-31"}
    stage.refuses("LateShipment", "BOC", FIT, *drawing(shipped_on="2024-11-01"), **fields)
    assert fits(stage, *drawing(shipped_on="2024-10-31"))


def test_no_holiday_moves_the_latest_shipment(stage: Stage) -> None:
    given = drawing(shipped_on="2024-10-28", latestShipment=day("2024-10-27"))
    stage.refuses("LateShipment", "BOC", FIT, *given, shipped="2024-10-28", latest="2024-10-27")


def test_without_a_latest_shipment_the_expiry_is_the_latest(stage: Stage) -> None:
    changes = {"latestShipment": 0, "expiry": day("2024-11-16")}
    assert fits(stage, *drawing(shipped_on="2024-11-16", received="2024-11-18", **changes))
    given = drawing(shipped_on="2024-11-17", received="2024-11-18", **changes)
    stage.refuses("LateShipment", "BOC", FIT, *given, shipped="2024-11-17", latest="2024-11-16")


def test_what_is_received_after_the_presentation_period_does_not_fit(stage: Stage) -> None:
    given = drawing(shipped_on="2024-10-15", received="2024-10-31")
    fields = {"credit": "3-999", "received": "2024-10-31", "last": "2024-10-30"}
    stage.refuses("LatePresentation", "BOC", FIT, *given, **fields)
    assert fits(stage, *drawing(shipped_on="2024-10-15", received="2024-10-30"))


def test_a_presentation_period_that_ends_on_a_holiday_is_moved_to_the_next_banking_day(stage: Stage) -> None:
    assert fits(stage, *drawing(shipped_on="2024-10-18", received="2024-11-04"))
    given = drawing(shipped_on="2024-10-18", received="2024-11-05")
    stage.refuses("LatePresentation", "BOC", FIT, *given, received="2024-11-05", last="2024-11-04")


def test_a_holiday_is_not_guessed_in_a_year_that_nobody_published(stage: Stage) -> None:
    changes = {"latestShipment": 0, "expiry": day("2027-01-03")}
    given = drawing(shipped_on="2026-12-25", received="2027-01-04", **changes)
    stage.refuses("CalendarYearUnpublished", "BOC", FIT, *given, place="CN", year=2027)
    assert fits(stage, *drawing(shipped_on="2026-12-25", received="2027-01-03", **changes))


def test_anybody_may_ask_and_nothing_is_kept_for_it(stage: Stage) -> None:
    credit = stage.credit()
    before = stage.ask("Credits.get", credit)
    stage.do(stage.stranger(), FIT, credit, before, ALL, defaults.SHIPPED, day("2024-09-02"))
    assert stage.ask("Credits.get", credit) == before


def fits(stage: Stage, *arguments: Argument) -> bool:
    """Whether it says nothing; what it refuses, it raises."""
    return stage.ask(FIT, *arguments) in ((), None)
