"""What banks bind themselves to buy before anybody offers it, and claims sold into such an offer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.invariants.ghost.claims import Claims
from tests.invariants.ghost.listings import Listings
from tests.invariants.ghost.market_records import HIGHEST_RATE, Offer, Quote, listing_of
from tests.invariants.ghost.parties import Parties
from tests.invariants.ghost.quotes import Quotes
from tests.invariants.ghost.records import Claim
from tests.invariants.ghost.rules import Rules
from tests.invariants.ghost.sales import Sales
from tests.invariants.ghost.verdict import Reasons, Verdict, refused


class Funding:
    """Offers by number from 1; `until` is 0 for one that was withdrawn."""

    def __init__(
        self, parties: Parties, rules: Rules, claims: Claims, listings: Listings, quotes: Quotes, sales: Sales
    ) -> None:
        self._parties, self._rules, self._claims = parties, rules, claims
        self._listings, self._quotes, self._sales = listings, quotes, sales
        self.records: dict[int, Offer] = {}

    def offer(self, by: str, now: int, terms: Mapping[str, Any]) -> Verdict:
        if not (buyer := self._parties.at(by)):
            return refused("NotAdmitted")
        sound = terms["until"] > now and terms["left"] and terms["toDays"] and terms["fromDays"] <= terms["toDays"]
        reasons = Reasons()
        reasons.add_all(self._parties.against_bank(buyer))
        reasons.add_if(terms["obligor"] not in (0, *self._parties.records), "UnknownParty")
        reasons.add_if(terms["currency"] not in self._rules.currencies, "UnknownCurrency")
        reasons.add_if(not sound, "BadOffer")
        reasons.add_if(not 0 < terms["rate"] <= HIGHEST_RATE, "BadRate")
        what = (terms["obligor"], terms["currency"], terms["fromDays"], terms["toDays"])
        price = (terms["rate"], terms["method"], terms["basis"], terms["grace"], terms["leg"], terms["confirmDays"])
        made = Offer(buyer, *what, *price, terms["until"], terms["left"])
        return reasons.verdict(lambda: self.records.__setitem__(len(self.records) + 1, made))

    def withdraw(self, by: str, now: int, number: int) -> Verdict:
        if (offer := self.records.get(number)) is None:
            return refused("UnknownOffer")
        reasons = Reasons()
        reasons.add_if(not self._parties.acting(offer.buyer, by), "NotParty")
        reasons.add_if(now > offer.until, "OfferOver")
        return reasons.verdict(lambda: setattr(offer, "until", 0))

    def sell(self, by: str, now: int, number: int, claim: int, value: int) -> Verdict:
        """Listed for that bank alone, quoted and taken in one step: whatever forbids one of them forbids it."""
        if (offer := self.records.get(number)) is None:
            return refused("UnknownOffer")
        reasons = Reasons()
        reasons.add_if(now > offer.until, "OfferOver")
        if (record := self._claims.records.get(claim)) is None:
            reasons.add_if(True, "UnknownClaim")
            return reasons.verdict(lambda: None)
        terms = {"until": offer.until, "sealedUntil": 0, "revealUntil": 0, "to": offer.buyer}
        entry, quote = self._listings.drawn_up(claim, terms), self._quoted(offer, value)
        reasons.add_all(self._against_fit(offer, record, value))
        reasons.add_all(self._listings.against_release(by, now, claim, terms))
        reasons.add_all(self._quotes.against(claim, entry, quote, now))
        reasons.add_all(self._sales.against_taking(by, now, claim, entry, quote))

        def happens() -> None:
            offer.left -= record.face
            self._listings.enter(claim, entry)
            self._sales.begin(self._quotes.enter(listing_of(claim, entry.version), quote))

        return reasons.verdict(happens)

    @staticmethod
    def _quoted(offer: Offer, value: int) -> Quote:
        """What the offer comes to for a claim that is settled on the day; it asks for no documents."""
        price = {"rate": offer.rate, "method": offer.method, "basis": offer.basis, "grace": offer.grace}
        leg = {"leg": offer.leg, "confirmDays": offer.confirm_days}
        return Quote.on(price | leg | {"value": value, "availability": 0, "until": offer.until}, offer.buyer)

    @staticmethod
    def _against_fit(offer: Offer, claim: Claim, value: int) -> set[str]:
        tenor, reasons = max(claim.maturity - value, 0), Reasons()
        reasons.add_if(offer.obligor not in (0, claim.obligor), "OtherObligor")
        reasons.add_if(offer.currency != claim.currency, "OtherCurrency")
        reasons.add_if(not offer.from_days <= tenor <= offer.to_days, "OtherTenor")
        reasons.add_if(claim.face > offer.left, "OfferExceeded")
        return set(reasons.verdict(lambda: None).refusals)
