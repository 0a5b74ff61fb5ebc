"""Credits.get, statusOf, effectiveExpiry, beneficiaryOf, issuedBy

├── credit unknown → UnknownCredit (issuedBy: 0)
└── otherwise
    ├── statusOf: as stored, or Expired once the effective expiry is over with nothing pending
    └── effectiveExpiry: the expiry, or the next banking day at the place
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import NONEXISTENT, complying, credit_of, day, refused, status
from tests.people import Stage
from usance import errors


@pytest.mark.parametrize("view", ["get", "statusOf", "effectiveExpiry", "beneficiaryOf"])
@pytest.mark.parametrize("credit", [NONEXISTENT, 0, 1, 2**64 - 1])
def test_of_a_credit_that_nobody_issued_nothing_is_told(stage: Stage, view: str, credit: int) -> None:
    with pytest.raises(errors.UnknownCredit):
        stage.ask(f"Credits.{view}", credit)


def test_a_bank_that_issued_nothing_has_issued_none(stage: Stage) -> None:
    assert stage.ask("Credits.issuedBy", stage.party("CCB")) == 0
    assert stage.ask("Credits.issuedBy", 999) == 0


def test_the_beneficiary_is_told(stage: Stage) -> None:
    assert stage.ask("Credits.beneficiaryOf", stage.issue()) == stage.party("Ningbo Cotton")


@pytest.mark.parametrize(
    ("expiry", "effective", "place"),
    [
        ("2024-11-15", "2024-11-15", b"CN"),
        ("2024-10-01", "2024-10-08", b"CN"),
        ("2024-10-12", "2024-10-12", b"CN"),  # a Saturday worked in exchange
        ("2024-11-16", "2024-11-18", b"CN"),
        ("2024-10-01", "2024-10-02", b"HK"),
        ("2024-12-25", "2024-12-26", b"US"),
    ],
)
def test_an_expiry_moves_to_the_next_banking_day_of_its_place(
    stage: Stage, expiry: str, effective: str, place: bytes
) -> None:
    credit = stage.issue(expiry=day(expiry), latestShipment=0, place=place)
    assert stage.ask("Credits.effectiveExpiry", credit) == day(effective)


def test_a_credit_expires_by_time_alone_after_the_last_minute_of_its_effective_expiry(stage: Stage) -> None:
    credit = stage.credit(expiry=day("2024-10-01"), latestShipment=0)
    stage.on("2024-10-08", "23:59")
    assert status(stage, "Credits", credit) == "Advised"
    stage.on("2024-10-09", "00:00")
    assert status(stage, "Credits", credit) == "Expired"
    assert credit_of(stage, credit)["status"] == "Advised", "only facts are stored"


def test_an_issued_credit_expires_too(stage: Stage) -> None:
    credit = stage.issue()
    stage.on("2024-11-18")
    assert status(stage, "Credits", credit) == "Expired"


def test_a_pending_presentation_keeps_a_credit_alive(stage: Stage) -> None:
    credit = stage.credit(expiry=day("2024-09-03"), latestShipment=0)
    presentation = complying(stage, credit)
    stage.on("2024-09-06")
    assert status(stage, "Credits", credit) == "Advised"
    stage.do("ICBC", "Presentations.honour", presentation)
    assert status(stage, "Credits", credit) == "Expired"


def test_a_refused_presentation_does_not_keep_a_credit_alive(stage: Stage) -> None:
    credit = stage.credit(expiry=day("2024-09-03"), latestShipment=0)
    refused(stage, credit)
    stage.on("2024-09-04")
    assert status(stage, "Credits", credit) == "Expired"
