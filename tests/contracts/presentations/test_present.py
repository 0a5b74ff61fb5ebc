"""Presentations.present

├── credit unknown → UnknownCredit
├── caller is neither the beneficiary nor its bank under a mandate → NotParty
├── credit not Advised → UnexpectedStatus
├── amount zero → ZeroAmount; above what is available → OverDrawn; partial where prohibited → PartialDrawing
├── received after the effective expiry → CreditExpired
│   └── handed in after the closing hour or on a holiday: received on the next banking day
├── shipment date
│   ├── missing though a period or a tenor runs from it → ShipmentDateMissing
│   ├── after the day of presentation → ShipmentAfterPresentation
│   └── after the latest shipment, which no holiday moves → LateShipment
├── received after the end of the presentation period, moved by a holiday → LatePresentation
├── corrects an earlier presentation
│   ├── that does not exist under this credit → UnknownPresentation
│   └── that is not refused, returned or withdrawn → NotCorrectable
├── documents
│   ├── without root → DocumentsMissing
│   └── behind a live or an honoured presentation, under whatever credit → DocumentsInUse
├── last day of the examination in an unpublished year → CalendarYearUnpublished
└── otherwise
    ├── stored as Examining with received and examineBy, numbered under the credit
    ├── its amount is pending, its documents are lodged
    └── emits PresentationMade
"""

from __future__ import annotations

from typing import Any

import pytest

from tests import defaults
from tests.contracts.acts import (
    NO_DAY,
    NONEXISTENT,
    complying,
    day,
    presentation_of,
    presenting,
    refusal,
    refused,
    shown,
    suspend,
    usage,
)
from tests.people import Stage

PRESENT = "Presentations.present"


def test_under_a_credit_that_nobody_issued_nothing_is_presented(stage: Stage) -> None:
    stage.refuses("UnknownCredit", "BOC", PRESENT, *presenting(NONEXISTENT), id="3-999")


@pytest.mark.parametrize("who", ["ICBC", "ABC", "CBA", "stranger"])
def test_nobody_presents_but_the_beneficiary_and_its_bank(stage: Stage, who: str) -> None:
    credit = stage.credit()
    who = stage.stranger() if who == "stranger" else who
    fields: dict[str, Any] = {"caller": stage.account(who).address, "expected": stage.party("Ningbo Cotton")}
    stage.refuses("NotParty", who, PRESENT, *presenting(credit), id=shown("CreditId", credit), **fields)


def test_the_beneficiarys_bank_presents_only_under_a_mandate(stage: Stage) -> None:
    party = stage.customer("Xiamen Tea", "BOC", own_key=True)
    credit = stage.credit(beneficiary=party)
    stage.refuses("NotParty", "BOC", PRESENT, *presenting(credit), id=shown("CreditId", credit), expected=party)
    stage.do("Xiamen Tea", "Membership.setMandate", True)
    stage.do("BOC", PRESENT, *presenting(credit, 1))
    stage.do("Xiamen Tea", "Membership.setMandate", False)
    stage.refuses("NotParty", "BOC", PRESENT, *presenting(credit, 1), expected=party)


def test_a_credit_that_is_not_advised_is_not_drawn_on(stage: Stage) -> None:
    credit = stage.issue()
    stage.refuses(
        "UnexpectedStatus", "BOC", PRESENT, *presenting(credit), id=shown("CreditId", credit), allowed=("Advised",)
    )


def test_a_closed_credit_is_not_drawn_on(stage: Stage) -> None:
    credit = stage.credit(tolerancePlus=10, toleranceMinus=10)
    stage.honoured(credit)
    stage.do("ICBC", "Credits.close", credit)
    stage.refuses("UnexpectedStatus", "BOC", PRESENT, *presenting(credit, 1), allowed=("Advised",))


def test_zero_is_not_presented(stage: Stage) -> None:
    stage.refuses("ZeroAmount", "BOC", PRESENT, *presenting(stage.credit(), 0), id="3-1")


def test_one_fen_over_the_amount_is_overdrawn(stage: Stage) -> None:
    over = defaults.AMOUNT + 1
    stage.refuses(
        "OverDrawn", "BOC", PRESENT, *presenting(stage.credit(), over), id="3-1", given=over, available=defaults.AMOUNT
    )


@pytest.mark.parametrize("state", ["examining", "complying", "honoured"])
def test_what_is_presented_before_is_not_available(stage: Stage, state: str) -> None:
    credit = stage.credit()
    {"examining": stage.present, "complying": lambda c, a: complying(stage, c, a), "honoured": stage.honoured}[state](
        credit, 60_000_000
    )
    args = presenting(credit, 40_000_001)
    stage.refuses("OverDrawn", "BOC", PRESENT, *args, given=40_000_001, available=40_000_000)
    stage.do("BOC", PRESENT, *presenting(credit, 40_000_000))
    stage.refuses("OverDrawn", "BOC", PRESENT, *presenting(credit, 1), given=1, available=0)


def test_a_partial_drawing_is_refused_where_it_is_prohibited(stage: Stage) -> None:
    credit = stage.credit(partialDrawings=False)
    less = defaults.AMOUNT - 1
    stage.refuses(
        "PartialDrawing",
        "BOC",
        PRESENT,
        *presenting(credit, less),
        id=shown("CreditId", credit),
        given=less,
        minimum=defaults.AMOUNT,
    )


def test_after_expiry_nothing_is_presented(stage: Stage) -> None:
    credit = stage.credit()
    stage.on("2024-11-18", "09:00")
    args = presenting(credit, shipped=day("2024-10-31"))
    fields = {"received": "2024-11-18", "effectiveExpiry": "2024-11-15"}
    stage.refuses("CreditExpired", "BOC", PRESENT, *args, id=shown("CreditId", credit), **fields)


def test_after_the_closing_hour_of_the_expiry_day_it_is_too_late(stage: Stage) -> None:
    credit = stage.credit()
    stage.on("2024-11-15", "17:01")
    args = presenting(credit, shipped=day("2024-10-31"))
    stage.refuses("CreditExpired", "BOC", PRESENT, *args, received="2024-11-18", effectiveExpiry="2024-11-15")


def test_after_an_expiry_moved_by_a_holiday_it_is_too_late(stage: Stage) -> None:
    credit = stage.credit(expiry=day("2024-10-01"), latestShipment=0)
    stage.on("2024-10-09", "08:00")
    args = presenting(credit, shipped=day("2024-09-30"))
    stage.refuses("CreditExpired", "BOC", PRESENT, *args, received="2024-10-09", effectiveExpiry="2024-10-08")


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"transportDocument": False, "tenor": defaults.AFTER_SHIPMENT, "tenorValue": 30},
    ],
)
def test_a_shipment_date_that_something_runs_from_must_be_given(stage: Stage, changes: dict[str, Any]) -> None:
    credit = stage.credit(**changes)
    stage.refuses(
        "ShipmentDateMissing", "BOC", PRESENT, *presenting(credit, shipped=NO_DAY), credit=shown("CreditId", credit)
    )


def test_goods_cannot_have_been_shipped_after_the_day_of_presentation(stage: Stage) -> None:
    args = presenting(stage.credit(), shipped=day("2024-09-03"))
    fields = {"shipped": "2024-09-03", "received": "2024-09-02"}
    stage.refuses("ShipmentAfterPresentation", "BOC", PRESENT, *args, credit="3-1", **fields)


@pytest.mark.parametrize(("latest", "shipped"), [("2024-10-31", "2024-11-01"), ("2024-10-01", "2024-10-02")])
def test_late_shipment_is_refused_and_no_holiday_moves_the_last_day(stage: Stage, latest: str, shipped: str) -> None:
    credit = stage.credit(latestShipment=day(latest))
    stage.on("2024-11-04" if shipped > "2024-11" else "2024-10-08")
    args = presenting(credit, shipped=day(shipped))
    stage.refuses(
        "LateShipment", "BOC", PRESENT, *args, credit=shown("CreditId", credit), shipped=shipped, latest=latest
    )


def test_late_shipment_is_refused_even_where_no_transport_document_is_required(stage: Stage) -> None:
    credit = stage.credit(transportDocument=False, latestShipment=day("2024-09-01"))
    args = presenting(credit, shipped=day("2024-09-02"))
    stage.refuses("LateShipment", "BOC", PRESENT, *args, shipped="2024-09-02", latest="2024-09-01")


def test_documents_presented_after_their_period_are_late(stage: Stage) -> None:
    credit = stage.credit(presentationDays=10)
    args = presenting(credit, shipped=day("2024-09-02"))
    stage.on("2024-09-13", "10:00")
    fields = {"received": "2024-09-13", "last": "2024-09-12"}
    stage.refuses("LatePresentation", "BOC", PRESENT, *args, credit=shown("CreditId", credit), **fields)


def test_a_presentation_period_that_ends_on_a_holiday_ends_on_the_next_banking_day(stage: Stage) -> None:
    credit = stage.credit()
    args = presenting(credit, shipped=day("2024-09-01"))  # + 15 days: Mid-Autumn, until 17 September
    stage.on("2024-09-18", "17:01")
    stage.refuses("LatePresentation", "BOC", PRESENT, *args, received="2024-09-19", last="2024-09-18")


def test_a_presentation_within_its_period_but_after_expiry_is_late_all_the_same(stage: Stage) -> None:
    credit = stage.credit(expiry=day("2024-09-10"), latestShipment=0)
    stage.on("2024-09-11")
    args = presenting(credit, shipped=day("2024-09-10"))
    stage.refuses("CreditExpired", "BOC", PRESENT, *args, received="2024-09-11", effectiveExpiry="2024-09-10")


@pytest.mark.parametrize("previous", [1, 2, 65_535])
def test_a_presentation_that_does_not_exist_is_not_corrected(stage: Stage, previous: int) -> None:
    credit, other = stage.credit(), stage.credit()
    refused(stage, other)
    args = presenting(credit, previous=previous)
    stage.refuses("UnknownPresentation", "BOC", PRESENT, *args, id=shown("PresentationId", credit << 16 | previous))


@pytest.mark.parametrize("state", ["examining", "complying", "honoured"])
def test_what_is_still_under_examination_or_taken_up_is_not_corrected(stage: Stage, state: str) -> None:
    credit = stage.credit()
    make = {"examining": stage.present, "complying": lambda c, a: complying(stage, c, a), "honoured": stage.honoured}
    earlier = make[state](credit, 1_000)
    args = presenting(credit, 1_000, previous=1)
    stage.refuses("NotCorrectable", "BOC", PRESENT, *args, previous=shown("PresentationId", earlier))


def test_documents_need_a_root(stage: Stage) -> None:
    credit = stage.credit()
    named = shown("PresentationId", credit << 16 | 1)
    stage.refuses("DocumentsMissing", "BOC", PRESENT, *presenting(credit, root=bytes(32)), presentation=named)


@pytest.mark.parametrize("same_credit", [True, False])
def test_documents_stand_behind_one_presentation_at_a_time(stage: Stage, same_credit: bool) -> None:
    credit, root = stage.credit(), defaults.root()
    holder = stage.present(credit, 1_000, root=root)
    other = credit if same_credit else stage.credit()
    fields = {"root": "0x" + root.hex(), "presentation": shown("PresentationId", holder)}
    stage.refuses("DocumentsInUse", "BOC", PRESENT, *presenting(other, 1_000, root=root), **fields)


def test_refused_documents_are_in_use_until_they_are_sent_back(stage: Stage) -> None:
    credit, root = stage.credit(), defaults.root()
    presentation = stage.present(credit, root=root)
    stage.do("ICBC", "Presentations.refuse", *refusal(presentation, disposal=defaults.RETURN))
    stage.refuses("DocumentsInUse", "BOC", PRESENT, *presenting(credit, root=root, previous=1))
    stage.do("ICBC", "Presentations.returnDocuments", presentation, root)
    stage.do("BOC", PRESENT, *presenting(credit, root=root, previous=1))


@pytest.mark.parametrize("issuer", ["ICBC", "ABC"])
def test_documents_once_honoured_are_never_presented_again_under_any_credit(stage: Stage, issuer: str) -> None:
    first, second, root = stage.credit(), stage.issue(issuer), defaults.root()
    stage.do("BOC", "Credits.advise", second)
    presentation = stage.present(first, root=root)
    stage.do("ICBC", "Presentations.comply", presentation)
    stage.do("ICBC", "Presentations.honour", presentation)
    stage.do("ICBC", "Credits.close", first)
    stage.on("2024-09-05")
    args = presenting(second, root=root)
    stage.refuses("DocumentsInUse", "BOC", PRESENT, *args, presentation=shown("PresentationId", presentation))


def test_documents_enforced_are_never_presented_again(stage: Stage) -> None:
    credit, root = stage.credit(tolerancePlus=100), defaults.root()
    presentation = stage.present(credit, root=root)
    stage.on("2024-09-10")
    stage.do("BOC", "Presentations.enforce", presentation)
    stage.refuses("DocumentsInUse", "BOC", PRESENT, *presenting(credit, root=root))


def test_an_examination_that_would_end_in_an_unpublished_year_does_not_begin(stage: Stage) -> None:
    credit = stage.credit(expiry=day("2026-12-31"), transportDocument=False, latestShipment=0)
    stage.on("2026-12-25", "10:00")
    args = presenting(credit, shipped=NO_DAY)
    stage.refuses("CalendarYearUnpublished", "BOC", PRESENT, *args, place="CN", year=2027)


def test_a_refused_presentation_leaves_no_trace(stage: Stage) -> None:
    credit, root = stage.credit(), defaults.root()
    args = presenting(credit, shipped=day("2024-09-03"), root=root)
    stage.refuses("ShipmentAfterPresentation", "BOC", PRESENT, *args)
    assert usage(stage, credit) == (defaults.AMOUNT, 0, 0)
    assert stage.ask("Documents.presentationOf", root) == 0
    assert stage.present(credit, root=root) == credit << 16 | 1


def test_a_presentation_is_stored_with_its_dates_and_told_in_one_event(stage: Stage) -> None:
    credit, root = stage.credit(), defaults.root()
    receipt = stage.do("BOC", PRESENT, *presenting(credit, 60_000_000, root=root))
    presentation = credit << 16 | 1
    stored = {
        "presenter": stage.party("BOC"),
        "examiner": stage.party("ICBC"),
        "status": "Examining",
        "waiver": 0,
        "disposal": 0,
        "version": 0,
        "received": day("2024-09-02"),
        "examineBy": day("2024-09-09"),
        "shipped": day("2024-09-01"),
        "decided": NO_DAY,
        "discrepancies": 0,
        "previous": 0,
        "amount": 60_000_000,
        "sighted": NO_DAY,
        "covered": False,
    }
    assert presentation_of(stage, presentation) == stored
    assert [event.name for event in receipt.events] == ["PresentationMade"]
    told = receipt.only("PresentationMade").args
    assert (told["id"], told["presenter"], told["root"]) == (presentation, stage.party("BOC"), root)
    assert told["made"] == stored | {"status": 1}
    assert usage(stage, credit) == (40_000_000, 60_000_000, 0)
    assert stage.ask("Documents.presentationOf", root) == presentation


def test_a_beneficiary_with_an_account_of_its_own_presents_and_is_the_presenter(stage: Stage) -> None:
    party = stage.customer("Xiamen Tea", "BOC", own_key=True)
    credit = stage.credit(beneficiary=party)
    stage.do("Xiamen Tea", PRESENT, *presenting(credit))
    assert presentation_of(stage, credit << 16 | 1)["presenter"] == party


def test_presentations_are_numbered_under_their_credit(stage: Stage) -> None:
    first, second = stage.credit(), stage.credit()
    made = [stage.present(credit, 1) for credit in (first, second, first, first)]
    assert made == [first << 16 | 1, second << 16 | 1, first << 16 | 2, first << 16 | 3]


@pytest.mark.parametrize(
    ("handed_in", "at", "received", "examine_by"),
    [
        ("2024-09-03", "17:00", "2024-09-03", "2024-09-10"),
        ("2024-09-03", "17:01", "2024-09-04", "2024-09-11"),
        ("2024-09-03", "23:59", "2024-09-04", "2024-09-11"),
        ("2024-09-04", "00:00", "2024-09-04", "2024-09-11"),
        ("2024-09-07", "10:00", "2024-09-09", "2024-09-14"),  # a Saturday; the one after it is worked
        ("2024-09-14", "16:00", "2024-09-14", "2024-09-24"),  # a Saturday worked in exchange; then Mid-Autumn
        ("2024-09-27", "10:00", "2024-09-27", "2024-10-10"),
        ("2024-09-30", "17:01", "2024-10-08", "2024-10-14"),
        ("2024-10-03", "10:00", "2024-10-08", "2024-10-14"),
    ],
)
def test_documents_count_as_received_on_a_banking_day_and_are_examined_for_five(
    stage: Stage, handed_in: str, at: str, received: str, examine_by: str
) -> None:
    credit = stage.credit()
    stage.on(handed_in, at)
    made = presentation_of(stage, stage.present(credit, shipped=day(handed_in)))
    assert (made["received"], made["examineBy"]) == (day(received), day(examine_by))


def test_the_last_minute_of_the_expiry_day_is_in_time(stage: Stage) -> None:
    credit = stage.credit()
    stage.on("2024-11-15", "17:00")
    made = presentation_of(stage, stage.present(credit, shipped=day("2024-10-31")))
    assert (made["received"], made["examineBy"]) == (day("2024-11-15"), day("2024-11-22"))


def test_an_expiry_on_a_holiday_lets_documents_in_on_the_next_banking_day(stage: Stage) -> None:
    credit = stage.credit(expiry=day("2024-10-01"), latestShipment=0)
    stage.on("2024-10-08", "17:00")
    made = presentation_of(stage, stage.present(credit, shipped=day("2024-10-01")))
    assert made["received"] == day("2024-10-08")


@pytest.mark.parametrize("disposal", [defaults.HOLD, defaults.NOTIFY, defaults.RETURN, defaults.INSTRUCTED])
def test_corrected_documents_name_the_refused_presentation(stage: Stage, disposal: int) -> None:
    credit = stage.credit()
    refused(stage, credit, disposal=disposal)
    stage.do("BOC", PRESENT, *presenting(credit, previous=1))
    assert presentation_of(stage, credit << 16 | 2)["previous"] == 1


@pytest.mark.parametrize("state", ["examining", "refused", "complying"])
def test_a_withdrawn_presentation_frees_amount_and_documents(stage: Stage, state: str) -> None:
    credit, root = stage.credit(), defaults.root()
    presentation = stage.present(credit, root=root)
    if state == "refused":
        stage.do("ICBC", "Presentations.refuse", *refusal(presentation))
    if state == "complying":
        stage.do("ICBC", "Presentations.comply", presentation)
    stage.do("BOC", "Presentations.withdraw", presentation, root)
    stage.do("BOC", PRESENT, *presenting(credit, root=root, previous=1))
    assert usage(stage, credit) == (0, defaults.AMOUNT, 0)


def test_a_refused_presentation_frees_its_amount_at_once(stage: Stage) -> None:
    credit = stage.credit()
    refused(stage, credit)
    stage.present(credit)
    assert usage(stage, credit) == (0, defaults.AMOUNT, 0)


@pytest.mark.parametrize("who", ["ICBC", "BOC"])
def test_a_suspension_does_not_stop_documents_under_a_live_credit(stage: Stage, who: str) -> None:
    credit = stage.credit()
    suspend(stage, who)
    assert stage.honoured(credit) == credit << 16 | 1


def test_without_a_transport_document_no_shipment_date_is_needed_and_none_limits(stage: Stage) -> None:
    credit = stage.credit(transportDocument=False)
    stage.on("2024-11-15")
    made = presentation_of(stage, stage.present(credit, shipped=NO_DAY))
    assert (made["shipped"], made["received"]) == (NO_DAY, day("2024-11-15"))
