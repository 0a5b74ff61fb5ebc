"""Proceeds.reclaimAdvance

├── credit unknown → UnknownCredit
├── nothing advanced, all of it deducted, or reclaimed before → NothingAdvanced
├── caller is not the bank that advanced → NotParty
├── not expired, or documents are pending → NotExpired
└── otherwise the issuer owes what no drawing has paid, and emits AdvanceReclaimed
    ├── it is paid at once where the issuer's account allows
    └── and is due at once where not
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import NONEXISTENT, claim_of, day, refused, set_funds, status, usage
from tests.contracts.dealings import RECLAIMED, accepted, advance_claim, presented, red_clause
from tests.people import Stage

RECLAIM = "Proceeds.reclaimAdvance"
ADVANCED = 30_000_000


def advanced(stage: Stage) -> int:
    credit = red_clause(stage)
    stage.do("BOC", "Proceeds.advance", credit, ADVANCED)
    return credit


def test_under_a_credit_that_nobody_issued_nothing_is_reclaimed(stage: Stage) -> None:
    stage.refuses("UnknownCredit", "BOC", RECLAIM, NONEXISTENT, id="3-999")


def test_what_was_not_advanced_is_not_reclaimed(stage: Stage) -> None:
    credit = red_clause(stage)
    stage.on("2024-11-18")
    stage.refuses("NothingAdvanced", "BOC", RECLAIM, credit, id=credit)


def test_what_a_drawing_has_paid_is_not_reclaimed(stage: Stage) -> None:
    credit = advanced(stage)
    accepted(stage, "ICBC", credit)
    stage.on("2024-11-18")
    stage.refuses("NothingAdvanced", "BOC", RECLAIM, credit, id=credit)


@pytest.mark.parametrize("who", ["ICBC", "CCB", "CBA"])
def test_only_the_bank_that_advanced_reclaims(stage: Stage, who: str) -> None:
    credit = advanced(stage)
    stage.on("2024-11-18")
    stage.refuses("NotParty", who, RECLAIM, credit, id=credit, expected=stage.party("BOC"))


def test_nothing_is_reclaimed_before_the_expiry_is_over(stage: Stage) -> None:
    credit = advanced(stage)
    stage.on("2024-11-15", "23:59")
    stage.refuses("NotExpired", "BOC", RECLAIM, credit, id=credit)


def test_nothing_is_reclaimed_while_documents_are_pending(stage: Stage) -> None:
    credit = advanced(stage)
    presentation = presented(stage, credit, 1)
    stage.on("2024-11-18")
    stage.refuses("NotExpired", "BOC", RECLAIM, credit, id=credit)
    stage.do("BOC", "Presentations.enforce", presentation)
    stage.do("BOC", RECLAIM, credit)


def test_after_the_expiry_the_issuer_pays_the_advance_once(stage: Stage) -> None:
    credit = advanced(stage)
    stage.on("2024-11-16", "00:00")
    issuer, bank = stage.cash("ICBC"), stage.cash("BOC")
    receipt = stage.do("BOC", RECLAIM, credit)
    claim = advance_claim(credit, RECLAIMED)
    told = {"id": credit, "bank": stage.party("BOC"), "amount": ADVANCED, "claim": claim}
    assert receipt.only("AdvanceReclaimed").args == told
    assert (stage.cash("ICBC"), stage.cash("BOC")) == (issuer - ADVANCED, bank + ADVANCED)
    stage.refuses("NothingAdvanced", "BOC", RECLAIM, credit, id=credit)


def test_an_issuer_without_the_cash_owes_the_advance_at_once(stage: Stage) -> None:
    credit = advanced(stage)
    stage.on("2024-11-18")
    set_funds(stage, "ICBC", ADVANCED - 1)
    stage.do("BOC", RECLAIM, credit)
    claim = advance_claim(credit, RECLAIMED)
    assert status(stage, "Claims", claim) == "Due"
    assert stage.ask("Claims.holderOf", claim) == stage.party("BOC")


def test_only_what_no_drawing_has_paid_is_reclaimed(stage: Stage) -> None:
    credit = advanced(stage)
    for amount in (60_000_000, 15_000_000):  # the second needs 5,000,000 more than is available, and pays 15,000,000
        accepted(stage, "ICBC", credit, amount)
    stage.on("2024-11-18")
    stage.do("BOC", RECLAIM, credit)
    assert claim_of(stage, advance_claim(credit, RECLAIMED))["face"] == 15_000_000


def test_an_advance_whose_last_drawing_was_refused_is_reclaimed(stage: Stage) -> None:
    credit = advanced(stage)
    refused(stage, credit)
    stage.on("2024-11-18")
    stage.do("BOC", RECLAIM, credit)
    assert claim_of(stage, advance_claim(credit, RECLAIMED))["face"] == ADVANCED


def test_what_was_reclaimed_is_not_drawn_as_well(stage: Stage) -> None:
    credit = advanced(stage)
    presentation = refused(stage, credit, disposal=defaults.NOTIFY)
    stage.on("2024-11-18")
    stage.do("BOC", RECLAIM, credit)
    fields = {"id": credit, "given": defaults.AMOUNT, "available": 70_000_000}
    stage.refuses("OverDrawn", "ICBC", "Presentations.waive", presentation, **fields)
    assert usage(stage, credit) == (70_000_000, 0, 0)


def test_nothing_is_advanced_after_the_issuer_has_paid_for_what_was(stage: Stage) -> None:
    credit = advanced(stage)
    stage.on("2024-11-18")
    stage.do("BOC", RECLAIM, credit)
    longer = (0, 0, False, 0, 0, day("2024-12-20"), 0, 0, 0, 0, defaults.root())
    stage.do("ICBC", "Amendments.amend", credit, longer)
    amendment = credit << 16 | 1
    stage.do("BOC", "Amendments.accept", amendment, stage.ask("Amendments.hashOf", amendment))
    stage.refuses("AdvanceSettled", "BOC", "Proceeds.advance", credit, 1, id="3-1")
