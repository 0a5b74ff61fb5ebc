"""What real markets miss, each tried

given a claim of which two quotes are good
    it is sold by one of them alone: ClaimLocked
given a listing that was changed after a quote
    it is not sold by that quote: ListingChanged
given a claim that is sold and not settled
    it goes nowhere else: not by release, transfer, approval or an offer of funds
given an obligor that has acknowledged the buyer
    it pays the buyer once the sale is settled, and the seller where it never was
given a buyer that has not settled
    it does not sell on: NotOwner
given a maturity before the value date
    it is no price: MaturityBeforeValue
given a quote in the second after its last
    it is not taken: QuoteExpired
given a claim
    it is sold whole: OfferExceeded
given a calendar that is published anew
    it moves neither price nor day of a sale
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import day
from tests.market import (
    CLAIM,
    LISTING,
    acknowledged,
    claim_status,
    listing_terms,
    moment,
    offer_terms,
    owner_of,
    quote_terms,
    quoted,
    released,
    settled,
    taken,
)
from tests.people import Stage
from usance import errors


def test_a_claim_of_which_two_quotes_are_good_is_sold_by_one(stage: Stage) -> None:
    first, second = quoted(stage, released(stage, CLAIM)), quoted(stage, LISTING, by="CCB")
    taken(stage, first)
    stage.refuses("ClaimLocked", "BOC", "Forfaiting.take", second, id="3-1.1")
    assert owner_of(stage) == stage.party("BOC") and claim_status(stage) == "Locked"


def test_a_listing_that_is_changed_in_the_same_block_is_not_sold_by_former_quotes(stage: Stage) -> None:
    quote = quoted(stage, released(stage, CLAIM))
    released(stage, CLAIM, until=moment("2024-09-30", "23:58"))
    stage.refuses("ListingChanged", "BOC", "Forfaiting.take", quote, current="3-1.1@2")


def test_after_notice_of_an_assignment_the_claim_goes_nowhere_else(stage: Stage) -> None:
    taken(stage, quoted(stage, released(stage, CLAIM)))
    bank, other = stage.account("BOC").address, stage.account("CCB").address
    stage.refuses("ClaimLocked", "BOC", "Listings.release", CLAIM, listing_terms(), bytes(32))
    stage.refuses("ClaimLocked", "BOC", "Claims.transferFrom", bank, other, CLAIM)
    stage.do("BOC", "Claims.approve", other, CLAIM)
    stage.refuses("ClaimLocked", "CCB", "Claims.transferFrom", bank, other, CLAIM)
    stage.do("CCB", "Funding.offer", offer_terms())
    stage.refuses("ClaimLocked", "BOC", "Funding.sell", 1, CLAIM, day("2024-09-06"))
    assert owner_of(stage) == stage.party("BOC")


def test_the_obligor_cannot_pay_who_has_sold(stage: Stage) -> None:
    settled(stage, taken(stage, quoted(stage, released(stage, CLAIM))))
    stage.on("2024-12-02")
    before = stage.cash("BOC")
    receipt = stage.do("ICBC", "Claims.pay", CLAIM)
    assert receipt.only("ClaimPaid").args["owner"] == stage.party("ABC")
    assert stage.cash("BOC") == before


def test_a_sale_that_was_acknowledged_and_never_settled_leaves_the_seller_its_payment(stage: Stage) -> None:
    sale = acknowledged(stage, taken(stage, quoted(stage, released(stage, CLAIM))))
    stage.on("2024-12-02")
    receipt = stage.do("ICBC", "Claims.pay", CLAIM)
    assert receipt.only("ClaimPaid").args["owner"] == stage.party("BOC")
    stage.refuses("SettlementOver", "ABC", "Forfaiting.settle", sale, bytes(32))
    stage.do("ABC", "Forfaiting.lapse", sale)
    assert claim_status(stage) == "Paid"


def test_what_is_not_one_s_own_yet_is_not_sold_on(stage: Stage) -> None:
    acknowledged(stage, taken(stage, quoted(stage, released(stage, CLAIM))))
    stage.refuses("NotOwner", "ABC", "Listings.release", CLAIM, listing_terms(), bytes(32))
    stage.do("CCB", "Funding.offer", offer_terms())
    stage.refuses("NotOwner", "ABC", "Funding.sell", 1, CLAIM, day("2024-09-06"))


def test_no_price_runs_backwards(stage: Stage) -> None:
    terms = quote_terms(value=day("2024-12-03"))
    stage.refuses("MaturityBeforeValue", "ABC", "Forfaiting.quote", released(stage, CLAIM), terms)


@pytest.mark.parametrize("late", [0, 1])
def test_a_quote_and_its_end_in_one_block(stage: Stage, late: int) -> None:
    until = moment("2024-09-05", "17:00")
    quote = quoted(stage, released(stage, CLAIM))
    stage.chain.travel(until + late)
    if late:
        stage.refuses("QuoteExpired", "BOC", "Forfaiting.take", quote, moment=until + 1)
    else:
        taken(stage, quote)


def test_a_claim_is_sold_whole(stage: Stage) -> None:
    stage.do("ABC", "Funding.offer", offer_terms(left=99_999_999))
    fields = {"given": 100_000_000, "left": 99_999_999}
    stage.refuses("OfferExceeded", "BOC", "Funding.sell", 1, CLAIM, day("2024-09-06"), **fields)


def test_a_new_calendar_moves_nothing_that_is_agreed(stage: Stage) -> None:
    sale = acknowledged(stage, taken(stage, quoted(stage, released(stage, CLAIM))))
    before = stage.ask("MarketLens.quote", sale)
    closed = ((1 << 256) - 1) ^ (1 << (day("2024-09-06") - day("2024-01-01")))
    edition = (closed, (1 << 110) - 1, 0, 0, 0, 0)
    stage.do("CBA", "BankingCalendar.publish", b"CN", 2024, edition)
    assert stage.ask("BankingCalendar.isBankingDay", b"CN", day("2024-09-06")) is False
    assert stage.ask("MarketLens.quote", sale) == before
    stage.on("2024-09-06")
    stage.do("ABC", "Forfaiting.settle", sale, bytes(32))
    with pytest.raises(errors.ValueDateClosed):
        _quote_again(stage)


def _quote_again(stage: Stage) -> None:
    listing = released(stage, CLAIM, by="ABC")
    account = stage.account("CCB")
    stage.ledger.dry_run(account, "Forfaiting", "quote", [listing, quote_terms(until=moment("2024-09-30"))])
