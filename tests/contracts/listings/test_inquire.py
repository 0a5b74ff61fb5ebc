"""Listings.inquire

├── caller is no party, no bank, or suspended → NotAdmitted, WrongKind, Suspended
├── never released, or changed since → UnknownListing, ListingChanged
├── while a sale of it runs → ClaimLocked
├── settled, delisted or over → UnexpectedStatus, ListingExpired
├── for another bank → NotInvited
├── the seller, or the obligor → OwnListing, OwnObligation
└── otherwise emits ListingInquired
"""

from __future__ import annotations

from tests.contracts.sellers import given_away
from tests.market import CLAIM, LISTING, moment, quoted, released, settled, suspended, taken
from tests.people import Stage

INQUIRE = "Listings.inquire"


def test_only_a_bank_in_good_standing_inquires(stage: Stage) -> None:
    released(stage, CLAIM)
    stage.refuses("NotAdmitted", stage.stranger(), INQUIRE, LISTING)
    stage.refuses("WrongKind", "CBA", INQUIRE, LISTING)
    suspended(stage, "ABC")
    stage.refuses("Suspended", "ABC", INQUIRE, LISTING, party=stage.party("ABC"))


def test_what_is_not_for_sale_is_not_inquired_about(stage: Stage) -> None:
    stage.refuses("UnknownListing", "ABC", INQUIRE, LISTING, id="3-1.1@1")
    released(stage, CLAIM)
    stage.do("BOC", "Listings.delist", LISTING)
    stage.refuses("UnexpectedStatus", "ABC", INQUIRE, LISTING, id="3-1.1@1")
    quote = quoted(stage, released(stage, CLAIM))
    stage.refuses("ListingChanged", "ABC", INQUIRE, LISTING, current="3-1.1@2")
    taken(stage, quote)
    stage.refuses("ClaimLocked", "ABC", INQUIRE, LISTING + 1, id="3-1.1")
    settled(stage, quote)
    stage.refuses("UnexpectedStatus", "CCB", INQUIRE, LISTING + 1, id="3-1.1@2", actual=2)


def test_a_listing_ends_with_its_last_second(stage: Stage) -> None:
    until = moment("2024-09-03", "12:00")
    released(stage, CLAIM, until=until)
    stage.chain.travel(until)
    stage.do("ABC", INQUIRE, LISTING)
    stage.chain.travel(until + 1)
    stage.refuses("ListingExpired", "ABC", INQUIRE, LISTING, id="3-1.1@1", until=until)


def test_only_who_is_invited_inquires(stage: Stage) -> None:
    released(stage, CLAIM, to=stage.party("CCB"))
    fields = {"buyer": stage.party("ABC"), "invited": stage.party("CCB")}
    stage.refuses("NotInvited", "ABC", INQUIRE, LISTING, **fields)


def test_neither_seller_nor_obligor_inquires(stage: Stage) -> None:
    released(stage, CLAIM)
    stage.refuses("OwnListing", "BOC", INQUIRE, LISTING, party=stage.party("BOC"))
    stage.refuses("OwnObligation", "ICBC", INQUIRE, LISTING, obligor=stage.party("ICBC"))


def test_the_seller_is_told_of_an_inquiry(stage: Stage) -> None:
    receipt = stage.do("ABC", INQUIRE, released(stage, CLAIM))
    told = {"id": LISTING, "buyer": stage.party("ABC")}
    assert [(event.name, event.args) for event in receipt.events] == [("ListingInquired", told)]


def test_an_inquiry_reaches_the_present_owner_once_it_has_released_the_claim(stage: Stage) -> None:
    released(stage, CLAIM)
    given_away(stage, "CCB")
    released(stage, CLAIM, by="CCB")
    stage.refuses("ListingChanged", "ABC", INQUIRE, LISTING, current="3-1.1@2")
    stage.refuses("OwnListing", "CCB", INQUIRE, LISTING + 1, party=stage.party("CCB"))
    assert stage.do("BOC", INQUIRE, LISTING + 1).only("ListingInquired").args["buyer"] == stage.party("BOC")
