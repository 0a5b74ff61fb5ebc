"""Claims.unlock

given a caller that is not the contract above
    it reverts with NotFromAbove
given the contract above
    when there is no such claim
        it reverts with UnknownClaim
    it makes a locked claim outstanding again, and leaves one that was reported unpaid or paid meanwhile as it is
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import claim_of
from tests.contracts.callers import refused_to_everybody
from tests.contracts.claims.test_lock import ID, opened
from tests.people import Stage


def test_nobody_but_forfaiting_unlocks_a_claim(stage: Stage) -> None:
    refused_to_everybody(stage, "Claims.unlock", ID)


def test_a_claim_that_there_is_not_is_not_unlocked(stage: Stage, above: str) -> None:
    stage.refuses("UnknownClaim", above, "Claims.unlock", ID)


@pytest.mark.parametrize("meanwhile", ["Outstanding", "Unpaid"])
def test_a_claim_is_its_owner_s_again(stage: Stage, above: str, meanwhile: str) -> None:
    opened(stage, above)
    stage.do(above, "Claims.lock", ID)
    if meanwhile == "Unpaid":
        stage.chain.travel(stage.chain.now() + 200 * 86_400)
        stage.do("ABC", "Claims.reportUnpaid", ID)
    stage.do(above, "Claims.unlock", ID)
    assert claim_of(stage, ID)["status"] == meanwhile
    stage.do("BOC", "Claims.transferFrom", stage.account("BOC").address, stage.account("ABC").address, ID)
