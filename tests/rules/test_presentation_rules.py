"""When documents may be presented, examined and refused: against a second implementation, and known answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests import defaults
from tests.contracts.acts import NO_DAY, day, presentation_of, presenting, refusal, refused
from tests.examples import examples
from tests.oracle import maturity as oracle
from tests.people import Stage
from usance import errors
from usance.dates import civil_day

CN = b"CN"
by_life = settings(
    max_examples=examples(25),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
minutes = st.builds(lambda minute: time(minute // 60, minute % 60), st.integers(0, 1439))


def answer(stage: Stage, credit: int, shipped: int) -> str:
    """The name of the error that a presentation would meet now, or "" if it would be let in."""
    try:
        stage.ledger.dry_run(stage.account("BOC"), "Presentations", "present", presenting(credit, shipped=shipped))
    except errors.Refusal as refusal:
        return refusal.name
    return ""


def expected(handed_in: date, at: time, *, shipped: date, latest: date, expiry: date, period: int) -> str:
    received = oracle.received_on(handed_in, at)
    if received > oracle.next_open(expiry):
        return "CreditExpired"
    if shipped > received:
        return "ShipmentAfterPresentation"
    if shipped > latest:
        return "LateShipment"
    return "LatePresentation" if received > oracle.last_presentation(shipped, period=period, expiry=expiry) else ""


@by_life
@given(
    wait=st.integers(1, 60),
    at=minutes,
    expiry=st.integers(0, 60),
    latest=st.integers(0, 60),
    shipped=st.integers(0, 60),
    period=st.integers(1, 30),
)
@example(wait=36, at=time(17), expiry=29, latest=29, shipped=29, period=1)
@example(wait=36, at=time(17, 1), expiry=29, latest=29, shipped=29, period=1)
@example(wait=36, at=time(9), expiry=40, latest=28, shipped=29, period=21)
def test_documents_are_let_in_exactly_when_dates_say(
    stage: Stage, wait: int, at: time, expiry: int, latest: int, shipped: int, period: int
) -> None:
    before = stage.chain.snapshot()
    start = defaults.START
    ends, last, sent = (start + timedelta(days=n) for n in (expiry, min(latest, expiry), shipped))
    credit = stage.credit(expiry=civil_day(ends), latestShipment=civil_day(last), presentationDays=period)
    handed_in = start + timedelta(days=wait)
    stage.on(handed_in, at.strftime("%H:%M"))
    told = answer(stage, credit, civil_day(sent))
    assert told == expected(handed_in, at, shipped=sent, latest=last, expiry=ends, period=period)
    if not told:
        made = presentation_of(stage, stage.present(credit, shipped=civil_day(sent)))
        received = oracle.received_on(handed_in, at)
        assert (made["received"], made["examineBy"]) == (civil_day(received), civil_day(oracle.examine_by(received)))
    stage.chain.revert(before)


@by_life
@given(shipped=st.integers(0, 200), expiry=st.integers(0, 300), period=st.integers(1, 40))
def test_the_last_day_to_present_is_where_dates_say(stage: Stage, shipped: int, expiry: int, period: int) -> None:
    sent, ends = defaults.START + timedelta(days=shipped), defaults.START + timedelta(days=expiry)
    credit = stage.issue(expiry=civil_day(ends), latestShipment=0, presentationDays=period)
    last = oracle.last_presentation(sent, period=period, expiry=ends)
    assert stage.ask("Lens.lastPresentationDay", credit, civil_day(sent)) == civil_day(last)


def test_t01_an_expiry_on_1_october_in_beijing_is_met_on_8_october(stage: Stage) -> None:
    credit = stage.credit(expiry=day("2024-10-01"), latestShipment=day("2024-09-30"))
    stage.on("2024-10-08", "16:00")
    assert answer(stage, credit, day("2024-09-30")) == ""


def test_t02_a_shipment_on_2_october_is_late_though_the_latest_day_was_a_holiday(stage: Stage) -> None:
    credit = stage.credit(expiry=day("2024-10-01"), latestShipment=day("2024-10-01"))
    stage.on("2024-10-08")
    assert answer(stage, credit, day("2024-10-02")) == "LateShipment"
    assert answer(stage, credit, day("2024-10-01")) == ""


@pytest.mark.parametrize(
    ("presented", "deadline"),
    [
        ("2024-02-06", "2024-02-19"),  # T06, the make-up Sunday 18 February worked
        ("2024-07-05", "2024-07-12"),  # T08
        ("2024-09-27", "2024-10-10"),
    ],
)
def test_t06_and_t08_five_banking_days_after_presentation(stage: Stage, presented: str, deadline: str) -> None:
    assert stage.ask("BankingCalendar.addBankingDays", CN, day(presented), 5) == day(deadline)


def test_t06_without_make_up_days_the_deadline_is_a_day_later(stage: Stage) -> None:
    published = stage.ask("BankingCalendar.editionOf", CN, 2024, 1)
    assert isinstance(published, Mapping)
    sunday = (date(2024, 2, 18) - date(2024, 1, 1)).days
    edition = dict(published) | {"first": int(str(published["first"])) & ~(1 << sunday)}
    stage.do("CBA", "BankingCalendar.publish", CN, 2024, edition)
    assert stage.ask("BankingCalendar.addBankingDays", CN, day("2024-02-06"), 5) == day("2024-02-20")


def test_t09_a_bank_has_its_five_days_though_the_credit_expires_two_days_after_presentation(stage: Stage) -> None:
    credit = stage.credit(expiry=day("2024-09-04"), latestShipment=0)
    presentation = stage.present(credit)
    assert presentation_of(stage, presentation)["examineBy"] == day("2024-09-09")
    stage.on("2024-09-09")
    stage.do("ICBC", "Presentations.refuse", *refusal(presentation))


def test_t10_a_refusal_on_the_sixth_day_is_no_refusal_and_the_bank_must_honour(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    stage.on("2024-09-10")
    stage.refuses("ExaminationPeriodOver", "ICBC", "Presentations.refuse", *refusal(presentation))
    stage.do("BOC", "Presentations.enforce", presentation)
    assert presentation_of(stage, presentation)["status"] == "Honoured"


def test_t12_a_refusal_that_does_not_dispose_of_the_documents_is_none(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    stage.refuses("DisposalMissing", "ICBC", "Presentations.refuse", *refusal(presentation, disposal=0))
    stage.on("2024-09-10")
    stage.do("BOC", "Presentations.enforce", presentation)


def test_t14_a_bank_may_refuse_in_time_though_the_applicant_waived(stage: Stage) -> None:
    applicant = stage.customer("Dalian Steel", "ICBC", own_key=True)
    presentation = stage.present(stage.credit(applicant=applicant))
    stage.do("Dalian Steel", "Presentations.waive", presentation)
    stage.do("ICBC", "Presentations.refuse", *refusal(presentation))
    stage.on("2024-09-10")
    stage.refuses("UnexpectedStatus", "BOC", "Presentations.enforce", presentation)


def test_t27_the_same_documents_are_not_lodged_twice(stage: Stage) -> None:
    credit, root = stage.credit(), defaults.root()
    stage.present(credit, 1, root=root)
    stage.refuses("DocumentsInUse", "BOC", "Presentations.present", *presenting(credit, 1, root=root))


@pytest.mark.parametrize(("shipped", "last"), [("2024-09-10", "2024-09-25"), ("2024-09-16", "2024-10-08")])
def test_t34_fifteen_days_after_shipment_by_default(stage: Stage, shipped: str, last: str) -> None:
    credit = stage.credit()
    assert stage.ask("Lens.lastPresentationDay", credit, day(shipped)) == day(last)
    stage.on(last, "17:00")
    assert answer(stage, credit, day(shipped)) == ""
    stage.on(last, "17:01")
    assert answer(stage, credit, day(shipped)) == "LatePresentation"


def test_t35_for_services_there_is_no_period_but_the_expiry(stage: Stage) -> None:
    credit = stage.credit(transportDocument=False)
    stage.on("2024-11-15")
    assert (answer(stage, credit, NO_DAY), answer(stage, credit, day("2024-09-01"))) == ("", "")
    stage.on("2024-11-18")
    assert answer(stage, credit, NO_DAY) == "CreditExpired"


def test_t36_twenty_days_after_shipment_is_late_once_the_credit_has_expired(stage: Stage) -> None:
    credit = stage.credit(rules=defaults.UCP600, expiry=day("2024-09-20"), latestShipment=day("2024-09-10"))
    stage.on("2024-09-23")
    assert answer(stage, credit, day("2024-09-03")) == "CreditExpired"


def test_t78_documents_handed_in_after_closing_on_the_expiry_day_are_a_day_late(stage: Stage) -> None:
    credit = stage.credit(transportDocument=False)
    stage.on("2024-11-15", "17:00")
    assert answer(stage, credit, NO_DAY) == ""
    stage.on("2024-11-15", "18:30")
    assert answer(stage, credit, NO_DAY) == "CreditExpired"


def test_all_date_limits_hold_for_corrected_documents_too(stage: Stage) -> None:
    credit = stage.credit()
    refused(stage, credit)
    stage.on("2024-09-19")
    args = presenting(credit, previous=1)
    stage.refuses("LatePresentation", "BOC", "Presentations.present", *args, received="2024-09-19", last="2024-09-18")
