"""What is tried next on the forfaiting market, one act at a time, by who has business with it and who has none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from tests.invariants.dealings import Move
from tests.invariants.ghost import Act, Ghost
from tests.invariants.ghost.market import Market
from tests.invariants.ghost.market_records import (
    DELIVERY,
    LISTING,
    QUOTE,
    RUNNING,
    WANTING,
    Listing,
    Quote,
    claim_of,
    listing_of,
)
from tests.invariants.ghost.records import CLAIM
from tests.invariants.ghost.seals import commitment_to
from tests.invariants.market_terms import DAY, HOUR, MarketTerms

if TYPE_CHECKING:
    from tests.invariants.moves import Moves

WORD, OTHER_WORD, SILENCE = b"\x08" * 32, b"\x09" * 32, bytes(32)
"""A hash of what is said, of something else, and of nothing."""
NO_CLAIM = (3 << 32 | 999) << 16 | 1
NO_QUOTE = listing_of(NO_CLAIM, 1) << 16 | 1
BUYERS = (6, 5, 8, 3)
"""Banks that have money."""


@dataclass(frozen=True)
class Bargains:
    """Draws acts by the dice of `moves`, with its ways of picking."""

    moves: Moves
    ghost: Ghost

    @property
    def market(self) -> Market:
        return self.ghost.market

    @property
    def terms(self) -> MarketTerms:
        return MarketTerms(self.moves, self.ghost)

    def weights(self) -> dict[Move, int]:
        of = {name: bool(self.quotes(name)) for name in ("Open", "Taken", "Acknowledged", "Settled", "Disputed")}
        listed = self.listed()
        return {
            self.release: 3 if self.sellable() else 1,
            self.delist: 1,
            self.inquire: 1,
            self.quote: 4 if listed else 1,
            self.withdraw: 1,
            self.take: 4 if of["Open"] else 1,
            self.answer: 3 if of["Taken"] else 1,
            self.settle: 4 if of["Acknowledged"] else 1,
            self.lapse: 1,
            self.seal: 1,
            self.reveal: 2 if self.market.seals.records else 1,
            self.deliver: 1,
            self.judge: 1,
            self.claim_recourse: 1,
            self.buy_back: 2 if of["Disputed"] else 1,
            self.fund: 2,
            self.ask: 2,
            self.set_a_line: 2,
        }

    # Listings

    def release(self) -> Act:
        claim = self.moves.pick(self.sellable(), [*self.ghost.claims.records, NO_CLAIM], odds=8)
        terms = self.terms.listing(claim, sealed=self.moves.pick((False, False, True)))
        return Act(self.moves.caller(self.terms.holder(claim)), "Listings.release", (claim, terms, WORD))

    def delist(self) -> Act:
        listing = self.a_listing()
        entry = self.market.listings.records.get(listing >> 16)
        return Act(self.moves.caller(entry.seller if entry else 5), "Listings.delist", (listing,))

    def inquire(self) -> Act:
        listing = self.a_listing()
        return Act(self.moves.caller(self.buyer(listing >> 16)), "Listings.inquire", (listing,))

    # Quotes

    def quote(self) -> Act:
        listing = self.a_listing(sealed=False)
        by = self.moves.caller(self.buyer(listing >> 16))
        return Act(by, "Forfaiting.quote", (listing, self.terms.quote(listing >> 16)))

    def withdraw(self) -> Act:
        number, quote = self.a_quote("Open")
        return Act(self.moves.caller(quote.buyer if quote else 6), "Forfaiting.withdraw", (number,))

    def seal(self) -> Act:
        listing = self.a_listing(sealed=True)
        buyer = self.buyer(listing >> 16)
        return Act(self.moves.caller(buyer), "Seals.seal", (listing, self.sealed_by(listing, buyer)))

    def sealed_by(self, listing: int, buyer: int) -> bytes:
        """A seal on a quote of the buyer's, which is kept to be revealed; seldom on nothing."""
        terms, salt = self.terms.quote(listing >> 16), self.moves.pick((WORD, OTHER_WORD))
        sealed = commitment_to(listing, buyer, terms, salt)
        self.market.seals.envelopes[sealed] = terms, salt
        return self.moves.pick([sealed], (SILENCE,), odds=16)

    def reveal(self) -> Act:
        listing, buyer = self.moves.pick(list(self.market.seals.records), [(self.a_listing(), 6)], odds=8)
        kept = self.market.seals.records.get((listing, buyer), SILENCE)
        terms, salt = self.market.seals.envelopes.get(kept) or (self.terms.quote(listing >> 16), WORD)
        changed = terms | {"rate": 1}
        given = self.moves.pick([terms], [changed], odds=10)
        return Act(self.moves.caller(buyer), "Seals.reveal", (listing, given, salt))

    # Sales

    def take(self) -> Act:
        number, _ = self.a_quote("Open")
        entry = self.market.listings.records.get(claim_of(number))
        return Act(self.moves.caller(entry.seller if entry else 5), "Forfaiting.take", (number,))

    def answer(self) -> Act:
        number, _ = self.a_quote("Taken", "Objected")
        claim = self.ghost.claims.records.get(claim_of(number))
        by = self.moves.caller(claim.obligor if claim else 3)
        if self.moves.pick((True, True, False)):
            return Act(by, "Forfaiting.acknowledge", (number,))
        return Act(by, "Forfaiting.object", (number, self.word()))

    def settle(self) -> Act:
        number, quote = self.a_quote("Acknowledged")
        sides = (quote.buyer, quote.seller) if quote else (6, 5)
        reported = self.market.legs.reported.get(number)
        if reported:
            sides = sides[1:]
        transfer = self.moves.pick([reported or WORD], (SILENCE, OTHER_WORD), odds=6)
        return Act(self.moves.caller(*sides), "Forfaiting.settle", (number, transfer))

    def lapse(self) -> Act:
        number, quote = self.a_quote("Taken", "Acknowledged", "Objected")
        sides = (quote.buyer, quote.seller) if quote else (6,)
        return Act(self.moves.pick([self.moves.caller(*sides)], self.moves.world.known.accounts), *_lapse(number))

    # Documents and breaches

    def deliver(self) -> Act:
        number, quote = self.a_delivery(*WANTING)
        by = self.moves.caller(quote.seller if quote else 5)
        return Act(by, "Deliveries.deliver", (number, self.word()))

    def judge(self) -> Act:
        number, quote = self.a_delivery(DELIVERY["Delivered"])
        by = self.moves.caller(quote.buyer if quote else 6)
        if self.moves.pick((True, False)):
            return Act(by, "Deliveries.satisfy", (number,))
        return Act(by, "Deliveries.reject", (number, self.word()))

    def claim_recourse(self) -> Act:
        number, quote = self.a_quote("Settled")
        breach = self.moves.pick((1, 2, 3, 4), (0,), odds=8)
        by = self.moves.caller(quote.buyer if quote else 6)
        return Act(by, "Recourses.claimRecourse", (number, breach, self.word()))

    def buy_back(self) -> Act:
        number, quote = self.a_quote("Disputed")
        return Act(self.moves.caller(quote.seller if quote else 5), "Recourses.buyBack", (number,))

    # Before anything is for sale

    def fund(self) -> Act:
        offers, verb = self.market.funding.records, self.moves.pick(("offer", "sell", "sell", "withdraw"))
        claim = self.moves.pick(self.sellable(), [*self.ghost.claims.records, NO_CLAIM], odds=8)
        if verb == "offer":
            return Act(self.moves.caller(self.buyer(claim)), "Funding.offer", (self.terms.offer(claim),))
        number = self.moves.pick(list(offers), (len(offers) + 1,), odds=8)
        if verb == "withdraw":
            buyer = offers[number].buyer if number in offers else 6
            return Act(self.moves.caller(buyer), "Funding.withdraw", (number,))
        record = self.ghost.claims.records.get(claim)
        days, today = self.terms.value_days(record), self.terms.today(record)
        value = self.moves.pick(days, (today - 1, today + 400), odds=8)
        return Act(self.moves.caller(self.terms.holder(claim)), "Funding.sell", (number, claim, value))

    def ask(self) -> Act:
        asked, now = self.market.inquiries.records, self.moves.world.now()
        verb = self.moves.pick(("ask", "indicate", "close"))
        if verb == "ask":
            until = self.moves.pick((now + DAY, now + HOUR), (now,), odds=8)
            return Act(self.moves.caller(*BUYERS), "Inquiries.ask", (self.terms.bucket(), until))
        number = self.moves.pick(list(asked), (len(asked) + 1,), odds=8)
        if verb == "close":
            return Act(self.moves.caller(asked[number].asker if number in asked else 6), "Inquiries.close", (number,))
        rate = self.moves.pick((28_500, 1_000_000), (0, 1_000_001), odds=6)
        return Act(self.moves.caller(*BUYERS), "Inquiries.indicate", (number, rate))

    def set_a_line(self) -> Act:
        faces = [claim.face for claim in self.ghost.claims.records.values()] or [1_000]
        face = self.moves.pick(faces)
        whom = (self.moves.pick((3, 5, 6), (9, 99), odds=8), self.moves.pick((b"CNY", b"USD"), (b"XXX",), odds=8))
        by = self.moves.caller(*BUYERS)
        if self.moves.pick((False, False, True)):
            return Act(by, "Lines.endLine", whom)
        left = self.moves.pick((3 * face, face, 2**128 - 1), (face - 1, 0), odds=4)
        return Act(by, "Lines.setLine", (*whom, left))

    # When, who and which

    def moments(self) -> list[int]:
        """The last seconds of what is open, and the first ones after them; mornings of days on which sales end."""
        market, now = self.market, self.moves.world.now()
        ends = {end for n in self.listed() for end in _ends(market.listings.records[n >> 16])}
        ends |= {market.quotes.records[number].until for number in self.quotes("Open")}
        ends |= {each.until for each in (*market.funding.records.values(), *market.inquiries.records.values())}
        days = {market.sales.last_day(number) for number in self.quotes("Taken", "Acknowledged", "Objected")}
        mornings = [self.ghost.days.second(b"CN", day + late, time(10)) for day in days for late in (0, 1)]
        return [*mornings, *(end + late for end in ends if end > now for late in (0, 1))]

    def word(self) -> bytes:
        return self.moves.pick([WORD], (SILENCE,), odds=10)

    def buyer(self, claim: int) -> int:
        """A bank that may buy the claim, if there is one."""
        record, parties = self.ghost.claims.records.get(claim), self.ghost.parties
        entry = self.market.listings.records.get(claim)
        out = {self.terms.holder(claim), record.obligor if record else 3}
        able = [bank for bank in BUYERS if bank not in out and not parties.is_suspended(bank)]
        invited = [bank for bank in able if entry and entry.to == bank]
        return self.moves.pick(invited or able, BUYERS, odds=12)

    def sellable(self) -> list[int]:
        """Claims that have some days to run."""
        found = self.ghost.claims.records.items()
        open_ = [number for number, claim in found if claim.status == CLAIM["Outstanding"]]
        return [number for number in open_ if self.terms.value_days(self.ghost.claims.records[number])]

    def listed(self, *, sealed: bool | None = None) -> list[int]:
        """Listings that wait for quotes."""
        now, found = self.moves.world.now(), self.market.listings.records.items()
        living = [(c, entry) for c, entry in found if entry.status == LISTING["Listed"] and now <= entry.until]
        fitting = [each for each in living if sealed is None or bool(each[1].sealed_until) == sealed]
        return [listing_of(claim, entry.version) for claim, entry in fitting]

    def a_listing(self, *, sealed: bool | None = None) -> int:
        """One that waits for quotes, or any, former ones included, or none."""
        latest = self.market.listings.records.items()
        ever = [listing_of(claim, n) for claim, entry in latest for n in range(1, entry.version + 1)]
        return self.moves.pick(self.listed(sealed=sealed) or self.listed(), [*ever, NO_QUOTE >> 16], odds=8)

    def quotes(self, *statuses: str) -> list[int]:
        wanted = {QUOTE[status] for status in statuses}
        return [number for number, quote in self.market.quotes.records.items() if quote.status in wanted]

    def a_quote(self, *statuses: str) -> tuple[int, Quote | None]:
        """A quote of one of the statuses, or any, or none."""
        records = self.market.quotes.records
        number = self.moves.pick(self.quotes(*statuses) or list(records), [*records, NO_QUOTE], odds=8)
        return number, records.get(number)

    def a_delivery(self, *states: int) -> tuple[int, Quote | None]:
        """A sale whose documents are in one of the states, or any quote, or none."""
        records = self.market.quotes.records
        fitting = [n for n, quote in records.items() if quote.status in RUNNING and quote.delivery in states]
        number = self.moves.pick(fitting, [*records, NO_QUOTE], odds=8)
        return number, records.get(number)


def _ends(entry: Listing) -> tuple[int, int, int]:
    return entry.sealed_until, entry.reveal_until, entry.until


def _lapse(number: int) -> tuple[str, tuple[int]]:
    return "Forfaiting.lapse", (number,)
