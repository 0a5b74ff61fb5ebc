"""Claims.pass

given a caller that is not the contract above
    it reverts with NotFromAbove
given the contract above
    when there is no such claim
        it reverts with UnknownClaim, and makes none
    when the party could not open new business
        it reverts with NotAHolder
    when the claim is locked, or not
        it is the party's, at its present account, and locked no more
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import claim_of, shown, suspend
from tests.contracts.callers import refused_to_everybody, rotate
from tests.contracts.claims.test_lock import ID, opened
from tests.people import Stage

PASS = "Claims.pass"


def test_nobody_but_forfaiting_and_recourses_passes_a_claim(stage: Stage) -> None:
    refused_to_everybody(stage, PASS, ID, stage.party("ABC"))


def test_a_claim_that_there_is_not_is_not_passed(stage: Stage, above: str) -> None:
    stage.refuses("UnknownClaim", above, PASS, ID, stage.party("ABC"), id=shown("ClaimId", ID))


def test_a_claim_passes_to_a_party_in_good_standing(stage: Stage, above: str) -> None:
    opened(stage, above)
    suspend(stage, "ABC")
    stage.refuses("NotAHolder", above, PASS, ID, stage.party("ABC"), id=shown("ClaimId", ID))


@pytest.mark.parametrize("locked", [False, True])
def test_a_claim_that_is_sold_is_its_buyer_s(stage: Stage, above: str, locked: bool) -> None:
    opened(stage, above)
    if locked:
        stage.do(above, "Claims.lock", ID)
    moved = rotate(stage, "ABC")
    stage.do(above, PASS, ID, stage.party("ABC"))
    assert stage.ask("Claims.ownerOf", ID) == stage.account(moved).address
    assert stage.ask("Claims.holderOf", ID) == stage.party("ABC")
    assert claim_of(stage, ID)["status"] == "Outstanding"
