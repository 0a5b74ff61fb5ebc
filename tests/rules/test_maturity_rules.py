"""When claims fall due: the contracts against a second implementation, and cases with known answers."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from tests import defaults
from tests.contracts.acts import NO_DAY, claim_of, day, presenting, refusal, set_funds
from tests.examples import examples
from tests.oracle import maturity as oracle
from tests.oracle.calendar import banking_day_after
from tests.people import Stage
from usance.artifacts import enum
from usance.calendars import calendar_year
from usance.dates import civil_day

CN = b"CN"
TENORS = {
    "sight": defaults.SIGHT,
    "after sight": defaults.AFTER_SIGHT,
    "after shipment": defaults.AFTER_SHIPMENT,
    "months after sight": enum("TenorKind")["AfterSightMonths"],
    "months after shipment": enum("TenorKind")["AfterShipmentMonths"],
    "fixed": defaults.FIXED_DATE,
}
by_view = settings(
    max_examples=examples(150),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
by_life = settings(by_view, max_examples=examples(20))
days = st.dates(date(2024, 1, 1), date(2024, 12, 31))


@by_view
@given(day=st.dates(date(2024, 1, 1), date(2025, 12, 1)), count=st.integers(0, 15))
def test_banking_days_are_counted_as_by_hand(stage: Stage, day: date, count: int) -> None:
    counted = banking_day_after(day, count, opened=oracle.opened)
    assert stage.ask("BankingCalendar.addBankingDays", CN, civil_day(day), count) == civil_day(counted)
    assert stage.ask("BankingCalendar.nextBankingDay", CN, civil_day(day)) == civil_day(oracle.next_open(day))


@by_view
@given(sighted=days, shipped=days, value=st.integers(1, 330))
def test_a_number_of_days_after_sight_or_shipment_falls_where_dates_say(
    stage: Stage, sighted: date, shipped: date, value: int
) -> None:
    for tenor in ("after sight", "after shipment"):
        expected = oracle.maturity(tenor, value, received=sighted, shipped=shipped, taken_up=None, honoured=sighted)
        args = (TENORS[tenor], value, civil_day(sighted), civil_day(shipped), CN)
        assert stage.ask("Lens.maturity", *args) == civil_day(expected)


@by_view
@given(start=st.dates(date(2024, 1, 1), date(2026, 6, 30)), other=days, value=st.integers(1, 12))
@example(start=date(2024, 1, 31), other=date(2024, 1, 1), value=1)
@example(start=date(2024, 2, 29), other=date(2024, 1, 1), value=12)
@example(start=date(2024, 12, 31), other=date(2024, 1, 1), value=2)
@example(start=date(2025, 8, 31), other=date(2024, 1, 1), value=6)
def test_a_number_of_months_after_sight_or_shipment_falls_where_dates_say(
    stage: Stage, start: date, other: date, value: int
) -> None:
    due = oracle.months_on(start, value)
    assume(due < date(2026, 12, 1))
    expected = civil_day(next_open(due))
    for tenor, shipped in ((TENORS["months after sight"], other), (TENORS["months after shipment"], start)):
        assert stage.ask("Lens.maturity", tenor, value, civil_day(start), civil_day(shipped), CN) == expected


def next_open(day: date) -> date:
    return banking_day_after(
        day - timedelta(days=1), 1, opened=lambda one: calendar_year("CN", one.year).is_banking_day(one)
    )


@by_view
@given(sighted=days, fixed=st.dates(date(2024, 1, 1), date(2025, 12, 1)))
def test_a_fixed_date_falls_on_itself_or_the_next_banking_day(stage: Stage, sighted: date, fixed: date) -> None:
    expected = oracle.maturity("fixed", fixed, received=sighted, shipped=None, taken_up=None, honoured=sighted)
    args = (defaults.FIXED_DATE, civil_day(fixed), civil_day(sighted), NO_DAY, CN)
    assert stage.ask("Lens.maturity", *args) == civil_day(expected)


@by_life
@given(
    tenor=st.sampled_from(sorted(TENORS)),
    value=st.integers(1, 180),
    wait=st.integers(0, 60),
    minute=st.integers(0, 1439),
    waived=st.booleans(),
    later=st.integers(0, 20),
)
def test_a_claim_falls_due_where_dates_say_after_a_whole_life(
    stage: Stage, tenor: str, value: int, wait: int, minute: int, waived: bool, later: int
) -> None:
    before = stage.chain.snapshot()
    value = 1 + value % 6 if "months" in tenor else value
    start, at = defaults.START + timedelta(days=1 + wait), time(minute // 60, minute % 60)
    fixed = defaults.START + timedelta(days=value)
    tenor_value = {"sight": 0, "fixed": civil_day(fixed)}.get(tenor, value)
    credit = stage.credit(tenor=TENORS[tenor], tenorValue=tenor_value, presentationDays=90)
    stage.on(start, at.strftime("%H:%M"))
    presentation = stage.present(credit)
    taken_up = None
    if waived:
        stage.do("ICBC", "Presentations.refuse", *refusal(presentation, disposal=defaults.NOTIFY))
        taken_up = start + timedelta(days=1 + later)
        stage.on(taken_up)
        stage.do("ICBC", "Presentations.waive", presentation)
    else:
        stage.do("ICBC", "Presentations.comply", presentation)
    honoured = start + timedelta(days=2 + later)
    stage.on(honoured)
    stage.do("ICBC", "Presentations.honour", presentation)
    expected = oracle.maturity(
        tenor,
        fixed if tenor == "fixed" else value,
        received=oracle.received_on(start, at),
        shipped=date(2024, 9, 1),
        taken_up=taken_up,
        honoured=honoured,
    )
    assert claim_of(stage, presentation)["maturity"] == civil_day(expected)
    stage.chain.revert(before)


def test_t38_ten_days_after_1_march_is_11_march(stage: Stage) -> None:
    args = (defaults.AFTER_SIGHT, 10, day("2024-03-01"), NO_DAY, CN)
    assert stage.ask("Lens.maturity", *args) == day("2024-03-11")


@pytest.mark.parametrize("tenor", [defaults.AFTER_SIGHT, defaults.AFTER_SHIPMENT])
def test_t40_ninety_days_after_4_july_is_paid_on_tuesday_8_october(stage: Stage, tenor: int) -> None:
    start = day("2024-07-04")
    assert stage.ask("Lens.maturity", tenor, 90, start, start, CN) == day("2024-10-08")


def test_isbp_sixty_days_after_12_may_is_11_july(stage: Stage) -> None:
    args = (defaults.AFTER_SHIPMENT, 60, day("2025-05-12"), day("2025-05-12"), CN)
    assert stage.ask("Lens.maturity", *args) == day("2025-07-11")


def test_t62_a_sight_credit_complying_on_27_september_is_paid_by_10_october_or_enforced(stage: Stage) -> None:
    credit = stage.credit()
    stage.on("2024-09-27")
    presentation = stage.present(credit, shipped=day("2024-09-20"))
    stage.do("ICBC", "Presentations.comply", presentation)
    stage.on("2024-10-10")
    fields: dict[str, Any] = {"examineBy": "2024-10-10"}
    stage.refuses("ExaminationPeriodOpen", "BOC", "Presentations.enforce", presentation, **fields)
    stage.on("2024-10-11")
    stage.do("BOC", "Presentations.enforce", presentation)
    assert claim_of(stage, presentation)["status"] == "Paid"


def test_t63_a_usance_credit_gets_its_maturity_inside_the_five_days_and_is_paid_on_it(stage: Stage) -> None:
    credit = stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=30)
    presentation = stage.present(credit)
    stage.on("2024-09-09")
    stage.do("ICBC", "Presentations.comply", presentation)
    stage.do("ICBC", "Presentations.honour", presentation)
    assert claim_of(stage, presentation)["maturity"] == day("2024-10-08")
    stage.on("2024-10-07")
    stage.refuses("NotDue", "ICBC", "Claims.pay", presentation, today="2024-10-07", maturity="2024-10-08")
    stage.on("2024-10-08")
    stage.do("ICBC", "Claims.pay", presentation)
    assert claim_of(stage, presentation)["status"] == "Paid"


def test_t64_the_issuing_bank_pays_from_its_own_account_whatever_the_applicant_has(stage: Stage) -> None:
    applicant = stage.customer("Dalian Steel", "ICBC", own_key=True)
    assert stage.cash("Dalian Steel") == 0
    bank = stage.cash("ICBC")
    stage.honoured(stage.credit(applicant=applicant))
    assert stage.cash("ICBC") == bank - defaults.AMOUNT


def test_a_claim_due_in_a_holiday_week_is_owed_in_full_on_the_first_banking_day(stage: Stage) -> None:
    claim = stage.honoured(stage.credit(tenor=defaults.FIXED_DATE, tenorValue=day("2024-10-01")))
    set_funds(stage, "ICBC", 0)
    stage.on("2024-10-08")
    stage.refuses("InsufficientCash", "ICBC", "Claims.pay", claim, given=0, needed=defaults.AMOUNT)
    stage.refuses("NotOverdue", "BOC", "Claims.reportUnpaid", claim, today="2024-10-08", maturity="2024-10-08")


def test_documents_that_were_waived_before_any_refusal_run_from_presentation(stage: Stage) -> None:
    credit = stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=60)
    stage.do("BOC", "Presentations.present", *presenting(credit))
    presentation = credit << 16 | 1
    stage.on("2024-09-06")
    stage.do("ICBC", "Presentations.waive", presentation)
    stage.do("ICBC", "Presentations.honour", presentation)
    assert claim_of(stage, presentation)["maturity"] == day("2024-11-01")


def test_documents_that_were_refused_and_then_waived_run_from_the_day_the_waiver_was_taken_up(stage: Stage) -> None:
    presentation = stage.present(stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=60))
    stage.do("ICBC", "Presentations.refuse", *refusal(presentation, disposal=defaults.NOTIFY))
    stage.on("2024-09-20")
    stage.do("ICBC", "Presentations.waive", presentation)
    stage.on("2024-09-27")
    stage.do("ICBC", "Presentations.honour", presentation)
    assert claim_of(stage, presentation)["maturity"] == day("2024-11-19")
