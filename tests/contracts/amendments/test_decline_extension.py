"""Amendments.declineExtension

├── amendment unknown → UnknownAmendment
├── caller is not the confirmer, or nobody has confirmed → NotParty
├── amendment not Offered → UnexpectedStatus
├── extended or declined already → ExtensionDecided
└── otherwise Declined, emits ExtensionDeclined; the beneficiary decides all the same
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import NONEXISTENT, credit_of, suspend
from tests.contracts.amendments.offers import accepted, amendment, amendment_of, offered
from tests.contracts.confirmations.confirming import CONFIRMER, asked, confirmed
from tests.people import Stage
from usance.artifacts import enum

DECLINE = "Amendments.declineExtension"
AmendmentStatus = enum("AmendmentStatus")
OFFERED_ONLY = 1 << AmendmentStatus["Offered"]


def test_nobody_declines_to_extend_to_an_amendment_that_was_not_offered(stage: Stage) -> None:
    number = amendment(NONEXISTENT)
    stage.refuses("UnknownAmendment", CONFIRMER, DECLINE, number, id=number)


@pytest.mark.parametrize("who", ["ICBC", "BOC", "CBA"])
def test_only_the_confirmer_declines_to_extend(stage: Stage, who: str) -> None:
    number = offered(stage, confirmed(stage))
    fields = {"id": number, "caller": stage.account(who).address, "expected": stage.party(CONFIRMER)}
    stage.refuses("NotParty", who, DECLINE, number, **fields)


def test_a_bank_that_has_not_confirmed_has_nothing_to_decline(stage: Stage) -> None:
    number = offered(stage, asked(stage))
    stage.refuses("NotParty", CONFIRMER, DECLINE, number, expected=0)


def test_after_the_acceptance_a_confirmer_does_not_decline(stage: Stage) -> None:
    number = accepted(stage, confirmed(stage))
    fields = {"id": number, "actual": AmendmentStatus["Accepted"], "allowed": OFFERED_ONLY}
    stage.refuses("UnexpectedStatus", CONFIRMER, DECLINE, number, **fields)


@pytest.mark.parametrize("before", [DECLINE, "Amendments.extend"])
def test_a_confirmer_says_once_that_it_does_not_extend(stage: Stage, before: str) -> None:
    number = offered(stage, confirmed(stage))
    stage.do(CONFIRMER, before, number)
    stage.refuses("ExtensionDecided", CONFIRMER, DECLINE, number, id="3-2#1")


def test_a_confirmer_declines_and_the_amendment_stays_open(stage: Stage) -> None:
    credit = confirmed(stage)
    number = offered(stage, credit)
    before, stored = credit_of(stage, credit), amendment_of(stage, number)
    receipt = stage.do(CONFIRMER, DECLINE, number)
    assert [event.name for event in receipt.events] == ["ExtensionDeclined"]
    assert receipt.events[0].args == {"id": number, "confirmer": stage.party(CONFIRMER)}
    assert amendment_of(stage, number) == stored | {"extension": "Declined"}
    assert (stored["status"], credit_of(stage, credit)) == ("Offered", before)


def test_a_suspended_confirmer_may_still_decline(stage: Stage) -> None:
    number = offered(stage, confirmed(stage))
    suspend(stage, CONFIRMER)
    stage.do(CONFIRMER, DECLINE, number)
    assert amendment_of(stage, number)["extension"] == "Declined"
