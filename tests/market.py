"""One canonical sale, in the contracts' own units: the claim of a credit at 90 days, which BOC sells to ABC."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Any

from tests import defaults
from tests.people import Stage
from usance.abi import Argument
from usance.artifacts import enum, shipped
from usance.calendars import seconds_at
from usance.dates import civil_day

VALUE = date(2024, 9, 6)
MATURITY = date(2024, 12, 2)
"""90 days after 2024-09-02 is a Sunday."""
STRAIGHT, YIELD, YIELD_BY_YEAR, YIELD_BY_182, YIELD_BY_183 = range(1, 6)
DIGITAL, OUTSIDE = 1, 2
OPEN, WITHDRAWN, TAKEN, ACKNOWLEDGED, OBJECTED, SETTLED, LAPSED, DISPUTED, BOUGHT_BACK = range(1, 10)
NO_DOCUMENTS, AWAITED, DELIVERED, REJECTED, SATISFACTORY = range(5)
FOREVER = 2**40 - 1


def moment(iso: str, at: str = "10:00") -> int:
    """The Unix second at which clocks in China show the day and the time."""
    return seconds_at("CN", date.fromisoformat(iso), time.fromisoformat(at))


def listing_terms(**changes: Any) -> tuple[Argument, ...]:
    """The struct ListingTerms: for anybody, with open quotes, until the end of September."""
    fields = {"until": moment("2024-09-30", "23:59"), "sealedUntil": 0, "revealUntil": 0, "to": 0}
    return _struct("ListingTerms", fields | changes)


def quote_terms(**changes: Any) -> tuple[Argument, ...]:
    """The struct QuoteTerms: 2.85 % straight of 360 days, against digital yuan on 2024-09-06, without documents."""
    fields = {
        **{"rate": 28_500, "method": STRAIGHT, "basis": 360, "grace": 0},
        **{"value": civil_day(VALUE), "availability": 0, "until": moment("2024-09-05", "17:00")},
        **{"leg": DIGITAL, "confirmDays": 0},
    }
    return _struct("QuoteTerms", fields | changes)


def offer_terms(**changes: Any) -> tuple[Argument, ...]:
    """The struct FundingTerms: any obligor, CNY, 1 to 180 days, 2.85 % straight, up to CNY 5,000,000.00."""
    fields = {
        **{"obligor": 0, "currency": b"CNY", "fromDays": 1, "toDays": 180, "rate": 28_500, "method": STRAIGHT},
        **{"basis": 360, "grace": 0, "until": moment("2024-09-30"), "leg": DIGITAL, "confirmDays": 0},
        **{"left": 500_000_000},
    }
    return _struct("FundingTerms", fields | changes)


def claim_for_sale(stage: Stage, **changes: Any) -> int:
    """BOC's claim on ICBC, CNY 1,000,000.00 due on 2024-12-02."""
    return stage.honoured(stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=90, **changes))


def listing_of(claim: int, version: int = 1) -> int:
    return claim << 16 | version


def released(stage: Stage, claim: int | None = None, *, by: str = "BOC", **changes: Any) -> int:
    """The listing of a claim of BOC's, unless another is given."""
    claim = claim_for_sale(stage) if claim is None else claim
    receipt = stage.do(by, "Listings.release", claim, listing_terms(**changes), defaults.root())
    return int(str(receipt.only("ClaimReleased").args["id"]))


def quoted(stage: Stage, listing: int | None = None, *, by: str = "ABC", **changes: Any) -> int:
    """ABC's quote for the listing."""
    listing = released(stage) if listing is None else listing
    receipt = stage.do(by, "Forfaiting.quote", listing, quote_terms(**changes))
    return int(str(receipt.only("QuoteMade").args["id"]))


def taken(stage: Stage, quote: int | None = None, *, by: str = "BOC", **changes: Any) -> int:
    """A trade."""
    quote = quoted(stage, **changes) if quote is None else quote
    stage.do(by, "Forfaiting.take", quote)
    return quote


def acknowledged(stage: Stage, trade: int | None = None, **changes: Any) -> int:
    """A trade that the obligor has acknowledged."""
    trade = taken(stage, **changes) if trade is None else trade
    stage.do("ICBC", "Forfaiting.acknowledge", trade)
    return trade


def settled(stage: Stage, trade: int | None = None, **changes: Any) -> int:
    """A trade that was settled on its value date."""
    trade = acknowledged(stage, trade, **changes)
    stage.on(VALUE)
    stage.do("BOC", "Forfaiting.settle", trade, bytes(32))
    return trade


def quote_of(stage: Stage, quote: int) -> dict[str, Any]:
    """A quote as stored, with what it has come to."""
    found = stage.ask("Forfaiting.get", quote)
    assert isinstance(found, dict)
    return found


def _struct(name: str, fields: dict[str, Any]) -> tuple[Argument, ...]:
    names = tuple(shipped().struct(name))
    assert set(names) == set(fields), f"no such fields: {set(fields) ^ set(names)}"
    return tuple(fields[each] for each in names)


CLAIM = (3 << 32 | 1) << 16 | 1
"""The claim that `prepared` has made: 3-1.1."""
LISTING, QUOTE = CLAIM << 16 | 1, (CLAIM << 16 | 1) << 16 | 1
"""What is released, and quoted, first."""


def prepared(deployed: tuple[Stage, int]) -> Iterator[tuple[Stage, int]]:
    """The platform with BOC's claim on ICBC, made once for a whole folder of tests."""
    platform, before = deployed
    # What another folder has prepared stands until then.
    platform.chain.revert(before)
    own = platform.again()
    assert claim_for_sale(own) == CLAIM
    yield own, platform.chain.snapshot()
    platform.chain.revert(before)


def suspended(stage: Stage, who: str) -> None:
    stage.do("CBA", "Membership.suspend", stage.party(who))


def status_of(stage: Stage, quote: int) -> int:
    return int(str(quote_of(stage, quote)["status"]))


def claim_status(stage: Stage) -> str:
    found = stage.ask("Claims.get", CLAIM)
    assert isinstance(found, dict)
    return enum("ClaimStatus")(found["status"]).name


def owner_of(stage: Stage, claim: int = CLAIM) -> int:
    return int(str(stage.ask("Claims.holderOf", claim)))
