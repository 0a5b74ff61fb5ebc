"""Nominations.substitute

├── presentation unknown → UnknownPresentation
├── caller does not act for the first beneficiary → NotParty
├── presentation neither Examining nor Complying → UnexpectedStatus
├── what Transfers refuses → SubstitutionMade, SubstitutionOver, BadSubstitution
└── otherwise it emits InvoiceSubstituted; the difference is kept for the first beneficiary
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import NONEXISTENT, usage
from tests.contracts.dealings import PART, allowed, forwarded, honoured_by, part, presented, refused_by, under_part
from tests.people import Stage

SUBSTITUTE = "Nominations.substitute"
FIRST = "Hangzhou Tea"


@pytest.fixture(autouse=True)
def nothing_ready(stage: Stage) -> None:
    """Parts are of a credit that is transferable, which the one that is ready is not."""
    stage.ready.clear()


def test_for_documents_that_nobody_presented_there_is_no_other_invoice(stage: Stage) -> None:
    number = NONEXISTENT << 16 | 1
    stage.refuses("UnknownPresentation", "BOC", SUBSTITUTE, number, 1, defaults.root(), id=number)


@pytest.mark.parametrize("who", ["CCB", "ICBC", "CBA"])
def test_only_the_first_beneficiary_puts_its_invoice_in_place(stage: Stage, who: str) -> None:
    presentation = under_part(stage)
    expected = stage.party("Ningbo Cotton")
    stage.refuses("NotParty", who, SUBSTITUTE, presentation, PART, defaults.root(), id=presentation, expected=expected)


def test_no_invoice_is_put_in_place_of_refused_documents(stage: Stage) -> None:
    presentation = under_part(stage)
    refused_by(stage, "BOC", presentation)
    fields = {"id": presentation, "allowed": allowed("PresentationStatus", "Examining", "Complying")}
    stage.refuses("UnexpectedStatus", "BOC", SUBSTITUTE, presentation, PART, defaults.root(), **fields)


def test_no_invoice_comes_after_the_transferring_bank_has_honoured(stage: Stage) -> None:
    root = defaults.root()
    presentation = under_part(stage, root=root)
    honoured_by(stage, "BOC", presentation)
    passed_on = forwarded(stage, "BOC", presentation, root)
    stage.refuses("InvoiceTooLate", "BOC", SUBSTITUTE, passed_on, PART + 1, defaults.root(), id=passed_on)
    assert usage(stage, presentation >> 16 & ~(0xFF << 24)) == (20_000_000, 0, 0)


def test_one_invoice_is_put_in_place_and_not_a_second(stage: Stage) -> None:
    presentation = under_part(stage)
    stage.do("BOC", SUBSTITUTE, presentation, PART, defaults.root())
    stage.refuses("SubstitutionMade", "BOC", SUBSTITUTE, presentation, PART, defaults.root(), id=presentation)


def test_an_invoice_that_comes_after_its_day_is_refused(stage: Stage) -> None:
    presentation = under_part(stage)
    stage.do("BOC", "Nominations.demandInvoice", presentation)
    stage.on("2024-09-04", "00:00")
    fields = {"today": "2024-09-04", "until": "2024-09-03"}
    stage.refuses("SubstitutionOver", "BOC", SUBSTITUTE, presentation, PART, defaults.root(), **fields)


def test_an_invoice_below_what_is_drawn_is_refused(stage: Stage) -> None:
    presentation = under_part(stage)
    stage.refuses("BadSubstitution", "BOC", SUBSTITUTE, presentation, PART - 1, defaults.root(), least=PART)


def test_a_first_beneficiary_with_a_key_of_its_own_substitutes_by_itself(stage: Stage) -> None:
    credit = stage.credit(transferable=True, beneficiary=stage.customer(FIRST, "BOC", own_key=True))
    asked, root = part(stage), defaults.root()
    for side in (FIRST, "BOC"):
        stage.do(side, "Transfers.transfer", credit, asked)
    presentation = presented(stage, credit | 1 << 24, PART, by="CCB")
    stage.refuses("NotParty", "BOC", SUBSTITUTE, presentation, PART, root, expected=stage.party(FIRST))
    receipt = stage.do(FIRST, SUBSTITUTE, presentation, PART + 15_000_000, root)
    told = {"id": presentation, "firstBeneficiary": stage.party(FIRST), "extra": 15_000_000, "root": root}
    assert [(event.name, event.args) for event in receipt.events] == [("InvoiceSubstituted", told)]
    assert usage(stage, credit) == (5_000_000, 15_000_000, 0)
