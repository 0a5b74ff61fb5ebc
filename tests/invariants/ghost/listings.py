"""Claims that their owners have released for sale, and whom they would hear."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.invariants.ghost.claims import Claims
from tests.invariants.ghost.days import Days
from tests.invariants.ghost.market_records import LISTING, Listing
from tests.invariants.ghost.parties import Parties
from tests.invariants.ghost.records import CLAIM
from tests.invariants.ghost.verdict import Reasons, Verdict, nothing, refused


class Listings:
    """The latest listing of each claim: what the seller changes is another one, by the next number."""

    def __init__(self, parties: Parties, days: Days, claims: Claims) -> None:
        self._parties, self._days, self._claims = parties, days, claims
        self.records: dict[int, Listing] = {}

    def release(self, by: str, now: int, claim: int, terms: Mapping[str, Any]) -> Verdict:
        if claim not in self._claims.records:
            return refused("ERC721NonexistentToken")
        reasons = Reasons()
        reasons.add_all(self.against_release(by, now, claim, terms))
        return reasons.verdict(lambda: self.enter(claim, self.drawn_up(claim, terms)))

    def delist(self, by: str, listing: int) -> Verdict:
        entry, unknown = self.known(listing)
        if entry is None:
            return refused(*unknown)
        reasons = Reasons()
        reasons.add_if(not self._parties.acting(entry.seller, by), "NotParty")
        reasons.add_all(self._against_status(listing >> 16, entry))
        return reasons.verdict(lambda: setattr(entry, "status", LISTING["Delisted"]))

    def inquire(self, by: str, now: int, listing: int) -> Verdict:
        entry, unknown = self.known(listing)
        if not (buyer := self._parties.at(by)):
            return refused("NotAdmitted")
        reasons = Reasons()
        reasons.add_all(self._parties.against_bank(buyer) | unknown)
        if entry is not None:
            reasons.add_all(self.against_buyer(listing >> 16, entry, buyer, now))
        return reasons.verdict(nothing)

    def known(self, listing: int) -> tuple[Listing | None, set[str]]:
        """The listing of that number, or why there is none."""
        claim, version = listing >> 16, listing & 0xFFFF
        entry = self.records.get(claim)
        if entry is None or version == 0 or version > entry.version:
            return None, {"UnknownListing"}
        return (entry, set()) if version == entry.version else (None, {"ListingChanged"})

    def drawn_up(self, claim: int, terms: Mapping[str, Any]) -> Listing:
        """What the owner would release on these terms."""
        before = self.records.get(claim)
        moments = (terms["until"], terms["sealedUntil"], terms["revealUntil"])
        seller, version = self._claims.holder(claim), before.version + 1 if before else 1
        return Listing(seller, terms["to"], version, 0, *moments, LISTING["Listed"])

    def enter(self, claim: int, listing: Listing) -> None:
        self.records[claim] = listing

    def against_release(self, by: str, now: int, claim: int, terms: Mapping[str, Any]) -> set[str]:
        record, seller = self._claims.records[claim], self._claims.holder(claim)
        locked, open_ = record.status == CLAIM["Locked"], record.status == CLAIM["Outstanding"]
        reasons = self._parties.against_bank(terms["to"]) if terms["to"] else set()
        reasons |= set() if self._parties.acting(seller, by) else {"NotOwner"}
        reasons |= {"Suspended"} if self._parties.is_suspended(seller) else set()
        reasons |= {"ClaimLocked"} if locked else set()
        reasons |= {"UnexpectedStatus"} if not locked and not open_ else set()
        reasons |= {"Matured"} if self._days.today(record.place, now) >= record.maturity else set()
        reasons |= {"OwnListing"} if terms["to"] == seller else set()
        return reasons | (set() if _is_sound(terms, now) else {"BadListing"})

    def against_living(self, claim: int, entry: Listing, now: int) -> set[str]:
        """Why nobody can do anything about it any more."""
        return self._against_status(claim, entry) | ({"ListingExpired"} if now > entry.until else set())

    def against_buyer(self, claim: int, entry: Listing, buyer: int, now: int) -> set[str]:
        """Why the bank need not be heard."""
        reasons = self.against_living(claim, entry, now)
        reasons |= {"NotInvited"} if entry.to not in (0, buyer) else set()
        reasons |= {"OwnListing"} if entry.seller == buyer else set()
        return reasons | ({"OwnObligation"} if self._claims.records[claim].obligor == buyer else set())

    def _against_status(self, claim: int, entry: Listing) -> set[str]:
        if entry.status == LISTING["Taken"] and self._claims.records[claim].status == CLAIM["Locked"]:
            return {"ClaimLocked"}
        return {"UnexpectedStatus"} if entry.status != LISTING["Listed"] else set()


def _is_sound(terms: Mapping[str, Any], now: int) -> bool:
    """Quotes are open, or sealed for a while, then revealed for a while, and all that before the listing ends."""
    sealed, reveal, until = terms["sealedUntil"], terms["revealUntil"], terms["until"]
    if until < now:
        return False
    return (sealed, reveal) == (0, 0) or now < sealed < reveal <= until
