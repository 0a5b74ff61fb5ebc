"""The documents that a buyer has asked for before it pays."""

from __future__ import annotations

from tests.invariants.ghost.claims import Claims
from tests.invariants.ghost.days import Days
from tests.invariants.ghost.market_records import DELIVERY, WANTING, Quote, claim_of
from tests.invariants.ghost.parties import Parties
from tests.invariants.ghost.quotes import Quotes
from tests.invariants.ghost.verdict import Reasons, Verdict, refused


class Deliveries:
    def __init__(self, parties: Parties, days: Days, claims: Claims, quotes: Quotes) -> None:
        self._parties, self._days, self._claims, self._quotes = parties, days, claims, quotes

    def deliver(self, by: str, now: int, number: int, root: bytes) -> Verdict:
        if (quote := self._quotes.records.get(number)) is None:
            return refused("UnknownQuote")
        today = self._days.today(self._claims.records[claim_of(number)].place, now)
        reasons = self._of_a_sale(by, quote, quote.seller)
        reasons.add_if(quote.delivery not in WANTING, "UnexpectedDelivery")
        reasons.add_if(root == bytes(32), "DocumentsMissing")
        reasons.add_if(today > quote.availability, "AvailabilityOver")
        return reasons.verdict(lambda: setattr(quote, "delivery", DELIVERY["Delivered"]))

    def satisfy(self, by: str, number: int) -> Verdict:
        return self._judged(by, number, "Satisfactory")

    def reject(self, by: str, number: int, why: bytes) -> Verdict:
        return self._judged(by, number, "Rejected", unreasoned=why == bytes(32))

    def _judged(self, by: str, number: int, as_: str, *, unreasoned: bool = False) -> Verdict:
        if (quote := self._quotes.records.get(number)) is None:
            return refused("UnknownQuote")
        reasons = self._of_a_sale(by, quote, quote.buyer)
        reasons.add_if(quote.delivery != DELIVERY["Delivered"], "UnexpectedDelivery")
        reasons.add_if(unreasoned, "ReasonsMissing")
        return reasons.verdict(lambda: setattr(quote, "delivery", DELIVERY[as_]))

    def _of_a_sale(self, by: str, quote: Quote, side: int) -> Reasons:
        reasons = Reasons()
        reasons.add_if(not quote.runs, "UnexpectedStatus")
        reasons.add_if(not self._parties.acting(side, by), "NotParty")
        return reasons
