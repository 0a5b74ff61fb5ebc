"""Presentations.enforce

├── presentation unknown → UnknownPresentation
├── presentation neither Examining nor Complying → UnexpectedStatus
├── examined by a nominated bank that has not confirmed → NotBound
├── the last day of the examination is not over → ExaminationPeriodOpen
├── maturity in an unpublished year → CalendarYearUnpublished, and nothing is lost
└── otherwise Honoured, whoever calls; emits ExaminerPrecluded
    ├── usance: the claim is outstanding until maturity
    └── at sight
        ├── the bank's account allows: paid
        └── it does not: outstanding and due at once
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import (
    NONEXISTENT,
    claim_of,
    complying,
    day,
    presentation_of,
    presenting,
    publish,
    refusal,
    refused,
    set_funds,
    shown,
    status,
    usage,
)
from tests.contracts.dealings import complied, confirmed, presented
from tests.people import Stage

ENFORCE = "Presentations.enforce"


def test_a_presentation_that_nobody_made_is_not_enforced(stage: Stage) -> None:
    number = NONEXISTENT << 16 | 1
    stage.refuses("UnknownPresentation", "BOC", ENFORCE, number, id=shown("PresentationId", number))


def test_what_was_refused_in_time_is_not_enforced(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    stage.on("2024-09-09")
    stage.do("ICBC", "Presentations.refuse", *refusal(presentation))
    stage.on("2024-09-10")
    named = shown("PresentationId", presentation)
    stage.refuses("UnexpectedStatus", "BOC", ENFORCE, presentation, id=named, allowed=("Examining", "Complying"))


def test_nothing_is_enforced_twice(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    stage.on("2024-09-10")
    stage.do("BOC", ENFORCE, presentation)
    with stage.unchanged():
        stage.refuses("UnexpectedStatus", "BOC", ENFORCE, presentation, allowed=("Examining", "Complying"))


def test_what_was_honoured_is_not_enforced(stage: Stage) -> None:
    presentation = stage.honoured(stage.credit())
    stage.on("2024-09-10")
    stage.refuses("UnexpectedStatus", "BOC", ENFORCE, presentation)


@pytest.mark.parametrize("found", [True, False])
@pytest.mark.parametrize("at", ["00:00", "17:01", "23:59"])
def test_on_the_last_day_the_bank_still_has_its_say(stage: Stage, found: bool, at: str) -> None:
    credit = stage.credit()
    presentation = complying(stage, credit) if found else stage.present(credit)
    stage.on("2024-09-09", at)
    fields = {"today": "2024-09-09", "examineBy": "2024-09-09"}
    named = shown("PresentationId", presentation)
    stage.refuses("ExaminationPeriodOpen", "BOC", ENFORCE, presentation, id=named, **fields)


def test_over_the_national_day_week_the_examination_runs_until_10_october(stage: Stage) -> None:
    credit = stage.credit()
    stage.on("2024-09-27")
    presentation = stage.present(credit, shipped=day("2024-09-20"))
    stage.on("2024-10-10", "23:59")
    stage.refuses("ExaminationPeriodOpen", "BOC", ENFORCE, presentation, examineBy="2024-10-10")
    stage.on("2024-10-11", "00:00")
    stage.do("BOC", ENFORCE, presentation)
    assert presentation_of(stage, presentation)["status"] == "Honoured"


@pytest.mark.parametrize("found", ["examining", "complying"])
def test_a_nominated_bank_that_has_not_confirmed_is_not_made_to_honour(stage: Stage, found: str) -> None:
    credit = stage.credit(nominated="CCB")
    presentation = presented(stage, credit) if found == "examining" else complied(stage, "CCB", credit)
    stage.on("2024-09-10", "00:00")
    stage.refuses("NotBound", "BOC", ENFORCE, presentation, id=presentation, bank=stage.party("CCB"))
    assert status(stage, "Presentations", presentation) == found.capitalize()


def test_a_confirmer_that_let_its_time_pass_is_made_to_pay(stage: Stage) -> None:
    presentation = presented(stage, confirmed(stage))
    stage.on("2024-09-10", "00:00")
    before = stage.cash("BOC")
    stage.do("BOC", ENFORCE, presentation)
    assert stage.cash("BOC") == before + defaults.AMOUNT


def test_a_maturity_in_an_unpublished_year_waits_for_the_calendar(stage: Stage) -> None:
    credit = stage.credit(expiry=day("2026-12-31"), tenor=defaults.AFTER_SIGHT, tenorValue=365, latestShipment=0)
    stage.on("2026-06-01")
    presentation = stage.present(credit, shipped=day("2026-05-29"))
    stage.on("2026-06-09")
    stage.refuses("CalendarYearUnpublished", "BOC", ENFORCE, presentation, year=2027)
    assert status(stage, "Presentations", presentation) == "Precluded"
    publish(stage, "CN", 2027)
    stage.do("BOC", ENFORCE, presentation)
    assert claim_of(stage, presentation)["maturity"] == day("2027-06-01")


@pytest.mark.parametrize("who", ["BOC", "ABC", "CBA", "ICBC", "stranger"])
def test_anyone_makes_a_precluded_bank_pay_at_sight(stage: Stage, who: str) -> None:
    credit = stage.credit()
    presentation = stage.present(credit)
    who = stage.stranger() if who == "stranger" else who
    stage.on("2024-09-10", "00:00")
    issuer, presenter = stage.cash("ICBC"), stage.cash("BOC")
    receipt = stage.do(who, ENFORCE, presentation)
    assert [event.name for event in receipt.events][:2] == ["ExaminerPrecluded", "PresentationHonoured"]
    assert receipt.events[0].args == {
        "id": presentation,
        "examiner": stage.party("ICBC"),
        "enforcer": stage.account(who).address,
        "day": day("2024-09-10"),
    }
    assert receipt.only("ClaimPaid").args["owner"] == stage.party("BOC")
    assert (stage.cash("ICBC"), stage.cash("BOC")) == (issuer - defaults.AMOUNT, presenter + defaults.AMOUNT)
    assert presentation_of(stage, presentation)["status"] == "Honoured"
    assert claim_of(stage, presentation)["status"] == "Paid"
    assert usage(stage, credit) == (0, 0, defaults.AMOUNT)


@pytest.mark.parametrize("short", ["cash", "allowance"])
def test_a_precluded_bank_that_cannot_be_drawn_on_owes_at_once(stage: Stage, short: str) -> None:
    presentation = stage.present(stage.credit())
    stage.on("2024-09-10")
    if short == "cash":
        set_funds(stage, "ICBC", defaults.AMOUNT - 1)
    else:
        stage.do("ICBC", "Cash:CNY.approve", stage.address["Claims"], 0)
    with stage.unchanged():
        stage.do("BOC", ENFORCE, presentation)
    claim = claim_of(stage, presentation)
    assert (claim["status"], claim["maturity"]) == ("Outstanding", day("2024-09-10"))
    assert status(stage, "Claims", presentation) == "Due"
    assert stage.ask("Claims.holderOf", presentation) == stage.party("BOC")
    stage.fund("ICBC", 1)
    stage.do("ICBC", "Cash:CNY.approve", stage.address["Claims"], defaults.AMOUNT)
    stage.do("ICBC", "Claims.pay", presentation)
    assert claim_of(stage, presentation)["status"] == "Paid"


def test_a_bank_that_found_it_complying_and_did_not_honour_is_made_to(stage: Stage) -> None:
    presentation = complying(stage, stage.credit())
    presenter = stage.cash("BOC")
    stage.on("2024-09-10")
    stage.do("BOC", ENFORCE, presentation)
    assert stage.cash("BOC") == presenter + defaults.AMOUNT


def test_a_bank_that_took_up_a_late_waiver_and_does_not_honour_is_made_to(stage: Stage) -> None:
    presentation = refused(stage, stage.credit(), disposal=defaults.NOTIFY)
    stage.on("2024-09-20")
    stage.do("ICBC", "Presentations.waive", presentation)
    stage.do("BOC", ENFORCE, presentation)
    assert claim_of(stage, presentation)["status"] == "Paid"


def test_a_usance_credit_enforced_is_an_undertaking_until_its_maturity(stage: Stage) -> None:
    presentation = stage.present(stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=90))
    stage.on("2024-09-10")
    with stage.unchanged():
        stage.do("BOC", ENFORCE, presentation)
    claim = claim_of(stage, presentation)
    assert (claim["status"], claim["maturity"]) == ("Outstanding", day("2024-12-02"))
    fields = {"today": "2024-09-10", "maturity": "2024-12-02"}
    stage.refuses("NotDue", "ICBC", "Claims.pay", presentation, **fields)


def test_a_presentation_in_time_is_enforced_after_the_expiry_of_the_credit(stage: Stage) -> None:
    credit = stage.credit(expiry=day("2024-09-03"), latestShipment=0)
    presentation = stage.present(credit)
    stage.on("2025-03-03")
    stage.do("BOC", ENFORCE, presentation)
    assert claim_of(stage, presentation)["status"] == "Paid"


def test_one_presentation_enforced_leaves_another_to_its_own_clock(stage: Stage) -> None:
    credit = stage.credit()
    first = stage.present(credit, 10)
    stage.on("2024-09-03")
    stage.do("BOC", "Presentations.present", *presenting(credit, 10))
    second = credit << 16 | 2
    stage.on("2024-09-10")
    stage.do("BOC", ENFORCE, first)
    stage.refuses("ExaminationPeriodOpen", "BOC", ENFORCE, second, examineBy="2024-09-10")
    stage.do("ICBC", "Presentations.refuse", *refusal(second))
