"""Presentations.presentTo

├── credit unknown → UnknownCredit
├── to a bank that is neither the issuer, nor nominated, nor the confirmer → NotAvailableWith
├── under a part, to any bank but the transferring one → NotAvailableWith
├── what present refuses: NotParty, OverDrawn, CreditExpired, LateShipment, NotCorrectable, DocumentsInUse
└── otherwise it is that bank that examines, by its own clock; none named, as by present
"""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from tests import defaults
from tests.contracts.acts import NONEXISTENT, day, presentation_of, presenting, usage
from tests.contracts.dealings import CONFIRM, confirmed, examiner_of, part, presented, same_block, transferred
from tests.people import Stage
from usance.calendars import seconds_at

PRESENT_TO = "Presentations.presentTo"


def to(stage: Stage, bank: str, credit: int, amount: int = defaults.AMOUNT, **how: Any) -> tuple[Any, ...]:
    """The arguments of presentTo."""
    return stage.party(bank), *presenting(credit, amount, **how)


def test_nothing_is_presented_under_a_credit_that_nobody_issued(stage: Stage) -> None:
    stage.refuses("UnknownCredit", "BOC", PRESENT_TO, *to(stage, "ICBC", NONEXISTENT), id="3-999")


@pytest.mark.parametrize("bank", ["ABC", "BOC", "PBoC", "Ningbo Cotton"])
def test_documents_are_not_presented_to_whom_the_credit_does_not_name(stage: Stage, bank: str) -> None:
    credit = stage.credit()
    fields = {"credit": credit, "bank": stage.party(bank)}
    stage.refuses("NotAvailableWith", "BOC", PRESENT_TO, *to(stage, bank, credit), **fields)


def test_a_bank_that_was_asked_to_confirm_and_has_not_is_refused(stage: Stage) -> None:
    credit = stage.credit(confirmation=CONFIRM)
    arguments = to(stage, "BOC", credit)
    stage.refuses("NotAvailableWith", "BOC", PRESENT_TO, *arguments, credit=credit, bank=stage.party("BOC"))
    stage.do("BOC", "Confirmations.confirm", credit)
    stage.do("BOC", PRESENT_TO, *arguments)
    assert examiner_of(stage, credit << 16 | 1) == "BOC"


@pytest.mark.parametrize("bank", ["ICBC", "ABC"])
def test_documents_under_a_part_go_to_no_other_bank_than_the_one_that_transferred_it(stage: Stage, bank: str) -> None:
    given = transferred(stage, stage.credit(transferable=True))
    fields = {"credit": given, "bank": stage.party(bank)}
    stage.refuses("NotAvailableWith", "CCB", PRESENT_TO, *to(stage, bank, given, 1), **fields)
    stage.do("CCB", PRESENT_TO, *to(stage, "BOC", given, 1))
    assert examiner_of(stage, given << 16 | 1) == "BOC"


def test_documents_under_a_part_go_to_the_transferring_bank_rather_than_to_the_confirmer(stage: Stage) -> None:
    credit = stage.credit(transferable=True)
    stage.do("BOC", "Confirmations.requestConfirmation", credit, stage.party("ABC"))
    stage.do("ABC", "Confirmations.confirm", credit)
    stage.do("BOC", "Transfers.transfer", credit, part(stage))
    assert examiner_of(stage, presented(stage, credit | 1 << 24, 1, by="CCB")) == "BOC"


def test_nobody_presents_but_the_beneficiary_and_its_bank(stage: Stage) -> None:
    credit = stage.credit()
    stage.refuses("NotParty", "CCB", PRESENT_TO, *to(stage, "ICBC", credit), expected=stage.party("Ningbo Cotton"))


def test_no_more_is_presented_than_is_available_at_all_banks_together(stage: Stage) -> None:
    credit = stage.credit(nominated="CCB")
    stage.do("BOC", PRESENT_TO, *to(stage, "CCB", credit, 60_000_000))
    fields = {"given": 40_000_001, "available": 40_000_000}
    stage.refuses("OverDrawn", "BOC", PRESENT_TO, *to(stage, "ICBC", credit, 40_000_001), **fields)


def test_the_same_documents_are_not_presented_to_two_banks(stage: Stage) -> None:
    credit, root = stage.credit(nominated="CCB"), defaults.root()
    stage.do("BOC", PRESENT_TO, *to(stage, "CCB", credit, 1, root=root))
    second = to(stage, "ICBC", credit, 1, root=root)
    stage.refuses("DocumentsInUse", "BOC", PRESENT_TO, *second, presentation=credit << 16 | 1)


def test_the_same_documents_presented_in_the_same_block_by_two_banks_are_taken_once(stage: Stage) -> None:
    first, root = stage.credit(), defaults.root()
    second = stage.issue("ABC", beneficiary=stage.customer("Xiamen Tea", "CCB"))
    stage.do("BOC", "Credits.advise", second)
    one = ("BOC", PRESENT_TO, to(stage, "ICBC", first, root=root))
    other = ("CCB", PRESENT_TO, to(stage, "ABC", second, root=root))
    assert same_block(stage, one, other) == [True, False]
    assert same_block(stage, other, one) == [True, False]


def test_late_shipment_is_refused_by_every_bank(stage: Stage) -> None:
    credit = stage.credit(nominated="CCB", latestShipment=day("2024-09-01"))
    late = to(stage, "CCB", credit, shipped=day("2024-09-02"))
    stage.refuses("LateShipment", "BOC", PRESENT_TO, *late, credit=credit)


def test_what_is_under_examination_is_not_corrected_at_another_bank(stage: Stage) -> None:
    credit = stage.credit(nominated="CCB")
    stage.do("BOC", PRESENT_TO, *to(stage, "CCB", credit, 1))
    corrected = to(stage, "ICBC", credit, 1, previous=1)
    stage.refuses("NotCorrectable", "BOC", PRESENT_TO, *corrected, previous=credit << 16 | 1)


def test_what_one_bank_refused_is_corrected_at_another(stage: Stage) -> None:
    credit = stage.credit(nominated="CCB")
    stage.do("BOC", PRESENT_TO, *to(stage, "CCB", credit))
    stage.do("CCB", "Presentations.refuse", credit << 16 | 1, 1, defaults.root(), defaults.HOLD)
    stage.do("BOC", PRESENT_TO, *to(stage, "ICBC", credit, previous=1))
    assert examiner_of(stage, credit << 16 | 2) == "ICBC"


@pytest.mark.parametrize("at", ["17:00:00", "17:00:59"])
def test_in_the_very_second_of_the_closing_time_of_the_expiry_day_it_is_in_time(stage: Stage, at: str) -> None:
    credit = stage.credit(nominated="CCB")
    arguments = to(stage, "CCB", credit, shipped=day("2024-10-31"))
    stage.on("2024-11-15", at)
    receipt = stage.do("BOC", PRESENT_TO, *arguments)
    assert receipt.block_time == seconds_at("CN", date(2024, 11, 15), time.fromisoformat(at))
    assert presentation_of(stage, credit << 16 | 1)["received"] == day("2024-11-15")


def test_in_the_first_second_after_the_closing_minute_of_the_expiry_day_it_is_too_late(stage: Stage) -> None:
    credit = stage.credit(nominated="CCB")
    arguments = to(stage, "CCB", credit, shipped=day("2024-10-31"))
    stage.on("2024-11-15", "17:01:00")
    fields = {"received": "2024-11-18", "effectiveExpiry": "2024-11-15"}
    stage.refuses("CreditExpired", "BOC", PRESENT_TO, *arguments, id=credit, **fields)


@pytest.mark.parametrize(("bank", "examiner"), [("ICBC", "ICBC"), ("CCB", "CCB"), ("", "CCB")])
def test_the_bank_that_documents_are_presented_to_examines_them(stage: Stage, bank: str, examiner: str) -> None:
    credit = confirmed(stage)
    arguments = (stage.party(bank) if bank else 0, *presenting(credit, 60_000_000))
    receipt = stage.do("BOC", PRESENT_TO, *arguments)
    presentation = credit << 16 | 1
    assert receipt.only("PresentationMade").args["id"] == presentation
    made = presentation_of(stage, presentation)
    assert (made["examiner"], made["examineBy"]) == (stage.party(examiner), day("2024-09-09"))
    assert usage(stage, credit) == (40_000_000, 60_000_000, 0)
    other = "ICBC" if examiner == "CCB" else "CCB"
    stage.refuses("NotParty", other, "Presentations.comply", presentation, expected=stage.party(examiner))
