"""Presentations.honour

├── presentation unknown → UnknownPresentation
├── caller is not the examining bank → NotParty
├── presentation not Complying → UnexpectedStatus
├── maturity in an unpublished year → CalendarYearUnpublished, and nothing is lost
├── at sight, the bank's cash or what Claims may draw on is short → InsufficientCash
└── otherwise Honoured, the amount drawn, a claim of the presenter on the bank
    ├── at sight paid in the same transaction
    └── otherwise outstanding until its maturity
"""

from __future__ import annotations

from typing import Any

import pytest

from tests import defaults
from tests.contracts.acts import (
    NO_DAY,
    NONEXISTENT,
    claim_of,
    complying,
    day,
    presentation_of,
    presenting,
    publish,
    refused,
    set_funds,
    shown,
    suspend,
    usage,
)
from tests.people import Stage
from usance import errors

HONOUR = "Presentations.honour"


def test_a_presentation_that_nobody_made_is_not_honoured(stage: Stage) -> None:
    number = NONEXISTENT << 16 | 1
    stage.refuses("UnknownPresentation", "ICBC", HONOUR, number, id=shown("PresentationId", number))


@pytest.mark.parametrize("who", ["BOC", "ABC", "CBA", "PBoC"])
def test_only_the_examining_bank_honours(stage: Stage, who: str) -> None:
    presentation = complying(stage, stage.credit())
    with stage.unchanged():
        stage.refuses("NotParty", who, HONOUR, presentation, expected=stage.party("ICBC"))


def test_what_was_not_found_complying_is_not_honoured(stage: Stage) -> None:
    credit = stage.credit()
    for presentation in (stage.present(credit, 1), refused(stage, credit, 1)):
        named = shown("PresentationId", presentation)
        stage.refuses("UnexpectedStatus", "ICBC", HONOUR, presentation, id=named, allowed=("Complying",))


def test_a_precluded_bank_honours_by_enforcement_only(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    stage.on("2024-09-10")
    stage.refuses("UnexpectedStatus", "ICBC", HONOUR, presentation, allowed=("Complying",))
    stage.do("ICBC", "Presentations.enforce", presentation)
    assert presentation_of(stage, presentation)["status"] == "Honoured"


@pytest.mark.parametrize("tenor", [{}, {"tenor": defaults.AFTER_SIGHT, "tenorValue": 90}])
def test_nothing_is_honoured_twice(stage: Stage, tenor: dict[str, Any]) -> None:
    presentation = stage.honoured(stage.credit(**tenor))
    with stage.unchanged():
        stage.refuses("UnexpectedStatus", "ICBC", HONOUR, presentation, allowed=("Complying",))


def test_a_maturity_in_an_unpublished_year_is_refused_and_nothing_is_lost(stage: Stage) -> None:
    credit = stage.credit(expiry=day("2026-12-31"), tenor=defaults.AFTER_SIGHT, tenorValue=365, latestShipment=0)
    stage.on("2026-06-01")
    presentation = complying_shipped(stage, credit, "2026-05-29")
    before = presentation_of(stage, presentation)
    stage.refuses("CalendarYearUnpublished", "ICBC", HONOUR, presentation, place="CN", year=2027)
    assert presentation_of(stage, presentation) == before
    assert usage(stage, credit) == (0, defaults.AMOUNT, 0)
    publish(stage, "CN", 2027)
    stage.do("ICBC", HONOUR, presentation)
    assert claim_of(stage, presentation)["maturity"] == day("2027-06-01")


@pytest.mark.parametrize("tenor", [defaults.AFTER_SIGHT, defaults.AFTER_SHIPMENT])
def test_a_tenor_beyond_all_calendars_does_not_fall_due_today(stage: Stage, tenor: int) -> None:
    with pytest.raises((errors.Refusal, errors.ExecutionFailed)):
        stage.honoured(stage.credit(rules=defaults.UCP600, tenor=tenor, tenorValue=2**32 - 1))


def complying_shipped(stage: Stage, credit: int, shipped: str) -> int:
    presentation = stage.present(credit, shipped=day(shipped))
    stage.do("ICBC", "Presentations.comply", presentation)
    return presentation


def test_at_sight_a_bank_without_the_cash_does_not_honour(stage: Stage) -> None:
    presentation = complying(stage, stage.credit())
    set_funds(stage, "ICBC", defaults.AMOUNT - 1)
    fields = {"id": shown("ClaimId", presentation), "given": defaults.AMOUNT - 1, "needed": defaults.AMOUNT}
    with stage.unchanged():
        stage.refuses("InsufficientCash", "ICBC", HONOUR, presentation, **fields)
    assert presentation_of(stage, presentation)["status"] == "Complying"
    stage.fund("ICBC", 1)
    stage.do("ICBC", HONOUR, presentation)
    assert stage.cash("ICBC") == 0


def test_at_sight_a_bank_that_lets_claims_draw_on_too_little_does_not_honour(stage: Stage) -> None:
    presentation = complying(stage, stage.credit())
    stage.do("ICBC", "Cash:CNY.approve", stage.address["Claims"], defaults.AMOUNT - 1)
    fields = {"given": defaults.AMOUNT - 1, "needed": defaults.AMOUNT}
    stage.refuses("InsufficientCash", "ICBC", HONOUR, presentation, **fields)


def test_at_sight_honour_pays_in_the_same_transaction(stage: Stage) -> None:
    credit = stage.credit()
    presentation = complying(stage, credit, 60_000_000)
    before = presentation_of(stage, presentation)
    issuer, presenter = stage.cash("ICBC"), stage.cash("BOC")
    receipt = stage.do("ICBC", HONOUR, presentation)
    names = [event.name for event in receipt.events]
    assert names == ["PresentationHonoured", "ClaimOpened", "Transfer", "ClaimPaid", "Transfer"]
    assert receipt.events[0].args == {"id": presentation, "examiner": stage.party("ICBC")}
    assert presentation_of(stage, presentation) == before | {"status": "Honoured"}
    assert usage(stage, credit) == (40_000_000, 0, 60_000_000)
    assert (stage.cash("ICBC"), stage.cash("BOC")) == (issuer - 60_000_000, presenter + 60_000_000)
    assert claim_of(stage, presentation) == {
        "face": 60_000_000,
        "obligor": stage.party("ICBC"),
        "maturity": day("2024-09-02"),
        "currency": b"CNY",
        "place": b"CN",
        "status": "Paid",
    }


def test_a_beneficiary_that_presented_itself_is_paid_itself(stage: Stage) -> None:
    party = stage.customer("Xiamen Tea", "BOC", own_key=True)
    credit = stage.credit(beneficiary=party)
    stage.do("Xiamen Tea", "Presentations.present", *presenting(credit))
    stage.do("ICBC", "Presentations.comply", credit << 16 | 1)
    bank = stage.cash("BOC")
    stage.do("ICBC", HONOUR, credit << 16 | 1)
    assert (stage.cash("Xiamen Tea"), stage.cash("BOC")) == (defaults.AMOUNT, bank)


@pytest.mark.parametrize(
    ("tenor", "value", "maturity"),
    [
        (defaults.AFTER_SIGHT, 90, "2024-12-02"),  # 1 December is a Sunday
        (defaults.AFTER_SHIPMENT, 30, "2024-10-08"),  # 1 October begins the holiday week
        (defaults.FIXED_DATE, day("2025-01-20"), "2025-01-20"),
    ],
)
def test_honour_of_a_usance_credit_undertakes_to_pay_at_maturity(
    stage: Stage, tenor: int, value: int, maturity: str
) -> None:
    presentation = complying(stage, stage.credit(tenor=tenor, tenorValue=value))
    with stage.unchanged():
        receipt = stage.do("ICBC", HONOUR, presentation)
    assert [event.name for event in receipt.events] == ["PresentationHonoured", "ClaimOpened", "Transfer"]
    claim = claim_of(stage, presentation)
    assert (claim["status"], claim["maturity"], claim["face"]) == ("Outstanding", day(maturity), defaults.AMOUNT)
    assert stage.ask("Claims.ownerOf", presentation) == stage.account("BOC").address


def test_a_usance_credit_is_honoured_by_a_bank_without_cash(stage: Stage) -> None:
    presentation = complying(stage, stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=30))
    set_funds(stage, "ICBC", 0)
    stage.do("ICBC", HONOUR, presentation)
    assert claim_of(stage, presentation)["status"] == "Outstanding"


def test_a_usance_that_has_passed_before_honour_is_due_at_once(stage: Stage) -> None:
    credit = stage.credit(tenor=defaults.FIXED_DATE, tenorValue=day("2024-09-05"))
    presentation = complying(stage, credit)
    stage.on("2024-09-06")
    stage.do("ICBC", HONOUR, presentation)
    assert claim_of(stage, presentation)["maturity"] == day("2024-09-06")
    stage.do("ICBC", "Claims.pay", presentation)


def test_a_suspended_bank_honours_and_pays_but_opens_nothing_new(stage: Stage) -> None:
    sight, usance = stage.credit(), stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=1)
    suspend(stage, "ICBC")
    paid, owed = stage.honoured(sight), stage.honoured(usance)
    stage.on("2024-09-03")
    stage.do("ICBC", "Claims.pay", owed)
    assert claim_of(stage, paid)["status"] == claim_of(stage, owed)["status"] == "Paid"
    given = defaults.terms(stage._parties, number=3)
    stage.refuses("Suspended", "ICBC", "Credits.issue", given)


def test_a_presentation_in_time_is_honoured_after_the_credits_expiry(stage: Stage) -> None:
    credit = stage.credit(expiry=day("2024-09-03"), latestShipment=0)
    presentation = complying(stage, credit)
    stage.on("2024-10-15")
    stage.do("ICBC", HONOUR, presentation)
    assert claim_of(stage, presentation)["status"] == "Paid"


def test_partial_drawings_are_honoured_until_the_credit_is_used_up(stage: Stage) -> None:
    credit = stage.credit(transportDocument=False)
    for amount in (60_000_000, 39_999_999, 1):
        presentation = stage.present(credit, amount, shipped=NO_DAY)
        stage.do("ICBC", "Presentations.comply", presentation)
        stage.do("ICBC", HONOUR, presentation)
    assert usage(stage, credit) == (0, 0, defaults.AMOUNT)


def test_a_bank_that_moved_to_a_new_account_pays_from_it(stage: Stage) -> None:
    presentation = complying(stage, stage.credit())
    new = stage.stranger()
    stage.do("ICBC", "Membership.rotateAccount", stage.account(new).address)
    stage.refuses("NotParty", "ICBC", HONOUR, presentation, expected=stage.party("ICBC"))
    stage.do(new, "Cash:CNY.collect", stage.account("ICBC").address)
    stage.do(new, "Cash:CNY.approve", stage.address["Claims"], defaults.AMOUNT)
    stage.do(new, HONOUR, presentation)
    assert claim_of(stage, presentation)["status"] == "Paid"
