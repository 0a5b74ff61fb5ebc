"""Amounts.amountOf

├── issue, with clauses or without → what may be drawn at most, tolerance included
├── confirm → the same of the credit
├── amend → the increase
├── honour, negotiate → the amount of the presentation, what is paid for it
├── pay, and a claim given away or opened to another → the face of the claim
├── a new account, and all claims opened to another → no amount bounds it
├── an advance → its amount
├── cash transferred, drawn, or opened to another than Claims and DigitalLeg → its amount
├── a record that there is not → UnknownCredit, UnknownPresentation or UnknownClaim
└── anything else, and what is no cash of ours → none
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.people import NOBODY, Stage
from usance.abi import Argument
from usance.errors import Refusal

NOTHING, UNBOUNDED = (b"\0\0\0", 0), (b"\0\0\0", 2**256 - 1)


def amount(stage: Stage, function: str, *args: Argument, to: str | None = None) -> object:
    target, _, name = function.rpartition(".")
    entry = stage.ledger.artifacts.contract(target.partition(":")[0]).function(name)
    return stage.ask("Amounts.amountOf", to or stage.address[target], entry.selector + entry.encode_inputs(args))


def test_issuing_binds_to_all_that_may_be_drawn(stage: Stage) -> None:
    terms = defaults.terms(stage._parties, amount=1_000_000, tolerancePlus=10)
    assert amount(stage, "Credits.issue", terms) == (b"CNY", 1_100_000)
    clauses = (0, 0, False, 0, False, 0, 0, 0, [])
    names = tuple(stage.ledger.artifacts.struct("Clauses"))
    assert len(names) == len(clauses)
    assert amount(stage, "Credits.issueWithClauses", terms, clauses) == (b"CNY", 1_100_000)


def test_confirming_binds_to_the_same(stage: Stage) -> None:
    credit = stage.credit(confirmation=2, tolerancePlus=5, amount=200)
    assert amount(stage, "Confirmations.confirm", credit) == (b"CNY", 210)


def test_amending_binds_to_the_increase(stage: Stage) -> None:
    increase = (77, 0, False, 0, 0, 0, 0, 0, 0, 0, bytes(32))
    assert amount(stage, "Amendments.amend", stage.credit(), increase) == (b"CNY", 77)


def test_honouring_pays_what_is_presented(stage: Stage) -> None:
    presentation = stage.present(stage.credit(), 4_200)
    assert amount(stage, "Presentations.honour", presentation) == (b"CNY", 4_200)
    assert amount(stage, "Presentations.comply", presentation) == NOTHING


def test_negotiating_pays_what_is_agreed(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    assert amount(stage, "Nominations.negotiate", presentation, 99, False) == (b"CNY", 99)


def test_paying_pays_the_face(stage: Stage) -> None:
    claim = stage.honoured(stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=30), 500)
    assert amount(stage, "Claims.pay", claim) == (b"CNY", 500)
    assert amount(stage, "Claims.reportUnpaid", claim) == NOTHING


def test_giving_a_claim_away_gives_its_face(stage: Stage) -> None:
    claim = stage.honoured(stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=30), 500)
    boc, abc = stage.account("BOC").address, stage.account("ABC").address
    for verb, args in (
        ("approve", (abc, claim)),
        ("transferFrom", (boc, abc, claim)),
        ("safeTransferFrom(address,address,uint256)", (boc, abc, claim)),
        ("safeTransferFrom(address,address,uint256,bytes)", (boc, abc, claim, b"")),
    ):
        assert amount(stage, f"Claims.{verb}", *args) == (b"CNY", 500)


def test_nothing_bounds_a_new_account_and_all_claims(stage: Stage) -> None:
    abc = stage.account("ABC").address
    assert amount(stage, "Membership.rotateAccount", abc) == UNBOUNDED
    assert amount(stage, "Claims.setApprovalForAll", abc, True) == UNBOUNDED
    assert amount(stage, "Membership.setMandate", True) == NOTHING


def test_advancing_pays_the_advance(stage: Stage) -> None:
    assert amount(stage, "Proceeds.advance", stage.credit(), 12) == (b"CNY", 12)


def test_cash_is_paid_drawn_or_opened_to_another(stage: Stage) -> None:
    icbc, boc = stage.account("ICBC").address, stage.account("BOC").address
    assert amount(stage, "Cash:CNY.transfer", boc, 5) == (b"CNY", 5)
    assert amount(stage, "Cash:USD.approve", boc, 6) == (b"USD", 6)
    assert amount(stage, "Cash:CNY.transferFrom", icbc, boc, 7) == (b"CNY", 7)


@pytest.mark.parametrize("drawer", ["Claims", "DigitalLeg"])
def test_what_draws_what_is_owed_is_no_amount(stage: Stage, drawer: str) -> None:
    assert amount(stage, "Cash:CNY.approve", stage.address[drawer], 2**256 - 1) == NOTHING


@pytest.mark.parametrize("to", ["Documents", None])
def test_what_is_no_cash_of_ours_has_no_amount(stage: Stage, to: str | None) -> None:
    """What it counts is no money, and no limit is on it."""
    answer = amount(stage, "Cash:CNY.approve", NOBODY, 6, to=stage.address[to] if to else NOBODY)
    assert isinstance(answer, tuple)
    assert answer[0] == NOTHING[0]


def test_a_call_that_says_nothing_has_no_amount(stage: Stage) -> None:
    assert stage.ask("Amounts.amountOf", stage.address["Credits"], b"\x01") == NOTHING
    assert amount(stage, "Credits.advise", stage.credit()) == NOTHING
    assert amount(stage, "Confirmations.declineConfirmation", stage.credit()) == NOTHING
    assert amount(stage, "Nominations.demandInvoice", 1 << 16) == NOTHING
    assert amount(stage, "Cash:CNY.redeem", 5) == NOTHING


@pytest.mark.parametrize(
    ("function", "error"),
    [
        ("Confirmations.confirm", "UnknownCredit"),
        ("Presentations.honour", "UnknownCredit"),
        ("Claims.pay", "UnknownClaim"),
    ],
)
def test_a_record_that_there_is_not_has_no_amount(stage: Stage, function: str, error: str) -> None:
    with pytest.raises(Refusal, match=error):
        amount(stage, function, 7)


def test_a_presentation_that_there_is_not_has_no_amount(stage: Stage) -> None:
    with pytest.raises(Refusal, match="UnknownPresentation"):
        amount(stage, "Presentations.honour", stage.credit() << 16 | 9)
