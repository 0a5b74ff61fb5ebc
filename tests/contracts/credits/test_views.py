"""Credits.get, statusOf, effectiveExpiry, partiesOf, drawing, adviseBy, issuedBy, requirePayable

├── credit unknown → UnknownCredit (issuedBy: 0; drawing: empty)
└── otherwise
    ├── adviseBy: the banking days of the rule set after issue, at the adviser's place; none where it has no number,
    │   the issuer advises, or that year is not published
    ├── drawing: what decides when a drawing is due, as the credit says
    ├── statusOf: as stored, or Expired once the effective expiry is over with nothing pending
    ├── requirePayable: while a court has stopped payment, of the credit or of its whole → CourtStay
    └── effectiveExpiry: the expiry, or the next banking day at the place
"""

from __future__ import annotations

from typing import Any

import pytest

from tests import defaults
from tests.contracts.acts import NO_DAY, NONEXISTENT, complying, credit_of, day, refused, status
from tests.contracts.credits.advisers import bank_abroad
from tests.people import Stage
from usance import errors


@pytest.mark.parametrize("view", ["get", "statusOf", "effectiveExpiry", "partiesOf", "adviseBy"])
@pytest.mark.parametrize("credit", [NONEXISTENT, 0, 1, 2**64 - 1])
def test_of_a_credit_that_nobody_issued_nothing_is_told(stage: Stage, view: str, credit: int) -> None:
    with pytest.raises(errors.UnknownCredit):
        stage.ask(f"Credits.{view}", credit)


def test_a_bank_that_issued_nothing_has_issued_none(stage: Stage) -> None:
    assert stage.ask("Credits.issuedBy", stage.party("CCB")) == 0
    assert stage.ask("Credits.issuedBy", 999) == 0


def test_applicant_and_beneficiary_are_told(stage: Stage) -> None:
    parties = (stage.party("Huaxin Textiles"), stage.party("Ningbo Cotton"))
    assert stage.ask("Credits.partiesOf", stage.issue()) == parties


def test_what_decides_when_a_drawing_is_due_is_told(stage: Stage) -> None:
    nothing = {"currency": bytes(3), "tenor": 0, "tenorValue": 0, "version": 0, "apart": False, "shared": False}
    assert stage.ask("Credits.drawing", NONEXISTENT) == nothing
    credit = stage.issue(tenor=defaults.AFTER_SIGHT, tenorValue=90)
    due = {"currency": b"CNY", "tenor": defaults.AFTER_SIGHT, "tenorValue": 90}
    assert stage.ask("Credits.drawing", credit) == nothing | due


@pytest.mark.parametrize(
    ("issued", "changes", "last"),
    [
        ("2024-09-02", {}, "2024-09-05"),
        ("2024-09-12", {}, "2024-09-18"),  # Saturday 14 worked, 15 to 17 closed
        ("2024-10-11", {"adviser": "First Bank"}, "2024-10-17"),  # Columbus Day
        ("2024-09-02", {"rules": defaults.UCP600}, None),
        ("2024-09-02", {"adviser": 0}, None),
        ("2026-12-28", {"expiry": day("2026-12-31")}, "2026-12-31"),
        ("2026-12-29", {"expiry": day("2026-12-31")}, None),
    ],
)
def test_the_last_day_to_advise_is_counted_at_the_advisers_place(
    stage: Stage, issued: str, changes: dict[str, Any], last: str | None
) -> None:
    bank_abroad(stage)
    stage.on(issued, "11:00")
    credit = stage.issue(**changes)
    assert stage.ask("Credits.adviseBy", credit) == (day(last) if last else NO_DAY)


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


def test_payment_is_free_unless_a_court_has_stopped_it(stage: Stage) -> None:
    credit = stage.credit()
    stage.ask("Credits.requirePayable", credit)
    stage.do("CBA", "Endings.stay", credit, defaults.root())
    for stayed in (credit, credit | 1 << 24):
        with pytest.raises(errors.CourtStay):
            stage.ask("Credits.requirePayable", stayed)
    stage.do("CBA", "Endings.liftStay", credit, defaults.root())
    stage.ask("Credits.requirePayable", credit)
