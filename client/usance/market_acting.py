"""How what is said on the market is put into the contracts' own units, and what of it stays in the papers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from eth_utils.crypto import keccak

from usance import ids
from usance.acting import Acting
from usance.dates import civil_day
from usance.fields import Fields
from usance.market import LEGS, METHODS, Listing, Quote, code
from usance.moments import Until, last_second
from usance.rates import Rate, rate_of
from usance.terms import Commitment, Scope

if TYPE_CHECKING:
    from usance.abi import Argument


class MarketActing(Acting):
    """A party on the market."""

    def _about_listing(self, listing: str, function: str) -> Listing:
        self._do("Listings", function, [ids.listing_number(listing)])
        return self.platform.listing(listing)

    def _about_quote(self, quote: str, function: str, *more: Argument, contract: str = "Forfaiting") -> Quote:
        self._do(contract, function, [ids.quote_number(quote), *more])
        return self.platform.quote(quote)

    def _price(
        self, listing: int, rate: Rate | str, grace: int, method: str, basis: int | None, leg: str, confirm: int
    ) -> dict[str, Argument]:
        currency = self._claim_field(listing >> 16, "currency")
        return self._priced(currency, rate, grace, method, basis, leg, confirm)

    def _priced(
        self, currency: str, rate: Rate | str, grace: int, method: str, basis: int | None, leg: str, confirm: int
    ) -> dict[str, Argument]:
        """What a quote and an offer of funds have in common. Raises BadRate, UnknownWord."""
        market = self.platform.network.market
        return {
            **{"rate": rate_of(rate).ppm, "method": code("Method", METHODS, method), "grace": grace},
            **{"basis": market.basis_of(currency) if basis is None else basis},
            **{"leg": code("Leg", LEGS, leg), "confirmDays": confirm},
        }

    def _terms(
        self, listing: int, price: dict[str, Argument], value: date, until: Until, availability: date | None
    ) -> dict[str, Argument]:
        place = self._claim_field(listing >> 16, "place")
        said = {
            **{"value": civil_day(value), "availability": civil_day(availability) if availability else 0},
            **{"until": last_second(place, until)},
        }
        return price | said

    def _claim_field(self, claim: int, name: str) -> str:
        return Fields(self.platform.ledger.call("Claims", "get", [claim])).text(name)

    def _transfer(self, quote: str, reference: str | None) -> bytes:
        said = f"transfer for {quote} on {self.platform.ledger.chain.chain_id}: {reference}"
        return keccak(text=said) if reference else bytes(32)

    def _kept(self, kind: str, claim: int, text: str, key: str | None = None) -> bytes:
        """The salted root of a text that stays in the papers, kept before it is sent; under the seed of an earlier try
        with the same key, if there was one."""
        ledger, papers = self.platform.ledger, self.platform.papers
        draft = papers.find(kind, key) if key else None
        scope = Scope(ledger.chain.chain_id, ledger.address("Forfaiting"), claim >> 16 & (1 << 64) - 1)
        seed = Commitment.from_json(draft).seed if draft else None
        commitment = Commitment.of({"text": text}, scope=scope, seed=seed)
        refs = (f"0x{commitment.root.hex()}", None if draft else key)
        for ref in refs if not self.dry else ():
            if ref:
                papers.keep(kind, ref, commitment.to_json())
        return commitment.root
