"""Amendments.extend

├── amendment unknown → UnknownAmendment
├── caller is not the confirmer, or nobody has confirmed → NotParty; confirmer suspended → Suspended
├── amendment rejected → UnexpectedStatus
├── extended or declined already, or extended to a later one that was accepted → ExtensionDecided
└── otherwise Extended, emits AmendmentExtended
    ├── while Offered: nothing changes before it is accepted
    └── once Accepted: the confirmer is bound on the new terms from now on; with all extended, as the issuer is
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import NONEXISTENT, credit_of, day, presenting, suspend
from tests.contracts.amendments.offers import ACCEPT, acceptance, accepted, amendment, amendment_of, offered
from tests.contracts.confirmations.confirming import CONFIRMER, asked, confirmed
from tests.people import Stage
from usance.artifacts import enum

EXTEND = "Amendments.extend"
AmendmentStatus = enum("AmendmentStatus")
LIVE = 1 << AmendmentStatus["Offered"] | 1 << AmendmentStatus["Accepted"]
TERMS = ("amount", "expiry", "latestShipment", "presentationDays", "tenor", "tenorValue")


def test_nobody_extends_to_an_amendment_that_was_not_offered(stage: Stage) -> None:
    for number in (amendment(confirmed(stage)), amendment(NONEXISTENT)):
        stage.refuses("UnknownAmendment", CONFIRMER, EXTEND, number, id=number)


@pytest.mark.parametrize("who", ["ICBC", "BOC", "CCB", "CBA"])
def test_only_the_confirmer_extends(stage: Stage, who: str) -> None:
    number = offered(stage, confirmed(stage))
    fields = {"id": number, "caller": stage.account(who).address, "expected": stage.party(CONFIRMER)}
    stage.refuses("NotParty", who, EXTEND, number, **fields)


def test_a_bank_that_has_not_confirmed_has_nothing_to_extend(stage: Stage) -> None:
    number = offered(stage, asked(stage))
    stage.refuses("NotParty", CONFIRMER, EXTEND, number, id=number, expected=0)


def test_a_suspended_confirmer_does_not_extend(stage: Stage) -> None:
    number = offered(stage, confirmed(stage))
    suspend(stage, CONFIRMER)
    stage.refuses("Suspended", CONFIRMER, EXTEND, number, party=stage.party(CONFIRMER))


def test_nobody_extends_to_a_rejected_amendment(stage: Stage) -> None:
    number = offered(stage, confirmed(stage))
    stage.do("BOC", "Amendments.reject", number)
    fields = {"id": number, "actual": AmendmentStatus["Rejected"], "allowed": LIVE}
    stage.refuses("UnexpectedStatus", CONFIRMER, EXTEND, number, **fields)


@pytest.mark.parametrize("before", [EXTEND, "Amendments.declineExtension"])
def test_a_confirmer_says_once_whether_it_extends(stage: Stage, before: str) -> None:
    number = offered(stage, confirmed(stage))
    stage.do(CONFIRMER, before, number)
    stage.refuses("ExtensionDecided", CONFIRMER, EXTEND, number, id="3-2#1")


def test_a_confirmer_that_declined_does_not_extend_after_the_acceptance(stage: Stage) -> None:
    number = offered(stage, confirmed(stage))
    stage.do(CONFIRMER, "Amendments.declineExtension", number)
    stage.do("BOC", ACCEPT, *acceptance(stage, number))
    stage.refuses("ExtensionDecided", CONFIRMER, EXTEND, number, id="3-2#1")


def test_extending_changes_nothing_before_the_acceptance(stage: Stage) -> None:
    credit = confirmed(stage)
    number = offered(stage, credit, increase=20_000_000)
    before, stored = credit_of(stage, credit), amendment_of(stage, number)
    receipt = stage.do(CONFIRMER, EXTEND, number)
    assert [event.name for event in receipt.events] == ["AmendmentExtended"]
    assert receipt.events[0].args == {"id": number, "confirmer": stage.party(CONFIRMER)}
    assert amendment_of(stage, number) == stored | {"extension": "Extended"}
    assert credit_of(stage, credit) == before == confirmed_terms(stage, credit)


def test_a_confirmer_extends_after_the_acceptance_and_is_bound_on_the_new_terms(stage: Stage) -> None:
    credit = confirmed(stage)
    number = accepted(stage, credit, increase=20_000_000)
    stage.refuses("OverDrawn", "BOC", "Presentations.present", *presenting(credit, 120_000_000))
    stage.do(CONFIRMER, EXTEND, number)
    assert confirmed_terms(stage, credit)["amount"] == 120_000_000
    stage.present(credit, 120_000_000)


def test_a_confirmer_extends_to_one_of_two_that_were_accepted(stage: Stage) -> None:
    credit = confirmed(stage)
    accepted(stage, credit, latestShipment=day("2024-11-10"))
    stage.do(CONFIRMER, EXTEND, accepted(stage, credit, increase=20_000_000))
    bound = confirmed_terms(stage, credit)
    assert (bound["amount"], bound["latestShipment"]) == (120_000_000, day("2024-10-31"))


def test_a_confirmer_that_has_extended_to_all_in_their_order_is_bound_as_the_issuer_is(stage: Stage) -> None:
    credit = confirmed(stage)
    for number in [accepted(stage, credit, expiry=day(one)) for one in ("2024-11-20", "2024-12-20")]:
        stage.do(CONFIRMER, EXTEND, number)
    issuer, confirmer = credit_of(stage, credit), confirmed_terms(stage, credit)
    assert {name: confirmer[name] for name in TERMS} == {name: issuer[name] for name in TERMS}
    assert confirmer["expiry"] == day("2024-12-20")


def test_a_confirmer_that_has_extended_to_a_later_amendment_does_not_go_back_to_an_earlier_one(stage: Stage) -> None:
    credit = confirmed(stage)
    first, second = (accepted(stage, credit, expiry=day(one)) for one in ("2024-11-20", "2024-12-20"))
    stage.do(CONFIRMER, EXTEND, second)
    stage.refuses("ExtensionDecided", CONFIRMER, EXTEND, first, id="3-2#1")
    assert confirmed_terms(stage, credit)["expiry"] == day("2024-12-20")


def test_a_confirmer_that_extends_late_honours_by_the_new_tenor(stage: Stage) -> None:
    credit = confirmed(stage)
    number = accepted(stage, credit, tenor=defaults.AFTER_SIGHT, tenorValue=10)
    stage.do(CONFIRMER, EXTEND, number)
    presentation = stage.present(credit)
    assert stage.ask("Presentations.maturityOf", presentation) == day("2024-09-12")


def confirmed_terms(stage: Stage, credit: int) -> dict[str, object]:
    return credit_of(stage, credit) | terms_of(stage, credit)


def terms_of(stage: Stage, credit: int) -> dict[str, object]:
    found = stage.ask("Amendments.confirmedOf", credit)
    assert isinstance(found, dict)
    return {name: value for name, value in found.items() if name != "status"}
