"""Credits.close

├── credit unknown → UnknownCredit
├── caller is not the issuer → NotParty
├── credit neither Issued nor Advised → UnexpectedStatus
├── a presentation pending → PresentationPending, whatever the day
├── not used up and not run out
│   └── until the effective expiry plus the rule set's wait is over → StillOpen
└── otherwise Closed, emits CreditClosed with what stays unused
    ├── used up: all drawn; the least amount drawn; or the one drawing made that is allowed
    ├── a part: what the second beneficiary leaves undrawn is the first one's again
    └── its claims run on
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import (
    NONEXISTENT,
    claim_of,
    complying,
    credit_of,
    day,
    presenting,
    refusal,
    refused,
    status,
    suspend,
)
from tests.contracts.dealings import (
    PART,
    accepted,
    clauses,
    honoured_by,
    red_clause,
    set_aside,
    transferable,
    transferred,
    under_part,
    with_clauses,
)
from tests.people import Stage
from usance.artifacts import enum


def test_a_credit_that_nobody_issued_cannot_be_closed(stage: Stage) -> None:
    stage.refuses("UnknownCredit", "ICBC", "Credits.close", NONEXISTENT, id="3-999")


@pytest.mark.parametrize("who", ["BOC", "ABC", "CBA"])
def test_only_the_issuer_closes(stage: Stage, who: str) -> None:
    credit = stage.credit()
    stage.honoured(credit)
    stage.refuses("NotParty", who, "Credits.close", credit, id="3-1", expected=stage.party("ICBC"))


def test_a_credit_is_closed_once(stage: Stage) -> None:
    credit = stage.credit()
    stage.honoured(credit)
    stage.do("ICBC", "Credits.close", credit)
    stage.refuses("UnexpectedStatus", "ICBC", "Credits.close", credit, id="3-1", allowed=("Issued", "Advised"))


@pytest.mark.parametrize("when", ["2024-09-03", "2025-06-30"])
def test_a_credit_with_a_presentation_pending_stays_open_however_late_it_is(stage: Stage, when: str) -> None:
    credit = stage.credit()
    stage.present(credit, 40)
    stage.on(when)
    stage.refuses("PresentationPending", "ICBC", "Credits.close", credit, id="3-1", pending=40)


def test_a_complying_presentation_is_pending_until_it_is_honoured(stage: Stage) -> None:
    credit = stage.credit()
    presentation = complying(stage, credit)
    stage.refuses("PresentationPending", "ICBC", "Credits.close", credit, pending=defaults.AMOUNT)
    stage.do("ICBC", "Presentations.honour", presentation)
    stage.do("ICBC", "Credits.close", credit)


@pytest.mark.parametrize("advised", [True, False])
def test_an_irrevocable_credit_is_not_closed_before_its_time(stage: Stage, advised: bool) -> None:
    credit = stage.credit() if advised else stage.issue()
    stage.refuses("StillOpen", "ICBC", "Credits.close", credit, id="3-1", today="2024-09-02", closable="2024-12-15")


def test_the_last_day_of_the_wait_is_still_too_early(stage: Stage) -> None:
    credit = stage.credit()
    stage.on("2024-12-15", "23:59")
    stage.refuses("StillOpen", "ICBC", "Credits.close", credit, today="2024-12-15", closable="2024-12-15")
    stage.on("2024-12-16", "00:00")
    told = stage.do("ICBC", "Credits.close", credit).only("CreditClosed").args
    assert told == {"id": credit, "unused": defaults.AMOUNT}


def test_under_ucp_600_an_unused_balance_goes_on_the_day_after_expiry(stage: Stage) -> None:
    credit = stage.credit(rules=defaults.UCP600)
    stage.on("2024-11-15")
    stage.refuses("StillOpen", "ICBC", "Credits.close", credit, today="2024-11-15", closable="2024-11-15")
    stage.on("2024-11-16")
    stage.do("ICBC", "Credits.close", credit)
    assert credit_of(stage, credit)["status"] == "Closed"


def test_the_wait_runs_from_the_expiry_that_a_holiday_has_moved(stage: Stage) -> None:
    credit = stage.credit(rules=defaults.UCP600, expiry=day("2024-10-01"), latestShipment=0)
    stage.on("2024-10-08")
    stage.refuses("StillOpen", "ICBC", "Credits.close", credit, today="2024-10-08", closable="2024-10-08")
    stage.on("2024-10-09")
    stage.do("ICBC", "Credits.close", credit)


def test_a_partly_drawn_credit_is_not_used_up(stage: Stage) -> None:
    credit = stage.credit()
    stage.honoured(credit, defaults.AMOUNT - 1)
    stage.refuses("StillOpen", "ICBC", "Credits.close", credit, closable="2024-12-15")


def test_a_drawing_one_fen_below_the_least_does_not_use_a_credit_up(stage: Stage) -> None:
    credit = stage.credit(tolerancePlus=10, toleranceMinus=10)
    stage.honoured(credit, 90_000_000 - 1)
    stage.refuses("StillOpen", "ICBC", "Credits.close", credit, closable="2024-12-15")
    stage.honoured(credit, 1)
    told = stage.do("ICBC", "Credits.close", credit).only("CreditClosed").args
    assert told["unused"] == 20_000_000


def test_a_refused_presentation_leaves_the_credit_open(stage: Stage) -> None:
    credit = stage.credit()
    refused(stage, credit)
    stage.refuses("StillOpen", "ICBC", "Credits.close", credit, closable="2024-12-15")


def test_a_fully_drawn_credit_is_closed_at_once_and_nothing_can_be_presented_any_more(stage: Stage) -> None:
    credit = stage.credit()
    stage.honoured(credit)
    told = stage.do("ICBC", "Credits.close", credit).only("CreditClosed").args
    assert told == {"id": credit, "unused": 0}
    assert credit_of(stage, credit)["status"] == status(stage, "Credits", credit) == "Closed"
    stage.refuses("UnexpectedStatus", "BOC", "Presentations.present", *presenting(credit, 1), allowed=("Advised",))


def test_where_partial_drawings_are_prohibited_the_one_drawing_uses_the_credit_up(stage: Stage) -> None:
    credit = stage.credit(partialDrawings=False, tolerancePlus=5, toleranceMinus=5)
    stage.honoured(credit, 95_000_000)
    told = stage.do("ICBC", "Credits.close", credit).only("CreditClosed").args
    assert told["unused"] == 10_000_000


def test_a_credit_that_was_never_advised_is_closed_after_its_time(stage: Stage) -> None:
    credit = stage.issue()
    stage.on("2024-12-16")
    stage.do("ICBC", "Credits.close", credit)
    assert credit_of(stage, credit)["status"] == "Closed"


def test_claims_outlive_the_credit_that_they_came_from(stage: Stage) -> None:
    credit = stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=90)
    claim = stage.honoured(credit)
    stage.do("ICBC", "Credits.close", credit)
    stage.on("2024-12-02")
    stage.do("ICBC", "Claims.pay", claim)
    assert claim_of(stage, claim)["status"] == "Paid"


def test_refused_documents_cannot_be_taken_up_under_a_closed_credit(stage: Stage) -> None:
    credit = stage.credit()
    presentation = stage.present(credit)
    stage.do("ICBC", "Presentations.refuse", *refusal(presentation, disposal=defaults.NOTIFY))
    stage.on("2024-12-16")
    stage.do("ICBC", "Credits.close", credit)
    stage.refuses("UnexpectedStatus", "ICBC", "Presentations.waive", presentation, id="3-1", allowed=("Advised",))


def test_a_suspended_issuer_can_close(stage: Stage) -> None:
    credit = stage.credit()
    stage.honoured(credit)
    suspend(stage, "ICBC")
    stage.do("ICBC", "Credits.close", credit)
    assert credit_of(stage, credit)["status"] == "Closed"


def test_a_part_is_closed_by_the_issuer_of_its_credit_and_not_before_its_time(stage: Stage) -> None:
    part = transferred(stage, transferable(stage))
    stage.refuses("NotParty", "BOC", "Credits.close", part, id="3-1/1", expected=stage.party("ICBC"))
    stage.refuses("StillOpen", "ICBC", "Credits.close", part, id="3-1/1", closable="2024-12-15")


def test_a_part_drawn_whole_under_another_invoice_is_used_up(stage: Stage) -> None:
    presentation = under_part(stage)
    stage.do("BOC", "Nominations.substitute", presentation, PART + 1, defaults.root())
    honoured_by(stage, "BOC", presentation)
    stage.do("ICBC", "Credits.close", presentation >> 16)
    assert credit_of(stage, presentation >> 16)["status"] == "Closed"


def test_a_credit_whose_proceeds_are_assigned_is_used_up_when_all_is_drawn(stage: Stage) -> None:
    credit = stage.credit()
    stage.do("BOC", "Proceeds.assign", credit, stage.party("ABC"), 1)
    stage.honoured(credit, defaults.AMOUNT - 1)
    stage.refuses("StillOpen", "ICBC", "Credits.close", credit, closable="2024-12-15")
    stage.honoured(credit, 1)
    stage.do("ICBC", "Credits.close", credit)


def test_a_credit_with_an_advance_that_drawings_have_not_settled_is_not_used_up(stage: Stage) -> None:
    credit = red_clause(stage, partialDrawings=False)
    stage.do("BOC", "Proceeds.advance", credit, 30_000_000)
    assert set_aside(stage, credit) == 30_000_000
    stage.refuses("StillOpen", "ICBC", "Credits.close", credit, closable="2024-12-15")


@pytest.mark.parametrize("drawn", [0, 30_000_000])
def test_what_a_part_leaves_undrawn_is_the_first_beneficiarys_again(stage: Stage, drawn: int) -> None:
    credit = transferable(stage)
    part = transferred(stage, credit)
    if drawn:
        accepted(stage, "BOC", part, drawn, by="CCB")
    assert set_aside(stage, credit) == PART
    stage.on("2024-12-16")
    told = stage.do("ICBC", "Credits.close", part).only("CreditClosed").args
    assert told == {"id": part, "unused": PART - drawn}
    assert set_aside(stage, credit) == drawn
    assert credit_of(stage, part)["status"] == "Closed"


def test_a_revolving_credit_is_not_used_up_by_drawing_the_whole_of_it(stage: Stage) -> None:
    by_value = enum("DrawingKind")["RevolvingByValue"]
    credit = with_clauses(stage, clauses(drawings=by_value, times=1))
    stage.honoured(credit)
    stage.refuses("StillOpen", "ICBC", "Credits.close", credit, closable="2024-12-15")
