"""Amendments.take (by Presentations.present, through Drawings)

├── caller is not Drawings, whoever it is → NotFromAbove
├── the drawing fits without any of those pending → none is taken
├── it fits with one → that one is accepted by the presentation, emits AmendmentAccepted; the others stay pending
│   ├── it fits with several, each alone → the first of them
│   └── also where others, or that one on another day, could not be accepted any more
├── it fits with all and with none alone → all are accepted, in their order
├── it fits not even with all → refused for what is wrong with the terms as they are, and nothing is taken
│   └── OverDrawn, LateShipment, CreditExpired, LatePresentation
└── the confirmer has not extended → what is presented to it fits the terms that it is bound by too
"""

from __future__ import annotations

from typing import Any

import pytest

from tests import defaults
from tests.contracts.acts import credit_of, day, presentation_of, presenting
from tests.contracts.amendments.offers import ACCEPT, acceptance, amendment_of, offered, status_of
from tests.contracts.amendments.parts import transferred, whole
from tests.contracts.callers import refused_to_everybody
from tests.contracts.confirmations.confirming import CONFIRMER, confirmed
from tests.contracts.schedules.clauses import by_value
from tests.people import Stage

PRESENT = "Presentations.present"
MORE = 120_000_000
LATE = day("2024-11-05")
"""After the latest shipment, before the expiry."""


def statuses(stage: Stage, numbers: list[int]) -> list[str]:
    return [status_of(stage, number) for number in numbers]


def test_nobody_but_drawings_takes_amendments(stage: Stage) -> None:
    credit = stage.credit()
    offered(stage, credit, increase=1)
    refused_to_everybody(stage, "Amendments.take", credit, 1, defaults.SHIPPED, defaults.SHIPPED)


def test_a_presentation_that_complies_without_takes_none(stage: Stage) -> None:
    credit = stage.credit()
    numbers = [offered(stage, credit, increase=1), offered(stage, credit, latestShipment=day("2024-11-10"))]
    presentation = stage.present(credit)
    assert statuses(stage, numbers) == ["Offered", "Offered"]
    assert presentation_of(stage, presentation)["version"] == credit_of(stage, credit)["version"] == 0


def test_a_presentation_that_complies_with_the_old_terms_alone_rejects_nothing(stage: Stage) -> None:
    credit = stage.credit()
    number = offered(stage, credit, decrease=50_000_000)
    stage.present(credit, 60_000_000)
    assert status_of(stage, number) == "Offered"


def test_a_presentation_that_needs_one_amendment_accepts_that_one(stage: Stage) -> None:
    credit = stage.credit()
    numbers = [offered(stage, credit), offered(stage, credit, increase=20_000_000), offered(stage, credit)]
    receipt = stage.do("BOC", PRESENT, *presenting(credit, MORE))
    told = {"id": numbers[1], "beneficiary": stage.party("Ningbo Cotton"), "version": 1, "takenBy": 1}
    assert receipt.only("AmendmentAccepted").args == told
    assert statuses(stage, numbers) == ["Offered", "Accepted", "Offered"]
    stored = amendment_of(stage, numbers[1])
    assert (stored["version"], stored["takenBy"]) == (1, 1)
    changed = credit_of(stage, credit)
    assert (changed["amount"], changed["version"], changed["pendingAmendments"]) == (MORE, 1, 2)
    assert presentation_of(stage, credit << 16 | 1)["version"] == 1


def test_the_presentation_that_took_an_amendment_is_named(stage: Stage) -> None:
    credit = stage.credit()
    stage.present(credit, 1)
    number = offered(stage, credit, increase=20_000_000)
    assert stage.present(credit, MORE - 1) == credit << 16 | 2
    assert amendment_of(stage, number)["takenBy"] == 2


def test_of_two_amendments_that_would_each_do_the_first_is_taken(stage: Stage) -> None:
    credit = stage.credit()
    numbers = [offered(stage, credit, increase=20_000_000), offered(stage, credit, increase=30_000_000)]
    stage.present(credit, MORE)
    assert statuses(stage, numbers) == ["Accepted", "Offered"]


ONE_EACH: list[dict[str, Any]] = [
    {"tolerance": True, "tolerancePlus": 20},
    {"latestShipment": LATE},
    {"expiry": day("2024-12-20"), "latestShipment": LATE},
    {"presentationDays": 60},
]
DRAWINGS: list[tuple[str, int, int]] = [
    ("2024-09-03", MORE, defaults.SHIPPED),
    ("2024-11-06", 1, LATE),
    ("2024-11-18", 1, LATE),
    ("2024-10-10", 1, defaults.SHIPPED),
]


@pytest.mark.parametrize(("given", "drawn"), list(zip(ONE_EACH, DRAWINGS, strict=True)))
def test_whatever_a_presentation_needs_is_taken(
    stage: Stage, given: dict[str, Any], drawn: tuple[str, int, int]
) -> None:
    credit, (on, amount, shipped) = stage.credit(), drawn
    number = offered(stage, credit, **given)
    stage.on(on)
    stage.present(credit, amount, shipped=shipped)
    assert status_of(stage, number) == "Accepted"


def test_a_presentation_that_needs_all_accepts_all(stage: Stage) -> None:
    credit = stage.credit()
    numbers = [offered(stage, credit, increase=20_000_000), offered(stage, credit, latestShipment=LATE)]
    stage.on("2024-11-06")
    receipt = stage.do("BOC", PRESENT, *presenting(credit, MORE, shipped=LATE))
    told = [(e.args["id"], e.args["version"]) for e in receipt.events if e.name == "AmendmentAccepted"]
    assert told == [(numbers[0], 1), (numbers[1], 2)]
    assert statuses(stage, numbers) == ["Accepted", "Accepted"]
    assert presentation_of(stage, credit << 16 | 1)["version"] == 2


def test_all_that_are_pending_are_taken_and_not_those_decided(stage: Stage) -> None:
    credit = stage.credit()
    rejected = offered(stage, credit, increase=50_000_000)
    numbers = [rejected, offered(stage, credit, increase=20_000_000), offered(stage, credit, latestShipment=LATE)]
    stage.do("BOC", "Amendments.reject", rejected)
    stage.on("2024-11-06")
    stage.present(credit, MORE, shipped=LATE)
    assert statuses(stage, numbers) == ["Rejected", "Accepted", "Accepted"]
    assert credit_of(stage, credit)["amount"] == MORE


def test_a_presentation_that_complies_not_even_with_all_takes_none(stage: Stage) -> None:
    credit = stage.credit()
    numbers = [offered(stage, credit, increase=20_000_000), offered(stage, credit, increase=30_000_000)]
    fields = {"id": "3-1", "given": 150_000_001, "available": defaults.AMOUNT}
    stage.refuses("OverDrawn", "BOC", PRESENT, *presenting(credit, 150_000_001), **fields)
    assert statuses(stage, numbers) == ["Offered", "Offered"]
    assert credit_of(stage, credit)["version"] == 0


def test_what_no_amendment_helps_is_refused_by_the_terms_as_they_are(stage: Stage) -> None:
    credit = stage.credit()
    offered(stage, credit, latestShipment=day("2024-11-04"))
    stage.on("2024-11-06")
    stage.refuses("LateShipment", "BOC", PRESENT, *presenting(credit, shipped=LATE), latest="2024-10-31")
    stage.refuses("LatePresentation", "BOC", PRESENT, *presenting(credit), last="2024-09-18")
    stage.on("2024-11-20")
    stage.refuses("CreditExpired", "BOC", PRESENT, *presenting(credit, shipped=LATE))


def test_a_presentation_is_refused_in_its_form_whatever_is_pending(stage: Stage) -> None:
    credit, root = stage.credit(), defaults.root()
    number = offered(stage, credit, increase=20_000_000)
    stage.present(credit, 1, root=root)
    stage.refuses("DocumentsInUse", "BOC", PRESENT, *presenting(credit, MORE - 1, root=root))
    assert status_of(stage, number) == "Offered"


def test_an_amendment_that_extends_the_expiry_to_a_holiday_is_taken_on_the_next_banking_day(stage: Stage) -> None:
    credit = stage.credit(expiry=day("2024-11-08"))
    number = offered(stage, credit, expiry=day("2024-11-16"), latestShipment=LATE)
    stage.on("2024-11-18")
    stage.present(credit, shipped=LATE)
    assert status_of(stage, number) == "Accepted"


def test_an_extension_that_came_to_nothing_does_not_stand_in_the_way_of_all_the_others(stage: Stage) -> None:
    credit = stage.credit()
    offered(stage, credit, expiry=day("2024-11-22"))
    rest = [
        offered(stage, credit, expiry=day("2024-12-20")),
        offered(stage, credit, latestShipment=day("2024-11-15")),
    ]
    stage.on("2024-11-26")
    stage.present(credit, shipped=day("2024-11-15"))
    assert statuses(stage, rest) == ["Accepted", "Accepted"]


def test_amendments_that_would_be_too_large_together_do_not_stand_in_the_way_of_another(stage: Stage) -> None:
    credit = stage.credit()
    numbers = [offered(stage, credit, increase=2**127) for _ in range(2)]
    numbers.append(offered(stage, credit, latestShipment=LATE))
    stage.on("2024-11-06")
    stage.present(credit, shipped=LATE)
    assert statuses(stage, numbers) == ["Offered", "Offered", "Accepted"]


def test_a_drawing_that_needs_an_amendment_and_the_amount_anew_takes_the_amendment(stage: Stage) -> None:
    credit = by_value(stage)
    stage.present(credit)
    number = offered(stage, credit, latestShipment=LATE)
    stage.on("2024-11-06")
    stage.present(credit, shipped=LATE)
    assert status_of(stage, number) == "Accepted"


def test_an_amendment_of_a_part_is_taken_by_a_presentation_under_the_part(stage: Stage) -> None:
    part = transferred(stage)
    here = offered(stage, part, latestShipment=LATE)
    there = offered(stage, whole(part), latestShipment=LATE)
    stage.on("2024-11-06")
    stage.do("ABC", PRESENT, *presenting(part, 1, shipped=LATE))
    assert statuses(stage, [here, there]) == ["Accepted", "Offered"]


def test_a_confirmer_that_extended_is_presented_to_on_the_amended_terms(stage: Stage) -> None:
    credit = confirmed(stage)
    number = offered(stage, credit, increase=20_000_000)
    stage.do(CONFIRMER, "Amendments.extend", number)
    presentation = stage.present(credit, MORE)
    assert (status_of(stage, number), credit_of(stage, credit)["apart"]) == ("Accepted", False)
    assert presentation_of(stage, presentation)["examiner"] == stage.party(CONFIRMER)


def test_a_confirmer_that_did_not_extend_is_not_presented_to_on_the_amended_terms(stage: Stage) -> None:
    credit = confirmed(stage)
    number = offered(stage, credit, increase=20_000_000)
    stage.refuses("OverDrawn", "BOC", PRESENT, *presenting(credit, MORE), available=defaults.AMOUNT)
    assert (status_of(stage, number), credit_of(stage, credit)["apart"]) == ("Offered", False)
    arguments = (stage.party("ICBC"), *presenting(credit, MORE))
    receipt = stage.do("BOC", "Presentations.presentTo", *arguments)
    assert receipt.only("ConfirmationApart").args["id"] == number
    assert (status_of(stage, number), credit_of(stage, credit)["apart"]) == ("Accepted", True)


def test_a_decrease_taken_with_others_is_accepted_as_a_whole(stage: Stage) -> None:
    credit = stage.credit()
    smaller = offered(stage, credit, decrease=10_000_000, latestShipment=LATE)
    stage.on("2024-11-06")
    stage.refuses("LateShipment", "BOC", PRESENT, *presenting(credit, shipped=LATE))
    stage.present(credit, 90_000_000, shipped=LATE)
    assert (status_of(stage, smaller), credit_of(stage, credit)["amount"]) == ("Accepted", 90_000_000)


def test_once_taken_an_amendment_is_not_accepted_again(stage: Stage) -> None:
    credit = stage.credit()
    number = offered(stage, credit, increase=20_000_000)
    stage.present(credit, MORE)
    stage.refuses("UnexpectedStatus", "BOC", ACCEPT, *acceptance(stage, number), id=number)
