"""What the platform answers about the market."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from usance import ids
from usance.dates import civil_day
from usance.fields import Fields, integer, letters
from usance.market import METHODS, Inquiry, Listing, Offer, Quote, code
from usance.market_book import MarketBook
from usance.market_views import read_inquiry, read_listing, read_offer, read_quote
from usance.money import Money
from usance.rates import Rate, rate_of
from usance.reads import Reads

if TYPE_CHECKING:
    from collections.abc import Mapping

    from usance.deployment import Network


class MarketReads(Reads):
    """Reads by id may raise UnknownListing and so on and BadId, all ChainError."""

    network: Network

    @cached_property
    def market(self) -> MarketBook:
        """What is for sale, what a party is part of, and what was settled, read from the log as it is kept here."""
        identity = self.ledger.chain.identity
        return MarketBook(self.history, identity, self._history_path, named=self.directory.name)

    def listing(self, listing: str) -> Listing:
        """A listing by its id, such as 1-7.2@1."""
        return read_listing(
            Fields(self.ledger.call("MarketLens", "listing", [ids.listing_number(listing)])), self.directory
        )

    def quote(self, quote: str) -> Quote:
        """A quote by its id, such as 1-7.2@1.3, and the sale that came of it."""
        return read_quote(Fields(self.ledger.call("MarketLens", "quote", [ids.quote_number(quote)])), self.directory)

    def offer(self, offer: str) -> Offer:
        """An offer of funds by its id, such as O7."""
        stored = Fields(self.ledger.call("Funding", "offerOf", [ids.offer_number(offer)]))
        place = self.party(self.directory.name(stored.number("buyer"))).place
        return read_offer(stored, offer, place, self.directory, now=self.ledger.now())

    def offers(self) -> tuple[Offer, ...]:
        """Every offer of funds, by number."""
        count = integer(self.ledger.call("Funding", "count"))
        return tuple(self.offer(ids.offer_text(number)) for number in range(1, count + 1))

    def inquiry(self, inquiry: str) -> Inquiry:
        """An inquiry by its id, such as I7, with the rates that were indicated."""
        number = ids.inquiry_number(inquiry)
        stored = Fields(self.ledger.call("Inquiries", "inquiryOf", [number]))
        place = self.party(self.directory.name(stored.number("asker"))).place
        told = (one for one in self.history.events() if one.name == "RateIndicated" and one.args["id"] == number)
        rates = tuple((self.directory.name(int(str(e.args["bank"]))), Rate(int(str(e.args["rate"])))) for e in told)
        return read_inquiry(stored, inquiry, place, rates, self.directory, now=self.ledger.now())

    def inquiries(self) -> tuple[Inquiry, ...]:
        """Every inquiry, by number."""
        count = integer(self.ledger.call("Inquiries", "count"))
        return tuple(self.inquiry(ids.inquiry_text(number)) for number in range(1, count + 1))

    def lines(self, buyer: str) -> Mapping[str, tuple[Money, ...]]:
        """What the buyer would still buy of each obligor that it is bound by a line for, by currency."""
        number, directory = self.directory.number(buyer), self.directory
        said = [one for one in self.history.events() if one.name == "LineSet" and one.args["buyer"] == number]
        pairs = dict.fromkeys((int(str(one.args["obligor"])), letters(one.args["currency"])) for one in said)
        found: dict[str, tuple[Money, ...]] = {}
        for obligor, currency in pairs:
            if left := self.line(buyer, directory.name(obligor), currency):
                found[directory.name(obligor)] = (*found.get(directory.name(obligor), ()), left)
        return found

    def line(self, buyer: str, obligor: str, currency: str) -> Money | None:
        """What the buyer would still buy of the obligor; None where it is bound by no line."""
        parties = [self.directory.number(one) for one in (buyer, obligor)]
        found = self.ledger.call("Lines", "lineOf", [*parties, currency.encode()])
        assert isinstance(found, tuple)
        return Money(integer(found[1]), currency) if found[0] else None

    def price(
        self, face: Money, rate: Rate | str, *, value: date, maturity: date, grace: int = 0, method: str = "straight"
    ) -> tuple[Money, Money, int]:
        """Net amount, discount and days of interest, as every sale computes them on the ledger. Raises BadRate."""
        terms = {
            **{"rate": rate_of(rate).ppm, "method": code("Method", METHODS, method), "grace": grace, "leg": 0},
            **{"basis": self.network.market.basis_of(face.currency), "value": civil_day(value)},
            **{"availability": 0, "until": 0, "confirmDays": 0},
        }
        found = self.ledger.call("MarketLens", "price", [terms, face.minor, civil_day(maturity)])
        assert isinstance(found, tuple)
        net, discount, days = map(integer, found)
        return Money(net, face.currency), Money(discount, face.currency), days
