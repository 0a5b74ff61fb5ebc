"""Transfers.demand

├── caller is not Nominations, whoever it is → NotFromAbove
├── documents of a credit that is no part → NotAPart
├── the invoice is there → SubstitutionMade
├── it was asked for before → SubstitutionDemanded
├── its last day is in an unpublished year → CalendarYearUnpublished
└── otherwise it takes down the last day, in banking days of the bank's place
"""

from __future__ import annotations

from tests.contracts.acts import day, shown
from tests.contracts.callers import refused_to_everybody
from tests.contracts.dealings import PART, substitution, transferable, transferred, under_part
from tests.contracts.registers import bound
from tests.people import Stage

DEMAND = "Transfers.demand"


def test_nobody_but_nominations_takes_down_a_demand(stage: Stage) -> None:
    refused_to_everybody(stage, DEMAND, under_part(stage), stage.party("BOC"))


def test_there_is_no_invoice_to_put_in_place_without_a_transfer(stage: Stage) -> None:
    presentation = stage.present(stage.credit(nominated="BOC"))
    named = shown("PresentationId", presentation)
    stage.refuses("NotAPart", "BOC", "Nominations.demandInvoice", presentation, id=named)


def test_an_invoice_that_is_there_is_not_asked_for(stage: Stage) -> None:
    presentation = under_part(stage)
    stage.do("BOC", "Nominations.substitute", presentation, PART, bytes(32))
    stage.refuses("SubstitutionMade", "BOC", "Nominations.demandInvoice", presentation, id="3-1/1.1")


def test_an_invoice_is_asked_for_once(stage: Stage) -> None:
    presentation = under_part(stage)
    stage.do("BOC", "Nominations.demandInvoice", presentation)
    fields = {"id": "3-1/1.1", "until": "2024-09-03"}
    stage.refuses("SubstitutionDemanded", "BOC", "Nominations.demandInvoice", presentation, **fields)


def test_a_last_day_in_an_unpublished_year_is_refused(stage: Stage) -> None:
    given = transferred(stage, transferable(stage, expiry=day("2026-12-31"), latestShipment=0))
    above = bound(stage, "Transfers")
    stage.on("2026-12-31")
    stage.refuses("CalendarYearUnpublished", above, DEMAND, given << 16 | 1, stage.party("BOC"), place="CN", year=2027)


def test_the_last_day_is_counted_in_banking_days(stage: Stage) -> None:
    given = transferred(stage, transferable(stage))
    above = bound(stage, "Transfers")
    stage.on("2024-09-30")
    stage.do(above, DEMAND, given << 16 | 1, stage.party("BOC"))
    made = substitution(stage, given << 16 | 1)
    assert made == {"extra": 0, "until": day("2024-10-08"), "made": False, "kept": False}
