"""Claims.pay

given an unknown claim
    it reverts with UnknownClaim
given a caller that does not act for the obligor
    it reverts with NotParty: the owner, another bank, an institution, the obligor's former account
given a claim that is paid
    it reverts with UnexpectedStatus
given the obligor, before maturity
    it reverts with NotDue
given the obligor, from maturity on
    when its balance or its leave is short by one fen
        it reverts with InsufficientCash, and nothing moves
    when it has enough
        it pays the whole face, once, to whoever holds the claim, at the holder's present account
        it pays a claim that was reported unpaid like any other
        it stores the claim as paid and tells of it with ClaimPaid
    when the obligor or the holder is suspended
        it pays all the same
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import shown
from tests.contracts.callers import rotate
from tests.contracts.claims.conftest import DAY_AFTER, FACE
from tests.people import Stage
from usance.artifacts import enum

STATUS = enum("ClaimStatus")
UNLIMITED = 2**256 - 1


def sell(stage: Stage, claim: int, seller: str, buyer: str) -> None:
    accounts = (stage.account(seller).address, stage.account(buyer).address)
    stage.do(seller, "Claims.transferFrom", *accounts, claim)


def leave_icbc(stage: Stage, amount: int) -> None:
    """ICBC pays all but `amount` away."""
    stage.do("ICBC", "Cash:CNY.transfer", stage.account("CCB").address, stage.cash("ICBC") - amount)


@pytest.mark.parametrize("id", [0, 1, 2**256 - 1])
def test_an_unknown_claim_is_refused(stage: Stage, id: int) -> None:
    stage.refuses("UnknownClaim", "ICBC", "Claims.pay", id, id=shown("ClaimId", id))


def test_nobody_but_the_obligor_pays(stage: Stage, due: int) -> None:
    with stage.unchanged():
        for who in ("BOC", "ABC", "CBA", "PBoC", "deployer", stage.stranger()):
            caller, id = stage.account(who).address, shown("ClaimId", due)
            stage.refuses("NotParty", who, "Claims.pay", due, id=id, caller=caller, expected=stage.party("ICBC"))


def test_the_obligors_former_account_does_not_pay(stage: Stage, due: int) -> None:
    rotate(stage, "ICBC")
    with stage.unchanged():
        stage.refuses("NotParty", "ICBC", "Claims.pay", due, expected=stage.party("ICBC"))


def test_a_claim_is_not_paid_twice(stage: Stage, due: int) -> None:
    stage.do("ICBC", "Claims.pay", due)
    with stage.unchanged():
        stage.refuses(
            "UnexpectedStatus",
            "ICBC",
            "Claims.pay",
            due,
            id=shown("ClaimId", due),
            actual=STATUS["Paid"],
            allowed=("Outstanding", "Unpaid", "Locked"),
        )


def test_a_sight_claim_that_was_paid_at_honour_is_not_paid_again(stage: Stage) -> None:
    claim = stage.honoured(stage.credit())
    with stage.unchanged():
        stage.refuses("UnexpectedStatus", "ICBC", "Claims.pay", claim, actual=STATUS["Paid"])


@pytest.mark.parametrize(("day", "at"), [("2024-09-02", "10:00"), ("2024-10-07", "23:59")])
def test_a_claim_is_not_paid_before_its_day(stage: Stage, claim: int, day: str, at: str) -> None:
    stage.on(day, "10:30" if at == "10:00" else at)
    with stage.unchanged():
        stage.refuses(
            "NotDue", "ICBC", "Claims.pay", claim, id=shown("ClaimId", claim), today=day, maturity="2024-10-08"
        )


def test_a_balance_short_by_one_fen_is_refused_and_nothing_moves(stage: Stage, due: int) -> None:
    leave_icbc(stage, FACE - 1)
    id = shown("ClaimId", due)
    with stage.unchanged():
        stage.refuses("InsufficientCash", "ICBC", "Claims.pay", due, id=id, given=FACE - 1, needed=FACE)
    assert stage.ask("Claims.statusOf", due) == STATUS["Due"]


def test_leave_short_by_one_fen_is_refused_and_nothing_moves(stage: Stage, due: int) -> None:
    stage.do("ICBC", "Cash:CNY.approve", stage.address["Claims"], FACE - 1)
    id = shown("ClaimId", due)
    with stage.unchanged():
        stage.refuses("InsufficientCash", "ICBC", "Claims.pay", due, id=id, given=FACE - 1, needed=FACE)
    assert stage.ask("Cash:CNY.allowance", stage.account("ICBC").address, stage.address["Claims"]) == FACE - 1
    assert stage.ask("Claims.statusOf", due) == STATUS["Due"]


def test_money_of_another_currency_pays_nothing(stage: Stage, due: int) -> None:
    leave_icbc(stage, 0)
    stage.fund("ICBC", FACE, "USD")
    stage.refuses("InsufficientCash", "ICBC", "Claims.pay", due, given=0, needed=FACE)


def test_the_obligor_pays_the_whole_face_on_the_day(stage: Stage, due: int) -> None:
    leave_icbc(stage, FACE)
    stage.do("ICBC", "Cash:CNY.approve", stage.address["Claims"], FACE)
    held, supply = stage.cash("BOC"), stage.ask("Cash:CNY.totalSupply")
    receipt = stage.do("ICBC", "Claims.pay", due)
    parties = {"id": due, "obligor": stage.party("ICBC"), "owner": stage.party("BOC")}
    assert receipt.only("ClaimPaid").args == parties | {"currency": b"CNY", "amount": FACE}
    moved = {"from": stage.account("ICBC").address, "to": stage.account("BOC").address, "value": FACE}
    assert receipt.only("Transfer").args == moved
    assert (stage.cash("ICBC"), stage.cash("BOC")) == (0, held + FACE)
    assert stage.ask("Cash:CNY.totalSupply") == supply
    assert stage.ask("Claims.statusOf", due) == STATUS["Paid"]
    stored = stage.ask("Claims.get", due)
    assert isinstance(stored, dict)
    assert (stored["status"], stored["face"]) == (STATUS["Paid"], FACE)


def test_payment_follows_the_holder(stage: Stage, claim: int) -> None:
    sell(stage, claim, "BOC", "BoCom")
    sell(stage, claim, "BoCom", "ABC")
    held = {bank: stage.cash(bank) for bank in ("ICBC", "BOC", "BoCom", "ABC", "CCB")}
    stage.on(DAY_AFTER)
    receipt = stage.do("ICBC", "Claims.pay", claim)
    assert receipt.only("ClaimPaid").args["owner"] == stage.party("ABC")
    paid = held | {"ICBC": held["ICBC"] - FACE, "ABC": held["ABC"] + FACE}
    assert {bank: stage.cash(bank) for bank in held} == paid


def test_an_owner_that_moved_is_paid_at_its_present_account(stage: Stage, due: int) -> None:
    present, former = rotate(stage, "BOC"), stage.cash("BOC")
    assert stage.ask("Claims.ownerOf", due) == stage.account("BOC").address
    receipt = stage.do("ICBC", "Claims.pay", due)
    assert receipt.only("ClaimPaid").args["owner"] == stage.party("BOC")
    assert (stage.cash("BOC"), stage.cash(present)) == (former, FACE)


def test_an_obligor_that_moved_pays_from_its_present_account(stage: Stage, due: int) -> None:
    held, former = stage.cash("BOC"), stage.cash("ICBC")
    present = rotate(stage, "ICBC")
    stage.refuses("InsufficientCash", present, "Claims.pay", due, given=0, needed=FACE)
    stage.do(present, "Cash:CNY.collect", stage.account("ICBC").address)
    stage.refuses("InsufficientCash", present, "Claims.pay", due, given=0, needed=FACE)
    stage.do(present, "Cash:CNY.approve", stage.address["Claims"], UNLIMITED)
    stage.do(present, "Claims.pay", due)
    assert (stage.cash("ICBC"), stage.cash(present), stage.cash("BOC")) == (0, former - FACE, held + FACE)


def test_a_claim_reported_unpaid_is_paid_like_any_other(stage: Stage, claim: int) -> None:
    stage.on(DAY_AFTER)
    stage.do(stage.stranger(), "Claims.reportUnpaid", claim)
    held = stage.cash("BOC")
    stage.do("ICBC", "Claims.pay", claim)
    assert stage.cash("BOC") == held + FACE
    assert stage.ask("Claims.statusOf", claim) == STATUS["Paid"]
    with stage.unchanged():
        stage.refuses("UnexpectedStatus", "ICBC", "Claims.pay", claim, actual=STATUS["Paid"])


@pytest.mark.parametrize("suspended", ["ICBC", "BOC"])
def test_a_suspended_bank_pays_and_is_paid(stage: Stage, due: int, suspended: str) -> None:
    stage.do("CBA", "Membership.suspend", stage.party(suspended))
    payer, payee = stage.cash("ICBC"), stage.cash("BOC")
    stage.do("ICBC", "Claims.pay", due)
    assert (stage.cash("ICBC"), stage.cash("BOC")) == (payer - FACE, payee + FACE)


def test_an_obligor_that_bought_its_own_claim_pays_itself(stage: Stage, claim: int) -> None:
    sell(stage, claim, "BOC", "ICBC")
    stage.on(DAY_AFTER)
    with stage.unchanged():
        receipt = stage.do("ICBC", "Claims.pay", claim)
    assert receipt.only("ClaimPaid").args["owner"] == stage.party("ICBC")
    assert stage.ask("Claims.statusOf", claim) == STATUS["Paid"]


def test_an_obligor_that_owns_its_claim_needs_the_money_all_the_same(stage: Stage, claim: int) -> None:
    sell(stage, claim, "BOC", "ICBC")
    leave_icbc(stage, FACE - 1)
    stage.on(DAY_AFTER)
    stage.refuses("InsufficientCash", "ICBC", "Claims.pay", claim, given=FACE - 1, needed=FACE)


def test_each_claim_is_paid_for_itself(stage: Stage) -> None:
    first = stage.honoured(stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=30))
    second = stage.honoured(stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=30))
    stage.on(DAY_AFTER)
    held = stage.cash("BOC")
    stage.do("ICBC", "Claims.pay", second)
    assert stage.cash("BOC") == held + FACE
    assert stage.ask("Claims.statusOf", first) == STATUS["Due"]
    stage.do("ICBC", "Claims.pay", first)
    assert stage.cash("BOC") == held + 2 * FACE
