"""Drawings.admit

├── caller is not Presentations, whoever it is → NotFromAbove
├── credit unknown → UnknownCredit
├── who presents acts neither for the beneficiary nor as its bank → NotParty
├── to a bank that is neither the issuer, nor nominated, nor the confirmer → NotAvailableWith
├── credit not Advised → UnexpectedStatus
├── to a confirmer that is bound on other terms, and does not fit them → OverDrawn, though the issuer is bound
├── an instalment missed → InstalmentMissed, made → InstalmentMade, exceeded → InstalmentExceeded
├── what does not fit the credit's terms → OverDrawn
└── otherwise it is numbered, dated by the place of presentation, examined by the examining bank's calendar, and kept
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import NONEXISTENT, day, presentation_of, presenting, usage
from tests.contracts.callers import refused_to_everybody
from tests.contracts.dealings import (
    BY_INSTALMENTS,
    CONFIRM,
    amended_apart,
    clauses,
    confirmed,
    examiner_of,
    nominated,
    presented,
    with_clauses,
)
from tests.people import NOBODY, Stage

PRESENT = "Presentations.present"
PRESENT_TO = "Presentations.presentTo"


def by_instalments(stage: Stage) -> int:
    """Twice CNY 500,000.00, shipped by 10 and by 30 September."""
    parts = [(50_000_000, day("2024-09-10")), (50_000_000, day("2024-09-30"))]
    return with_clauses(stage, clauses(drawings=BY_INSTALMENTS, instalments=parts))


def test_nobody_but_presentations_admits_a_drawing(stage: Stage) -> None:
    refused_to_everybody(stage, "Drawings.admit", stage.credit(), NOBODY, 0, 1, 0)


def test_under_a_credit_that_nobody_issued_nothing_is_admitted(stage: Stage) -> None:
    stage.refuses("UnknownCredit", "BOC", PRESENT, *presenting(NONEXISTENT), id="3-999")


def test_nobody_draws_but_the_beneficiary_and_its_bank(stage: Stage) -> None:
    credit = nominated(stage)
    stage.refuses("NotParty", "CCB", PRESENT, *presenting(credit), id=credit, expected=stage.party("Ningbo Cotton"))


@pytest.mark.parametrize("bank", ["ABC", "BOC", "CBA"])
def test_documents_go_to_no_bank_that_the_credit_is_not_available_with(stage: Stage, bank: str) -> None:
    credit, party = nominated(stage), stage.party(bank)
    fields = {"credit": credit, "bank": party}
    stage.refuses("NotAvailableWith", "BOC", PRESENT_TO, party, *presenting(credit), **fields)


def test_documents_go_to_no_bank_that_was_asked_to_confirm_and_has_not(stage: Stage) -> None:
    credit = stage.credit(confirmation=CONFIRM)
    arguments = (stage.party("BOC"), *presenting(credit))
    stage.refuses("NotAvailableWith", "BOC", PRESENT_TO, *arguments, bank=stage.party("BOC"))


def test_under_a_credit_that_is_not_advised_nothing_is_admitted(stage: Stage) -> None:
    credit = stage.issue()
    stage.refuses("UnexpectedStatus", "BOC", PRESENT, *presenting(credit), id=credit, allowed=("Advised",))


def test_a_confirmer_is_held_to_no_more_than_it_confirmed(stage: Stage) -> None:
    credit = confirmed(stage)
    amended_apart(stage, credit)
    more = presenting(credit, 120_000_000)
    stage.refuses("OverDrawn", "BOC", PRESENT, *more, given=120_000_000, available=100_000_000)
    stage.do("BOC", PRESENT_TO, stage.party("ICBC"), *more)


def test_instalments_are_drawn_one_after_the_other_and_each_once(stage: Stage) -> None:
    credit = by_instalments(stage)
    stage.refuses("InstalmentExceeded", "BOC", PRESENT, *presenting(credit, 50_000_001), number=1, allowed=50_000_000)
    stage.do("BOC", PRESENT, *presenting(credit, 50_000_000))
    stage.refuses("InstalmentMade", "BOC", PRESENT, *presenting(credit, 1), id=credit, number=1)


def test_a_missed_instalment_ends_the_later_ones(stage: Stage) -> None:
    credit = by_instalments(stage)
    stage.on("2024-09-20")
    given = presenting(credit, 50_000_000, shipped=day("2024-09-11"))
    stage.refuses("InstalmentMissed", "BOC", PRESENT, *given, id=credit, number=1, until="2024-09-10")


def test_no_more_is_admitted_than_is_available(stage: Stage) -> None:
    credit = nominated(stage)
    presented(stage, credit, 60_000_000)
    arguments = (stage.party("ICBC"), *presenting(credit, 40_000_001))
    stage.refuses("OverDrawn", "BOC", PRESENT_TO, *arguments, given=40_000_001, available=40_000_000)


def test_documents_go_to_the_confirmer_or_the_nominated_bank_or_the_issuer(stage: Stage) -> None:
    found = [examiner_of(stage, presented(stage, make(stage))) for make in (confirmed, nominated, Stage.credit)]
    assert found == ["CCB", "CCB", "ICBC"]


def test_documents_go_to_the_confirmer_rather_than_to_a_nominated_bank(stage: Stage) -> None:
    credit = stage.credit(nominated="ABC")
    stage.do("BOC", "Proceeds.assign", credit, stage.party("ABC"), 1)
    stage.do("BOC", "Confirmations.requestConfirmation", credit, stage.party("CCB"))
    stage.do("CCB", "Confirmations.confirm", credit)
    assert examiner_of(stage, presented(stage, credit)) == "CCB"


def test_a_drawing_is_numbered_dated_and_kept(stage: Stage) -> None:
    credit = nominated(stage)
    presented(stage, credit, 10_000_000)
    stage.on("2024-09-03", "17:01")
    made = presentation_of(stage, presented(stage, credit, 20_000_000))
    assert (made["received"], made["examineBy"]) == (day("2024-09-04"), day("2024-09-11"))
    assert (made["presenter"], made["version"]) == (stage.party("BOC"), 0)
    assert usage(stage, credit) == (70_000_000, 30_000_000, 0)
