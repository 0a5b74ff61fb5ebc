"""Proceeds.advance

├── credit unknown → UnknownCredit
├── caller is not the nominated bank, nor without one the last adviser → NotParty
├── credit not Advised, or expired → UnexpectedStatus
├── amount none → ZeroAmount
├── bank suspended → Suspended
├── not asked for, and the bank has no mandate of the beneficiary → AdvanceNotRequested
├── another bank advanced before → OtherBankAdvanced
├── above what the clause leaves, or what is available → AdvanceAboveClause
├── the bank's cash is short → InsufficientCash
└── otherwise it is paid at once, set aside in the credit, and emits AdvancePaid
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import NONEXISTENT, claim_of, credit_of, day, set_funds, suspend, usage
from tests.contracts.dealings import advance_claim, clauses, red_clause, set_aside, with_clauses
from tests.contracts.registers import unbound
from tests.people import Stage

ADVANCE = "Proceeds.advance"
MOST = 40_000_000


def test_under_a_credit_that_nobody_issued_nothing_is_advanced(stage: Stage) -> None:
    stage.refuses("UnknownCredit", "BOC", ADVANCE, NONEXISTENT, 1, id="3-999")


@pytest.mark.parametrize(("nominated", "who"), [(0, "CCB"), (0, "ICBC"), ("CCB", "BOC")])
def test_only_the_nominated_bank_or_else_the_last_adviser_advances(stage: Stage, nominated: str, who: str) -> None:
    credit = red_clause(stage, nominated=nominated) if nominated else red_clause(stage)
    stage.refuses("NotParty", who, ADVANCE, credit, 1, id=credit, expected=stage.party(nominated or "BOC"))


def test_under_a_credit_that_is_not_advised_nothing_is_advanced(stage: Stage) -> None:
    stage.refuses("UnexpectedStatus", "BOC", ADVANCE, stage.issue(), 1, allowed=("Advised",))


def test_after_the_expiry_nothing_is_advanced(stage: Stage) -> None:
    credit = red_clause(stage, expiry=day("2024-09-03"), latestShipment=0)
    stage.on("2024-09-04")
    stage.refuses("UnexpectedStatus", "BOC", ADVANCE, credit, 1, id=credit, allowed=("Advised",))


def test_nothing_is_not_advanced(stage: Stage) -> None:
    credit = red_clause(stage)
    stage.refuses("ZeroAmount", "BOC", ADVANCE, credit, 0, id=credit)


def test_a_suspended_bank_advances_nothing(stage: Stage) -> None:
    credit = red_clause(stage)
    suspend(stage, "BOC")
    stage.refuses("Suspended", "BOC", ADVANCE, credit, 1, party=stage.party("BOC"))


@pytest.mark.parametrize("asked", [0, 10])
def test_a_bank_without_a_mandate_advances_what_it_was_asked_for(stage: Stage, asked: int) -> None:
    credit = red_clause(stage, nominated="CCB")
    if asked:
        stage.do("BOC", "Proceeds.requestAdvance", credit, asked)
    stage.refuses("AdvanceNotRequested", "CCB", ADVANCE, credit, 11, id=credit, given=11, requested=asked)


def test_an_advance_that_was_asked_for_once_is_paid_once(stage: Stage) -> None:
    credit = red_clause(stage, nominated="CCB")
    stage.do("BOC", "Proceeds.requestAdvance", credit, 10)
    stage.do("CCB", ADVANCE, credit, 10)
    stage.refuses("AdvanceNotRequested", "CCB", ADVANCE, credit, 10, id=credit, requested=0)


def test_one_bank_advances_under_a_credit(stage: Stage) -> None:
    # No bank comes to be another's successor on the platform, so the registers are the test's own.
    credit = red_clause(stage)
    found = credit_of(stage, credit) | {"status": 2}
    admin, _, _ = (unbound(stage, register) for register in ("Credits", "Claims", "Proceeds"))
    stage.do(admin, "Credits.bind", [stage.account(admin).address, stage.address["Proceeds"]])
    stage.do(admin, "Claims.bind", [stage.address["Proceeds"]])
    stage.do("BOC", "Cash:CNY.approve", stage.address["Claims"], 1)
    stage.do(admin, "Credits.store", credit, found)
    stage.do("BOC", ADVANCE, credit, 1)
    stage.do(admin, "Credits.store", credit, found | {"adviser": stage.party("ABC")})
    stage.do("BOC", "Proceeds.requestAdvance", credit, 1)
    stage.refuses("OtherBankAdvanced", "ABC", ADVANCE, credit, 1, id=credit, bank=stage.party("BOC"))


def test_an_advance_above_the_clause_is_refused(stage: Stage) -> None:
    credit = red_clause(stage)
    stage.refuses("AdvanceAboveClause", "BOC", ADVANCE, credit, MOST + 1, id=credit, given=MOST + 1, allowed=MOST)
    stage.do("BOC", ADVANCE, credit, 30_000_000)
    stage.refuses("AdvanceAboveClause", "BOC", ADVANCE, credit, 10_000_001, given=10_000_001, allowed=10_000_000)


def test_without_a_red_clause_nothing_is_advanced(stage: Stage) -> None:
    stage.ready.clear()
    stage.refuses("AdvanceAboveClause", "BOC", ADVANCE, stage.credit(), 1, given=1, allowed=0)


def test_no_more_is_advanced_than_is_available(stage: Stage) -> None:
    credit = red_clause(stage)
    stage.present(credit, 70_000_000)
    stage.refuses("AdvanceAboveClause", "BOC", ADVANCE, credit, 30_000_001, allowed=30_000_000)


def test_a_bank_without_the_cash_advances_nothing(stage: Stage) -> None:
    credit = red_clause(stage, beneficiary=stage.customer("Hangzhou Tea", "BOC", own_key=True))
    stage.do("Hangzhou Tea", "Proceeds.requestAdvance", credit, 30)
    set_funds(stage, "BOC", 29)
    stage.refuses("InsufficientCash", "BOC", ADVANCE, credit, 30, given=29, needed=30)
    assert set_aside(stage, credit) == 0


def test_an_advance_that_was_asked_for_is_paid_at_once_and_set_aside(stage: Stage) -> None:
    credit = with_clauses(stage, clauses(advance=MOST), nominated="CCB")
    stage.do("BOC", "Proceeds.requestAdvance", credit, 30_000_000)
    bank, beneficiary = stage.cash("CCB"), stage.cash("BOC")
    receipt = stage.do("CCB", ADVANCE, credit, 30_000_000)
    told = {
        "id": credit,
        "bank": stage.party("CCB"),
        "amount": 30_000_000,
        "claim": advance_claim(credit, 1),
    }
    assert receipt.only("AdvancePaid").args == told
    assert (stage.cash("CCB"), stage.cash("BOC")) == (bank - 30_000_000, beneficiary + 30_000_000)
    assert claim_of(stage, advance_claim(credit, 1))["status"] == "Paid"
    assert usage(stage, credit) == (70_000_000, 0, 0)
    assert set_aside(stage, credit) == 30_000_000


def test_under_a_mandate_it_need_not_be_asked_for_and_may_come_in_parts(stage: Stage) -> None:
    credit = red_clause(stage)
    for number, amount in enumerate((10_000_000, 30_000_000), start=1):
        stage.do("BOC", ADVANCE, credit, amount)
        assert claim_of(stage, advance_claim(credit, number))["face"] == amount
    assert stage.ask("Proceeds.advanceOf", credit) == {
        "bank": stage.party("BOC"),
        "count": 2,
        "reclaimed": False,
        "total": MOST,
        "outstanding": MOST,
    }
