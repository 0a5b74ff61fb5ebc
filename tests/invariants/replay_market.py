"""The market rebuilt from its log alone: what is for sale, what was quoted and sold, and which claims are locked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.invariants.ghost.market_records import DELIVERY, LISTING, QUOTE, claim_of
from tests.invariants.ghost.records import CLAIM
from tests.invariants.storage import snake

Args = Mapping[str, Any]


class MarketReplay:
    """`claims` are those of the whole log, whose status a sale changes."""

    def __init__(self, claims: dict[int, dict[str, Any]]) -> None:
        self._claims = claims
        self._listings: dict[int, dict[str, Any]] = {}
        self._quotes: dict[int, dict[str, Any]] = {}
        self._seals: dict[tuple[int, int], bytes] = {}
        self._transfers: dict[int, bytes] = {}
        self._offers: dict[int, dict[str, Any]] = {}
        self._inquiries: dict[int, dict[str, Any]] = {}
        self._lines: dict[tuple[int, int, bytes], dict[str, Any]] = {}

    def take(self, name: str, args: Args) -> None:
        if (change := getattr(self, f"_{snake(name).lstrip('_')}", None)) is not None:
            change(args)

    def parts(self) -> tuple[Any, ...]:
        """In the order of the parts of a picture."""
        first = (self._listings, self._quotes, self._seals, self._transfers)
        return (*first, self._offers, self._inquiries, self._lines)

    # Listings

    def _claim_released(self, args: Args) -> None:
        claim, version = divmod(args["id"], 1 << 16)
        fresh = {"seller": args["seller"], "version": version, "quotes": 0, "status": LISTING["Listed"]}
        self._listings[claim] = fresh | _snaked(args["terms"])

    def _claim_delisted(self, args: Args) -> None:
        self._listings[args["id"] >> 16]["status"] = LISTING["Delisted"]

    def _listing_reopened(self, args: Args) -> None:
        self._listings[args["id"] >> 16]["status"] = LISTING["Listed"]

    # Quotes, sealed and open

    def _quote_made(self, args: Args) -> None:
        self._quotes[args["id"]] = dict(_snaked(args["quote"]))
        self._listings[claim_of(args["id"])]["quotes"] += 1

    def _quote_withdrawn(self, args: Args) -> None:
        self._quotes[args["id"]]["status"] = QUOTE["Withdrawn"]

    def _quote_sealed(self, args: Args) -> None:
        self._seals[args["id"], args["buyer"]] = args["commitment"]

    def _quote_revealed(self, args: Args) -> None:
        del self._seals[args["id"], args["buyer"]]

    # Sales

    def _quote_taken(self, args: Args) -> None:
        self._quotes[args["id"]] |= {"status": QUOTE["Taken"], "seller": args["seller"]}
        self._listings[claim_of(args["id"])]["status"] = LISTING["Taken"]
        self._claims[claim_of(args["id"])]["status"] = CLAIM["Locked"]
        self._use(args["id"], -1)

    def _sale_acknowledged(self, args: Args) -> None:
        self._quotes[args["id"]]["status"] = QUOTE["Acknowledged"]

    def _sale_objected(self, args: Args) -> None:
        self._quotes[args["id"]]["status"] = QUOTE["Objected"]

    def _sale_settled(self, args: Args) -> None:
        self._quotes[args["id"]]["status"] = QUOTE["Settled"]
        self._unlock(args["id"])

    def _sale_lapsed(self, args: Args) -> None:
        self._quotes[args["id"]]["status"] = QUOTE["Lapsed"]
        self._unlock(args["id"])
        self._use(args["id"], 1)

    def _unlock(self, sale: int) -> None:
        claim = self._claims[claim_of(sale)]
        if claim["status"] == CLAIM["Locked"]:
            claim["status"] = CLAIM["Outstanding"]

    def _use(self, sale: int, sign: int) -> None:
        """Of the buyer's line, if it has one."""
        claim = self._claims[claim_of(sale)]
        if line := self._lines.get((self._quotes[sale]["buyer"], claim["obligor"], claim["currency"])):
            line["left"] = min(line["left"] + sign * claim["face"], line["set"])

    # What goes with a sale

    def _documents_delivered(self, args: Args) -> None:
        self._quotes[args["id"]]["delivery"] = DELIVERY["Delivered"]

    def _documents_accepted(self, args: Args) -> None:
        self._quotes[args["id"]]["delivery"] = DELIVERY["Satisfactory"]

    def _documents_rejected(self, args: Args) -> None:
        self._quotes[args["id"]]["delivery"] = DELIVERY["Rejected"]

    def _transfer_reported_by(self, args: Args) -> None:
        self._transfers[args["id"]] = args["transfer"]

    def _transfer_confirmed_by(self, args: Args) -> None:
        del self._transfers[args["id"]]

    def _recourse_claimed(self, args: Args) -> None:
        self._quotes[args["id"]]["status"] = QUOTE["Disputed"]

    def _claim_bought_back(self, args: Args) -> None:
        self._quotes[args["id"]]["status"] = QUOTE["BoughtBack"]

    # Before anything is offered

    def _funds_offered(self, args: Args) -> None:
        self._offers[args["id"]] = {"buyer": args["buyer"]} | dict(_snaked(args["terms"]))

    def _offer_withdrawn(self, args: Args) -> None:
        self._offers[args["id"]]["until"] = 0

    def _offer_taken(self, args: Args) -> None:
        self._offers[args["id"]]["left"] = args["left"]

    def _inquiry_made(self, args: Args) -> None:
        told = {"asker": args["asker"], "until": args["until"]}
        self._inquiries[args["id"]] = told | dict(_snaked(args["bucket"]))

    def _inquiry_closed(self, args: Args) -> None:
        self._inquiries[args["id"]]["until"] = 0

    def _line_set(self, args: Args) -> None:
        self._lines[args["buyer"], args["obligor"], args["currency"]] = {
            **dict.fromkeys(("left", "set"), args["left"]),
            "bound": True,
        }

    def _line_ended(self, args: Args) -> None:
        self._lines.pop((args["buyer"], args["obligor"], args["currency"]), None)


def _snaked(record: Args) -> Args:
    return {snake(name): value for name, value in record.items()}
