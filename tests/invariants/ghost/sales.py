"""Sales: a quote taken, the obligor's word for it, and the claim against its price, or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from tests.invariants.ghost.claims import Claims
from tests.invariants.ghost.credits import Credits
from tests.invariants.ghost.days import Days
from tests.invariants.ghost.legs import Legs, Payment
from tests.invariants.ghost.lines import Lines
from tests.invariants.ghost.listings import Listings
from tests.invariants.ghost.market_records import (
    DELIVERY,
    LEG,
    LISTING,
    QUOTE,
    WANTING,
    Listing,
    Quote,
    claim_of,
    source_of,
)
from tests.invariants.ghost.parties import Parties
from tests.invariants.ghost.prices import net_of
from tests.invariants.ghost.quotes import Quotes
from tests.invariants.ghost.records import CLAIM
from tests.invariants.ghost.verdict import Reasons, Verdict, refused

CONTENT = (DELIVERY["None"], DELIVERY["Satisfactory"])


@dataclass(frozen=True)
class Sales:
    parties: Parties
    days: Days
    credits: Credits
    claims: Claims
    lines: Lines
    listings: Listings
    quotes: Quotes
    legs: Legs

    def take(self, by: str, now: int, number: int) -> Verdict:
        if (quote := self.quotes.records.get(number)) is None:
            return refused("UnknownQuote")
        entry, unknown = self.listings.known(number >> 16)
        reasons = Reasons()
        reasons.add_all(unknown | self._against_quote(quote, now))
        if entry is not None:
            reasons.add_all(self.against_taking(by, now, claim_of(number), entry, quote))
        return reasons.verdict(lambda: self.begin(number))

    def against_taking(self, by: str, now: int, claim: int, entry: Listing, quote: Quote) -> set[str]:
        """Why the seller cannot take the quote for what it has listed."""
        record, seller, reasons = self.claims.records[claim], entry.seller, Reasons()
        actor, locked = self.parties.acting(seller, by), record.status == CLAIM["Locked"]
        reasons.add_all(self._against_quote(quote, now) | self.listings.against_living(claim, entry, now))
        reasons.add_all(self.parties.against_bank(quote.buyer) | self.lines.against(quote.buyer, record))
        reasons.add_if(now <= entry.reveal_until, "RevealOpen")
        reasons.add_if(not actor, "NotParty")
        reasons.add_if(actor == quote.buyer, "BuyerForSeller")
        reasons.add_if(self.claims.holder(claim) != seller, "NotOwner")
        reasons.add_if(self.parties.is_suspended(seller), "Suspended")
        reasons.add_if(locked, "ClaimLocked")
        reasons.add_if(not locked and record.status != CLAIM["Outstanding"], "UnexpectedStatus")
        reasons.add_if(self.days.today(record.place, now) > quote.value, "ValueDatePassed")
        return set(reasons.verdict(lambda: None).refusals)

    def begin(self, number: int) -> None:
        quote, entry = self.quotes.records[number], self.listings.records[claim_of(number)]
        quote.status, quote.seller, entry.status = QUOTE["Taken"], entry.seller, LISTING["Taken"]
        self.claims.lock(claim_of(number))
        self.lines.use(quote.buyer, self.claims.records[claim_of(number)])

    def acknowledge(self, by: str, number: int) -> Verdict:
        if (quote := self.quotes.records.get(number)) is None:
            return refused("UnknownQuote")
        reasons = self._by_the_obligor(by, number)
        reasons.add_if(quote.status not in (QUOTE["Taken"], QUOTE["Objected"]), "UnexpectedStatus")
        reasons.add_if(self._is_stayed(number), "CourtStay")
        return reasons.verdict(lambda: setattr(quote, "status", QUOTE["Acknowledged"]))

    def object(self, by: str, number: int, why: bytes) -> Verdict:
        if (quote := self.quotes.records.get(number)) is None:
            return refused("UnknownQuote")
        reasons = self._by_the_obligor(by, number)
        reasons.add_if(quote.status != QUOTE["Taken"], "UnexpectedStatus")
        reasons.add_if(why == bytes(32), "ReasonsMissing")
        return reasons.verdict(lambda: setattr(quote, "status", QUOTE["Objected"]))

    def settle(self, by: str, now: int, number: int, transfer: bytes) -> Verdict:
        if (quote := self.quotes.records.get(number)) is None:
            return refused("UnknownQuote")
        claim, payment, reasons = self.claims.records[claim_of(number)], self.payment(number), Reasons()
        today, outside = self.days.today(claim.place, now), quote.leg == LEG["Outside"]
        acts = any(self.parties.acting(side, by) for side in (quote.seller, quote.buyer))
        reasons.add_if(not acts, "NotParty")
        reasons.add_if(quote.status != QUOTE["Acknowledged"], "UnexpectedStatus")
        reasons.add_if(quote.delivery not in CONTENT, "UnexpectedDelivery")
        reasons.add_if(today < quote.value, "ValueDateAhead")
        reasons.add_if(today > self.last_day(number), "SettlementOver")
        reasons.add_if(self._is_stayed(number), "CourtStay")
        if outside:
            reasons.add_all(self.legs.against_outside(number, by, payment, transfer))
        else:
            reasons.add_all(self.legs.against_digital(payment))
        if outside and not self.legs.says_paid(by, payment):
            return reasons.verdict(lambda: self.legs.report(number, transfer))
        reasons.add_all(self.claims.against_passing(claim_of(number), quote.buyer))
        return reasons.verdict(lambda: self._settled(number, payment, outside=outside))

    def lapse(self, by: str, now: int, number: int) -> Verdict:
        if (quote := self.quotes.records.get(number)) is None:
            return refused("UnknownQuote")
        today, reasons = self.days.today(self.claims.records[claim_of(number)].place, now), Reasons()
        acts = any(self.parties.acting(side, by) for side in (quote.seller, quote.buyer))
        over = today > self.last_day(number) or (quote.delivery in WANTING and today > quote.availability)
        reasons.add_if(not quote.runs, "UnexpectedStatus")
        reasons.add_if(not over and not (acts and quote.status == QUOTE["Objected"]), "SaleOpen")
        return reasons.verdict(lambda: self._lapsed(number))

    def last_day(self, number: int) -> int:
        """On which it can be settled."""
        quote = self.quotes.records[number]
        waits = quote.leg == LEG["Outside"] and self.legs.is_under_way(number)
        return quote.confirm_by if waits else quote.value

    def payment(self, number: int) -> Payment:
        quote, claim = self.quotes.records[number], self.claims.records[claim_of(number)]
        net = net_of(quote, claim.face, claim.maturity)
        return Payment(quote.buyer, quote.seller, claim.currency, net)

    def _settled(self, number: int, payment: Payment, *, outside: bool) -> None:
        self.quotes.records[number].status = QUOTE["Settled"]
        if outside:
            self.legs.confirm(number)
        else:
            self.legs.pay(payment)
        self.claims.pass_to(claim_of(number), payment.payer)

    def _lapsed(self, number: int) -> None:
        quote, claim = self.quotes.records[number], claim_of(number)
        quote.status, self.listings.records[claim].status = QUOTE["Lapsed"], LISTING["Listed"]
        self.lines.give_back(quote.buyer, self.claims.records[claim])
        self.claims.unlock(claim)

    def _by_the_obligor(self, by: str, number: int) -> Reasons:
        reasons = Reasons()
        obligor = self.claims.records[claim_of(number)].obligor
        reasons.add_if(not self.parties.acting(obligor, by), "NotParty")
        return reasons

    def _is_stayed(self, number: int) -> bool:
        return self.credits.is_stayed(source_of(claim_of(number)))

    @staticmethod
    def _against_quote(quote: Quote, now: int) -> set[str]:
        reasons = {"UnexpectedStatus"} if quote.status != QUOTE["Open"] else set()
        return reasons | ({"QuoteExpired"} if now > quote.until else set())
