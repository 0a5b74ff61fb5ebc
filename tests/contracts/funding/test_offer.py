"""Funding.offer

├── caller is no bank in good standing → NotAdmitted, WrongKind, Suspended
├── obligor or currency unknown → UnknownParty, UnknownCurrency
├── over, for nothing, or for no tenor → BadOffer
├── rate of 0 or above 100 % → BadRate
└── otherwise it binds the bank, emits FundsOffered
"""

from __future__ import annotations

import pytest

from tests.market import moment, offer_terms, suspended
from tests.people import Stage

OFFER = "Funding.offer"


def test_only_a_bank_in_good_standing_offers(stage: Stage) -> None:
    stage.refuses("NotAdmitted", stage.stranger(), OFFER, offer_terms())
    stage.refuses("WrongKind", "CBA", OFFER, offer_terms())
    suspended(stage, "ABC")
    stage.refuses("Suspended", "ABC", OFFER, offer_terms())


def test_an_offer_names_parties_and_currencies_that_there_are(stage: Stage) -> None:
    stage.refuses("UnknownParty", "ABC", OFFER, offer_terms(obligor=99), party=99)
    stage.refuses("UnknownCurrency", "ABC", OFFER, offer_terms(currency=b"XXX"), currency="XXX")


@pytest.mark.parametrize(
    "changes",
    [{"until": moment("2024-09-02", "09:00")}, {"left": 0}, {"fromDays": 181}, {"fromDays": 0, "toDays": 0}],
)
def test_an_offer_that_nobody_could_take_is_refused(stage: Stage, changes: dict[str, int]) -> None:
    stage.refuses("BadOffer", "ABC", OFFER, offer_terms(**changes), id="O1")


@pytest.mark.parametrize("rate", [0, 1_000_001])
def test_a_rate_that_is_none_is_refused(stage: Stage, rate: int) -> None:
    stage.refuses("BadRate", "ABC", OFFER, offer_terms(rate=rate), id="O1", given=rate)


def test_an_offer_binds_its_bank(stage: Stage) -> None:
    terms = offer_terms(obligor=stage.party("ICBC"))
    receipt = stage.do("ABC", OFFER, terms)
    told = receipt.only("FundsOffered").args
    assert (told["id"], told["buyer"], told["obligor"]) == (1, stage.party("ABC"), stage.party("ICBC"))
    stored = stage.ask("Funding.offerOf", 1)
    assert isinstance(stored, dict) and isinstance(told["terms"], dict)
    assert {name: stored[name] for name in told["terms"]} == told["terms"]
    stage.do("CCB", OFFER, offer_terms())
    assert stage.ask("Funding.count") == 2


def test_an_offer_that_was_refused_takes_no_number(stage: Stage) -> None:
    stage.refuses("BadOffer", "ABC", OFFER, offer_terms(left=0), left=0)
    assert stage.ask("Funding.count") == 0
    assert stage.do("ABC", OFFER, offer_terms()).only("FundsOffered").args["id"] == 1


def test_an_offer_for_one_tenor_alone_is_an_offer(stage: Stage) -> None:
    stage.do("ABC", OFFER, offer_terms(fromDays=87, toDays=87, left=1, rate=1_000_000))
