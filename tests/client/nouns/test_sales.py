"""The forfaiting market at the desks: claims for sale, quotes, and the sales that come of them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.client.nouns.lives import Life
from usance import errors, ids
from usance.funding import Bucket
from usance.ids import BadId
from usance.market import UnknownWord
from usance.money import CurrencyMismatch, Money
from usance.platform import Desk
from usance.rates import BadRate, Rate
from usance.terms import DocumentSet
from usance.timeline import timeline

VALUE = date(2024, 10, 10)
PAPERS = DocumentSet.from_names(("credit", "acceptance"), content=lambda name: name.encode())


def cny(text: str) -> Money:
    return Money.parse(f"CNY {text}")


@pytest.fixture
def claim(life: Life) -> str:
    """BOC's claim on ICBC, CNY 1,000,000.00, 90 days after sight; ABC has the money to buy it."""
    life.platform.desk("PBoC").issue_cash("ABC", "CNY 2000000.00")
    return life.honoured(tenor="90 days after sight").id


def abc(life: Life) -> Desk:
    return life.platform.desk("ABC")


def sold(life: Life, claim: str, **terms: object) -> str:
    """A quote of ABC's that BOC has taken, acknowledged by ICBC."""
    listing = life.boc.release(claim, until=date(2024, 10, 31))
    price = {"value": VALUE, "until": date(2024, 10, 9)} | terms
    quote = abc(life).quote(listing.id, "2.85%", **price)  # type: ignore[arg-type]
    life.boc.take(quote.id)
    return life.icbc.acknowledge(quote.id).id


def test_a_claim_is_listed_quoted_sold_and_settled(life: Life, claim: str) -> None:
    listing = life.boc.release(claim, until=date(2024, 10, 31), description="a clean acceptance")
    assert (listing.id, listing.claim, listing.status, listing.seller) == (f"{claim}@1", claim, "Listed", "BOC")
    assert (listing.until, listing.face, listing.to) == (datetime(2024, 10, 31, 23, 59, 59), cny("1000000"), None)
    assert abc(life).inquire(listing.id) == listing
    quote = abc(life).quote(listing.id, "2.85%", value=VALUE, until=datetime(2024, 10, 9, 16, 30))
    assert (quote.id, quote.rate, quote.days, quote.status) == (f"{claim}@1.1", Rate(28_500), 77, "Open")
    assert quote.net + quote.discount == quote.face and quote.until == datetime(2024, 10, 9, 16, 30)
    assert (quote.basis, quote.method, quote.leg, quote.delivery) == (360, "straight", "digital", "None")
    assert life.boc.take(quote.id).status == "Taken"
    assert life.platform.claim(claim).status == "Locked"
    assert life.icbc.acknowledge(quote.id).status == "Acknowledged"
    before = life.boc.cash("CNY")
    life.platform.travel(VALUE)
    assert abc(life).settle(quote.id).status == "Settled"
    assert life.boc.cash("CNY") == before + quote.net
    assert (life.platform.claim(claim).owner, life.platform.claim(claim).status) == ("ABC", "Outstanding")
    told = [(one.who, one.what) for one in timeline(life.platform, claim.split(".")[0])][-6:]
    assert told == [
        ("BOC", f"offers its claim for sale, {listing.id}"),
        ("ABC", f"inquires about {listing.id}"),
        ("ABC", f"quotes, {quote.id}"),
        ("BOC", f"sells to ABC at {quote.id}, and gives ICBC notice"),
        ("ICBC", f"acknowledges the assignment to ABC, {quote.id}"),
        ("ABC", f"pays BOC and owns the claim, {quote.id}"),
    ]


def test_purchases_draw_up_to_the_limit_that_the_buyer_allows(life: Life, claim: str) -> None:
    quote = sold(life, claim)
    net = life.platform.quote(quote).net
    abc(life).let_purchases_draw("CNY", net - cny("0.01"))
    life.platform.travel(VALUE)
    with pytest.raises(errors.InsufficientCash):
        abc(life).settle(quote)
    with pytest.raises(CurrencyMismatch):
        abc(life).let_purchases_draw("USD", net)
    abc(life).let_purchases_draw("CNY", net)
    assert abc(life).settle(quote).status == "Settled"


def test_what_may_be_said_is_asked_beforehand(life: Life, claim: str) -> None:
    assert not abc(life).can.release(claim, until=date(2024, 10, 31))
    assert life.boc.can.release(claim, until=date(2024, 10, 31))
    listing = life.boc.release(claim, until=date(2024, 10, 31)).id
    answer = abc(life).can.quote(listing, "0%", value=VALUE, until=date(2024, 10, 9))
    assert answer.refusal is not None and "BadRate" in str(answer.refusal)


def test_the_ledger_says_what_a_price_comes_to(life: Life) -> None:
    net, discount, days = life.platform.price(
        cny("10000000"), "2.85%", value=date(2024, 1, 15), maturity=date(2024, 7, 12)
    )
    assert (net, discount, days) == (cny("9858291.67"), cny("141708.33"), 179)


@pytest.mark.parametrize("bad", ["2.85", "1.00001%"])
def test_a_rate_that_is_none_is_refused_before_the_ledger_is_asked(life: Life, claim: str, bad: str) -> None:
    listing = life.boc.release(claim, until=date(2024, 10, 31)).id
    with pytest.raises(BadRate):
        abc(life).quote(listing, bad, value=VALUE, until=date(2024, 10, 9))
    with pytest.raises(UnknownWord, match="straight or yield"):
        abc(life).quote(listing, "2.85%", value=VALUE, until=date(2024, 10, 9), method="compound")


def test_a_sealed_quote_is_opened_by_the_workspace_that_sealed_it(life: Life, claim: str) -> None:
    days = {"sealed_until": date(2024, 10, 8), "reveal_until": date(2024, 10, 9)}
    listing = life.boc.release(claim, until=date(2024, 10, 31), **days).id
    abc(life).seal(listing, "2.75%", value=date(2024, 10, 11), until=date(2024, 10, 10))
    abc(life).seal(listing, "2.70%", value=date(2024, 10, 11), until=date(2024, 10, 10))
    life.platform.travel(date(2024, 10, 9))
    with pytest.raises(errors.NothingSealed):
        life.boc.reveal(listing)
    assert abc(life).reveal(listing).rate == Rate.parse("2.70%")


def test_documents_are_delivered_rejected_and_found_satisfactory(life: Life, claim: str) -> None:
    sale = sold(life, claim, availability=date(2024, 10, 9))
    assert life.boc.deliver(sale, PAPERS).delivery == "Delivered"
    assert abc(life).reject_documents(sale, "the acceptance is not signed").delivery == "Rejected"
    life.boc.deliver(sale, PAPERS)
    assert abc(life).satisfy(sale).delivery == "Satisfactory"


def test_an_obligor_objects_and_the_sale_lapses(life: Life, claim: str) -> None:
    listing = life.boc.release(claim, until=date(2024, 10, 31)).id
    quote = abc(life).quote(listing, "2.85%", value=VALUE, until=date(2024, 10, 9)).id
    life.boc.take(quote)
    assert life.icbc.object(quote, "another assignment was notified").status == "Objected"
    assert abc(life).lapse(quote).status == "Lapsed"
    assert life.boc.delist(listing).status == "Delisted"


def test_both_sides_name_the_same_transfer(life: Life, claim: str) -> None:
    sale = sold(life, claim, leg="outside", confirm_days=4)
    life.platform.travel(VALUE)
    assert abc(life).settle(sale, "CNAPS 2024101000417").status == "Acknowledged"
    with pytest.raises(errors.TransferDiffers):
        life.boc.settle(sale, "CNAPS 2024101000418")
    assert life.boc.settle(sale, "CNAPS 2024101000417").status == "Settled"


def test_a_seller_answers_for_its_breach(life: Life, claim: str) -> None:
    sale = sold(life, claim)
    life.platform.travel(VALUE)
    abc(life).settle(sale)
    assert abc(life).claim_recourse(sale, "not as described", "no trade behind it").status == "Disputed"
    assert life.boc.buy_back(sale).status == "BoughtBack"
    assert life.platform.claim(claim).owner == "BOC"


def test_a_claim_is_sold_into_an_offer_of_funds(life: Life, claim: str) -> None:
    offer = abc(life).offer_funds("CNY 1500000.00", "2.80%", days=(1, 180), until=date(2024, 12, 31), obligor="ICBC")
    assert (offer.id, offer.status, offer.left) == ("O1", "Open", cny("1500000"))
    sale = life.boc.sell(offer.id, claim, VALUE)
    assert (sale.status, sale.buyer, sale.rate) == ("Taken", "ABC", Rate.parse("2.8%"))
    assert life.platform.offer("O1").left == cny("500000")
    assert abc(life).withdraw_offer("O1").status == "Withdrawn"


def test_the_market_is_asked_in_buckets(life: Life) -> None:
    bucket = Bucket("sell", "state bank", "90 days", "below 10m", "CNY")
    inquiry = life.boc.ask(bucket, until=date(2024, 12, 31))
    assert (inquiry.id, inquiry.asker, inquiry.tenor, inquiry.rates) == ("I1", "BOC", "90 days", ())
    answered = abc(life).indicate(inquiry.id, "2.9%")
    assert answered.rates == (("ABC", Rate.parse("2.90%")),)
    assert life.boc.close_inquiry(inquiry.id).until is None
    with pytest.raises(UnknownWord, match="sell or buy"):
        life.boc.ask(Bucket("swap", "state bank", "90 days", "below 10m", "CNY"), until=date(2024, 12, 31))


def test_a_line_is_set_and_ended(life: Life) -> None:
    assert life.platform.line("ABC", "ICBC", "CNY") is None
    abc(life).set_line("ICBC", "CNY 5.00")
    assert life.platform.line("ABC", "ICBC", "CNY") == cny("5")
    abc(life).end_line("ICBC", "CNY")
    assert life.platform.line("ABC", "ICBC", "CNY") is None


@pytest.mark.parametrize(
    ("number", "text", "read"),
    [
        (ids.listing_number, ids.listing_text, "3-1.1@1"),
        (ids.listing_number, ids.listing_text, "3-1/2.7:254@65535"),
        (ids.quote_number, ids.quote_text, "3-1.1@1.3"),
        (ids.quote_number, ids.quote_text, "3-1.2:1@2.65535"),
        (ids.offer_number, ids.offer_text, "O7"),
        (ids.inquiry_number, ids.inquiry_text, "I7"),
    ],
)
def test_ids_of_the_market_are_read_as_they_are_shown(number, text, read: str) -> None:  # type: ignore[no-untyped-def]
    assert text(number(read)) == read


@pytest.mark.parametrize(
    "bad", ["", "3-1.1", "3-1.1@", "3-1.1@0", "3-1.1@65536", "3-1@1", "@1", "3-1.1@1.0", "O0", "O", "7", None]
)
def test_what_is_no_id_of_the_market_is_refused(bad: str) -> None:
    readers = [ids.quote_number, ids.offer_number, ids.inquiry_number]
    for reader in readers if bad and bad.count("@") else [*readers, ids.listing_number]:
        with pytest.raises(BadId):
            reader(bad)
