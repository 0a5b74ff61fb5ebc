"""Nominations.demandInvoice

├── presentation unknown → UnknownPresentation
├── caller does not act for the examining bank → NotParty
├── presentation neither Examining nor Complying → UnexpectedStatus
├── what Transfers refuses → NotAPart, SubstitutionDemanded, SubstitutionMade
└── otherwise it emits InvoiceDemanded with the last day
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import NONEXISTENT, day, usage
from tests.contracts.dealings import (
    PART,
    allowed,
    forwarded,
    honoured_by,
    refused_by,
    substitution,
    transferable,
    under_part,
)
from tests.people import Stage

DEMAND = "Nominations.demandInvoice"


@pytest.fixture(autouse=True)
def nothing_ready(stage: Stage) -> None:
    """Parts are of a credit that is transferable, which the one that is ready is not."""
    stage.ready.clear()


def test_for_documents_that_nobody_presented_no_invoice_is_asked_for(stage: Stage) -> None:
    number = NONEXISTENT << 16 | 1
    stage.refuses("UnknownPresentation", "BOC", DEMAND, number, id=number)


@pytest.mark.parametrize("who", ["CCB", "ICBC", "CBA"])
def test_only_the_examining_bank_asks_for_the_invoice(stage: Stage, who: str) -> None:
    presentation = under_part(stage)
    stage.refuses("NotParty", who, DEMAND, presentation, id=presentation, expected=stage.party("BOC"))


def test_for_refused_documents_no_invoice_is_asked_for(stage: Stage) -> None:
    presentation = under_part(stage)
    refused_by(stage, "BOC", presentation)
    said = allowed("PresentationStatus", "Examining", "Complying")
    stage.refuses("UnexpectedStatus", "BOC", DEMAND, presentation, id=presentation, allowed=said)


def test_no_invoice_comes_after_the_transferring_bank_has_honoured(stage: Stage) -> None:
    root = defaults.root()
    presentation = under_part(stage, root=root)
    honoured_by(stage, "BOC", presentation)
    passed_on = forwarded(stage, "BOC", presentation, root)
    stage.refuses("InvoiceTooLate", "ICBC", DEMAND, passed_on, id=passed_on)
    assert usage(stage, presentation >> 16 & ~(0xFF << 24)) == (20_000_000, 0, 0)


def test_under_a_credit_that_is_no_part_there_is_no_other_invoice(stage: Stage) -> None:
    presentation = stage.present(transferable(stage))
    stage.refuses("NotAPart", "ICBC", DEMAND, presentation, id=presentation)


@pytest.mark.parametrize("before", ["demanded", "made"])
def test_what_was_asked_for_or_is_there_is_not_asked_for(stage: Stage, before: str) -> None:
    presentation = under_part(stage)
    if before == "demanded":
        stage.do("BOC", DEMAND, presentation)
    else:
        stage.do("BOC", "Nominations.substitute", presentation, PART, bytes(32))
    error = {"demanded": "SubstitutionDemanded", "made": "SubstitutionMade"}[before]
    stage.refuses(error, "BOC", DEMAND, presentation, id=presentation)


@pytest.mark.parametrize("found", ["examining", "complying"])
def test_the_bank_asks_for_the_invoice_and_its_time_runs(stage: Stage, found: str) -> None:
    presentation = under_part(stage)
    if found == "complying":
        stage.do("BOC", "Presentations.comply", presentation)
    receipt = stage.do("BOC", DEMAND, presentation)
    told = {"id": presentation, "bank": stage.party("BOC"), "until": day("2024-09-03")}
    assert [(event.name, event.args) for event in receipt.events] == [("InvoiceDemanded", told)]
    assert substitution(stage, presentation)["until"] == day("2024-09-03")
