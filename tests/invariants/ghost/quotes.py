"""What banks would pay for a claim that is for sale, and until when that binds them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.invariants.ghost.claims import Claims
from tests.invariants.ghost.days import Days, Unpublished
from tests.invariants.ghost.lines import Lines
from tests.invariants.ghost.listings import Listings
from tests.invariants.ghost.market_records import HIGHEST_RATE, LEG, METHOD, QUOTE, Listing, Quote
from tests.invariants.ghost.parties import Parties
from tests.invariants.ghost.prices import against_price
from tests.invariants.ghost.records import Claim
from tests.invariants.ghost.verdict import Reasons, Verdict, refused

BASES = (360, 365)


class Quotes:
    """By the number of the listing above their own; the sale that comes of one bears the same number."""

    def __init__(self, parties: Parties, days: Days, claims: Claims, listings: Listings, lines: Lines) -> None:
        self._parties, self._days, self._claims = parties, days, claims
        self._listings, self._lines = listings, lines
        self.records: dict[int, Quote] = {}

    def quote(self, by: str, now: int, listing: int, terms: Mapping[str, Any]) -> Verdict:
        entry, unknown = self._listings.known(listing)
        if not (buyer := self._parties.at(by)):
            return refused("NotAdmitted")
        reasons = Reasons()
        reasons.add_all(unknown)
        if entry is not None:
            reasons.add_all(self.against(listing >> 16, entry, Quote.on(terms, buyer), now))
            reasons.add_if(entry.sealed_until != 0, "QuotesSealed")
        reasons.add_all(self._parties.against_bank(buyer))
        return reasons.verdict(lambda: self.enter(listing, Quote.on(terms, buyer)))

    def withdraw(self, by: str, number: int) -> Verdict:
        if (quote := self.records.get(number)) is None:
            return refused("UnknownQuote")
        reasons = Reasons()
        reasons.add_if(not self._parties.acting(quote.buyer, by), "NotParty")
        reasons.add_if(quote.status != QUOTE["Open"], "UnexpectedStatus")
        return reasons.verdict(lambda: setattr(quote, "status", QUOTE["Withdrawn"]))

    def against(self, claim: int, entry: Listing, quote: Quote, now: int) -> set[str]:
        """Why the quote could not be made for the listing, whoever asks for it to be sealed."""
        record, reasons = self._claims.records[claim], Reasons()
        today = self._days.today(record.place, now)
        late = quote.availability < today or quote.availability > quote.value
        reasons.add_all(self._listings.against_buyer(claim, entry, quote.buyer, now))
        reasons.add_all(self._against_price(quote, record))
        reasons.add_all(self._lines.against(quote.buyer, record))
        reasons.add_if(now > quote.until, "QuoteExpired")
        reasons.add_if(quote.value < today, "ValueDatePassed")
        reasons.add_if(bool(quote.availability) and late, "BadAvailability")
        reasons.add_if(not _has_its_leg(quote) or quote.confirm_by >= record.maturity, "BadLeg")
        return set(reasons.verdict(lambda: None).refusals)

    def enter(self, listing: int, quote: Quote) -> int:
        """Numbers it under the listing."""
        entry = self._listings.records[listing >> 16]
        entry.quotes += 1
        self.records[listing << 16 | entry.quotes] = quote
        return listing << 16 | entry.quotes

    def _against_price(self, quote: Quote, claim: Claim) -> set[str]:
        reasons = Reasons()
        reasons.add_if(not 0 < quote.rate <= HIGHEST_RATE, "BadRate")
        reasons.add_if(quote.method == METHOD["None"], "MethodMissing")
        reasons.add_if(quote.basis not in BASES, "BadBasis")
        reasons.add_if(quote.value >= claim.maturity, "MaturityBeforeValue")
        found = set(reasons.verdict(lambda: None).refusals)
        if not found:
            found |= against_price(quote, claim.face, claim.maturity) | self._against_value_date(quote, claim)
        return found

    def _against_value_date(self, quote: Quote, claim: Claim) -> set[str]:
        try:
            return set() if self._days.is_open(claim.place, quote.value) else {"ValueDateClosed"}
        except Unpublished:
            return {"CalendarYearUnpublished"}


def _has_its_leg(quote: Quote) -> bool:
    """Money outside the chain takes days to be confirmed, money on it takes none."""
    if quote.leg == LEG["Digital"]:
        return quote.confirm_days == 0
    return quote.leg == LEG["Outside"] and quote.confirm_days > 0
