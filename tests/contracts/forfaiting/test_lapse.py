"""Forfaiting.lapse

├── never made → UnknownQuote
├── not sold, settled, or lapsed before → UnexpectedStatus
├── on the value date, before the documents are late, or while a transfer may be confirmed → SaleOpen
├── the obligor has objected, and the caller is neither side → SaleOpen
└── otherwise the claim is unlocked and for sale as before, the buyer's line given back, emits SaleLapsed
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import day
from tests.market import (
    CLAIM,
    LAPSED,
    LISTING,
    OUTSIDE,
    QUOTE,
    VALUE,
    acknowledged,
    claim_status,
    moment,
    owner_of,
    quoted,
    released,
    settled,
    status_of,
    taken,
)
from tests.people import Stage

LAPSE = "Forfaiting.lapse"


@pytest.fixture
def sale(stage: Stage) -> int:
    return taken(stage, quoted(stage, released(stage, CLAIM)))


def test_what_nobody_quoted_does_not_lapse(stage: Stage) -> None:
    stage.refuses("UnknownQuote", "BOC", LAPSE, QUOTE)


def test_what_is_settled_does_not_lapse(stage: Stage, sale: int) -> None:
    settled(stage, sale)
    stage.on("2024-09-09")
    stage.refuses("UnexpectedStatus", "BOC", LAPSE, sale)


def test_a_sale_has_its_value_date_to_its_end(stage: Stage, sale: int) -> None:
    stage.on(VALUE, "23:59")
    for who in ("BOC", "ABC", "CBA"):
        stage.refuses("SaleOpen", who, LAPSE, sale, today="2024-09-06", last="2024-09-06")


@pytest.mark.parametrize("who", ["BOC", "ABC", "ICBC", "CCB"])
def test_a_sale_that_nobody_settled_lapses_whoever_says_so(stage: Stage, who: str) -> None:
    stage.do("ABC", "Lines.setLine", stage.party("ICBC"), b"CNY", 100_000_000)
    sale = acknowledged(stage, taken(stage, quoted(stage, released(stage, CLAIM))))
    stage.on("2024-09-07", "00:00")
    receipt = stage.do(who, LAPSE, sale)
    assert receipt.only("SaleLapsed").args == {"id": sale, "day": day("2024-09-07")}
    assert receipt.only("ListingReopened").args == {"id": LISTING}
    assert (claim_status(stage), owner_of(stage), status_of(stage, sale)) == (
        "Outstanding",
        stage.party("BOC"),
        LAPSED,
    )
    assert stage.ask("Lines.lineOf", stage.party("ABC"), stage.party("ICBC"), b"CNY") == (True, 100_000_000)
    stage.refuses("UnexpectedStatus", who, LAPSE, sale)


def test_after_it_the_next_quote_is_taken(stage: Stage) -> None:
    first = quoted(stage, released(stage, CLAIM))
    second = quoted(stage, LISTING, by="CCB", value=day("2024-09-10"), until=moment("2024-09-09"))
    taken(stage, first)
    stage.on("2024-09-07")
    stage.do("BOC", LAPSE, first)
    taken(stage, second)
    assert claim_status(stage) == "Locked"


@pytest.mark.parametrize("who", ["BOC", "ABC"])
def test_where_the_obligor_objects_either_side_ends_it(stage: Stage, sale: int, who: str) -> None:
    stage.do("ICBC", "Forfaiting.object", sale, defaults.root())
    for other in ("ICBC", "CCB"):
        stage.refuses("SaleOpen", other, LAPSE, sale)
    stage.do(who, LAPSE, sale)
    assert status_of(stage, sale) == LAPSED


@pytest.mark.parametrize("rejected", [False, True])
def test_documents_that_do_not_come_end_it(stage: Stage, rejected: bool) -> None:
    sale = taken(stage, quoted(stage, released(stage, CLAIM), availability=day("2024-09-04")))
    if rejected:
        stage.do("BOC", "Deliveries.deliver", sale, defaults.root())
        stage.do("ABC", "Deliveries.reject", sale, defaults.root())
    stage.on("2024-09-04", "23:59")
    stage.refuses("SaleOpen", "ABC", LAPSE, sale)
    stage.on("2024-09-05", "00:00")
    stage.do("ABC", LAPSE, sale)


def test_documents_that_came_wait_for_the_buyer(stage: Stage) -> None:
    sale = taken(stage, quoted(stage, released(stage, CLAIM), availability=day("2024-09-04")))
    stage.do("BOC", "Deliveries.deliver", sale, defaults.root())
    stage.on("2024-09-05")
    stage.refuses("SaleOpen", "ABC", LAPSE, sale)


def test_a_transfer_that_may_be_confirmed_keeps_the_claim_locked(stage: Stage) -> None:
    quote = quoted(stage, released(stage, CLAIM), leg=OUTSIDE, confirmDays=3)
    sale, transfer = acknowledged(stage, taken(stage, quote)), defaults.root()
    stage.on(VALUE)
    stage.do("ABC", "Forfaiting.settle", sale, transfer)
    stage.on("2024-09-09", "23:59")
    stage.refuses("SaleOpen", "BOC", LAPSE, sale, last="2024-09-09")
    stage.on("2024-09-10", "00:00")
    stage.refuses("SettlementOver", "BOC", "Forfaiting.settle", sale, transfer, last="2024-09-09")
    stage.do("BOC", LAPSE, sale)
    assert (claim_status(stage), owner_of(stage)) == ("Outstanding", stage.party("BOC"))


def test_a_claim_reported_unpaid_meanwhile_stays_so(stage: Stage, sale: int) -> None:
    stage.on("2024-12-03")
    stage.do("CCB", "Claims.reportUnpaid", CLAIM)
    stage.do("BOC", LAPSE, sale)
    assert claim_status(stage) == "Unpaid"
