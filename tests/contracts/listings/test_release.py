"""Listings.release

├── claim unknown → ERC721NonexistentToken
├── caller does not act for the owner → NotOwner
├── owner suspended → Suspended
├── claim sold and not settled → ClaimLocked
├── claim unpaid or paid → UnexpectedStatus
├── on the day of maturity or later → Matured
├── the listing is over, or reveals before it seals → BadListing
├── for a party that is no bank, or not there → WrongKind, UnknownParty
├── for the seller itself → OwnListing
└── otherwise it is listed under the next number, emits ClaimReleased; quotes for the former one bind nobody
    → ListingChanged
"""

from __future__ import annotations

from typing import Any

import pytest

from tests import defaults
from tests.contracts.sellers import CUSTOMER, given_away, owned_by_a_customer
from tests.market import CLAIM, LISTING, listing_terms, moment, quoted, released, settled, suspended, taken
from tests.people import Stage
from usance.artifacts import enum

RELEASE = "Listings.release"


def offered(**changes: Any) -> tuple[Any, ...]:
    return CLAIM, listing_terms(**changes), defaults.root()


def test_a_claim_that_there_is_not_is_not_released(stage: Stage) -> None:
    unknown = (3 << 32 | 9) << 16 | 1
    stage.refuses("ERC721NonexistentToken", "BOC", RELEASE, unknown, listing_terms(), bytes(32))


@pytest.mark.parametrize("who", ["ICBC", "ABC", "CBA"])
def test_only_the_owner_sells_a_claim(stage: Stage, who: str) -> None:
    fields = {"claim": "3-1.1", "caller": stage.account(who).address, "owner": stage.party("BOC")}
    stage.refuses("NotOwner", who, RELEASE, *offered(), **fields)


def test_who_has_bought_and_not_settled_does_not_sell(stage: Stage) -> None:
    taken(stage, quoted(stage, released(stage, CLAIM)))
    stage.refuses("NotOwner", "ABC", RELEASE, *offered(), owner=stage.party("BOC"))
    stage.refuses("ClaimLocked", "BOC", RELEASE, *offered(), id="3-1.1")


def test_who_has_sold_does_not_sell_again(stage: Stage) -> None:
    settled(stage, taken(stage, quoted(stage, released(stage, CLAIM))))
    stage.refuses("NotOwner", "BOC", RELEASE, *offered(), owner=stage.party("ABC"))
    assert released(stage, CLAIM, by="ABC") == CLAIM << 16 | 2


def test_a_suspended_owner_opens_nothing_new(stage: Stage) -> None:
    suspended(stage, "BOC")
    stage.refuses("Suspended", "BOC", RELEASE, *offered(), party=stage.party("BOC"))


def test_a_claim_that_was_reported_unpaid_is_not_sold(stage: Stage) -> None:
    stage.on("2024-12-03")
    stage.do("ABC", "Claims.reportUnpaid", CLAIM)
    stage.refuses("UnexpectedStatus", "BOC", RELEASE, *offered(until=moment("2024-12-30")), id="3-1.1")


@pytest.mark.parametrize("iso", ["2024-12-02", "2024-12-03"])
def test_a_claim_is_not_sold_on_its_day(stage: Stage, iso: str) -> None:
    stage.on(iso)
    fields = {"claim": "3-1.1", "today": iso, "maturity": "2024-12-02"}
    stage.refuses("Matured", "BOC", RELEASE, *offered(until=moment("2024-12-30")), **fields)


NOW = moment("2024-09-02")


@pytest.mark.parametrize(
    "changes",
    [
        {"until": NOW - 3600},
        {"sealedUntil": moment("2024-09-03")},
        {"revealUntil": moment("2024-09-03")},
        {"sealedUntil": moment("2024-09-04"), "revealUntil": moment("2024-09-04")},
        {"sealedUntil": moment("2024-09-05"), "revealUntil": moment("2024-09-04")},
        {"sealedUntil": moment("2024-09-29"), "revealUntil": moment("2024-10-01")},
        {"sealedUntil": NOW - 3600, "revealUntil": moment("2024-09-04")},
    ],
)
def test_a_listing_that_is_over_or_reveals_before_it_seals_is_refused(stage: Stage, changes: dict[str, int]) -> None:
    stage.refuses("BadListing", "BOC", RELEASE, *offered(**changes), claim="3-1.1", **changes)


def test_only_a_bank_in_good_standing_is_invited(stage: Stage) -> None:
    stage.refuses("WrongKind", "BOC", RELEASE, *offered(to=stage.party("CBA")))
    stage.refuses("UnknownParty", "BOC", RELEASE, *offered(to=99), party=99)
    suspended(stage, "ABC")
    stage.refuses("Suspended", "BOC", RELEASE, *offered(to=stage.party("ABC")), party=stage.party("ABC"))


def test_nobody_invites_itself(stage: Stage) -> None:
    stage.refuses("OwnListing", "BOC", RELEASE, *offered(to=stage.party("BOC")), party=stage.party("BOC"))


def test_a_claim_is_listed_as_its_owner_says(stage: Stage) -> None:
    terms = {"to": stage.party("ABC"), "sealedUntil": moment("2024-09-04"), "revealUntil": moment("2024-09-05")}
    root = defaults.root()
    receipt = stage.do("BOC", RELEASE, CLAIM, listing_terms(**terms), root)
    told = {"until": moment("2024-09-30", "23:59"), **terms}
    expected = {"id": LISTING, "seller": stage.party("BOC"), "terms": told, "root": root}
    assert [(event.name, event.args) for event in receipt.events] == [("ClaimReleased", expected)]
    stored = {**told, "seller": stage.party("BOC"), "version": 1, "quotes": 0, "status": 1}
    assert stage.ask("Listings.get", LISTING) == stored


def test_what_is_changed_is_another_listing(stage: Stage) -> None:
    quote = quoted(stage, released(stage, CLAIM))
    assert released(stage, CLAIM, until=moment("2024-09-10")) == LISTING + 1
    fields = {"id": "3-1.1@1", "current": "3-1.1@2"}
    stage.refuses("ListingChanged", "BOC", "Forfaiting.take", quote, **fields)
    assert stage.ask("Listings.latest", CLAIM) == LISTING + 1


def test_who_was_given_the_claim_sells_it_in_place_of_the_former_owner(stage: Stage) -> None:
    quote = quoted(stage, released(stage, CLAIM))
    given_away(stage, "CCB")
    stage.refuses("NotOwner", "BOC", RELEASE, *offered(), owner=stage.party("CCB"))
    assert released(stage, CLAIM, by="CCB") == LISTING + 1
    stage.refuses("ListingChanged", "BOC", "Listings.delist", LISTING, current="3-1.1@2")
    stage.refuses("ListingChanged", "BOC", "Forfaiting.take", quote, current="3-1.1@2")


def test_a_delisted_claim_is_released_again_without_its_former_quotes(stage: Stage) -> None:
    quote = quoted(stage, released(stage, CLAIM))
    stage.do("BOC", "Listings.delist", LISTING)
    assert released(stage, CLAIM) == LISTING + 1
    stored = stage.ask("Listings.get", LISTING + 1)
    assert isinstance(stored, dict) and (stored["version"], stored["quotes"], stored["status"]) == (2, 0, 1)
    stage.refuses("ListingChanged", "BOC", "Forfaiting.take", quote, id="3-1.1@1", current="3-1.1@2")


def test_a_bank_sells_for_its_customer_under_a_mandate_alone(stage: Stage) -> None:
    customer = owned_by_a_customer(stage)
    stage.refuses("NotOwner", "BOC", RELEASE, *offered(), owner=customer)
    stage.do(CUSTOMER, "Membership.setMandate", True)
    receipt = stage.do("BOC", RELEASE, *offered())
    assert receipt.only("ClaimReleased").args["seller"] == customer
    stage.refuses("NotOwner", "ABC", RELEASE, *offered(), owner=customer)
    stage.do(CUSTOMER, "Membership.setMandate", False)
    stage.refuses("NotOwner", "BOC", RELEASE, *offered(), owner=customer)


def test_a_bank_does_not_sell_for_a_suspended_customer(stage: Stage) -> None:
    customer = owned_by_a_customer(stage)
    stage.do(CUSTOMER, "Membership.setMandate", True)
    stage.do("CBA", "Membership.suspend", customer)
    stage.refuses("Suspended", "BOC", RELEASE, *offered(), party=customer)


def test_a_claim_that_is_paid_is_not_sold(stage: Stage) -> None:
    stage.on("2024-12-02")
    stage.do("ICBC", "Cash:CNY.approve", stage.address["Claims"], 100_000_000)
    stage.do("ICBC", "Claims.pay", CLAIM)
    stage.refuses(
        "UnexpectedStatus", "BOC", RELEASE, *offered(until=moment("2024-12-30")), actual=enum("ClaimStatus")["Paid"]
    )


def test_the_eve_of_maturity_is_not_too_late(stage: Stage) -> None:
    stage.on("2024-12-01")
    assert released(stage, CLAIM, until=moment("2024-12-01", "23:59")) == LISTING
