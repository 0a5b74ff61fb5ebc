"""Claims.lock

given a caller that is not the contract above
    it reverts with NotFromAbove
given the contract above
    when there is no such claim
        it reverts with UnknownClaim
    when it is locked
        it reverts with ClaimLocked
    when it was paid, or reported unpaid
        it reverts with UnexpectedStatus
    when it is outstanding
        it goes nowhere by its owner's will, is paid on its day all the same, and may be reported unpaid
"""

from __future__ import annotations

from tests.contracts.acts import claim_of, shown
from tests.contracts.callers import refused_to_everybody
from tests.contracts.claims.conftest import MATURITY, on_icbc
from tests.people import Stage
from usance.artifacts import enum

ID = (3 << 48) | (1 << 16) | 1
LOCK = "Claims.lock"


def opened(stage: Stage, above: str, settlement: str = "AtMaturity") -> None:
    stage.do(above, "Claims.open", ID, stage.party("BOC"), on_icbc(stage), enum("Settlement")[settlement])


def test_nobody_but_forfaiting_locks_a_claim(stage: Stage) -> None:
    refused_to_everybody(stage, LOCK, ID)


def test_a_claim_that_there_is_not_is_not_locked(stage: Stage, above: str) -> None:
    stage.refuses("UnknownClaim", above, LOCK, ID, id=shown("ClaimId", ID))


def test_a_claim_that_was_reported_unpaid_is_not_locked(stage: Stage, above: str) -> None:
    opened(stage, above)
    stage.chain.travel(stage.chain.now() + 200 * 86_400)
    stage.do("ABC", "Claims.reportUnpaid", ID)
    stage.refuses("UnexpectedStatus", above, LOCK, ID, id=shown("ClaimId", ID))


def test_a_locked_claim_stays_with_its_owner(stage: Stage, above: str) -> None:
    opened(stage, above)
    stage.do(above, LOCK, ID)
    assert claim_of(stage, ID)["status"] == "Locked"
    stage.refuses("ClaimLocked", above, LOCK, ID, id=shown("ClaimId", ID))
    bank, other = stage.account("BOC").address, stage.account("ABC").address
    stage.refuses("ClaimLocked", "BOC", "Claims.transferFrom", bank, other, ID, id=shown("ClaimId", ID))


def test_a_locked_claim_is_due_and_reported_like_any_other(stage: Stage, above: str) -> None:
    opened(stage, above)
    stage.do(above, LOCK, ID)
    assert MATURITY and stage.ask("Claims.statusOf", ID) == enum("ClaimStatus")["Locked"]
    stage.chain.travel(stage.chain.now() + 200 * 86_400)
    assert stage.ask("Claims.statusOf", ID) == enum("ClaimStatus")["Due"]
    stage.do("ABC", "Claims.reportUnpaid", ID)
    assert claim_of(stage, ID)["status"] == "Unpaid"
