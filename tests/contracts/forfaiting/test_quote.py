"""Forfaiting.quote

├── caller is no party, no bank, or suspended → NotAdmitted, WrongKind, Suspended
├── not for sale → UnknownListing, ListingExpired, ClaimLocked
├── the bank may not buy → NotInvited, OwnListing, OwnObligation
├── quotes are sealed there → QuotesSealed
├── rate of 0 or above 100 % → BadRate; no method → MethodMissing; basis neither 360 nor 365 → BadBasis
├── value date on the day of maturity or later → MaturityBeforeValue
├── the quote is over → QuoteExpired
├── value date past → ValueDatePassed; not a banking day → ValueDateClosed
├── documents later than the value date, or before today → BadAvailability
├── no leg, or one whose payment could be confirmed only after maturity → BadLeg
├── above the buyer's line → LineExceeded
├── interest above the face → DiscountAboveFace
└── otherwise the quote binds the buyer, emits QuoteMade with the net amount
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.contracts.acts import day
from tests.market import (
    CLAIM,
    LISTING,
    OUTSIDE,
    QUOTE,
    VALUE,
    YIELD,
    listing_terms,
    moment,
    quote_of,
    quote_terms,
    quoted,
    released,
    suspended,
    taken,
)
from tests.oracle.discount import net
from tests.people import Stage
from usance.dates import civil_day

QUOTE_IT = "Forfaiting.quote"


@pytest.fixture
def listing(stage: Stage) -> int:
    return released(stage, CLAIM)


def test_only_a_bank_in_good_standing_quotes(stage: Stage, listing: int) -> None:
    stage.refuses("NotAdmitted", stage.stranger(), QUOTE_IT, listing, quote_terms())
    stage.refuses("WrongKind", "CBA", QUOTE_IT, listing, quote_terms())
    suspended(stage, "ABC")
    stage.refuses("Suspended", "ABC", QUOTE_IT, listing, quote_terms(), party=stage.party("ABC"))


def test_what_is_not_for_sale_is_not_quoted(stage: Stage) -> None:
    stage.refuses("UnknownListing", "ABC", QUOTE_IT, LISTING, quote_terms())
    released(stage, CLAIM, until=moment("2024-09-03"))
    taken(stage, quoted(stage, LISTING))
    stage.refuses("ClaimLocked", "ABC", QUOTE_IT, LISTING, quote_terms(), id="3-1.1")


def test_a_listing_that_is_over_is_not_quoted(stage: Stage) -> None:
    released(stage, CLAIM, until=moment("2024-09-03"))
    stage.on("2024-09-04")
    stage.refuses("ListingExpired", "ABC", QUOTE_IT, LISTING, quote_terms(), id="3-1.1@1")


def test_who_may_not_buy_does_not_quote(stage: Stage, listing: int) -> None:
    stage.refuses("OwnListing", "BOC", QUOTE_IT, listing, quote_terms())
    stage.refuses("OwnObligation", "ICBC", QUOTE_IT, listing, quote_terms())
    invited = released(stage, CLAIM, to=stage.party("CCB"))
    stage.refuses("NotInvited", "ABC", QUOTE_IT, invited, quote_terms(), buyer=stage.party("ABC"))


def test_where_quotes_are_sealed_none_is_open(stage: Stage) -> None:
    sealed = moment("2024-09-04")
    released(stage, CLAIM, sealedUntil=sealed, revealUntil=moment("2024-09-05"))
    stage.refuses("QuotesSealed", "ABC", QUOTE_IT, LISTING, quote_terms(), id="3-1.1@1", sealedUntil=sealed)


@pytest.mark.parametrize(
    ("changes", "error", "fields"),
    [
        ({"rate": 0}, "BadRate", {"given": 0, "most": 1_000_000}),
        ({"rate": 1_000_001}, "BadRate", {"given": 1_000_001}),
        ({"method": 0}, "MethodMissing", {}),
        ({"basis": 366}, "BadBasis", {"given": 366}),
        ({"value": day("2024-12-02")}, "MaturityBeforeValue", {"value": "2024-12-02", "maturity": "2024-12-02"}),
        ({"value": day("2024-12-03")}, "MaturityBeforeValue", {"value": "2024-12-03"}),
        ({"until": moment("2024-09-02", "09:00")}, "QuoteExpired", {"until": moment("2024-09-02", "09:00")}),
        ({"value": day("2024-09-01")}, "ValueDatePassed", {"today": "2024-09-02", "value": "2024-09-01"}),
        ({"value": day("2024-09-07")}, "ValueDateClosed", {"value": "2024-09-07", "place": "CN"}),
        ({"value": day("2024-10-01")}, "ValueDateClosed", {"value": "2024-10-01"}),
        ({"availability": day("2024-09-01")}, "BadAvailability", {"availability": "2024-09-01"}),
        ({"availability": day("2024-09-07")}, "BadAvailability", {"value": "2024-09-06"}),
        ({"leg": 0}, "BadLeg", {}),
        ({"confirmDays": 1}, "BadLeg", {"confirmDays": 1}),
        ({"leg": OUTSIDE}, "BadLeg", {"confirmDays": 0}),
        ({"leg": OUTSIDE, "confirmDays": 87}, "BadLeg", {"confirmDays": 87}),
    ],
)
def test_a_quote_that_nobody_could_settle_is_refused(
    stage: Stage, listing: int, changes: dict[str, int], error: str, fields: dict[str, object]
) -> None:
    before = stage.ask("Listings.get", listing)
    stage.refuses(error, "ABC", QUOTE_IT, listing, quote_terms(**changes), id="3-1.1@1.1", **fields)
    assert stage.ask("Listings.get", listing) == before


def test_a_payment_outside_the_chain_is_confirmed_before_maturity(stage: Stage, listing: int) -> None:
    terms = quote_terms(leg=OUTSIDE, confirmDays=86)
    stage.do("ABC", QUOTE_IT, listing, terms)
    assert quote_of(stage, QUOTE)["confirmDays"] == 86


def test_a_weekend_that_banks_work_is_a_value_date(stage: Stage, listing: int) -> None:
    quoted(stage, listing, value=day("2024-09-14"))
    quoted(stage, listing, value=day("2024-09-29"))


def test_no_more_than_the_line_is_quoted_for(stage: Stage, listing: int) -> None:
    stage.do("ABC", "Lines.setLine", stage.party("ICBC"), b"CNY", 99_999_999)
    fields = {"obligor": stage.party("ICBC"), "given": 100_000_000, "left": 99_999_999}
    stage.refuses("LineExceeded", "ABC", QUOTE_IT, listing, quote_terms(), **fields)
    stage.do("ABC", "Lines.setLine", stage.party("ICBC"), b"CNY", 100_000_000)
    quoted(stage, listing)


def test_a_seller_never_owes_for_its_sale(stage: Stage) -> None:
    claim = stage.honoured(stage.credit(tenor=4, tenorValue=day("2025-11-28"), rules=2))
    terms = quote_terms(rate=1_000_000, grace=10)
    stage.refuses("DiscountAboveFace", "ABC", QUOTE_IT, released(stage, claim), terms, face=100_000_000)


def test_a_quote_binds_its_buyer_on_its_terms(stage: Stage, listing: int) -> None:
    terms = quote_terms(method=YIELD, basis=365, grace=3, availability=day("2024-09-05"))
    receipt = stage.do("ABC", QUOTE_IT, listing, terms)
    stored = {
        **{"buyer": stage.party("ABC"), "seller": 0, "status": 1, "delivery": 1, "rate": 28_500, "method": YIELD},
        **{"basis": 365, "grace": 3, "value": civil_day(VALUE), "availability": day("2024-09-05")},
        **{"until": moment("2024-09-05", "17:00"), "leg": 1, "confirmDays": 0},
    }
    price = net(100_000_000, 28_500, "Yield", basis=365, days=90)
    made: dict[str, Any] = {"id": QUOTE, "buyer": stage.party("ABC"), "quote": stored, "net": price}
    assert [(event.name, event.args) for event in receipt.events] == [("QuoteMade", made)]
    assert quote_of(stage, QUOTE) == stored


def test_quotes_of_many_stand_side_by_side(stage: Stage, listing: int) -> None:
    found = [quoted(stage, listing, by=who) for who in ("ABC", "CCB", "ABC")]
    assert found == [QUOTE, QUOTE + 1, QUOTE + 2]
    assert listing_terms() and quote_of(stage, QUOTE + 1)["buyer"] == stage.party("CCB")
