"""Claims.reportUnpaid

given an unknown claim
    it reverts with UnknownClaim
given a claim that is paid, or reported already
    it reverts with UnexpectedStatus
given an outstanding claim
    when its day has not passed, the day itself included
        it reverts with NotOverdue
    when its day has passed
        it stores it as unpaid, moves no money, and tells of it with ClaimReportedUnpaid, whoever reports
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import shown
from tests.contracts.claims.conftest import DAY_AFTER
from tests.people import Stage
from usance.artifacts import enum
from usance.dates import civil_day

STATUS = enum("ClaimStatus")


@pytest.mark.parametrize("id", [0, 1, 2**256 - 1])
def test_an_unknown_claim_is_refused(stage: Stage, id: int) -> None:
    stage.refuses("UnknownClaim", "BOC", "Claims.reportUnpaid", id, id=shown("ClaimId", id))


def test_a_paid_claim_is_never_reported(stage: Stage, due: int) -> None:
    stage.do("ICBC", "Claims.pay", due)
    stage.on(DAY_AFTER)
    stage.refuses(
        "UnexpectedStatus",
        "BOC",
        "Claims.reportUnpaid",
        due,
        id=shown("ClaimId", due),
        actual=STATUS["Paid"],
        allowed=("Outstanding", "Locked"),
    )
    assert stage.ask("Claims.statusOf", due) == STATUS["Paid"]


def test_a_claim_is_not_reported_twice(stage: Stage, claim: int) -> None:
    stage.on(DAY_AFTER)
    stage.do("BOC", "Claims.reportUnpaid", claim)
    stage.refuses("UnexpectedStatus", "ABC", "Claims.reportUnpaid", claim, actual=STATUS["Unpaid"])


@pytest.mark.parametrize(("day", "at"), [("2024-09-03", "10:00"), ("2024-10-08", "00:00"), ("2024-10-08", "23:59")])
def test_a_claim_is_not_reported_before_its_day_has_passed(stage: Stage, claim: int, day: str, at: str) -> None:
    stage.on(day, at)
    id = shown("ClaimId", claim)
    stage.refuses("NotOverdue", "BOC", "Claims.reportUnpaid", claim, id=id, today=day, maturity="2024-10-08")


@pytest.mark.parametrize("who", ["BOC", "ABC", "ICBC", "CBA", "stranger 0"])
def test_anyone_reports_a_claim_whose_day_has_passed(stage: Stage, claim: int, who: str) -> None:
    stage.stranger()
    stage.on(DAY_AFTER, "00:00")
    with stage.unchanged():
        receipt = stage.do(who, "Claims.reportUnpaid", claim)
    told = {
        "id": claim,
        "obligor": stage.party("ICBC"),
        "reporter": stage.account(who).address,
        "day": civil_day(DAY_AFTER),
    }
    assert receipt.only("ClaimReportedUnpaid").args == told
    assert stage.ask("Claims.statusOf", claim) == STATUS["Unpaid"]
    assert stage.ask("Claims.holderOf", claim) == stage.party("BOC")
