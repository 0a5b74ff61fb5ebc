"""Claims: what it answers

get, statusOf
    given an unknown claim: it reverts with UnknownClaim
    given a claim before its day: it is outstanding
    given a claim on its day or later: it is due, though stored as outstanding
    given a claim reported unpaid, or paid: it is that
holderOf
    given an unknown claim: it reverts with ERC721NonexistentToken
    given an owner, at its present account or a former one: it says the party
name, symbol
    it says what they are
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import shown
from tests.contracts.callers import rotate
from tests.contracts.claims.conftest import DAY_AFTER, FACE, MATURITY, on_icbc
from tests.people import Stage
from usance.artifacts import enum
from usance.errors import Refusal

STATUS = enum("ClaimStatus")


@pytest.mark.parametrize("function", ["get", "statusOf"])
@pytest.mark.parametrize("id", [0, 1, 2**256 - 1])
def test_an_unknown_claim_is_refused(stage: Stage, function: str, id: int) -> None:
    with pytest.raises(Refusal) as refused:
        stage.ask(f"Claims.{function}", id)
    assert (refused.value.name, refused.value.fields) == ("UnknownClaim", {"id": shown("ClaimId", id)})


def test_a_presentation_that_is_not_honoured_is_no_claim(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    stage.do("ICBC", "Presentations.comply", presentation)
    with pytest.raises(Refusal, match="UnknownClaim"):
        stage.ask("Claims.get", presentation)


def test_an_unknown_claim_has_no_holder(stage: Stage) -> None:
    with pytest.raises(Refusal) as refused:
        stage.ask("Claims.holderOf", 1)
    assert (refused.value.name, refused.value.fields) == ("ERC721NonexistentToken", {"tokenId": 1})


def test_a_claim_says_what_the_honour_undertook(stage: Stage, claim: int) -> None:
    assert stage.ask("Claims.get", claim) == on_icbc(stage, status=STATUS["Outstanding"])
    assert stage.ask("Claims.statusOf", claim) == STATUS["Outstanding"]


def test_a_claim_is_due_from_its_day_on(stage: Stage, claim: int) -> None:
    stage.on("2024-10-07", "23:59")
    assert stage.ask("Claims.statusOf", claim) == STATUS["Outstanding"]
    for day, at in ((MATURITY, "00:00"), (DAY_AFTER, "10:00")):
        stage.on(day, at)
        assert stage.ask("Claims.statusOf", claim) == STATUS["Due"]
        assert stage.ask("Claims.get", claim) == on_icbc(stage, status=STATUS["Outstanding"])


def test_a_reported_claim_is_unpaid_and_a_paid_one_is_paid(stage: Stage, claim: int) -> None:
    stage.on(DAY_AFTER)
    stage.do("BOC", "Claims.reportUnpaid", claim)
    assert stage.ask("Claims.statusOf", claim) == STATUS["Unpaid"]
    stage.do("ICBC", "Claims.pay", claim)
    assert stage.ask("Claims.statusOf", claim) == STATUS["Paid"]


def test_a_sight_claim_is_paid_from_the_start(stage: Stage) -> None:
    held = stage.cash("BOC")
    claim = stage.honoured(stage.credit())
    assert stage.ask("Claims.statusOf", claim) == STATUS["Paid"]
    assert stage.cash("BOC") == held + FACE
    assert stage.ask("Claims.holderOf", claim) == stage.party("BOC")


def test_the_holder_is_a_party_wherever_its_account_is(stage: Stage, claim: int) -> None:
    rotate(stage, "BOC")
    assert stage.ask("Claims.holderOf", claim) == stage.party("BOC")


def test_the_token_says_its_name(stage: Stage) -> None:
    assert stage.ask("Claims.name") == "Usance claims"
    assert stage.ask("Claims.symbol") == "CLAIM"
