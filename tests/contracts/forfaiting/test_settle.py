"""Forfaiting.settle

├── never made → UnknownQuote
├── caller acts for neither side → NotParty
├── not acknowledged, settled before, or over → UnexpectedStatus
├── documents wanting → UnexpectedDelivery
├── before the value date → ValueDateAhead; after it → SettlementOver
├── a court has stopped payment → CourtStay
├── the buyer's cash or its leave short by a fen → InsufficientCash
├── the buyer suspended meanwhile → NotAHolder
└── otherwise claim and net amount change hands in one transaction, emits SaleSettled; net + discount = face
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import day, set_funds
from tests.contracts.callers import rotate
from tests.market import (
    CLAIM,
    OUTSIDE,
    QUOTE,
    SETTLED,
    VALUE,
    acknowledged,
    claim_status,
    owner_of,
    quote_terms,
    quoted,
    released,
    status_of,
    suspended,
    taken,
)
from tests.people import Stage

SETTLE = "Forfaiting.settle"
NET = 100_000_000 - 688_750
"""87 days at 2.85 % of 360."""


@pytest.fixture
def sale(stage: Stage) -> int:
    made = acknowledged(stage, taken(stage, quoted(stage, released(stage, CLAIM))))
    stage.on(VALUE)
    return made


def test_what_nobody_quoted_is_not_settled(stage: Stage) -> None:
    stage.refuses("UnknownQuote", "BOC", SETTLE, QUOTE, bytes(32))


@pytest.mark.parametrize("who", ["ICBC", "CCB", "CBA"])
def test_only_the_sides_of_a_sale_settle_it(stage: Stage, sale: int, who: str) -> None:
    stage.refuses("NotParty", who, SETTLE, sale, bytes(32), expected=stage.party("ABC"))


def test_what_the_obligor_has_not_acknowledged_is_not_settled(stage: Stage) -> None:
    sale = taken(stage, quoted(stage, released(stage, CLAIM)))
    stage.on(VALUE)
    stage.refuses("UnexpectedStatus", "BOC", SETTLE, sale, bytes(32))


def test_without_the_documents_nothing_is_settled(stage: Stage) -> None:
    sale = acknowledged(stage, taken(stage, quoted(stage, released(stage, CLAIM), availability=day("2024-09-05"))))
    stage.do("BOC", "Deliveries.deliver", sale, defaults.root())
    stage.on(VALUE)
    stage.refuses("UnexpectedDelivery", "ABC", SETTLE, sale, bytes(32), id="3-1.1@1.1")
    stage.do("ABC", "Deliveries.satisfy", sale)
    stage.do("ABC", SETTLE, sale, bytes(32))


def test_a_sale_is_settled_on_its_value_date(stage: Stage) -> None:
    sale = acknowledged(stage, taken(stage, quoted(stage, released(stage, CLAIM))))
    stage.on("2024-09-05", "23:59")
    stage.refuses("ValueDateAhead", "ABC", SETTLE, sale, bytes(32), today="2024-09-05", value="2024-09-06")
    stage.on("2024-09-07", "00:00")
    stage.refuses("SettlementOver", "ABC", SETTLE, sale, bytes(32), today="2024-09-07", last="2024-09-06")


def test_under_a_court_s_stay_nothing_is_settled(stage: Stage, sale: int) -> None:
    stage.do("CBA", "Endings.stay", CLAIM >> 16, defaults.root())
    stage.refuses("CourtStay", "ABC", SETTLE, sale, bytes(32), id="3-1")


@pytest.mark.parametrize("short", ["cash", "leave"])
def test_a_buyer_short_by_one_fen_gets_nothing(stage: Stage, sale: int, short: str) -> None:
    if short == "cash":
        set_funds(stage, "ABC", NET - 1)
    else:
        stage.do("ABC", "Cash:CNY.approve", stage.address["DigitalLeg"], NET - 1)
    with stage.unchanged():
        stage.refuses("InsufficientCash", "BOC", SETTLE, sale, bytes(32), given=NET - 1, needed=NET)
    assert (claim_status(stage), owner_of(stage)) == ("Locked", stage.party("BOC"))


def test_a_buyer_suspended_meanwhile_gets_nothing_and_pays_nothing(stage: Stage, sale: int) -> None:
    suspended(stage, "ABC")
    with stage.unchanged():
        stage.refuses("NotAHolder", "BOC", SETTLE, sale, bytes(32), id="3-1.1")
    assert owner_of(stage) == stage.party("BOC")


def test_in_a_pause_nothing_is_sold_and_what_was_sold_is_settled(stage: Stage, sale: int) -> None:
    stage.do("CBA", "Membership.closeNewBusiness", stage.chain.now() + 86_400)
    stage.refuses("NewBusinessClosed", "CCB", "Forfaiting.quote", sale >> 16, quote_terms())
    stage.do("BOC", SETTLE, sale, bytes(32))
    assert owner_of(stage) == stage.party("ABC")


def test_in_a_pause_no_quote_is_taken(stage: Stage) -> None:
    made = quoted(stage, released(stage, CLAIM))
    stage.do("CBA", "Membership.closeNewBusiness", stage.chain.now() + 86_400)
    stage.refuses("NewBusinessClosed", "BOC", "Forfaiting.take", made)


def test_a_seller_suspended_meanwhile_performs(stage: Stage, sale: int) -> None:
    suspended(stage, "BOC")
    stage.do("BOC", SETTLE, sale, bytes(32))
    assert owner_of(stage) == stage.party("ABC")


@pytest.mark.parametrize("who", ["BOC", "ABC"])
def test_claim_and_price_change_hands_together(stage: Stage, sale: int, who: str) -> None:
    set_funds(stage, "ABC", NET)
    before = stage.cash("BOC")
    receipt = stage.do(who, SETTLE, sale, bytes(32))
    told = receipt.only("SaleSettled").args
    assert told == {
        **{"id": sale, "seller": stage.party("BOC"), "buyer": stage.party("ABC")},
        **{"net": NET, "discount": 688_750, "days_": 87},
    }
    assert (stage.cash("BOC"), stage.cash("ABC")) == (before + NET, 0)
    assert (claim_status(stage), owner_of(stage), status_of(stage, sale)) == (
        "Outstanding",
        stage.party("ABC"),
        SETTLED,
    )
    stage.refuses("UnexpectedStatus", who, SETTLE, sale, bytes(32))


def test_the_sides_settle_at_their_present_accounts(stage: Stage, sale: int) -> None:
    moved = rotate(stage, "BOC")
    stage.do(moved, SETTLE, sale, bytes(32))
    assert owner_of(stage) == stage.party("ABC") and stage.cash(moved) == NET


def test_the_obligor_pays_who_has_bought(stage: Stage, sale: int) -> None:
    stage.do("ABC", SETTLE, sale, bytes(32))
    stage.on("2024-12-02")
    before = stage.cash("ABC")
    receipt = stage.do("ICBC", "Claims.pay", CLAIM)
    assert receipt.only("ClaimPaid").args["owner"] == stage.party("ABC")
    assert stage.cash("ABC") == before + 100_000_000


def test_a_transfer_outside_the_chain_is_reported_and_then_confirmed(stage: Stage) -> None:
    quote = quoted(stage, released(stage, CLAIM), leg=OUTSIDE, confirmDays=3)
    sale, transfer = acknowledged(stage, taken(stage, quote)), defaults.root()
    stage.on(VALUE)
    with stage.unchanged():
        stage.do("ABC", SETTLE, sale, transfer)
        assert (owner_of(stage), claim_status(stage)) == (stage.party("BOC"), "Locked")
        stage.on("2024-09-09", "23:59")
        stage.do("BOC", SETTLE, sale, transfer)
    assert (owner_of(stage), status_of(stage, sale)) == (stage.party("ABC"), SETTLED)
