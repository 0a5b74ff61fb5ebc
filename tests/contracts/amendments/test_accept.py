"""Amendments.accept

├── amendment unknown → UnknownAmendment
├── caller is not the beneficiary → NotParty
├── amendment not Offered → UnexpectedStatus
├── anything but the hash of the whole → PartialAcceptance; it stays open and the terms as they were
├── credit closed or cancelled → UnexpectedStatus
├── the amount would be none now → BelowUse, ZeroAmount, AmountTooLarge
└── otherwise Accepted under the next version, emits AmendmentAccepted; its days may have passed since it was offered
    ├── only what it says changes, and what is drawn and pending stays
    ├── others that are pending stay pending
    ├── a presentation already made keeps its amount, tenor and dates
    ├── the confirmer extended → bound on the new terms with the issuer
    └── the confirmer did not → bound on the old terms alone, emits ConfirmationApart, once
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests import defaults
from tests.contracts.acts import NONEXISTENT, complying, credit_of, day, presentation_of, presenting, status, usage
from tests.contracts.amendments.offers import (
    acceptance,
    accepted,
    amendment,
    amendment_of,
    offered,
    status_of,
)
from tests.contracts.amendments.parts import SECOND, transferred, whole
from tests.contracts.confirmations.confirming import CONFIRMER, asked, confirmed, silently
from tests.people import Stage
from usance.artifacts import enum

AmendmentStatus = enum("AmendmentStatus")
OFFERED_ONLY = 1 << AmendmentStatus["Offered"]
ACCEPT = "Amendments.accept"
PRESENT = "Presentations.present"


def test_an_amendment_that_nobody_offered_is_not_accepted(stage: Stage) -> None:
    credit = stage.credit()
    for number in (amendment(credit), amendment(credit, 0), amendment(NONEXISTENT)):
        stage.refuses("UnknownAmendment", "BOC", ACCEPT, number, bytes(32), id=number)


@pytest.mark.parametrize("who", ["ICBC", "ABC", "CBA"])
def test_only_the_beneficiary_accepts_an_amendment(stage: Stage, who: str) -> None:
    number = offered(stage, stage.credit(), increase=1)
    fields = {"id": number, "caller": stage.account(who).address, "expected": stage.party("Ningbo Cotton")}
    stage.refuses("NotParty", who, ACCEPT, *acceptance(stage, number), **fields)


def test_an_amendment_is_not_accepted_twice(stage: Stage) -> None:
    number = accepted(stage, stage.credit(), increase=1)
    fields = {"id": number, "actual": AmendmentStatus["Accepted"], "allowed": OFFERED_ONLY}
    stage.refuses("UnexpectedStatus", "BOC", ACCEPT, *acceptance(stage, number), **fields)


def test_a_rejected_amendment_is_not_accepted(stage: Stage) -> None:
    number = offered(stage, stage.credit(), increase=1)
    stage.do("BOC", "Amendments.reject", number)
    fields = {"id": number, "actual": AmendmentStatus["Rejected"], "allowed": OFFERED_ONLY}
    stage.refuses("UnexpectedStatus", "BOC", ACCEPT, *acceptance(stage, number), **fields)


def test_part_of_an_amendment_is_not_accepted_and_nothing_has_changed(stage: Stage) -> None:
    credit, root = stage.credit(), defaults.root()
    number = offered(stage, credit, increase=5, expiry=day("2024-12-20"), root=root)
    before = credit_of(stage, credit)
    part = offered(stage, stage.issue(), increase=5, root=root)
    given, whole_of_it = hash_of(stage, part), hash_of(stage, number)
    fields = {"id": "3-1#1", "given": "0x" + given.hex(), "offered": "0x" + whole_of_it.hex()}
    for other in (given, bytes(32), root):
        stage.refuses("PartialAcceptance", "BOC", ACCEPT, number, other, **fields | {"given": "0x" + other.hex()})
    assert (status_of(stage, number), credit_of(stage, credit)) == ("Offered", before)
    stage.do("BOC", ACCEPT, number, whole_of_it)
    assert status_of(stage, number) == "Accepted"


def test_the_hash_of_another_amendment_that_says_the_same_accepts_nothing(stage: Stage) -> None:
    credit, root = stage.credit(), defaults.root()
    first, second = (offered(stage, credit, increase=5, root=root) for _ in range(2))
    stage.refuses("PartialAcceptance", "BOC", ACCEPT, second, hash_of(stage, first), id="3-1#2")


def test_an_amendment_of_a_closed_credit_is_not_accepted(stage: Stage) -> None:
    credit = stage.credit()
    number = offered(stage, credit)
    stage.honoured(credit)
    stage.do("ICBC", "Credits.close", credit)
    stage.refuses(
        "UnexpectedStatus", "BOC", ACCEPT, *acceptance(stage, number), id="3-1", allowed=("Issued", "Advised")
    )


def test_a_decrease_is_not_accepted_once_more_is_pending(stage: Stage) -> None:
    credit = stage.credit()
    number = offered(stage, credit, decrease=40_000_000)
    stage.present(credit, 60_000_001)
    fields = {"credit": "3-1", "limit": 60_000_000, "used": 60_000_001}
    stage.refuses("BelowUse", "BOC", ACCEPT, *acceptance(stage, number), **fields)
    assert status_of(stage, number) == "Offered"


def test_two_decreases_are_not_both_accepted_where_they_leave_nothing(stage: Stage) -> None:
    credit = stage.credit()
    first, second = (offered(stage, credit, decrease=50_000_000) for _ in range(2))
    stage.do("BOC", ACCEPT, *acceptance(stage, first))
    stage.refuses("ZeroAmount", "BOC", ACCEPT, *acceptance(stage, second), id="3-1")


def test_two_increases_are_not_both_accepted_where_they_are_too_large(stage: Stage) -> None:
    credit = stage.credit()
    first, second = (offered(stage, credit, increase=2**127) for _ in range(2))
    stage.do("BOC", ACCEPT, *acceptance(stage, first))
    stage.refuses("AmountTooLarge", "BOC", ACCEPT, *acceptance(stage, second), id="3-1", allowed=2**128 - 1)


def test_the_day_of_an_amendment_may_pass_before_it_is_accepted(stage: Stage) -> None:
    credit = stage.credit()
    number = offered(stage, credit, expiry=day("2024-09-30"), latestShipment=day("2024-09-30"))
    stage.on("2024-10-09")
    stage.do("BOC", ACCEPT, *acceptance(stage, number))
    assert (credit_of(stage, credit)["expiry"], status(stage, "Credits", credit)) == (day("2024-09-30"), "Expired")


def test_a_later_shipment_is_accepted_under_an_expiry_that_came_nearer_and_ends_with_it(stage: Stage) -> None:
    credit = stage.credit()
    later = offered(stage, credit, latestShipment=day("2024-11-10"))
    accepted(stage, credit, expiry=day("2024-11-05"))
    stage.do("BOC", ACCEPT, *acceptance(stage, later))
    stage.on("2024-11-06")
    stage.refuses("CreditExpired", "BOC", PRESENT, *presenting(credit, shipped=day("2024-11-06")))


ONE_EACH: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({}, {}),
    ({"increase": 20_000_000}, {"amount": 120_000_000}),
    ({"decrease": 20_000_000}, {"amount": 80_000_000}),
    ({"tolerance": True, "tolerancePlus": 5, "toleranceMinus": 10}, {"tolerancePlus": 5, "toleranceMinus": 10}),
    ({"expiry": day("2024-12-20")}, {"expiry": day("2024-12-20")}),
    ({"expiry": day("2024-11-01")}, {"expiry": day("2024-11-01")}),
    ({"latestShipment": day("2024-11-15")}, {"latestShipment": day("2024-11-15")}),
    ({"presentationDays": 21}, {"presentationDays": 21}),
    ({"tenor": defaults.AFTER_SIGHT, "tenorValue": 90}, {"tenor": defaults.AFTER_SIGHT, "tenorValue": 90}),
]


@pytest.mark.parametrize(("given", "changed"), ONE_EACH)
def test_an_accepted_amendment_changes_what_it_says_and_nothing_else(
    stage: Stage, given: dict[str, Any], changed: dict[str, Any]
) -> None:
    credit = stage.credit()
    before = credit_of(stage, credit)
    accepted(stage, credit, **given)
    assert credit_of(stage, credit) == before | {"version": 1} | changed


def test_a_tolerance_is_taken_away(stage: Stage) -> None:
    credit = stage.credit(tolerancePlus=10, toleranceMinus=10)
    accepted(stage, credit, tolerance=True)
    assert usage(stage, credit) == (defaults.AMOUNT, 0, 0)
    stored = credit_of(stage, credit)
    assert (stored["tolerancePlus"], stored["toleranceMinus"]) == (0, 0)


def test_acceptance_is_told_with_the_version_that_it_brings_about(stage: Stage) -> None:
    credit = stage.credit()
    number = offered(stage, credit, increase=1)
    receipt = stage.do("BOC", ACCEPT, *acceptance(stage, number))
    assert [event.name for event in receipt.events] == ["AmendmentAccepted"]
    told = {"id": number, "beneficiary": stage.party("Ningbo Cotton"), "version": 1, "takenBy": 0}
    assert receipt.events[0].args == told
    stored = amendment_of(stage, number)
    assert (stored["status"], stored["version"], stored["takenBy"]) == ("Accepted", 1, 0)


def test_a_beneficiary_with_a_key_of_its_own_accepts_by_itself_and_its_bank_does_not(stage: Stage) -> None:
    credit = stage.credit(beneficiary=stage.customer("Dalian Steel", "BOC", own_key=True))
    number = offered(stage, credit, increase=1)
    stage.refuses("NotParty", "BOC", ACCEPT, *acceptance(stage, number), expected=stage.party("Dalian Steel"))
    stage.do("Dalian Steel", ACCEPT, *acceptance(stage, number))
    assert status_of(stage, number) == "Accepted"


def test_each_of_several_is_accepted_or_rejected_by_itself(stage: Stage) -> None:
    credit = stage.credit()
    first, second, third = (offered(stage, credit, increase=10 ** (6 + n)) for n in range(3))
    stage.do("BOC", ACCEPT, *acceptance(stage, third))
    stage.do("BOC", "Amendments.reject", first)
    assert [status_of(stage, number) for number in (first, second, third)] == ["Rejected", "Offered", "Accepted"]
    assert credit_of(stage, credit)["amount"] == defaults.AMOUNT + 10**8
    assert (credit_of(stage, credit)["version"], credit_of(stage, credit)["pendingAmendments"]) == (1, 1)
    stage.do("BOC", ACCEPT, *acceptance(stage, second))
    assert credit_of(stage, credit)["amount"] == defaults.AMOUNT + 10**8 + 10**7
    assert (amendment_of(stage, second)["version"], credit_of(stage, credit)["pendingAmendments"]) == (2, 0)


def test_silence_accepts_nothing_however_long_it_lasts(stage: Stage) -> None:
    credit = stage.credit()
    number = offered(stage, credit, expiry=day("2024-12-20"))
    stage.on("2024-11-19")
    assert (status_of(stage, number), status(stage, "Credits", credit)) == ("Offered", "Expired")
    late = presenting(credit, shipped=day("2024-10-31"))
    stage.refuses("CreditExpired", "BOC", PRESENT, *late, received="2024-11-19")
    stage.do("BOC", "Amendments.reject", number)
    assert (status_of(stage, number), credit_of(stage, credit)["version"]) == ("Rejected", 0)


def test_an_expired_credit_is_extended_and_drawn_on_again(stage: Stage) -> None:
    credit = stage.credit()
    stage.on("2024-11-20")
    late = presenting(credit, shipped=day("2024-11-20"))
    stage.refuses("CreditExpired", "BOC", PRESENT, *late)
    accepted(stage, credit, expiry=day("2024-12-20"), latestShipment=day("2024-12-10"))
    assert status(stage, "Credits", credit) == "Advised"
    stage.do("BOC", PRESENT, *late)


def test_more_is_drawn_after_an_increase_and_less_after_a_decrease(stage: Stage) -> None:
    credit = stage.credit()
    stage.honoured(credit)
    accepted(stage, credit, increase=20_000_000)
    assert usage(stage, credit) == (20_000_000, 0, defaults.AMOUNT)
    accepted(stage, credit, decrease=10_000_000)
    stage.refuses("OverDrawn", "BOC", PRESENT, *presenting(credit, 10_000_001), available=10_000_000)
    stage.present(credit, 10_000_000)


def test_a_presentation_already_made_keeps_its_tenor_amount_and_dates(stage: Stage) -> None:
    credit = stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=30)
    presentation = complying(stage, credit, 60_000_000)
    before, due = presentation_of(stage, presentation), stage.ask("Presentations.maturityOf", presentation)
    accepted(stage, credit, decrease=40_000_000, tenor=defaults.AFTER_SIGHT, tenorValue=60, presentationDays=1)
    assert presentation_of(stage, presentation) == before
    assert stage.ask("Presentations.maturityOf", presentation) == due == day("2024-10-08")
    receipt = stage.do("ICBC", "Presentations.honour", presentation)
    claim = receipt.only("ClaimOpened").args["claim"]
    assert isinstance(claim, Mapping)
    assert (claim["maturity"], claim["face"]) == (day("2024-10-08"), 60_000_000)


def test_a_sight_presentation_is_paid_at_once_though_the_credit_is_a_usance_one_by_now(stage: Stage) -> None:
    credit = stage.credit()
    before = complying(stage, credit, 60_000_000)
    accepted(stage, credit, tenor=defaults.AFTER_SIGHT, tenorValue=90)
    after = complying(stage, credit, 40_000_000)
    assert stage.ask("Presentations.maturityOf", before) == day("2024-09-02")
    assert stage.ask("Presentations.maturityOf", after) == day("2024-12-02")


def test_presentations_of_three_versions_fall_due_each_by_its_own(stage: Stage) -> None:
    credit = stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=10)
    made = [stage.present(credit, 1)]
    for days in (21, 22):
        accepted(stage, credit, tenor=defaults.AFTER_SIGHT, tenorValue=days)
        made.append(stage.present(credit, 1))
    due = [stage.ask("Presentations.maturityOf", presentation) for presentation in made]
    assert due == [day("2024-09-12"), day("2024-09-23"), day("2024-09-24")]
    assert [presentation_of(stage, presentation)["version"] for presentation in made] == [0, 1, 2]


def test_a_part_decides_for_itself(stage: Stage) -> None:
    part = transferred(stage)
    credit = whole(part)
    here, there = offered(stage, part, expiry=day("2024-12-20")), offered(stage, credit, expiry=day("2024-12-20"))
    stage.refuses("NotParty", "BOC", ACCEPT, *acceptance(stage, here), id=here, expected=stage.party(SECOND))
    stage.do("ABC", ACCEPT, *acceptance(stage, here))
    stage.do("BOC", "Amendments.reject", there)
    assert credit_of(stage, part)["expiry"] == day("2024-12-20")
    assert credit_of(stage, credit)["expiry"] == day("2024-11-15")


def test_a_confirmer_that_extended_is_bound_on_the_new_terms(stage: Stage) -> None:
    credit = confirmed(stage)
    number = offered(stage, credit, increase=20_000_000)
    stage.do(CONFIRMER, "Amendments.extend", number)
    receipt = stage.do("BOC", ACCEPT, *acceptance(stage, number))
    assert [event.name for event in receipt.events] == ["AmendmentAccepted"]
    assert not credit_of(stage, credit)["apart"]
    stage.present(credit, 120_000_000)


@pytest.mark.parametrize("declined", [True, False])
def test_a_confirmer_that_did_not_extend_stays_bound_on_the_old_terms_alone(stage: Stage, declined: bool) -> None:
    credit = confirmed(stage)
    number = offered(stage, credit, increase=20_000_000)
    if declined:
        stage.do(CONFIRMER, "Amendments.declineExtension", number)
    receipt = stage.do("BOC", ACCEPT, *acceptance(stage, number))
    assert receipt.only("ConfirmationApart").args == {"id": number, "confirmer": stage.party(CONFIRMER)}
    assert credit_of(stage, credit)["apart"]
    stage.refuses("OverDrawn", "BOC", PRESENT, *presenting(credit, 100_000_001), available=defaults.AMOUNT)
    stage.do("BOC", "Presentations.presentTo", stage.party("ICBC"), *presenting(credit, 100_000_001))


def test_what_is_presented_to_a_confirmer_on_old_terms_complies_with_the_new_ones_too(stage: Stage) -> None:
    credit = confirmed(stage)
    accepted(stage, credit, decrease=20_000_000)
    stage.refuses("OverDrawn", "BOC", PRESENT, *presenting(credit, 80_000_001), available=80_000_000)
    presentation = stage.present(credit, 80_000_000)
    assert presentation_of(stage, presentation)["examiner"] == stage.party(CONFIRMER)


def test_a_confirmer_apart_stays_on_the_terms_that_it_confirmed(stage: Stage) -> None:
    credit = confirmed(stage)
    accepted(stage, credit, increase=10_000_000)
    second = offered(stage, credit, increase=20_000_000)
    receipt = stage.do("BOC", ACCEPT, *acceptance(stage, second))
    assert "ConfirmationApart" not in [event.name for event in receipt.events]
    stage.refuses("OverDrawn", "BOC", PRESENT, *presenting(credit, 100_000_001), available=defaults.AMOUNT)


def test_a_confirmer_apart_is_bound_by_a_later_amendment_that_it_extended_to(stage: Stage) -> None:
    credit = confirmed(stage)
    accepted(stage, credit, increase=10_000_000)
    second = offered(stage, credit, increase=20_000_000)
    stage.do(CONFIRMER, "Amendments.extend", second)
    stage.do("BOC", ACCEPT, *acceptance(stage, second))
    stage.refuses("OverDrawn", "BOC", PRESENT, *presenting(credit, 120_000_001), available=120_000_000)
    stage.present(credit, 120_000_000)


def test_a_presentation_to_the_confirmer_keeps_its_tenor_when_the_confirmer_extends_to_another(stage: Stage) -> None:
    credit = confirmed(stage, tenor=defaults.AFTER_SIGHT, tenorValue=10)
    presentation = stage.present(credit, 1)
    accepted(stage, credit, increase=1)
    second = offered(stage, credit, tenor=defaults.AFTER_SIGHT, tenorValue=22)
    stage.do(CONFIRMER, "Amendments.extend", second)
    stage.do("BOC", ACCEPT, *acceptance(stage, second))
    assert stage.ask("Presentations.maturityOf", presentation) == day("2024-09-12")


def test_a_silent_confirmer_stays_bound_on_the_terms_that_it_confirmed(stage: Stage) -> None:
    credit = silently(stage)
    accepted(stage, credit, increase=20_000_000)
    stage.refuses("OverDrawn", "BOC", PRESENT, *presenting(credit, 100_000_001), available=defaults.AMOUNT)
    stage.do("BOC", "Presentations.presentTo", stage.party("ICBC"), *presenting(credit, 120_000_000))


def test_a_bank_that_was_asked_to_confirm_and_has_not_is_not_apart(stage: Stage) -> None:
    credit = asked(stage)
    number = offered(stage, credit, increase=1)
    receipt = stage.do("BOC", ACCEPT, *acceptance(stage, number))
    assert [event.name for event in receipt.events] == ["AmendmentAccepted"]
    stage.do(CONFIRMER, "Confirmations.confirm", credit)
    assert not credit_of(stage, credit)["apart"]
    stage.present(credit, defaults.AMOUNT + 1)


def hash_of(stage: Stage, number: int) -> bytes:
    found = stage.ask("Amendments.hashOf", number)
    assert isinstance(found, bytes)
    return found
