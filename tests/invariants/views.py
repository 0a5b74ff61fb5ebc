"""What the contracts' views tell, derived statuses and days included, against what the ghost knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tests.invariants.ghost import Ghost
from tests.invariants.ghost.days import Unpublished
from tests.invariants.ghost.records import PRESENTATION
from tests.invariants.storage import snake
from tests.invariants.views_market import market_is_told_rightly
from tests.invariants.world import World

PAGE = 50
PAID = (PRESENTATION["Honoured"], PRESENTATION["Negotiated"])


def views_are_right(world: World, ghost: Ghost) -> None:
    """Every credit and claim as Lens tells it now, the presentations of the credit that had most, and who holds each
    root: a page of presentations takes as long as ten steps."""
    call, now = world.ledger.call, world.now()
    for issuer in {number >> 32 for number in ghost.credits.records}:
        for view in call("Lens", "credits", (issuer, 1, PAGE)):  # type: ignore[union-attr]
            _is_right_credit(ghost, _record(view), now)
    for number in (number for number, credit in ghost.credits.records.items() if credit.parts):
        for view in call("Lens", "parts", (number,)):  # type: ignore[union-attr]
            _is_right_credit(ghost, _record(view), now)
    for number, amendment in ghost.amendments.records.items():
        told = _record(call("Lens", "amendment", (number,)))
        assert told["status"] == ghost.amendments.status(number) and told["hash"] == ghost.hash_of(number)
        assert told["amendment"]["version"] == amendment.version
    for credit in _busiest(ghost):
        for view in call("Lens", "presentations", (credit, 1, PAGE)):  # type: ignore[union-attr]
            _is_right_presentation(ghost, _record(view), now)
    for number, claim in ghost.claims.records.items():
        told = _record(call("Lens", "claim", (number,)))
        assert told["claim"] == vars(claim)
        assert (told["holder"], told["status"]) == (ghost.claims.holder(number), ghost.claims.status(claim, now))
    for root in world.known.roots:
        assert call("Documents", "presentationOf", (root,)) == ghost.presentations.lodged.get(root, 0)
    market_is_told_rightly(world, ghost)


def _busiest(ghost: Ghost) -> list[int]:
    counts = {number: credit.presentations for number, credit in ghost.credits.records.items()}
    return [max(counts, key=counts.__getitem__)] if counts else []


def _is_right_credit(ghost: Ghost, told: Mapping[str, Any], now: int) -> None:
    credit, credits = ghost.credits.records[told["id"]], ghost.credits
    there = credits.schedules.amount_on(told["id"], credit, ghost.days.today(credit.place, now))
    credit = replace(credit, amount=there, latest_shipment=credit.latest)
    assert told["credit"] == vars(credit)
    assert told["status"] == credits.status(credit, now)
    assert told["effective_expiry"] == credits.effective_expiry(credit)
    taken = credit.drawn + credit.pending + credit.set_aside
    assert told["available"] + taken == told["limit"] == credits.limit(credit)
    assert told["amendments"] == len(ghost.amendments.of(told["id"]))


def _is_right_presentation(ghost: Ghost, told: Mapping[str, Any], now: int) -> None:
    number, made = told["id"], ghost.presentations
    assert told["presentation"] == vars(made.records[number])
    assert told["status"] == made.status(number, now)
    assert told["currency"] == ghost.credits.records[number >> 16].currency
    # A negotiating bank pays at once, whatever the tenor.
    claim, paid = ghost.claims.records.get(number), made.records[number].status in PAID
    # Where others have the whole of it, the presenter has no claim.
    fixed = claim.maturity if claim else 0
    try:
        assert told["maturity"] == (fixed if paid else made.maturity(number, now))
    except Unpublished:
        assert told["maturity"] == 0


def _record(view: Any) -> dict[str, Any]:
    return {snake(name): _record(value) if isinstance(value, Mapping) else value for name, value in view.items()}
