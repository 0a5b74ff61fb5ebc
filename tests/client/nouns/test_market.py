"""The market beside its desks: said once under a key, looked at in the log as on the ledger, moments far ahead."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.client.nouns.lives import Kept, Life
from usance.errors import IdempotencyKeyReused
from usance.funding import Bucket
from usance.moments import civil_moment, last_second
from usance.money import Money
from usance.rates import Rate

UNTIL, VALUE = date(2024, 10, 31), date(2024, 10, 10)
FOREVER = 2**40 - 1
BUCKET = Bucket("sell", "state bank", "90 days", "below 10m", "CNY")


@pytest.fixture
def claim(life: Life) -> str:
    """BOC's on ICBC, CNY 1,000,000.00, 90 days after sight; ABC has money."""
    life.platform.desk("PBoC").issue_cash("ABC", "CNY 2000000.00")
    return life.honoured(tenor="90 days after sight").id


@pytest.mark.parametrize("description", [None, "a clean acceptance"])
def test_a_release_is_done_once_under_its_key(life: Life, claim: str, description: str | None) -> None:
    said = {"until": UNTIL, "description": description, "key": "k"}
    assert {life.boc.release(claim, **said).id for _ in range(2)} == {f"{claim}@1"}  # type: ignore[arg-type]
    with pytest.raises(IdempotencyKeyReused):
        life.boc.release(claim, until=UNTIL, description="another", key="k")
    # The refused one has not taken the place of what was said.
    assert life.boc.release(claim, **said).id == f"{claim}@1"  # type: ignore[arg-type]
    assert life.boc.release(claim, until=UNTIL).id == f"{claim}@2"


def test_a_quote_an_offer_and_an_inquiry_are_made_once_under_their_keys(life: Life, claim: str) -> None:
    listing = life.boc.release(claim, until=UNTIL).id
    for _ in range(2):
        assert life.abc.quote(listing, "2.85%", value=VALUE, until=date(2024, 10, 9), key="q").id == f"{listing}.1"
        assert life.abc.offer_funds("CNY 5.00", "2.8%", days=(1, 90), until=UNTIL, key="o").id == "O1"
        assert life.abc.ask(BUCKET, until=UNTIL, key="i").id == "I1"
    assert [one.id for one in life.platform.offers()] == ["O1"]
    assert [one.id for one in life.platform.inquiries()] == ["I1"]
    with pytest.raises(IdempotencyKeyReused):
        life.abc.quote(listing, "2.84%", value=VALUE, until=date(2024, 10, 9), key="q")


def test_the_log_shows_what_the_ledger_shows(life: Life, claim: str) -> None:
    platform, now = life.platform, life.platform.ledger.now
    listing = life.boc.release(claim, until=UNTIL)
    quote = life.abc.quote(listing.id, "2.85%", value=VALUE, until=date(2024, 10, 9))
    [entry] = platform.market.book(now=now())
    assert (entry.listing, entry.seller, entry.obligor, entry.face) == (listing.id, "BOC", "ICBC", listing.face)
    assert (entry.until, entry.maturity, entry.place) == (listing.until, listing.maturity, listing.place)
    assert entry.best is not None
    assert (entry.best.quote, entry.best.rate, entry.best.net) == (quote.id, quote.rate, quote.net)
    life.boc.take(quote.id)
    life.icbc.acknowledge(quote.id)
    assert [one.status for one in platform.market.mine("ICBC", now=now()).sales] == ["Acknowledged"]
    platform.travel(VALUE)
    settled = life.abc.settle(quote.id)
    [trade] = platform.market.trades()
    assert (trade.id, trade.status, trade.net, trade.seller) == (settled.id, "Settled", settled.net, "BOC")
    assert (trade.buyer, trade.rate, trade.method, trade.value) == ("ABC", Rate(28_500), "straight", VALUE)
    assert platform.market.book(now=now()) == ()


def test_a_claim_that_was_given_away_outside_the_market_is_not_shown_for_sale(life: Life, claim: str) -> None:
    life.boc.release(claim, until=UNTIL)
    ledger, number = life.platform.ledger, (3 << 32 | 1) << 16 | 1
    account = life.platform.directory.account("BOC")
    ledger.send(account, "Claims", "transferFrom", [life.boc.address, life.abc.address, number])
    assert life.platform.market.book(now=ledger.now()) == ()


def test_lines_are_those_that_bind_still(life: Life) -> None:
    life.abc.set_line("ICBC", "CNY 5.00")
    life.abc.set_line("ICBC", "USD 7.00")
    life.abc.set_line("BOC", "CNY 0.00")
    life.boc.set_line("ICBC", "CNY 9.00")
    life.abc.end_line("ICBC", "CNY")
    assert life.platform.lines("ABC") == {"ICBC": (Money.parse("USD 7.00"),), "BOC": (Money.parse("CNY 0.00"),)}


def test_an_offer_says_whether_anything_is_left_of_it(life: Life, claim: str) -> None:
    offer = life.abc.offer_funds("CNY 1000000.00", "2.8%", days=(1, 90), until=UNTIL).id
    life.boc.sell(offer, claim, VALUE)
    assert life.platform.offer(offer).status == "Used"
    other = life.abc.offer_funds("CNY 5.00", "2.8%", days=(1, 90), until=date(2024, 9, 30)).id
    life.platform.travel(date(2024, 10, 8))
    assert life.platform.offer(other).status == "Expired"


def test_a_listing_without_an_end_is_shown_with_one_as_far_ahead_as_can_be(life: Life, claim: str) -> None:
    """Another client may say so: the ledger has 40 bits for it."""
    number = (3 << 32 | 1) << 16 | 1
    account = life.platform.directory.account("BOC")
    life.platform.ledger.send(account, "Listings", "release", [number, [FOREVER, 0, 0, 0], bytes(32)])
    assert life.platform.listing(f"{claim}@1").until.year == 9999
    [entry] = life.platform.market.book(now=life.platform.ledger.now())
    assert entry.until.year == 9999


@pytest.mark.parametrize("place", ["CN", "US", "GB"])
@pytest.mark.parametrize("day", [date(2024, 1, 1), date(2024, 3, 10), date(2024, 7, 1), date(2024, 11, 3)])
def test_a_moment_is_shown_as_it_was_said(place: str, day: date) -> None:
    assert civil_moment(place, last_second(place, day)) == datetime(day.year, day.month, day.day, 23, 59, 59)
    noon = datetime(day.year, day.month, day.day, 12, 30)
    assert civil_moment(place, last_second(place, noon)) == noon


def test_a_market_kept_in_a_file_goes_on_after_a_restart(kept: Kept) -> None:
    with kept.open() as platform:
        life = Life(platform)
        credit = life.advised(tenor="30 days after sight", number="LC9").id
        platform.travel(date(2024, 9, 27))
        documents = life.presented(tenor="30 days after sight", number="LC8").id
        claim = life.icbc.honour(life.icbc.comply(documents).id).id
        life.boc.release(claim, until=date(2024, 10, 20))
        assert len(platform.market.book(now=platform.ledger.now())) == 1 and credit
    with kept.open(write=False) as platform:
        assert [one.claim for one in platform.market.book(now=platform.ledger.now())] == [claim]
