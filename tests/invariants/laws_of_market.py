"""The invariants of the market, each by itself: said of pictures of the storage and of what was told, with prices by
the oracle of the tests, and of nothing that a contract or the ghost has computed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import fields
from itertools import pairwise
from typing import Any

from tests.invariants.ghost.market_records import LEG, LISTING, METHOD, QUOTE, RUNNING, claim_of
from tests.invariants.ghost.records import CLAIM
from tests.invariants.picture import Picture
from tests.oracle import discount
from usance.events import Event

Args = Mapping[str, Any]
LOCKED = CLAIM["Locked"]
NEXT = {
    "Open": {"Withdrawn", "Taken"},
    "Taken": {"Acknowledged", "Objected", "Lapsed"},
    "Objected": {"Acknowledged", "Lapsed"},
    "Acknowledged": {"Settled", "Lapsed"},
    "Settled": {"Disputed"},
    "Disputed": {"BoughtBack"},
}
"""What may become of a quote, and of the sale that it is when it was taken."""
TOLD = {
    *("ClaimReleased", "ClaimDelisted", "ListingInquired", "ListingReopened", "QuoteMade", "QuoteWithdrawn"),
    *("QuoteTaken", "SaleAcknowledged", "SaleObjected", "SaleSettled", "SaleLapsed", "QuoteSealed", "QuoteRevealed"),
    *("DocumentsDelivered", "DocumentsAccepted", "DocumentsRejected", "RecourseClaimed", "ClaimBoughtBack"),
    *("FundsOffered", "OfferWithdrawn", "OfferTaken", "InquiryMade", "RateIndicated", "InquiryClosed"),
    *("LineSet", "LineEnded", "TransferReportedBy", "TransferConfirmedBy"),
}
"""Events of the market."""
TOUCHED = {
    *("claims", "owners", "balances", "listings", "quotes", "seals", "transfers", "offers", "inquiries", "lines"),
}
"""Parts of the picture that a step of the market may change."""


def forfaiting_makes_nothing_and_loses_nothing(before: Picture, after: Picture, made: list[Event]) -> None:
    """A step of the market leaves the money of each currency, the claims, what is owed on them and by whom as they
    were; and no paper but the market's own hears of it."""
    if not any(event.name in TOLD for event in made):
        return
    assert _totals(before) == _totals(after)
    owed = {number: {**claim, "status": 0} for number, claim in before.claims.items()}
    assert owed == {number: {**claim, "status": 0} for number, claim in after.claims.items()}
    untouched = [part.name for part in fields(Picture) if part.name not in TOUCHED]
    assert not [name for name in untouched if getattr(before, name) != getattr(after, name)]


def a_claim_is_locked_exactly_while_one_sale_of_it_runs(picture: Picture) -> None:
    """Two sales of a claim never run at once; what falls due meanwhile is reported unpaid, or paid, like any other."""
    running = Counter(claim_of(number) for number, quote in picture.quotes.items() if quote["status"] in RUNNING)
    assert all(count == 1 for count in running.values())
    overdue = (CLAIM["Unpaid"], CLAIM["Paid"])
    for number, claim in picture.claims.items():
        if number in running:
            assert claim["status"] in (LOCKED, *overdue), f"claim {number}"
            assert picture.listings[number]["status"] == LISTING["Taken"]
        else:
            assert claim["status"] != LOCKED, f"claim {number}"


def a_locked_claim_stays_where_it_is(before: Picture, after: Picture, made: list[Event]) -> None:
    """Until it is settled it belongs to whoever sells it, whoever asks for it."""
    settled = {claim_of(each["id"]) for each in _told(made, "SaleSettled")}
    for number, claim in before.claims.items():
        if claim["status"] == LOCKED and number not in settled:
            assert after.owners[number] == before.owners[number], f"claim {number}"


def a_claim_is_sold_by_its_owner(before: Picture, made: list[Event]) -> None:
    """Nobody sells what it does not own yet, nor twice; and nobody buys of itself, or what it owes itself."""
    for each in _told(made, "QuoteTaken"):
        claim = claim_of(each["id"])
        assert before.party_of[before.owners[claim]] == each["seller"]
        assert before.claims[claim]["status"] == CLAIM["Outstanding"]
        assert each["buyer"] not in (each["seller"], before.claims[claim]["obligor"])
        assert each["obligor"] == before.claims[claim]["obligor"]


def a_claim_settles_against_its_net(before: Picture, after: Picture, made: list[Event]) -> None:
    """From the buyer to the seller and the other way round, to the minor unit of the oracle, on the value date or in
    the days that were agreed to confirm a payment outside the chain, which moves no money on it; net and discount are
    the face."""
    for each in _told(made, "SaleSettled"):
        sale = claim_of(each["id"])
        quote, claim = after.quotes[each["id"]], after.claims[sale]
        assert (each["net"], each["days_"]) == _price(quote, claim)
        assert each["net"] + each["discount"] == claim["face"] and each["net"] > 0
        assert (each["seller"], each["buyer"]) == (quote["seller"], quote["buyer"])
        assert before.party_of[before.owners[sale]] == quote["seller"]
        assert after.owners[sale] == before.parties[quote["buyer"]]["account"]
        sides = (before.parties[quote[side]]["account"] for side in ("buyer", "seller"))
        payment = (claim["currency"].decode(), *sides, each["net"])
        assert _payments(made) == ([payment] if quote["leg"] == LEG["Digital"] else [])
        assert each["id"] not in after.transfers


def a_claim_is_bought_back_for_what_it_cost(before: Picture, after: Picture, made: list[Event]) -> None:
    """From the buyer that holds it still, by its seller, for the price of that sale."""
    for each in _told(made, "ClaimBoughtBack"):
        sale = claim_of(each["id"])
        quote, claim = after.quotes[each["id"]], after.claims[sale]
        assert each["amount"] == _price(quote, claim)[0]
        assert before.party_of[before.owners[sale]] == quote["buyer"]
        assert after.owners[sale] == before.parties[quote["seller"]]["account"]
        sides = (before.parties[quote[side]]["account"] for side in ("seller", "buyer"))
        assert _payments(made) == [(claim["currency"].decode(), *sides, each["amount"])]


def a_sale_goes_its_way(before: Picture, after: Picture) -> None:
    """No step of it is taken twice or back, and what was agreed stays agreed: parties, price, days, payment."""
    for number, quote in before.quotes.items():
        now = after.quotes[number]
        one, other = (QUOTE(each["status"]).name for each in (quote, now))
        assert one == other or other in NEXT.get(one, ()), f"{one} became {other}"
        loose = {"status", "delivery"} | ({"seller"} if one == "Open" else set())
        assert {n: v for n, v in quote.items() if n not in loose} == {n: v for n, v in now.items() if n not in loose}
    for claim, listing in before.listings.items():
        now = after.listings[claim]
        assert (now["version"], now["quotes"]) >= (listing["version"], listing["quotes"])
        if now["version"] == listing["version"]:
            loose = {"status", "quotes"}
            assert all(now[name] == value for name, value in listing.items() if name not in loose)


def a_sale_needs_the_word_of_the_obligor(before: Picture, made: list[Event]) -> None:
    """Nothing is settled that the obligor has not acknowledged, nor before its buyer is content with the documents."""
    for each in _told(made, "SaleSettled"):
        quote = before.quotes[each["id"]]
        assert quote["status"] == QUOTE["Acknowledged"]
        assert bool(quote["availability"]) == bool(quote["delivery"])
        assert quote["delivery"] in (0, 4)


def nobody_reads_a_sealed_quote_in_time(before: Picture, after: Picture, made: list[Event]) -> None:
    """Where quotes are sealed none is known before no more can be sealed, and none is taken before no more can be
    revealed."""
    for event in made:
        number = int(str(event.args.get("id", 0)))
        if event.name == "QuoteMade":
            assert event.block_time > after.listings[claim_of(number)]["sealed_until"]
        elif event.name == "QuoteTaken":
            assert event.block_time > after.listings[claim_of(number)]["reveal_until"]
            assert event.block_time <= after.quotes[number]["until"]
    for event in made:
        if event.name == "QuoteRevealed":
            assert before.seals[event.args["id"], event.args["buyer"]]  # type: ignore[index]


def nobody_buys_above_its_line(before: Picture, made: list[Event]) -> None:
    """Nor above what it has offered to buy."""
    for each in _told(made, "QuoteTaken"):
        claim = before.claims[claim_of(each["id"])]
        line = before.lines.get((each["buyer"], claim["obligor"], claim["currency"]))
        assert line is None or claim["face"] <= line["left"]
    for each in _told(made, "OfferTaken"):
        claim = before.claims[claim_of(each["quote"])]
        assert 0 <= each["left"] == before.offers[each["id"]]["left"] - claim["face"]


def margins_add_up_to_the_first_discount(picture: Picture, events: Iterable[Event]) -> None:
    """Of a claim that went from hand to hand each buyer has what it sold it for less what it paid, the last one what it
    is owed less what it paid; together that is what the first seller went without."""
    for claim, chain in _chains(events).items():
        margins = [later["net"] - sale["net"] for sale, later in pairwise(chain)]
        margins.append(picture.claims[claim]["face"] - chain[-1]["net"])
        assert sum(margins) == chain[0]["discount"], f"claim {claim}"
        assert all(sale["buyer"] == later["seller"] for sale, later in pairwise(chain))


def _chains(events: Iterable[Event]) -> dict[int, list[Args]]:
    """The sales of each claim that followed one another without its having been passed on otherwise since the first of
    them; a sale that was undone counts for nothing."""
    chains: dict[int, list[Args]] = {}
    sold: set[int] = set()
    for event in events:
        if event.name == "SaleSettled":
            chains.setdefault(claim_of(int(str(event.args["id"]))), []).append(event.args)
            sold.add(claim_of(int(str(event.args["id"]))))
        elif event.name == "Transfer" and event.contract == "Claims":
            number = int(str(event.args["tokenId"]))
            # The event of a sale stands before the transfer that it brings about.
            if number not in sold:
                chains.pop(number, None)
            sold.discard(number)
    return chains


def _price(quote: Mapping[str, Any], claim: Mapping[str, Any]) -> tuple[int, int]:
    """The net amount, and the days that interest is taken for."""
    days = claim["maturity"] - quote["value"] + quote["grace"]
    method = METHOD(quote["method"]).name
    return discount.net(claim["face"], quote["rate"], method, basis=quote["basis"], days=days), days


def _payments(made: Iterable[Event]) -> list[tuple[str, str, str, int]]:
    """(currency, payer, payee, amount) of the step."""
    paid = [(e.contract.partition(":")[2], e.args) for e in made if e.name == "Transfer" and ":" in e.contract]
    return [(code, str(args["from"]), str(args["to"]), int(str(args["value"]))) for code, args in paid]


def _totals(picture: Picture) -> Counter[str]:
    totals = Counter[str]()
    for (currency, _), amount in picture.balances.items():
        totals[currency] += amount
    return totals


def _told(made: Iterable[Event], name: str) -> list[Args]:
    return [event.args for event in made if event.name == name]
