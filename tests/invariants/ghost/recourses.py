"""What a seller answers for although it has sold without recourse: its own breach, never the obligor."""

from __future__ import annotations

from tests.invariants.ghost.claims import Claims
from tests.invariants.ghost.legs import Legs, Payment
from tests.invariants.ghost.market_records import BREACH, QUOTE, claim_of
from tests.invariants.ghost.parties import Parties
from tests.invariants.ghost.quotes import Quotes
from tests.invariants.ghost.records import CLAIM
from tests.invariants.ghost.sales import Sales
from tests.invariants.ghost.verdict import Reasons, Verdict, refused


class Recourses:
    def __init__(self, parties: Parties, claims: Claims, quotes: Quotes, sales: Sales, legs: Legs) -> None:
        self._parties, self._claims, self._quotes = parties, claims, quotes
        self._sales, self._legs = sales, legs

    def claim_recourse(self, by: str, number: int, breach: int, grounds: bytes) -> Verdict:
        if (quote := self._quotes.records.get(number)) is None:
            return refused("UnknownQuote")
        reasons = self._while_held(number, quote.buyer)
        reasons.add_if(not self._parties.acting(quote.buyer, by), "NotParty")
        reasons.add_if(quote.status != QUOTE["Settled"], "UnexpectedStatus")
        reasons.add_if(breach == BREACH["None"], "BreachMissing")
        reasons.add_if(grounds == bytes(32), "ReasonsMissing")
        return reasons.verdict(lambda: setattr(quote, "status", QUOTE["Disputed"]))

    def buy_back(self, by: str, number: int) -> Verdict:
        """For what it got, on the chain, whichever way it was paid."""
        if (quote := self._quotes.records.get(number)) is None:
            return refused("UnknownQuote")
        reasons, got, claim = self._while_held(number, quote.buyer), self._sales.payment(number), claim_of(number)
        reasons.add_if(not self._parties.acting(quote.seller, by), "NotParty")
        reasons.add_if(quote.status != QUOTE["Disputed"], "UnexpectedStatus")
        if reasons.verdict(lambda: None).refusals:
            return reasons.verdict(lambda: None)
        back = Payment(quote.seller, quote.buyer, got.currency, got.amount)
        reasons.add_if(self._claims.records[claim].status == CLAIM["Locked"], "ClaimLocked")
        reasons.add_all(self._claims.against_passing(claim, quote.seller) | self._legs.against_digital(back))

        def happens() -> None:
            quote.status = QUOTE["BoughtBack"]
            self._claims.pass_to(claim, quote.seller)
            self._legs.pay(back)

        return reasons.verdict(happens)

    def _while_held(self, number: int, buyer: int) -> Reasons:
        claim, reasons = claim_of(number), Reasons()
        gone = self._claims.holder(claim) != buyer or self._claims.records[claim].status == CLAIM["Paid"]
        reasons.add_if(gone, "ClaimGone")
        return reasons
