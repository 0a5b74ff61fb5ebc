"""Situations of the market that the machine must have been in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.invariants.ghost import Act
from tests.invariants.ghost.market_records import DELIVERY, LEG, QUOTE, claim_of
from tests.invariants.ghost.records import CLAIM
from tests.invariants.picture import Picture
from usance.events import Event

Args = Mapping[str, Any]
WANTED_OF_MARKET = (
    "a claim was sold against money on the chain",
    "a claim was sold against money outside the chain",
    "a bank sold on what it had bought",
    "a sale came to nothing",
    "an obligor objected to a sale",
    "a quote that had been sealed was taken",
    "a claim was sold into an offer",
    "a seller took a claim back for its breach",
    "a sale waited for its documents",
    "a claim was paid to the bank that had bought it",
    "nobody could pass on a claim that was sold",
    "a quote for a listing that was changed was not taken",
    "a quote that had expired was not taken",
)
SELDOM_OF_MARKET = (
    "an obligor that had objected acknowledged after all",
    "documents that were rejected were delivered anew",
    "a claim was paid while it was sold",
    "a bank could not buy above its line",
    "a court stopped a sale",
    "a bank that was suspended could not have what it had bought",
    "a buyer said too late that it had paid",
)
"""Those that only a long run is sure to meet."""
REFUSED = {
    ("Claims.transferFrom", "ClaimLocked"): "nobody could pass on a claim that was sold",
    ("Forfaiting.take", "ListingChanged"): "a quote for a listing that was changed was not taken",
    ("Forfaiting.take", "QuoteExpired"): "a quote that had expired was not taken",
    ("Forfaiting.quote", "LineExceeded"): "a bank could not buy above its line",
    ("Forfaiting.take", "LineExceeded"): "a bank could not buy above its line",
    ("Forfaiting.acknowledge", "CourtStay"): "a court stopped a sale",
    ("Forfaiting.settle", "CourtStay"): "a court stopped a sale",
    ("Forfaiting.settle", "NotAHolder"): "a bank that was suspended could not have what it had bought",
    ("Forfaiting.settle", "SettlementOver"): "a buyer said too late that it had paid",
}
"""(function, the only refusal that was right) -> the scene."""


def sales_refused(act: Act, refusals: frozenset[str]) -> list[str]:
    """Those that an act which must be refused, for one reason alone, shows."""
    scene = REFUSED.get((act.function, next(iter(refusals))), "") if len(refusals) == 1 else ""
    return [scene] if scene else []


def sales_told(made: list[Event], before: Picture, after: Picture) -> list[str]:
    """Those that the events of a step tell of."""
    return [scene for event in made for scene in _told(event.name, event.args, before, after)]


def _told(name: str, args: Args, before: Picture, after: Picture) -> list[str]:
    match name:
        case "QuoteTaken":
            sealed = after.listings[claim_of(args["id"])]["sealed_until"]
            return ["a quote that had been sealed was taken"] if sealed else []
        case "SaleSettled":
            return _settled(args, after)
        case "SaleLapsed":
            return ["a sale came to nothing"]
        case "SaleObjected":
            return ["an obligor objected to a sale"]
        case "SaleAcknowledged":
            objected = before.quotes[args["id"]]["status"] == QUOTE["Objected"]
            return ["an obligor that had objected acknowledged after all"] if objected else []
        case "OfferTaken":
            return ["a claim was sold into an offer"]
        case "ClaimBoughtBack":
            return ["a seller took a claim back for its breach"]
        case "DocumentsDelivered":
            anew = before.quotes[args["id"]]["delivery"] == DELIVERY["Rejected"]
            return ["documents that were rejected were delivered anew"] if anew else []
        case "ClaimPaid":
            return _paid(args, before, after)
        case _:
            return []


def _settled(args: Args, after: Picture) -> list[str]:
    quote, claim = after.quotes[args["id"]], claim_of(args["id"])
    earlier = [q for n, q in after.quotes.items() if claim_of(n) == claim and n != args["id"]]
    where = "on" if quote["leg"] == LEG["Digital"] else "outside"
    found = [f"a claim was sold against money {where} the chain"]
    found += ["a sale waited for its documents"] if quote["availability"] else []
    bought = [q for q in earlier if q["status"] == QUOTE["Settled"] and q["buyer"] == quote["seller"]]
    return [*found, *(["a bank sold on what it had bought"] if bought else [])]


def _paid(args: Args, before: Picture, after: Picture) -> list[str]:
    sales = [quote for number, quote in after.quotes.items() if claim_of(number) == args["id"]]
    bought = any(quote["status"] == QUOTE["Settled"] and quote["buyer"] == args["owner"] for quote in sales)
    was = before.claims.get(args["id"], {}).get("status")
    found = ["a claim was paid to the bank that had bought it"] if bought else []
    return [*found, *(["a claim was paid while it was sold"] if was == CLAIM["Locked"] else [])]
