"""The market as one looks at it, from events alone: no chain stands behind these.

for sale      listed | delisted | changed | over | due | taken | come back | given away | given back | sealed | invited
price         the best for the seller | withdrawn | run out | for a former listing | value date over
deals         where they stand | settled in their order | a party's own
once          nothing read twice | cut short | two readers | two chains | a file of another kind
time          ten thousand listings in less than a tenth of a second
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from usance import ids
from usance.artifacts import enum
from usance.calendars import seconds_at
from usance.dates import civil_day
from usance.history import NotAHistory, Past
from usance.market_book import MarketBook
from usance.market_entries import Bid
from usance.moments import last_second
from usance.money import Money
from usance.rates import Rate

ICBC, ABC, BOC, CCB = 3, 4, 5, 6
NAMES = {ICBC: "ICBC", ABC: "ABC", BOC: "BOC", CCB: "CCB"}
MATURITY, END, VALUE = date(2024, 12, 2), date(2024, 9, 30), date(2024, 9, 6)
NOW = seconds_at("CN", date(2024, 9, 3), datetime(2024, 9, 3, 10).time())
FACE = 100_000_000


class Told:
    """A log that is written as the test goes."""

    def __init__(self) -> None:
        self.past: list[Past] = []
        self.asked = 0

    def events(self, *, after: tuple[int, int]) -> Sequence[Past]:
        self.asked += 1
        return tuple(one for one in self.past if (one.block, one.log) > after)

    def say(self, contract: str, name: str, **args: object) -> None:
        self.past.append(Past(len(self.past), 0, NOW, "0x", contract, name, args))

    def opened(self, claim: str = "3-1.1", obligor: int = ICBC, face: int = FACE, maturity: date = MATURITY) -> None:
        about = {"face": face, "obligor": obligor, "maturity": civil_day(maturity), "status": 1}
        about |= {"currency": "0x434e59", "place": "0x434e"}
        self.say("Claims", "ClaimOpened", id=ids.claim_number(claim), obligor=obligor, owner=BOC, claim=about)

    def released(self, listing: str = "3-1.1@1", *, until: date = END, sealed: date | None = None, to: int = 0) -> None:
        until_, sealed_ = last_second("CN", until), last_second("CN", sealed) if sealed else 0
        terms = {"until": until_, "sealedUntil": sealed_, "revealUntil": sealed_ and sealed_ + 60, "to": to}
        number = ids.listing_number(listing)
        self.say("Listings", "ClaimReleased", id=number, seller=BOC, terms=terms, root="0x" + "00" * 32)

    def quoted(
        self,
        quote: str = "3-1.1@1.1",
        *,
        by: int = ABC,
        net: int = 99_300_000,
        value: date = VALUE,
        until: date = END,
    ) -> None:
        about = {"buyer": by, "seller": 0, "status": 1, "delivery": 0, "rate": 28_500, "method": 1, "basis": 360}
        about |= {"grace": 0, "value": civil_day(value), "availability": 0, "until": last_second("CN", until)}
        about |= {"leg": 1, "confirmDays": 0}
        self.say("Forfaiting", "QuoteMade", id=ids.quote_number(quote), buyer=by, quote=about, net=net)

    def taken(self, quote: str = "3-1.1@1.1", *, by: int = BOC, buyer: int = ABC) -> None:
        self.about("QuoteTaken", quote, seller=by, obligor=ICBC, buyer=buyer)

    def about(self, name: str, quote: str = "3-1.1@1.1", **more: object) -> None:
        self.say("Forfaiting", name, id=ids.quote_number(quote), **more)

    def listing(self, name: str, listing: str = "3-1.1@1") -> None:
        self.say("Listings", name, id=ids.listing_number(listing), seller=BOC)

    def given(self, giver: str, taker: str) -> None:
        self.say("Claims", "Transfer", **{"from": giver, "to": taker, "tokenId": ids.claim_number("3-1.1")})


@pytest.fixture
def told() -> Told:
    log = Told()
    log.opened()
    log.released()
    return log


def book_of(log: Told, path: Path | None = None, *, chain: str = "here") -> MarketBook:
    return MarketBook(log, chain, path, named=lambda number: NAMES[number])


def listed(log: Told, *, now: int = NOW) -> list[str]:
    return [one.listing for one in book_of(log).book(now=now)]


def at(iso: str, clock: str = "10:00") -> int:
    day = datetime.fromisoformat(f"{iso} {clock}")
    return seconds_at("CN", day.date(), day.time())


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "book.sqlite").write_bytes(b"no tables at all" * 999)
    with pytest.raises(NotAHistory, match=r"book\.sqlite is no history"):
        book_of(Told(), tmp_path / "book.sqlite")


@pytest.mark.parametrize(
    ("event", "shown"), [("ClaimDelisted", []), ("ListingReopened", ["3-1.1@1"]), ("ListingInquired", ["3-1.1@1"])]
)
def test_what_is_said_about_a_listing_shows(told: Told, event: str, shown: list[str]) -> None:
    told.listing(event)
    assert listed(told) == shown


def test_a_listing_is_over_after_its_last_second(told: Told) -> None:
    assert listed(told, now=last_second("CN", END)) == ["3-1.1@1"]
    assert listed(told, now=last_second("CN", END) + 1) == []


def test_a_claim_that_falls_due_is_for_sale_no_more(told: Told) -> None:
    told.released("3-1.1@2", until=date(2025, 6, 30))
    assert listed(told, now=at("2024-12-01", "23:59")) == ["3-1.1@2"]
    assert listed(told, now=at("2024-12-02", "00:00")) == []


def test_a_changed_listing_stands_in_the_place_of_the_former_and_of_its_quotes(told: Told) -> None:
    told.quoted()
    told.released("3-1.1@2", to=CCB)
    [entry] = book_of(told).book(now=NOW)
    assert (entry.listing, entry.to, entry.quotes, entry.best) == ("3-1.1@2", "CCB", 0, None)
    assert [one.status for one in book_of(told).quotes("3-1.1@1", now=NOW)] == ["Expired"]


def test_a_claim_that_is_sold_is_for_sale_again_when_the_sale_lapses(told: Told) -> None:
    told.quoted()
    told.taken()
    assert listed(told) == []
    told.about("SaleLapsed")
    told.listing("ListingReopened")
    assert listed(told) == ["3-1.1@1"]


def test_a_claim_that_its_seller_has_given_away_is_for_sale_only_if_it_comes_back(told: Told) -> None:
    told.given("0xB0C", "0xB0C")
    assert listed(told) == ["3-1.1@1"]
    told.given("0xB0C", "0xCCB")
    told.given("0xCCB", "0xABC")
    assert listed(told) == []
    told.given("0xABC", "0xB0C")
    assert listed(told) == ["3-1.1@1"]


def test_money_that_moves_takes_no_claim_off_the_market(told: Told) -> None:
    told.say("Cash", "Transfer", **{"from": "0xB0C", "to": "0xCCB", "value": 5})
    assert listed(told) == ["3-1.1@1"]


def test_an_entry_says_what_is_for_sale_until_when_and_at_what_price(told: Told) -> None:
    told.released("3-1.1@2", sealed=date(2024, 9, 2))
    told.quoted("3-1.1@2.1")
    [entry] = book_of(told).book(now=NOW)
    assert (entry.claim, entry.seller, entry.obligor, entry.to) == ("3-1.1", "BOC", "ICBC", None)
    assert (str(entry.face), entry.maturity, entry.place) == ("CNY 1000000.00", MATURITY, "CN")
    assert (entry.until, entry.sealed_until) == (datetime(2024, 9, 30, 23, 59, 59), datetime(2024, 9, 2, 23, 59, 59))
    assert entry.best == Bid("3-1.1@2.1", "ABC", Rate.parse("2.85%"), Money.parse("CNY 993000.00"))


def test_what_falls_due_first_is_told_first(told: Told) -> None:
    told.opened("3-2.1", maturity=date(2024, 11, 1))
    told.released("3-2.1@1")
    assert listed(told) == ["3-2.1@1", "3-1.1@1"]


def test_the_best_quote_is_the_one_that_costs_the_seller_least_a_year(told: Told) -> None:
    told.quoted("3-1.1@1.1", net=99_300_000)
    told.quoted("3-1.1@1.2", by=CCB, net=99_310_000)
    [entry] = book_of(told).book(now=NOW)
    assert entry.best is not None
    assert (entry.quotes, entry.best.quote, entry.best.buyer) == (2, "3-1.1@1.2", "CCB")
    # More money, but twelve weeks later, is the dearer price.
    told.quoted("3-1.1@1.3", net=99_900_000, value=date(2024, 11, 29))
    [entry] = book_of(told).book(now=NOW)
    assert entry.best is not None
    assert (entry.quotes, entry.best.quote) == (3, "3-1.1@1.2")


@pytest.mark.parametrize("how", ["withdrawn", "run out", "value date over"])
def test_a_quote_that_cannot_be_taken_is_not_the_best(told: Told, how: str) -> None:
    told.quoted("3-1.1@1.1")
    told.quoted("3-1.1@1.2", by=CCB, net=99_900_000, until=date(2024, 9, 3) if how == "run out" else END)
    now = {"withdrawn": NOW, "run out": at("2024-09-04"), "value date over": at("2024-09-07")}[how]
    if how == "withdrawn":
        told.about("QuoteWithdrawn", "3-1.1@1.2")
    [entry] = book_of(told).book(now=now)
    left = None if how == "value date over" else "3-1.1@1.1"
    assert (entry.best and entry.best.quote) == left


@pytest.mark.parametrize(
    ("events", "status"),
    [
        ([], "Open"),
        (["QuoteWithdrawn"], "Withdrawn"),
        (["QuoteTaken"], "Taken"),
        (["QuoteTaken", "SaleAcknowledged"], "Acknowledged"),
        (["QuoteTaken", "SaleObjected"], "Objected"),
        (["QuoteTaken", "SaleAcknowledged", "SaleSettled"], "Settled"),
        (["QuoteTaken", "SaleLapsed"], "Lapsed"),
        (["QuoteTaken", "SaleAcknowledged", "SaleSettled", "RecourseClaimed"], "Disputed"),
        (["QuoteTaken", "SaleAcknowledged", "SaleSettled", "RecourseClaimed", "ClaimBoughtBack"], "BoughtBack"),
    ],
)
def test_a_deal_stands_where_the_last_word_has_left_it(told: Told, events: list[str], status: str) -> None:
    told.quoted()
    for name in events:
        told.taken() if name == "QuoteTaken" else told.about(name)
    [deal] = book_of(told).quotes("3-1.1@1", now=NOW)
    assert (deal.id, deal.status, deal.buyer, deal.seller, deal.obligor) == ("3-1.1@1.1", status, "ABC", "BOC", "ICBC")
    assert (deal.method, deal.tenor) == ("straight", 87)
    assert status in enum("QuoteStatus").__members__


def test_an_open_quote_has_expired_after_its_last_second(told: Told) -> None:
    told.quoted()
    last = last_second("CN", VALUE)
    assert [book_of(told).quotes("3-1.1@1", now=now)[0].status for now in (last, last + 1)] == ["Open", "Expired"]


def test_trades_are_what_was_settled_by_value_date(told: Told) -> None:
    for number, value in (("2", date(2024, 9, 9)), ("3", date(2024, 9, 5)), ("4", date(2024, 9, 10))):
        told.opened(f"3-{number}.1")
        told.released(f"3-{number}.1@1")
        told.quoted(f"3-{number}.1@1.1", value=value)
        told.taken(f"3-{number}.1@1.1")
        if number != "4":
            told.about("SaleSettled", f"3-{number}.1@1.1")
    assert [one.id for one in book_of(told).trades()] == ["3-3.1@1.1", "3-2.1@1.1"]


def test_a_party_sees_what_it_is_part_of_and_nothing_else(told: Told) -> None:
    told.quoted("3-1.1@1.1")
    told.quoted("3-1.1@1.2", by=CCB)
    book = book_of(told)
    assert [one.listing for one in book.mine("BOC", now=NOW).listings] == ["3-1.1@1"]
    assert [one.id for one in book.mine("BOC", now=NOW).quotes] == ["3-1.1@1.1", "3-1.1@1.2"]
    assert [one.id for one in book.mine("CCB", now=NOW).quotes] == ["3-1.1@1.2"]
    told.taken("3-1.1@1.2", buyer=CCB)
    for party in ("BOC", "CCB", "ICBC"):
        own = book.mine(party, now=NOW)
        assert ([one.id for one in own.sales], own.listings) == (["3-1.1@1.2"], ())
    assert book.mine("ABC", now=NOW).sales == ()


def test_nothing_is_read_twice_and_a_file_goes_on_where_it_ended(told: Told, tmp_path: Path) -> None:
    path = tmp_path / "book.sqlite"
    first = book_of(told, path)
    assert (first.sync(), first.sync()) == (2, 0)
    first.close()
    again = book_of(told, path)
    assert again.sync() == 0
    told.quoted()
    assert again.sync() == 1
    assert book_of(told, path).book(now=NOW) == again.book(now=NOW)


def test_a_reading_cut_short_changes_nothing(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    book = book_of(told)
    with monkeypatch.context() as cutting:
        cutting.setattr("usance.market_folding.civil_moment", lambda *_: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            book.book(now=NOW)
    assert [one.listing for one in book.book(now=NOW)] == ["3-1.1@1"]


def test_what_another_reader_has_put_in_meanwhile_stands(told: Told, tmp_path: Path) -> None:
    path = tmp_path / "book.sqlite"
    mine, other = book_of(told, path), book_of(told, path)

    class Overtaken(Told):
        def events(self, *, after: tuple[int, int]) -> Sequence[Past]:
            found = told.events(after=after)
            other.sync()
            return found

    mine._log = Overtaken()
    assert (mine.sync(), mine.sync()) == (0, 0)
    assert [one.listing for one in mine.book(now=NOW)] == ["3-1.1@1"]


def test_markets_of_two_chains_in_one_file_stay_apart(told: Told, tmp_path: Path) -> None:
    here, there = (book_of(log, tmp_path / "b", chain=chain) for log, chain in ((told, "here"), (Told(), "there")))
    assert (len(here.book(now=NOW)), len(there.book(now=NOW))) == (1, 0)


def test_ten_thousand_listings_are_read_in_less_than_a_tenth_of_a_second() -> None:
    log = Told()
    for number in range(1, 10_001):
        claim = f"{ICBC}-{number}.1"
        log.opened(claim, face=number * 100, maturity=MATURITY + timedelta(days=number % 90))
        log.released(f"{claim}@1", until=END + timedelta(days=number % 30))
        log.quoted(f"{claim}@1.1", net=number * 99, by=ABC if number % 2 else CCB)
    book = book_of(log)
    assert (book.sync(), log.asked) == (30_000, 1)

    def timed() -> float:
        begun = time.perf_counter()
        assert len(book.book(now=NOW)) == 10_000
        return time.perf_counter() - begun

    # The best of five: what else the machine does is no matter of the book.
    assert min(timed() for _ in range(5)) < 0.1
