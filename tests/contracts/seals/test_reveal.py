"""Seals.reveal

├── caller is no bank in good standing → NotAdmitted, WrongKind, Suspended
├── it has sealed nothing there → NothingSealed
├── other terms, another salt, another bank's seal → SealDiffers
├── the listing was changed, or is off the market → ListingChanged, UnexpectedStatus
├── while quotes are sealed, or after the time to reveal → RevealNotOpen
├── the quote is over, is no price, or above the line by now → QuoteExpired, BadRate, LineExceeded; it stays sealed
└── otherwise it is a quote like others, emits QuoteRevealed; once
"""

from __future__ import annotations

import pytest

from tests.contracts.callers import rotate
from tests.market import CLAIM, LISTING, QUOTE, moment, quote_of, quote_terms, released, suspended
from tests.people import Stage
from usance.abi import Argument

REVEAL = "Seals.reveal"
SEALED_UNTIL, REVEAL_UNTIL = moment("2024-09-03"), moment("2024-09-04")
SALT = b"\5" * 32


def sealed(stage: Stage, who: str = "ABC", terms: Argument | None = None) -> bytes:
    commitment = stage.ask("Seals.commitmentTo", LISTING, stage.party(who), terms or quote_terms(), SALT)
    assert isinstance(commitment, bytes)
    stage.do(who, "Seals.seal", LISTING, commitment)
    return commitment


@pytest.fixture
def listing(stage: Stage) -> int:
    return released(stage, CLAIM, sealedUntil=SEALED_UNTIL, revealUntil=REVEAL_UNTIL)


def test_a_suspended_bank_opens_nothing_new(stage: Stage, listing: int) -> None:
    sealed(stage)
    suspended(stage, "ABC")
    stage.refuses("Suspended", "ABC", REVEAL, listing, quote_terms(), SALT)


def test_who_has_sealed_nothing_reveals_nothing(stage: Stage, listing: int) -> None:
    stage.chain.travel(SEALED_UNTIL + 1)
    stage.refuses("NothingSealed", "ABC", REVEAL, listing, quote_terms(), SALT, buyer=stage.party("ABC"))


def test_what_is_revealed_is_what_was_sealed(stage: Stage, listing: int) -> None:
    sealed(stage)
    stage.chain.travel(SEALED_UNTIL + 1)
    stage.refuses("SealDiffers", "ABC", REVEAL, listing, quote_terms(rate=28_499), SALT, id="3-1.1@1")
    stage.refuses("SealDiffers", "ABC", REVEAL, listing, quote_terms(), bytes(32))


def test_a_copied_seal_opens_for_nobody_else(stage: Stage, listing: int) -> None:
    sealed(stage)
    copied = stage.ask("Seals.sealedBy", listing, stage.party("ABC"))
    stage.do("CCB", "Seals.seal", listing, copied)  # type: ignore[arg-type]
    stage.chain.travel(SEALED_UNTIL + 1)
    stage.do("ABC", REVEAL, listing, quote_terms(), SALT)
    stage.refuses("SealDiffers", "CCB", REVEAL, listing, quote_terms(), SALT)


def test_a_seal_for_a_changed_listing_is_void(stage: Stage, listing: int) -> None:
    sealed(stage)
    released(stage, CLAIM)
    stage.refuses("ListingChanged", "ABC", REVEAL, listing, quote_terms(), SALT)


@pytest.mark.parametrize("when", [SEALED_UNTIL, REVEAL_UNTIL + 1])
def test_quotes_are_revealed_in_their_time(stage: Stage, listing: int, when: int) -> None:
    sealed(stage)
    stage.chain.travel(when)
    fields = {"id": "3-1.1@1", "sealedUntil": SEALED_UNTIL, "revealUntil": REVEAL_UNTIL}
    stage.refuses("RevealNotOpen", "ABC", REVEAL, listing, quote_terms(), SALT, **fields)


def test_a_quote_that_is_over_is_not_revealed(stage: Stage, listing: int) -> None:
    terms = quote_terms(until=SEALED_UNTIL)
    sealed(stage, terms=terms)
    stage.chain.travel(SEALED_UNTIL + 1)
    stage.refuses("QuoteExpired", "ABC", REVEAL, listing, terms, SALT)


@pytest.mark.parametrize("when", [SEALED_UNTIL + 1, REVEAL_UNTIL])
def test_a_revealed_quote_stands_with_others(stage: Stage, listing: int, when: int) -> None:
    sealed(stage)
    stage.chain.travel(when)
    receipt = stage.do("ABC", REVEAL, listing, quote_terms(), SALT)
    assert receipt.only("QuoteRevealed").args == {"id": listing, "buyer": stage.party("ABC"), "quote": QUOTE}
    assert quote_of(stage, QUOTE)["rate"] == 28_500
    stage.refuses("NothingSealed", "ABC", REVEAL, listing, quote_terms(), SALT)


def test_only_a_bank_reveals(stage: Stage, listing: int) -> None:
    stage.refuses("NotAdmitted", stage.stranger(), REVEAL, listing, quote_terms(), SALT)
    stage.refuses("WrongKind", "CBA", REVEAL, listing, quote_terms(), SALT)


def test_a_seal_opens_for_the_bank_s_present_account(stage: Stage, listing: int) -> None:
    sealed(stage)
    fresh = rotate(stage, "ABC")
    stage.chain.travel(SEALED_UNTIL + 1)
    stage.refuses("NotAdmitted", "ABC", REVEAL, listing, quote_terms(), SALT)
    receipt = stage.do(fresh, REVEAL, listing, quote_terms(), SALT)
    assert receipt.only("QuoteRevealed").args["buyer"] == stage.party("ABC")


def test_a_seal_that_was_replaced_does_not_open(stage: Stage, listing: int) -> None:
    sealed(stage, terms=quote_terms(rate=20_000))
    sealed(stage)
    stage.chain.travel(SEALED_UNTIL + 1)
    stage.refuses("SealDiffers", "ABC", REVEAL, listing, quote_terms(rate=20_000), SALT)
    stage.do("ABC", REVEAL, listing, quote_terms(), SALT)


def test_a_seal_is_not_carried_to_the_next_listing(stage: Stage, listing: int) -> None:
    former = sealed(stage)
    stage.do("BOC", "Listings.delist", listing)
    again = released(stage, CLAIM, sealedUntil=SEALED_UNTIL, revealUntil=REVEAL_UNTIL)
    stage.refuses("NothingSealed", "ABC", REVEAL, again, quote_terms(), SALT, id="3-1.1@2")
    stage.do("ABC", "Seals.seal", again, former)
    stage.chain.travel(SEALED_UNTIL + 1)
    stage.refuses("SealDiffers", "ABC", REVEAL, again, quote_terms(), SALT, sealed_="0x" + former.hex())


def test_nothing_is_revealed_for_a_claim_that_is_off_the_market(stage: Stage, listing: int) -> None:
    sealed(stage)
    stage.do("BOC", "Listings.delist", listing)
    stage.chain.travel(SEALED_UNTIL + 1)
    stage.refuses("UnexpectedStatus", "ABC", REVEAL, listing, quote_terms(), SALT, id="3-1.1@1")


def test_what_is_no_quote_stays_sealed(stage: Stage, listing: int) -> None:
    kept = sealed(stage, terms=quote_terms(rate=0))
    stage.chain.travel(SEALED_UNTIL + 1)
    stage.refuses("BadRate", "ABC", REVEAL, listing, quote_terms(rate=0), SALT, id="3-1.1@1.1")
    assert stage.ask("Seals.sealedBy", listing, stage.party("ABC")) == kept


def test_a_line_that_was_lowered_meanwhile_refuses_and_can_be_raised(stage: Stage, listing: int) -> None:
    sealed(stage)
    stage.chain.travel(SEALED_UNTIL + 1)
    stage.do("ABC", "Lines.setLine", stage.party("ICBC"), b"CNY", 99_999_999)
    stage.refuses("LineExceeded", "ABC", REVEAL, listing, quote_terms(), SALT, given=100_000_000, left=99_999_999)
    stage.do("ABC", "Lines.setLine", stage.party("ICBC"), b"CNY", 100_000_000)
    stage.do("ABC", REVEAL, listing, quote_terms(), SALT)
