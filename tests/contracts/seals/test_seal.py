"""Seals.seal

├── caller is no bank in good standing → NotAdmitted, WrongKind, Suspended
├── not for sale, or not for this bank → UnknownListing, UnexpectedStatus, NotInvited, OwnListing, OwnObligation
├── nothing to seal → SealMissing
├── quotes are open there, or no more can be sealed → SealingOver
└── otherwise it keeps the hash in place of an earlier one, emits QuoteSealed
"""

from __future__ import annotations

import pytest

from tests.market import CLAIM, LISTING, moment, released, suspended
from tests.people import Stage

SEAL = "Seals.seal"
SEALED_UNTIL = moment("2024-09-03")
HASH = b"\7" * 32


@pytest.fixture
def listing(stage: Stage) -> int:
    return released(stage, CLAIM, sealedUntil=SEALED_UNTIL, revealUntil=moment("2024-09-04"))


def test_only_a_bank_in_good_standing_seals(stage: Stage, listing: int) -> None:
    stage.refuses("NotAdmitted", stage.stranger(), SEAL, listing, HASH)
    stage.refuses("WrongKind", "CBA", SEAL, listing, HASH)
    suspended(stage, "ABC")
    stage.refuses("Suspended", "ABC", SEAL, listing, HASH)


def test_what_is_not_for_sale_is_not_quoted(stage: Stage) -> None:
    stage.refuses("UnknownListing", "ABC", SEAL, LISTING, HASH)


def test_nobody_buys_from_itself(stage: Stage, listing: int) -> None:
    stage.refuses("OwnListing", "BOC", SEAL, listing, HASH)


def test_nothing_is_not_sealed(stage: Stage, listing: int) -> None:
    stage.refuses("SealMissing", "ABC", SEAL, listing, bytes(32), id="3-1.1@1")


def test_where_quotes_are_open_none_is_sealed(stage: Stage) -> None:
    stage.refuses("SealingOver", "ABC", SEAL, released(stage, CLAIM), HASH, sealedUntil=0)


def test_quotes_are_sealed_until_the_last_second(stage: Stage, listing: int) -> None:
    stage.chain.travel(SEALED_UNTIL)
    stage.do("ABC", SEAL, listing, HASH)
    stage.chain.travel(SEALED_UNTIL + 1)
    stage.refuses("SealingOver", "ABC", SEAL, listing, HASH, id="3-1.1@1", sealedUntil=SEALED_UNTIL)


def test_the_last_seal_of_a_bank_counts(stage: Stage, listing: int) -> None:
    stage.do("ABC", SEAL, listing, HASH)
    receipt = stage.do("ABC", SEAL, listing, b"\x08" * 32)
    told = {"id": listing, "buyer": stage.party("ABC"), "commitment": b"\x08" * 32}
    assert [(event.name, event.args) for event in receipt.events] == [("QuoteSealed", told)]
    assert stage.ask("Seals.sealedBy", listing, stage.party("ABC")) == b"\x08" * 32
    assert stage.ask("Seals.sealedBy", listing, stage.party("CCB")) == bytes(32)


def test_nobody_seals_for_a_claim_that_is_off_the_market(stage: Stage, listing: int) -> None:
    stage.do("BOC", "Listings.delist", listing)
    stage.refuses("UnexpectedStatus", "ABC", SEAL, listing, HASH, id="3-1.1@1")


def test_neither_the_obligor_nor_who_is_not_invited_seals(stage: Stage, listing: int) -> None:
    stage.refuses("OwnObligation", "ICBC", SEAL, listing, HASH, obligor=stage.party("ICBC"))
    to = stage.party("CCB")
    again = released(stage, CLAIM, sealedUntil=SEALED_UNTIL, revealUntil=moment("2024-09-04"), to=to)
    stage.refuses("NotInvited", "ABC", SEAL, again, HASH, invited=to)
