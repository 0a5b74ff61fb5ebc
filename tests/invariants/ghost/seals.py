"""Quotes that nobody can read until all are in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eth_abi.abi import encode
from eth_utils.crypto import keccak

from tests.invariants.ghost.listings import Listings
from tests.invariants.ghost.market_records import Quote
from tests.invariants.ghost.parties import Parties
from tests.invariants.ghost.quotes import Quotes
from tests.invariants.ghost.verdict import Reasons, Verdict, refused

TERMS = {
    **{"rate": "uint24", "method": "uint8", "basis": "uint16", "grace": "uint8", "value": "uint32"},
    **{"availability": "uint32", "until": "uint40", "leg": "uint8", "confirmDays": "uint8"},
}
NOTHING = bytes(32)


class Seals:
    """(listing, buyer) -> what the buyer has sealed and not revealed. `envelopes` holds what is in each seal, which the
    chain does not know: (terms, salt) by the hash over them."""

    def __init__(self, parties: Parties, listings: Listings, quotes: Quotes) -> None:
        self._parties, self._listings, self._quotes = parties, listings, quotes
        self.records: dict[tuple[int, int], bytes] = {}
        self.envelopes: dict[bytes, tuple[Mapping[str, Any], bytes]] = {}

    def seal(self, by: str, now: int, listing: int, commitment: bytes) -> Verdict:
        entry, unknown = self._listings.known(listing)
        if not (buyer := self._parties.at(by)):
            return refused("NotAdmitted")
        reasons = Reasons()
        reasons.add_all(self._parties.against_bank(buyer) | unknown)
        reasons.add_if(commitment == NOTHING, "SealMissing")
        if entry is not None:
            reasons.add_all(self._listings.against_buyer(listing >> 16, entry, buyer, now))
            reasons.add_if(now > entry.sealed_until, "SealingOver")
        return reasons.verdict(lambda: self.records.__setitem__((listing, buyer), commitment))

    def reveal(self, by: str, now: int, listing: int, terms: Mapping[str, Any], salt: bytes) -> Verdict:
        entry, unknown = self._listings.known(listing)
        if not (buyer := self._parties.at(by)):
            return refused("NotAdmitted")
        reasons, kept = Reasons(), self.records.get((listing, buyer), NOTHING)
        reasons.add_all(self._parties.against_bank(buyer) | unknown)
        reasons.add_if(kept == NOTHING, "NothingSealed")
        reasons.add_if(kept not in (NOTHING, commitment_to(listing, buyer, terms, salt)), "SealDiffers")
        if entry is not None:
            reasons.add_if(not entry.sealed_until < now <= entry.reveal_until, "RevealNotOpen")
            reasons.add_all(self._quotes.against(listing >> 16, entry, Quote.on(terms, buyer), now))

        def happens() -> None:
            del self.records[listing, buyer]
            self._quotes.enter(listing, Quote.on(terms, buyer))

        return reasons.verdict(happens)


def commitment_to(listing: int, buyer: int, terms: Mapping[str, Any], salt: bytes) -> bytes:
    """Over the listing, the buyer, the terms and the salt."""
    types = ("uint104", "uint32", f"({','.join(TERMS.values())})", "bytes32")
    return keccak(encode(types, (listing, buyer, tuple(terms[name] for name in TERMS), salt)))
