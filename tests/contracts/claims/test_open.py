"""Claims.open

given a caller that is not the contract above
    it reverts with NotFromAbove, whoever it is
given the contract above
    when nothing is said of its payment
        it reverts with SettlementMissing
    when there is a claim of that number, paid ones included
        it reverts with ClaimExists
    when the owner is no party
        it reverts with UnknownParty
    when it is to be paid at maturity
        it stores the claim as outstanding, whatever status is given, with the owner's account; it moves no money
    when it is to be paid at sight
        given a currency that is not admitted: it reverts with UnknownCurrency
        given an obligor short by one fen, of balance or of leave: it reverts with InsufficientCash
        given enough: it pays the owner and stores the claim as paid
    when it is to be paid if funded
        given an obligor short by one fen: it stores the claim as outstanding and moves no money
        given enough: it pays
    it tells of it with ClaimOpened, and of a payment with ClaimPaid
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.contracts.acts import shown
from tests.contracts.callers import refused_to_everybody, rotate
from tests.contracts.claims.conftest import FACE, MATURITY, on_icbc
from tests.people import Stage
from usance.abi import Argument
from usance.artifacts import enum

STATUS, SETTLEMENT = enum("ClaimStatus"), enum("Settlement")
ID = (3 << 48) | (1 << 16) | 1
"""Of the presentation 3-1.1."""


def opening(stage: Stage, settlement: str, *, id: int = ID, owner: str = "BOC", **changes: Argument) -> tuple[Any, ...]:
    return id, stage.party(owner), on_icbc(stage, **changes), SETTLEMENT[settlement]


def leave_icbc(stage: Stage, amount: int) -> None:
    """ICBC pays all but `amount` away."""
    stage.do("ICBC", "Cash:CNY.transfer", stage.account("ABC").address, stage.cash("ICBC") - amount)


@pytest.mark.parametrize("settlement", ["None", "AtMaturity", "AtSight", "IfFunded"])
def test_nobody_but_presentations_opens_a_claim(stage: Stage, settlement: str) -> None:
    with stage.unchanged():
        refused_to_everybody(stage, "Claims.open", *opening(stage, settlement))


def test_a_claim_of_which_nobody_says_how_it_is_paid_is_refused(stage: Stage, above: str) -> None:
    arguments = opening(stage, "None")
    with stage.unchanged():
        stage.refuses("SettlementMissing", above, "Claims.open", *arguments, id=shown("ClaimId", ID))


@pytest.mark.parametrize("first", ["AtMaturity", "AtSight"])
def test_a_claim_is_not_opened_twice(stage: Stage, above: str, first: str) -> None:
    stage.do(above, "Claims.open", *opening(stage, first))
    with stage.unchanged():
        for again in ("AtMaturity", "AtSight", "IfFunded"):
            arguments = opening(stage, again, owner="ABC")
            stage.refuses("ClaimExists", above, "Claims.open", *arguments, id=shown("ClaimId", ID))
    assert stage.ask("Claims.holderOf", ID) == stage.party("BOC")


def test_an_owner_that_is_no_party_is_refused(stage: Stage, above: str) -> None:
    arguments = (ID, 999, on_icbc(stage), SETTLEMENT["AtMaturity"])
    stage.refuses("UnknownParty", above, "Claims.open", *arguments, party=999)


def test_an_owner_without_an_account_is_refused(stage: Stage, above: str) -> None:
    arguments = opening(stage, "AtMaturity", owner="Ningbo Cotton")
    stage.refuses("ERC721InvalidReceiver", above, "Claims.open", *arguments)


@pytest.mark.parametrize("settlement", ["AtSight", "IfFunded"])
def test_a_currency_that_is_not_settled_is_refused_at_sight(stage: Stage, above: str, settlement: str) -> None:
    arguments = opening(stage, settlement, currency=b"CHF")
    stage.refuses("UnknownCurrency", above, "Claims.open", *arguments, currency="CHF")


def test_an_obligor_short_by_one_fen_does_not_honour_at_sight(stage: Stage, above: str) -> None:
    leave_icbc(stage, FACE - 1)
    with stage.unchanged():
        arguments, id = opening(stage, "AtSight"), shown("ClaimId", ID)
        stage.refuses("InsufficientCash", above, "Claims.open", *arguments, id=id, given=FACE - 1, needed=FACE)


def test_leave_short_by_one_fen_does_not_honour_at_sight(stage: Stage, above: str) -> None:
    stage.do("ICBC", "Cash:CNY.approve", stage.address["Claims"], FACE - 1)
    with stage.unchanged():
        arguments, id = opening(stage, "AtSight"), shown("ClaimId", ID)
        stage.refuses("InsufficientCash", above, "Claims.open", *arguments, id=id, given=FACE - 1, needed=FACE)


@pytest.mark.parametrize("given", ["None", "Outstanding", "Unpaid", "Paid", "Due"])
def test_an_undertaking_is_outstanding_whatever_status_is_given(stage: Stage, above: str, given: str) -> None:
    stored = on_icbc(stage, status=STATUS["Outstanding"])
    with stage.unchanged():
        receipt = stage.do(above, "Claims.open", *opening(stage, "AtMaturity", status=STATUS[given]))
    told = {"id": ID, "obligor": stage.party("ICBC"), "owner": stage.party("BOC"), "claim": stored}
    assert receipt.only("ClaimOpened").args == told
    assert not [event for event in receipt.events if event.name == "ClaimPaid"]
    assert stage.ask("Claims.get", ID) == stored
    assert stage.ask("Claims.ownerOf", ID) == stage.account("BOC").address
    assert stage.ask("Claims.holderOf", ID) == stage.party("BOC")


@pytest.mark.parametrize("settlement", ["AtSight", "IfFunded"])
def test_a_funded_claim_is_paid_as_it_arises(stage: Stage, above: str, settlement: str) -> None:
    leave_icbc(stage, FACE)
    held, supply = stage.cash("BOC"), stage.ask("Cash:CNY.totalSupply")
    receipt = stage.do(above, "Claims.open", *opening(stage, settlement))
    parties = {"id": ID, "obligor": stage.party("ICBC"), "owner": stage.party("BOC")}
    assert receipt.only("ClaimOpened").args == parties | {"claim": on_icbc(stage, status=STATUS["Outstanding"])}
    assert receipt.only("ClaimPaid").args == parties | {"currency": b"CNY", "amount": FACE}
    assert (stage.cash("ICBC"), stage.cash("BOC")) == (0, held + FACE)
    assert stage.ask("Cash:CNY.totalSupply") == supply
    assert stage.ask("Claims.statusOf", ID) == STATUS["Paid"]
    assert stage.ask("Claims.holderOf", ID) == stage.party("BOC")


def test_a_claim_paid_as_it_arose_is_not_paid_again(stage: Stage, above: str) -> None:
    stage.do(above, "Claims.open", *opening(stage, "AtSight"))
    stage.on(MATURITY)
    with stage.unchanged():
        stage.refuses("UnexpectedStatus", "ICBC", "Claims.pay", ID, actual=STATUS["Paid"])


@pytest.mark.parametrize("short", ["balance", "leave"])
def test_a_compelled_claim_that_is_not_funded_is_owed(stage: Stage, above: str, short: str) -> None:
    if short == "balance":
        leave_icbc(stage, FACE - 1)
    else:
        stage.do("ICBC", "Cash:CNY.approve", stage.address["Claims"], FACE - 1)
    today = int(str(stage.ask("BankingCalendar.today", b"CN")))
    with stage.unchanged():
        receipt = stage.do(above, "Claims.open", *opening(stage, "IfFunded", maturity=today))
    assert not [event for event in receipt.events if event.name == "ClaimPaid"]
    assert stage.ask("Claims.get", ID) == on_icbc(stage, maturity=today, status=STATUS["Outstanding"])
    assert stage.ask("Claims.statusOf", ID) == STATUS["Due"]


def test_a_compelled_claim_is_paid_once_the_obligor_has_the_money(stage: Stage, above: str) -> None:
    leave_icbc(stage, FACE - 1)
    held = stage.cash("BOC")
    stage.do(
        above, "Claims.open", *opening(stage, "IfFunded", maturity=int(str(stage.ask("BankingCalendar.today", b"CN"))))
    )
    stage.fund("ICBC", 1)
    stage.do("ICBC", "Claims.pay", ID)
    assert (stage.cash("ICBC"), stage.cash("BOC")) == (0, held + FACE)


def test_a_claim_is_opened_at_the_owners_present_account(stage: Stage, above: str) -> None:
    present = rotate(stage, "BOC")
    stage.do(above, "Claims.open", *opening(stage, "AtSight"))
    assert stage.ask("Claims.ownerOf", ID) == stage.account(present).address
    assert stage.cash(present) == FACE


def test_a_claim_is_drawn_on_the_obligors_present_account(stage: Stage, above: str) -> None:
    present, id = rotate(stage, "ICBC"), shown("ClaimId", ID)
    with stage.unchanged():
        stage.refuses("InsufficientCash", above, "Claims.open", *opening(stage, "AtSight"), id=id, given=0, needed=FACE)
    stage.do(present, "Cash:CNY.collect", stage.account("ICBC").address)
    stage.do(present, "Cash:CNY.approve", stage.address["Claims"], FACE)
    held = stage.cash("BOC")
    stage.do(above, "Claims.open", *opening(stage, "AtSight"))
    assert stage.cash("BOC") == held + FACE


@pytest.mark.parametrize("suspended", ["ICBC", "BOC"])
def test_a_suspended_bank_owes_and_is_owed(stage: Stage, above: str, suspended: str) -> None:
    stage.do("CBA", "Membership.suspend", stage.party(suspended))
    held = stage.cash("BOC")
    stage.do(above, "Claims.open", *opening(stage, "AtMaturity"))
    stage.do(above, "Claims.open", *opening(stage, "AtSight", id=ID + 1))
    assert stage.ask("Claims.holderOf", ID) == stage.party("BOC")
    assert stage.cash("BOC") == held + FACE


def test_a_bank_that_owes_itself_pays_itself(stage: Stage, above: str) -> None:
    with stage.unchanged():
        stage.do(above, "Claims.open", *opening(stage, "AtSight", owner="ICBC"))
    assert stage.ask("Claims.statusOf", ID) == STATUS["Paid"]
