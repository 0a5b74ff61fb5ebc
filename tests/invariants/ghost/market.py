"""The forfaiting market as a whole: who does what on it, in the contracts' own function names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.invariants.ghost.claims import Claims
from tests.invariants.ghost.credits import Credits
from tests.invariants.ghost.days import Days
from tests.invariants.ghost.deliveries import Deliveries
from tests.invariants.ghost.funding import Funding
from tests.invariants.ghost.inquiries import Inquiries
from tests.invariants.ghost.legs import Legs
from tests.invariants.ghost.lines import Lines
from tests.invariants.ghost.listings import Listings
from tests.invariants.ghost.money import Money
from tests.invariants.ghost.parties import Parties
from tests.invariants.ghost.quotes import Quotes
from tests.invariants.ghost.recourses import Recourses
from tests.invariants.ghost.rules import Rules
from tests.invariants.ghost.sales import Sales
from tests.invariants.ghost.seals import Seals
from tests.invariants.ghost.verdict import Verdict


@dataclass(frozen=True)
class Market:
    lines: Lines
    listings: Listings
    quotes: Quotes
    legs: Legs
    sales: Sales
    seals: Seals
    deliveries: Deliveries
    recourses: Recourses
    funding: Funding
    inquiries: Inquiries

    @classmethod
    def opened(
        cls, parties: Parties, days: Days, rules: Rules, cash: Mapping[bytes, Money], credits: Credits, claims: Claims
    ) -> Market:
        """With nothing for sale."""
        lines, listings, legs = Lines(parties, rules), Listings(parties, days, claims), Legs(parties, cash)
        quotes = Quotes(parties, days, claims, listings, lines)
        sales = Sales(parties, days, credits, claims, lines, listings, quotes, legs)
        seals, deliveries = Seals(parties, listings, quotes), Deliveries(parties, days, claims, quotes)
        recourses = Recourses(parties, claims, quotes, sales, legs)
        funding = Funding(parties, rules, claims, listings, quotes, sales)
        rest = (seals, deliveries, recourses, funding, Inquiries(parties, rules))
        return cls(lines, listings, quotes, legs, sales, *rest)

    def verbs(self, by: str, now: int) -> Mapping[str, Callable[..., Verdict]]:
        listings, quotes, sales, seals = self.listings, self.quotes, self.sales, self.seals
        return {
            "Listings.release": lambda claim, terms, _: listings.release(by, now, claim, terms),
            "Listings.delist": lambda *a: listings.delist(by, *a),
            "Listings.inquire": lambda *a: listings.inquire(by, now, *a),
            "Forfaiting.quote": lambda *a: quotes.quote(by, now, *a),
            "Forfaiting.withdraw": lambda *a: quotes.withdraw(by, *a),
            "Forfaiting.take": lambda *a: sales.take(by, now, *a),
            "Forfaiting.acknowledge": lambda *a: sales.acknowledge(by, *a),
            "Forfaiting.object": lambda *a: sales.object(by, *a),
            "Forfaiting.settle": lambda *a: sales.settle(by, now, *a),
            "Forfaiting.lapse": lambda *a: sales.lapse(by, now, *a),
            "Seals.seal": lambda *a: seals.seal(by, now, *a),
            "Seals.reveal": lambda *a: seals.reveal(by, now, *a),
            **self._verbs_beside(by, now),
        }

    def _verbs_beside(self, by: str, now: int) -> Mapping[str, Callable[..., Verdict]]:
        deliveries, recourses, funding = self.deliveries, self.recourses, self.funding
        inquiries, lines = self.inquiries, self.lines
        return {
            "Deliveries.deliver": lambda *a: deliveries.deliver(by, now, *a),
            "Deliveries.satisfy": lambda *a: deliveries.satisfy(by, *a),
            "Deliveries.reject": lambda *a: deliveries.reject(by, *a),
            "Recourses.claimRecourse": lambda *a: recourses.claim_recourse(by, *a),
            "Recourses.buyBack": lambda *a: recourses.buy_back(by, *a),
            "Funding.offer": lambda *a: funding.offer(by, now, *a),
            "Funding.withdraw": lambda *a: funding.withdraw(by, now, *a),
            "Funding.sell": lambda *a: funding.sell(by, now, *a),
            "Inquiries.ask": lambda *a: inquiries.ask(by, now, *a),
            "Inquiries.indicate": lambda *a: inquiries.indicate(by, now, *a),
            "Inquiries.close": lambda *a: inquiries.close(by, now, *a),
            "Lines.setLine": lambda *a: lines.set_line(by, *a),
            "Lines.endLine": lambda *a: lines.end_line(by, *a),
        }
