"""What is said about claims for sale, quotes and the sales that come of them."""

from __future__ import annotations

import json
import secrets
from datetime import date
from typing import TYPE_CHECKING

from usance import ids
from usance.fields import integer
from usance.market import Listing, Quote
from usance.market_acting import MarketActing
from usance.moments import Until, last_second
from usance.rates import Rate

if TYPE_CHECKING:
    from usance.abi import Argument

_NOTHING = json.dumps({"terms": [0] * 9, "salt": "00" * 32})
_SEALED, _REASONS, _DESCRIPTION = "sealed quote", "reasons", "description of a listing"


class ForfaitingDesk(MarketActing):
    """What a party says on the market. Every write raises Refusal with the contracts' own error. Said twice under one
    `key` it is done once, something else under it is refused (IdempotencyKeyReused)."""

    def release(
        self,
        claim: str,
        *,
        until: Until,
        to: str | None = None,
        sealed_until: Until | None = None,
        reveal_until: Until | None = None,
        description: str | None = None,
        key: str | None = None,
    ) -> Listing:
        """As owner, offer a claim for sale, or change what was offered: then it is another listing. The days are those
        of the claim's place of payment. Of `description` the ledger gets the salted root. Raises UnknownName."""
        number = ids.claim_number(claim)
        place = self._claim_field(number, "place")
        moments = [last_second(place, each) if each else 0 for each in (until, sealed_until, reveal_until)]
        terms: list[Argument] = [*moments, self.platform.directory.number(to) if to else 0]
        root = self._kept(_DESCRIPTION, number, description, key) if description else bytes(32)
        receipt = self._do("Listings", "release", [number, terms, root], key=key)
        return self.platform.listing(ids.listing_text(integer(receipt.only("ClaimReleased").args["id"])))

    def delist(self, listing: str) -> Listing:
        """As seller, take a claim off the market."""
        return self._about_listing(listing, "delist")

    def inquire(self, listing: str) -> Listing:
        """As a bank, let the seller know of one's interest."""
        return self._about_listing(listing, "inquire")

    def quote(
        self,
        listing: str,
        rate: Rate | str,
        *,
        value: date,
        until: Until,
        grace: int = 0,
        method: str = "straight",
        basis: int | None = None,
        availability: date | None = None,
        leg: str = "digital",
        confirm_days: int = 0,
        key: str | None = None,
    ) -> Quote:
        """As a bank, say what one would pay for the claim on the day `value`. `basis` is that of the currency's market
        unless given; `availability` asks for documents until that day; `confirm_days` after the value date a transfer
        outside the chain may be confirmed. Raises BadRate, UnknownWord."""
        number = ids.listing_number(listing)
        price = self._price(number, rate, grace, method, basis, leg, confirm_days)
        terms = self._terms(number, price, value, until, availability)
        receipt = self._do("Forfaiting", "quote", [number, terms], key=key)
        return self.platform.quote(ids.quote_text(integer(receipt.only("QuoteMade").args["id"])))

    def seal(
        self,
        listing: str,
        rate: Rate | str,
        *,
        value: date,
        until: Until,
        grace: int = 0,
        method: str = "straight",
        basis: int | None = None,
        availability: date | None = None,
        leg: str = "digital",
        confirm_days: int = 0,
    ) -> Listing:
        """The same where quotes are sealed: nobody reads it before it is revealed. Terms and salt stay in this
        workspace's papers, kept before the seal is sent."""
        number = ids.listing_number(listing)
        price = self._price(number, rate, grace, method, basis, leg, confirm_days)
        terms, salt = self._terms(number, price, value, until, availability), secrets.token_bytes(32)
        commitment = self.platform.ledger.call("Seals", "commitmentTo", [number, self.party, terms, salt])
        assert isinstance(commitment, bytes)
        if not self.dry:
            kept = json.dumps({"terms": terms, "salt": salt.hex()})
            self.platform.papers.keep(_SEALED, f"{listing} {self.party} {commitment.hex()}", kept)
        self._do("Seals", "seal", [number, commitment])
        return self.platform.listing(listing)

    def reveal(self, listing: str) -> Quote:
        """Open the quote that one has sealed for the listing, once no more can be sealed. Without the papers of the
        workspace that sealed it the ledger refuses it (NothingSealed, SealDiffers)."""
        number = ids.listing_number(listing)
        commitment = self.platform.ledger.call("Seals", "sealedBy", [number, self.party])
        assert isinstance(commitment, bytes)
        kept = self.platform.papers.find(_SEALED, f"{listing} {self.party} {commitment.hex()}")
        # Whoever has none is refused for what it says instead.
        opened = json.loads(kept or _NOTHING)
        receipt = self._do("Seals", "reveal", [number, opened["terms"], bytes.fromhex(opened["salt"])])
        return self.platform.quote(ids.quote_text(integer(receipt.only("QuoteMade").args["id"])))

    def withdraw_quote(self, quote: str) -> Quote:
        """As buyer, take one's quote back."""
        return self._about_quote(quote, "withdraw")

    def take(self, quote: str) -> Quote:
        """As seller, sell at the quote: the claim is locked, and the obligor has notice of the assignment."""
        return self._about_quote(quote, "take")

    def acknowledge(self, quote: str) -> Quote:
        """As obligor, undertake to pay the buyer."""
        return self._about_quote(quote, "acknowledge")

    def object(self, quote: str, reasons: str) -> Quote:
        """As obligor, refuse to; the ledger gets the salted root of the reasons."""
        return self._about_quote(quote, "object", self._kept(_REASONS, ids.quote_number(quote) >> 32, reasons))

    def settle(self, quote: str, reference: str | None = None) -> Quote:
        """On the value date move claim against price. Outside the chain give the `reference` of the transfer: first the
        buyer when it has paid, then the seller when it has the money; both must name the same one. The ledger gets its
        hash with the quote's id; a reference that can be guessed can be found by trying."""
        return self._about_quote(quote, "settle", self._transfer(quote, reference))

    def lapse(self, quote: str) -> Quote:
        """As anyone, put on record that a sale has come to nothing once its time is over; the claim is unlocked."""
        return self._about_quote(quote, "lapse")
