"""Amendments.reject

├── amendment unknown → UnknownAmendment
├── caller is not the beneficiary → NotParty
├── amendment not Offered → UnexpectedStatus
└── otherwise Rejected for good, emits AmendmentRejected; terms and other amendments stay as they were
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import NONEXISTENT, credit_of, day, presenting
from tests.contracts.amendments.offers import accepted, amendment, amendment_of, offered, status_of
from tests.contracts.amendments.parts import SECOND, transferred
from tests.people import Stage
from usance.artifacts import enum

REJECT = "Amendments.reject"
AmendmentStatus = enum("AmendmentStatus")
OFFERED_ONLY = 1 << AmendmentStatus["Offered"]


def test_an_amendment_that_nobody_offered_is_not_rejected(stage: Stage) -> None:
    for number in (amendment(stage.credit()), amendment(NONEXISTENT)):
        stage.refuses("UnknownAmendment", "BOC", REJECT, number, id=number)


@pytest.mark.parametrize("who", ["ICBC", "ABC", "CBA"])
def test_only_the_beneficiary_rejects_an_amendment(stage: Stage, who: str) -> None:
    number = offered(stage, stage.credit())
    fields = {"id": number, "caller": stage.account(who).address, "expected": stage.party("Ningbo Cotton")}
    stage.refuses("NotParty", who, REJECT, number, **fields)


def test_the_first_beneficiary_does_not_reject_for_a_part(stage: Stage) -> None:
    number = offered(stage, transferred(stage))
    stage.refuses("NotParty", "BOC", REJECT, number, expected=stage.party(SECOND))
    stage.do("ABC", REJECT, number)
    assert status_of(stage, number) == "Rejected"


def test_an_accepted_amendment_is_not_rejected(stage: Stage) -> None:
    number = accepted(stage, stage.credit())
    fields = {"id": number, "actual": AmendmentStatus["Accepted"], "allowed": OFFERED_ONLY}
    stage.refuses("UnexpectedStatus", "BOC", REJECT, number, **fields)


def test_an_amendment_is_not_rejected_twice(stage: Stage) -> None:
    number = offered(stage, stage.credit())
    stage.do("BOC", REJECT, number)
    stage.refuses("UnexpectedStatus", "BOC", REJECT, number, actual=AmendmentStatus["Rejected"])


def test_a_rejected_amendment_leaves_all_else_as_it_was(stage: Stage) -> None:
    credit = stage.credit()
    first, second = offered(stage, credit, increase=1), offered(stage, credit, increase=2)
    before, stored = credit_of(stage, credit), amendment_of(stage, first)
    receipt = stage.do("BOC", REJECT, first)
    assert [event.name for event in receipt.events] == ["AmendmentRejected"]
    assert receipt.events[0].args == {"id": first, "beneficiary": stage.party("Ningbo Cotton")}
    assert amendment_of(stage, first) == stored | {"status": "Rejected"}
    assert credit_of(stage, credit) == before | {"pendingAmendments": 1}
    assert status_of(stage, second) == "Offered"


def test_a_presentation_does_not_take_an_amendment_that_was_rejected(stage: Stage) -> None:
    credit = stage.credit()
    stage.do("BOC", REJECT, offered(stage, credit, increase=1))
    stage.do("BOC", REJECT, offered(stage, credit, latestShipment=day("2024-11-10")))
    stage.refuses("OverDrawn", "BOC", "Presentations.present", *presenting(credit, 100_000_001))


def test_an_amendment_is_rejected_after_the_expiry_too(stage: Stage) -> None:
    number = offered(stage, stage.credit(), expiry=day("2024-12-20"))
    stage.on("2024-11-20")
    stage.do("BOC", REJECT, number)
    assert status_of(stage, number) == "Rejected"
