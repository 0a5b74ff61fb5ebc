"""Forfaiting.take

├── never made → UnknownQuote
├── withdrawn, or taken before → UnexpectedStatus
├── in the second after its last → QuoteExpired
├── listing changed, delisted, over, or taken → ListingChanged, ListingExpired, ClaimLocked
├── not all have had the time to reveal → RevealOpen
├── caller does not act for the seller → NotParty
├── the buyer acts for the seller under a mandate → BuyerForSeller
├── the seller has given the claim away → NotOwner
├── either side suspended → Suspended
├── value date past → ValueDatePassed
├── above the buyer's line by now → LineExceeded
└── otherwise the claim is locked, emits QuoteTaken to the obligor
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import day
from tests.market import (
    CLAIM,
    LISTING,
    QUOTE,
    TAKEN,
    claim_status,
    moment,
    owner_of,
    quote_of,
    quote_terms,
    quoted,
    released,
    suspended,
    taken,
)
from tests.people import Stage

TAKE = "Forfaiting.take"


@pytest.fixture
def quote(stage: Stage) -> int:
    return quoted(stage, released(stage, CLAIM))


def test_what_nobody_quoted_is_not_taken(stage: Stage) -> None:
    stage.refuses("UnknownQuote", "BOC", TAKE, QUOTE, id="3-1.1@1.1")


def test_a_quote_is_taken_once(stage: Stage, quote: int) -> None:
    taken(stage, quote)
    stage.refuses("UnexpectedStatus", "BOC", TAKE, quote, id="3-1.1@1.1")


def test_a_quote_is_taken_in_its_last_second_and_not_after(stage: Stage, quote: int) -> None:
    until = moment("2024-09-05", "17:00")
    stage.chain.travel(until + 1)
    stage.refuses("QuoteExpired", "BOC", TAKE, quote, moment=until + 1, until=until)


def test_the_last_second_counts(stage: Stage, quote: int) -> None:
    stage.chain.travel(moment("2024-09-05", "17:00"))
    taken(stage, quote)


def test_a_listing_that_is_over_is_not_sold_by(stage: Stage) -> None:
    quote = quoted(stage, released(stage, CLAIM, until=moment("2024-09-03")))
    stage.on("2024-09-04")
    stage.refuses("ListingExpired", "BOC", TAKE, quote, id="3-1.1@1")


def test_a_quote_for_a_changed_listing_binds_nobody(stage: Stage, quote: int) -> None:
    released(stage, CLAIM)
    stage.refuses("ListingChanged", "BOC", TAKE, quote, id="3-1.1@1", current="3-1.1@2")


def test_one_quote_is_taken_and_no_other(stage: Stage, quote: int) -> None:
    other = quoted(stage, LISTING, by="CCB")
    taken(stage, quote)
    stage.refuses("ClaimLocked", "BOC", TAKE, other, id="3-1.1")


def test_nothing_is_taken_before_all_could_reveal(stage: Stage) -> None:
    released(stage, CLAIM, sealedUntil=moment("2024-09-03"), revealUntil=moment("2024-09-04"))
    terms, salt = quote_terms(), b"\1" * 32
    seal = stage.ask("Seals.commitmentTo", LISTING, stage.party("ABC"), terms, salt)
    stage.do("ABC", "Seals.seal", LISTING, seal)  # type: ignore[arg-type]
    stage.on("2024-09-04", "09:00")
    stage.do("ABC", "Seals.reveal", LISTING, terms, salt)
    stage.refuses("RevealOpen", "BOC", TAKE, QUOTE, revealUntil=moment("2024-09-04"))


@pytest.mark.parametrize("who", ["ABC", "ICBC", "CBA"])
def test_only_the_seller_takes(stage: Stage, quote: int, who: str) -> None:
    stage.refuses("NotParty", who, TAKE, quote, expected=stage.party("BOC"))


def test_a_buyer_does_not_agree_with_itself_for_its_customer(stage: Stage) -> None:
    customer = stage.customer("Shanghai Cotton", "BOC", own_key=True)
    stage.do(
        "BOC", "Claims.transferFrom", stage.account("BOC").address, stage.account("Shanghai Cotton").address, CLAIM
    )
    stage.do("Shanghai Cotton", "Membership.setMandate", True)
    quote = quoted(stage, released(stage, CLAIM, by="Shanghai Cotton"), by="BOC")
    stage.refuses("BuyerForSeller", "BOC", TAKE, quote, buyer=stage.party("BOC"))
    stage.do("Shanghai Cotton", TAKE, quote)
    assert quote_of(stage, quote)["seller"] == customer


def test_who_has_given_the_claim_away_does_not_sell_it(stage: Stage, quote: int) -> None:
    stage.do("BOC", "Claims.transferFrom", stage.account("BOC").address, stage.account("CCB").address, CLAIM)
    stage.refuses("NotOwner", "BOC", TAKE, quote, claim="3-1.1", owner=stage.party("CCB"))
    assert owner_of(stage) == stage.party("CCB")


@pytest.mark.parametrize("who", ["BOC", "ABC"])
def test_neither_side_is_suspended(stage: Stage, quote: int, who: str) -> None:
    suspended(stage, who)
    stage.refuses("Suspended", "BOC", TAKE, quote, party=stage.party(who))
    assert claim_status(stage) == "Outstanding"


def test_a_value_date_that_has_passed_is_not_sold_by(stage: Stage) -> None:
    quote = quoted(stage, released(stage, CLAIM), until=moment("2024-09-20"))
    stage.on("2024-09-09")
    stage.refuses("ValueDatePassed", "BOC", TAKE, quote, today="2024-09-09", value="2024-09-06")


def test_a_line_that_was_used_meanwhile_refuses(stage: Stage, quote: int) -> None:
    stage.do("ABC", "Lines.setLine", stage.party("ICBC"), b"CNY", 1)
    stage.refuses("LineExceeded", "BOC", TAKE, quote, given=100_000_000, left=1)


def test_a_taken_quote_locks_the_claim_and_notifies_the_obligor(stage: Stage, quote: int) -> None:
    stage.do("ABC", "Lines.setLine", stage.party("ICBC"), b"CNY", 150_000_000)
    before = quote_of(stage, quote)
    receipt = stage.do("BOC", TAKE, quote)
    names = {name: stage.party(who) for name, who in (("seller", "BOC"), ("obligor", "ICBC"), ("buyer", "ABC"))}
    assert [(event.name, event.args) for event in receipt.events] == [("QuoteTaken", {"id": quote, **names})]
    assert quote_of(stage, quote) == before | {"status": TAKEN, "seller": stage.party("BOC")}
    assert (claim_status(stage), owner_of(stage)) == ("Locked", stage.party("BOC"))
    assert stage.ask("Lines.lineOf", stage.party("ABC"), stage.party("ICBC"), b"CNY") == (True, 50_000_000)
    assert day("2024-09-06") == before["value"]
