"""A market on which everything that makes an event happens, on the first day of the world."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests import defaults
from tests.invariants.ghost import Act
from tests.invariants.ghost.market_records import LEG, METHOD, listing_of
from tests.invariants.ghost.records import share_of
from tests.invariants.ghost.seals import commitment_to
from tests.invariants.world import ABROAD, World
from usance.dates import civil_day

HOUR = 3_600
ROOT, WHY, SALT = b"\x0a" * 32, b"\x0b" * 32, b"\x0c" * 32
TODAY = civil_day(defaults.START)
NEW_YORK = 8
"""The bank there."""
Steps = Iterator[Act | int]


def listing(world: World, **changes: int) -> dict[str, int]:
    """For a day, for everybody, with open quotes."""
    return {"until": world.now() + 24 * HOUR, "sealedUntil": 0, "revealUntil": 0, "to": 0} | changes


def quoting(world: World, **changes: int) -> dict[str, int]:
    """2.85 % straight, on the chain, today, without documents."""
    price = {"rate": 28_500, "method": int(METHOD["Straight"]), "basis": 360, "grace": 0, "value": TODAY}
    rest = {"availability": 0, "until": world.now() + 12 * HOUR, "leg": int(LEG["Digital"]), "confirmDays": 0}
    return price | rest | changes


def funding(world: World, left: int) -> dict[str, Any]:
    """For any claim of the next year, outside the chain."""
    what = {"obligor": 0, "currency": b"CNY", "fromDays": 1, "toDays": 365, "rate": 31_000}
    price = {"method": int(METHOD["YieldBy182"]), "basis": 365, "grace": 3}
    rest = {"until": world.now() + 12 * HOUR, "leg": int(LEG["Outside"]), "confirmDays": 2, "left": left}
    return what | price | rest


def asking(world: World) -> tuple[dict[str, Any], int]:
    bucket = {"side": 1, "class": 1, "tenor": 1, "size": 1, "currency": b"CNY"}
    return bucket, world.now() + HOUR


def sold(world: World, claim: int, accepted: int, fresh: int) -> Steps:
    """`claim` is BOC's with a share of CCB's in it, `accepted` CCB's and `fresh` BOC's; ICBC owes them all."""
    yield from before_anything_is_for_sale(world)
    yield from undone(world, claim)
    yield from outside(world, share_of(claim, 1))
    yield from sealed(world, share_of(claim, 1))
    yield from objected(world, accepted)
    yield from into_an_offer(world, claim)
    yield from settled(world, fresh)


def before_anything_is_for_sale(world: World) -> Steps:
    """Lines, of which one is ended, and questions, of which one is closed."""
    ccb, abroad = world.address("CCB"), world.address(f"account {ABROAD}")
    yield Act(ccb, "Lines.setLine", (3, b"CNY", 100_000_000))
    yield Act(ccb, "Lines.setLine", (5, b"USD", 1))
    yield Act(ccb, "Lines.endLine", (5, b"USD"))
    for _ in range(2):
        yield Act(ccb, "Inquiries.ask", asking(world))
    yield Act(abroad, "Inquiries.indicate", (1, 28_500))
    yield Act(ccb, "Inquiries.close", (1,))


def undone(world: World, claim: int) -> Steps:
    """BOC sells to CCB, which thinks better of its first quote and asks for documents, and takes the claim back."""
    icbc, boc, ccb = (world.address(name) for name in ("ICBC", "BOC", "CCB"))
    number = listing_of(claim, 1)
    first, sale = number << 16 | 1, number << 16 | 2
    yield Act(boc, "Listings.release", (claim, listing(world), ROOT))
    yield Act(ccb, "Listings.inquire", (number,))
    yield Act(ccb, "Forfaiting.quote", (number, quoting(world)))
    yield Act(ccb, "Forfaiting.withdraw", (first,))
    yield Act(ccb, "Forfaiting.quote", (number, quoting(world, availability=TODAY)))
    yield Act(boc, "Forfaiting.take", (sale,))
    yield Act(icbc, "Forfaiting.acknowledge", (sale,))
    yield Act(boc, "Deliveries.deliver", (sale, ROOT))
    yield Act(ccb, "Deliveries.satisfy", (sale,))
    yield Act(boc, "Forfaiting.settle", (sale, bytes(32)))
    yield Act(ccb, "Recourses.claimRecourse", (sale, 2, WHY))
    yield Act(boc, "Recourses.buyBack", (sale,))


def settled(world: World, claim: int) -> Steps:
    """BOC sells to CCB, which would sell on, and takes the claim off the market again."""
    boc, ccb = world.address("BOC"), world.address("CCB")
    sale = listing_of(claim, 1) << 16 | 1
    yield Act(boc, "Listings.release", (claim, listing(world), ROOT))
    yield Act(ccb, "Forfaiting.quote", (sale >> 16, quoting(world)))
    yield Act(boc, "Forfaiting.take", (sale,))
    yield Act(world.address("ICBC"), "Forfaiting.acknowledge", (sale,))
    yield Act(ccb, "Forfaiting.settle", (sale, bytes(32)))
    yield Act(ccb, "Listings.release", (claim, listing(world), ROOT))
    yield Act(ccb, "Listings.delist", (listing_of(claim, 2),))


def outside(world: World, claim: int) -> Steps:
    """CCB sells to BOC against money outside the chain, and is held to a breach."""
    icbc, boc, ccb = (world.address(name) for name in ("ICBC", "BOC", "CCB"))
    number = listing_of(claim, 1)
    sale = number << 16 | 1
    terms = quoting(world, leg=int(LEG["Outside"]), confirmDays=1, method=int(METHOD["Yield"]))
    yield Act(ccb, "Listings.release", (claim, listing(world), ROOT))
    yield Act(boc, "Forfaiting.quote", (number, terms))
    yield Act(ccb, "Forfaiting.take", (sale,))
    yield Act(icbc, "Forfaiting.acknowledge", (sale,))
    yield Act(boc, "Forfaiting.settle", (sale, SALT))
    yield Act(ccb, "Forfaiting.settle", (sale, SALT))
    yield Act(boc, "Recourses.claimRecourse", (sale, 1, WHY))


def sealed(world: World, claim: int) -> Steps:
    """BOC would sell on to the better of two sealed quotes, of which one is never revealed; the documents do not do,
    the obligor objects, the sale comes to nothing."""
    icbc, boc, ccb = (world.address(name) for name in ("ICBC", "BOC", "CCB"))
    number, now = listing_of(claim, 2), world.now()
    sale, terms = number << 16 | 1, quoting(world, availability=TODAY)
    moments = {"sealedUntil": now + HOUR, "revealUntil": now + 2 * HOUR}
    yield Act(boc, "Listings.release", (claim, listing(world, **moments), ROOT))
    for by, buyer in ((ccb, 6), (world.address(f"account {ABROAD}"), NEW_YORK)):
        yield Act(by, "Seals.seal", (number, commitment_to(number, buyer, terms, SALT)))
    yield now + HOUR + 1
    yield Act(ccb, "Seals.reveal", (number, terms, SALT))
    yield now + 2 * HOUR + 1
    yield Act(boc, "Forfaiting.take", (sale,))
    yield Act(boc, "Deliveries.deliver", (sale, ROOT))
    yield Act(ccb, "Deliveries.reject", (sale, WHY))
    yield Act(icbc, "Forfaiting.object", (sale, WHY))
    yield Act(ccb, "Forfaiting.lapse", (sale,))


def objected(world: World, claim: int) -> Steps:
    """CCB sells to the bank in New York, and the obligor objects; nobody does anything about it."""
    ccb, abroad = world.address("CCB"), world.address(f"account {ABROAD}")
    number = listing_of(claim, 1)
    sale = number << 16 | 1
    yield Act(ccb, "Listings.release", (claim, listing(world, to=NEW_YORK), ROOT))
    yield Act(abroad, "Forfaiting.quote", (number, quoting(world, availability=TODAY)))
    yield Act(ccb, "Forfaiting.take", (sale,))
    yield Act(ccb, "Deliveries.deliver", (sale, ROOT))
    yield Act(world.address("ICBC"), "Forfaiting.object", (sale, WHY))


def into_an_offer(world: World, claim: int) -> Steps:
    """CCB offers funds twice, withdraws the second, and says that it has paid for what BOC sold into the first."""
    boc, ccb = world.address("BOC"), world.address("CCB")
    sale = listing_of(claim, 2) << 16 | 1
    for left in (50_000_000, 1):
        yield Act(ccb, "Funding.offer", (funding(world, left),))
    yield Act(ccb, "Funding.withdraw", (2,))
    yield Act(boc, "Funding.sell", (1, claim, TODAY))
    yield Act(world.address("ICBC"), "Forfaiting.acknowledge", (sale,))
    yield Act(ccb, "Forfaiting.settle", (sale, SALT))
