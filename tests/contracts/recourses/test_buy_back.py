"""Recourses.buyBack

├── never made → UnknownQuote
├── caller does not act for the seller → NotParty
├── no recourse was claimed, or it has bought back → UnexpectedStatus
├── the buyer has sold the claim on → ClaimLocked while that is not settled, ClaimGone afterwards
├── the seller's cash short by a fen → InsufficientCash
├── the seller suspended → NotAHolder
└── otherwise claim and price go back, emits ClaimBoughtBack; an unpaid claim too
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import day, set_funds
from tests.market import (
    BOUGHT_BACK,
    CLAIM,
    QUOTE,
    moment,
    owner_of,
    quoted,
    released,
    settled,
    status_of,
    suspended,
    taken,
)
from tests.people import Stage

BUY_BACK = "Recourses.buyBack"
NET = 100_000_000 - 688_750


@pytest.fixture
def sale(stage: Stage) -> int:
    made = settled(stage, taken(stage, quoted(stage, released(stage, CLAIM))))
    stage.do("ABC", "Recourses.claimRecourse", made, 3, defaults.root())
    return made


def test_what_nobody_quoted_is_not_bought_back(stage: Stage) -> None:
    stage.refuses("UnknownQuote", "BOC", BUY_BACK, QUOTE)


@pytest.mark.parametrize("who", ["ABC", "ICBC", "CBA"])
def test_only_the_seller_buys_back(stage: Stage, sale: int, who: str) -> None:
    stage.refuses("NotParty", who, BUY_BACK, sale, expected=stage.party("BOC"))


def test_without_recourse_nothing_is_bought_back(stage: Stage) -> None:
    sale = settled(stage, taken(stage, quoted(stage, released(stage, CLAIM))))
    stage.refuses("UnexpectedStatus", "BOC", BUY_BACK, sale)


def test_what_the_buyer_has_sold_on_stays_sold(stage: Stage, sale: int) -> None:
    quote = quoted(
        stage, released(stage, CLAIM, by="ABC"), by="CCB", value=day("2024-09-10"), until=moment("2024-09-09")
    )
    stage.do("ABC", "Forfaiting.take", quote)
    stage.refuses("ClaimLocked", "BOC", BUY_BACK, sale, id="3-1.1")
    stage.do("ICBC", "Forfaiting.acknowledge", quote)
    stage.on("2024-09-10")
    stage.do("ABC", "Forfaiting.settle", quote, bytes(32))
    stage.refuses("ClaimGone", "BOC", BUY_BACK, sale, holder=stage.party("CCB"))


def test_a_seller_short_by_one_fen_gets_nothing_back(stage: Stage, sale: int) -> None:
    set_funds(stage, "BOC", NET - 1)
    with stage.unchanged():
        stage.refuses("InsufficientCash", "BOC", BUY_BACK, sale, given=NET - 1, needed=NET)
    assert owner_of(stage) == stage.party("ABC")


def test_a_suspended_seller_gets_nothing_back(stage: Stage, sale: int) -> None:
    suspended(stage, "BOC")
    stage.refuses("NotAHolder", "BOC", BUY_BACK, sale)


@pytest.mark.parametrize("unpaid", [False, True])
def test_claim_and_price_go_back_together(stage: Stage, sale: int, unpaid: bool) -> None:
    if unpaid:
        stage.on("2024-12-03")
        stage.do("ABC", "Claims.reportUnpaid", CLAIM)
    before = stage.cash("BOC"), stage.cash("ABC")
    receipt = stage.do("BOC", BUY_BACK, sale)
    assert receipt.only("ClaimBoughtBack").args == {"id": sale, "seller": stage.party("BOC"), "amount": NET}
    assert (stage.cash("BOC"), stage.cash("ABC")) == (before[0] - NET, before[1] + NET)
    assert (owner_of(stage), status_of(stage, sale)) == (stage.party("BOC"), BOUGHT_BACK)
    stage.refuses("UnexpectedStatus", "BOC", BUY_BACK, sale)
