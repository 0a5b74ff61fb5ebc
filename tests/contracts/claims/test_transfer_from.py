"""Claims.transferFrom, safeTransferFrom, approve, setApprovalForAll (ERC-721)

given an unknown claim
    it reverts with ERC721NonexistentToken
given a caller that is neither the owner nor approved by it
    it reverts with ERC721InsufficientApproval
given an owner whose party has left the account
    when the former account, or one that it approved, calls: it reverts with ERC721InsufficientApproval
    when the party's present account calls: it passes
given no new owner, as for a burn
    it reverts with ERC721InvalidReceiver
given a claim that is paid
    it reverts with UnexpectedStatus
given a new owner that is no party, is suspended or has left the account
    it reverts with NotAHolder
given a new owner in good standing, at its present account
    it passes the claim, reported unpaid or not, and moves no money
    it passes nothing that the owner had approved on to the new one
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import shown
from tests.contracts.callers import rotate
from tests.contracts.claims.conftest import DAY_AFTER
from tests.people import NOBODY, Stage
from usance.artifacts import enum
from usance.errors import Refusal

STATUS = enum("ClaimStatus")
PASSING = ("transferFrom", "safeTransferFrom(address,address,uint256)")
passing = pytest.mark.parametrize("function", [f"Claims.{name}" for name in PASSING])


@passing
def test_an_unknown_claim_is_refused_as_such(stage: Stage, function: str) -> None:
    accounts = stage.account("BOC").address, stage.account("ABC").address
    stage.refuses("ERC721NonexistentToken", "BOC", function, *accounts, 1, tokenId=1)


@passing
def test_an_unknown_claim_is_refused(stage: Stage, function: str) -> None:
    with pytest.raises(Refusal):
        stage.do("BOC", function, stage.account("BOC").address, stage.account("ABC").address, 1)


@passing
def test_nobody_but_the_owner_passes_a_claim(stage: Stage, claim: int, function: str) -> None:
    owner = stage.account("BOC").address
    for who in ("ICBC", "ABC", "CBA", "PBoC", "deployer", stage.stranger()):
        caller = stage.account(who).address
        arguments = (owner, stage.account("ABC").address, claim)
        stage.refuses("ERC721InsufficientApproval", who, function, *arguments, operator=caller, tokenId=claim)
    assert stage.ask("Claims.holderOf", claim) == stage.party("BOC")


@passing
def test_a_claim_is_not_passed_from_another(stage: Stage, claim: int, function: str) -> None:
    accounts = stage.account("ICBC").address, stage.account("ABC").address
    stage.refuses("ERC721IncorrectOwner", "BOC", function, *accounts, claim, owner=stage.account("BOC").address)


@passing
def test_a_former_account_passes_nothing(stage: Stage, claim: int, function: str) -> None:
    rotate(stage, "BOC")
    former = stage.account("BOC").address
    arguments = (former, stage.account("ABC").address, claim)
    stage.refuses("ERC721InsufficientApproval", "BOC", function, *arguments, operator=former, tokenId=claim)


@passing
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("approval", ["one", "all"])
def test_leave_that_a_former_account_gave_has_no_effect(
    stage: Stage, claim: int, function: str, when: str, approval: str
) -> None:
    buyer = stage.account("ABC").address
    if when == "after":
        rotate(stage, "BOC")
    if approval == "one":
        stage.do("BOC", "Claims.approve", buyer, claim)
    else:
        stage.do("BOC", "Claims.setApprovalForAll", buyer, True)
    if when == "before":
        rotate(stage, "BOC")
    arguments = (stage.account("BOC").address, buyer, claim)
    stage.refuses("ERC721InsufficientApproval", "ABC", function, *arguments, operator=buyer, tokenId=claim)
    assert stage.ask("Claims.holderOf", claim) == stage.party("BOC")


def test_another_partys_account_gives_no_leave(stage: Stage, claim: int) -> None:
    for who in ("ICBC", "ABC", "CBA", stage.stranger()):
        approver, buyer = stage.account(who).address, stage.account("ABC").address
        stage.refuses("ERC721InvalidApprover", who, "Claims.approve", buyer, claim, approver=approver)
        stage.do(who, "Claims.setApprovalForAll", stage.account("BoCom").address, True)
    arguments = (stage.account("BOC").address, stage.account("ABC").address, claim)
    stage.refuses("ERC721InsufficientApproval", "BoCom", "Claims.transferFrom", *arguments)


@passing
def test_a_claim_is_not_burnt(stage: Stage, claim: int, function: str) -> None:
    arguments = (stage.account("BOC").address, NOBODY, claim)
    stage.refuses("ERC721InvalidReceiver", "BOC", function, *arguments, receiver=NOBODY)


@passing
@pytest.mark.parametrize("receiver", ["ABC", "BOC"])
def test_a_paid_claim_stays_where_it_is(stage: Stage, due: int, function: str, receiver: str) -> None:
    stage.do("ICBC", "Claims.pay", due)
    arguments = (stage.account("BOC").address, stage.account(receiver).address, due)
    stage.refuses(
        "UnexpectedStatus",
        "BOC",
        function,
        *arguments,
        id=shown("ClaimId", due),
        actual=STATUS["Paid"],
        allowed=("Outstanding", "Unpaid"),
    )


@passing
def test_a_claim_does_not_leave_the_platform(stage: Stage, claim: int, function: str) -> None:
    owner, id = stage.account("BOC").address, shown("ClaimId", claim)
    for account in (stage.account(stage.stranger()).address, stage.account("deployer").address):
        stage.refuses("NotAHolder", "BOC", function, owner, account, claim, id=id, account=account)


def test_a_claim_is_not_lost_to_a_contract(stage: Stage, claim: int) -> None:
    owner, id = stage.account("BOC").address, shown("ClaimId", claim)
    for contract in ("Claims", "Presentations", "Cash:CNY"):
        account = stage.address[contract]
        stage.refuses("NotAHolder", "BOC", "Claims.transferFrom", owner, account, claim, id=id, account=account)


@passing
def test_a_claim_does_not_go_to_an_account_that_its_party_has_left(stage: Stage, claim: int, function: str) -> None:
    rotate(stage, "ABC")
    owner, account = stage.account("BOC").address, stage.account("ABC").address
    stage.refuses("NotAHolder", "BOC", function, owner, account, claim, id=shown("ClaimId", claim), account=account)


@passing
def test_a_suspended_bank_takes_over_no_claim(stage: Stage, claim: int, function: str) -> None:
    stage.do("CBA", "Membership.suspend", stage.party("ABC"))
    owner, account = stage.account("BOC").address, stage.account("ABC").address
    stage.refuses("NotAHolder", "BOC", function, owner, account, claim, id=shown("ClaimId", claim), account=account)


@passing
def test_a_claim_passes_between_banks(stage: Stage, claim: int, function: str) -> None:
    before = stage.ask("Claims.get", claim)
    seller, buyer = stage.account("BOC").address, stage.account("ABC").address
    with stage.unchanged():
        receipt = stage.do("BOC", function, seller, buyer, claim)
    assert receipt.only("Transfer").args == {"from": seller, "to": buyer, "tokenId": claim}
    assert stage.ask("Claims.ownerOf", claim) == buyer
    assert stage.ask("Claims.holderOf", claim) == stage.party("ABC")
    assert stage.ask("Claims.get", claim) == before
    stage.refuses("ERC721InsufficientApproval", "BOC", function, buyer, seller, claim)


def test_a_claim_passes_with_a_message(stage: Stage, claim: int) -> None:
    arguments = (stage.account("BOC").address, stage.account("ABC").address, claim, b"for value")
    stage.do("BOC", "Claims.safeTransferFrom(address,address,uint256,bytes)", *arguments)
    assert stage.ask("Claims.holderOf", claim) == stage.party("ABC")


@pytest.mark.parametrize("approval", ["one", "all"])
def test_an_approved_buyer_fetches_the_claim_once(stage: Stage, claim: int, approval: str) -> None:
    seller, buyer = stage.account("BOC").address, stage.account("ABC").address
    if approval == "one":
        stage.do("BOC", "Claims.approve", buyer, claim)
    else:
        stage.do("BOC", "Claims.setApprovalForAll", buyer, True)
    stage.do("ABC", "Claims.transferFrom", seller, buyer, claim)
    assert stage.ask("Claims.holderOf", claim) == stage.party("ABC")
    stage.do("ABC", "Claims.transferFrom", buyer, stage.account("CCB").address, claim)
    stage.refuses(
        "ERC721InsufficientApproval", "ABC", "Claims.transferFrom", stage.account("CCB").address, buyer, claim
    )


def test_the_present_account_passes_a_claim_that_the_former_one_is_named_on(stage: Stage, claim: int) -> None:
    present = rotate(stage, "BOC")
    stage.do(present, "Claims.transferFrom", stage.account("BOC").address, stage.account("ABC").address, claim)
    assert stage.ask("Claims.holderOf", claim) == stage.party("ABC")


def test_the_present_account_can_put_its_own_name_on_a_claim(stage: Stage, claim: int) -> None:
    present = rotate(stage, "BOC")
    former, account = stage.account("BOC").address, stage.account(present).address
    assert stage.ask("Claims.holderOf", claim) == stage.party("BOC")
    stage.do(present, "Claims.transferFrom", former, account, claim)
    assert stage.ask("Claims.ownerOf", claim) == account
    assert stage.ask("Claims.holderOf", claim) == stage.party("BOC")


def test_a_claim_reported_unpaid_can_still_be_passed(stage: Stage, claim: int) -> None:
    stage.on(DAY_AFTER)
    stage.do("BOC", "Claims.reportUnpaid", claim)
    stage.do("BOC", "Claims.transferFrom", stage.account("BOC").address, stage.account("ABC").address, claim)
    assert stage.ask("Claims.holderOf", claim) == stage.party("ABC")
    assert stage.ask("Claims.statusOf", claim) == STATUS["Unpaid"]


def test_a_suspended_owner_can_sell(stage: Stage, claim: int) -> None:
    stage.do("CBA", "Membership.suspend", stage.party("BOC"))
    stage.do("BOC", "Claims.transferFrom", stage.account("BOC").address, stage.account("ABC").address, claim)
    assert stage.ask("Claims.holderOf", claim) == stage.party("ABC")


def test_a_customer_with_an_account_can_hold_a_claim(stage: Stage, claim: int) -> None:
    party = stage.customer("Wuxi Mills", "ICBC", own_key=True)
    stage.do("BOC", "Claims.transferFrom", stage.account("BOC").address, stage.account("Wuxi Mills").address, claim)
    assert stage.ask("Claims.holderOf", claim) == party
