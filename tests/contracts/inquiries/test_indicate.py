"""Inquiries.indicate

├── caller is no bank in good standing → NotAdmitted, WrongKind, Suspended
├── never made, closed, or over → UnknownInquiry, InquiryOver
├── the asker itself → OwnInquiry
├── rate of 0 or above 100 % → BadRate
└── otherwise the asker is told, emits RateIndicated; it binds nobody
"""

from __future__ import annotations

import pytest

from tests.contracts.inquiries.test_ask import BUCKET, UNTIL
from tests.market import suspended
from tests.people import Stage

INDICATE = "Inquiries.indicate"


@pytest.fixture
def inquiry(stage: Stage) -> int:
    stage.do("BOC", "Inquiries.ask", BUCKET, UNTIL)
    return 1


def test_only_a_bank_in_good_standing_answers(stage: Stage, inquiry: int) -> None:
    stage.refuses("NotAdmitted", stage.stranger(), INDICATE, inquiry, 28_500)
    stage.refuses("WrongKind", "CBA", INDICATE, inquiry, 28_500)
    suspended(stage, "ABC")
    stage.refuses("Suspended", "ABC", INDICATE, inquiry, 28_500)


def test_a_question_that_is_over_is_not_answered(stage: Stage, inquiry: int) -> None:
    stage.refuses("UnknownInquiry", "ABC", INDICATE, 2, 28_500, id="I2")
    stage.chain.travel(UNTIL + 1)
    stage.refuses("InquiryOver", "ABC", INDICATE, inquiry, 28_500, id="I1", until=UNTIL)


def test_nobody_answers_itself(stage: Stage, inquiry: int) -> None:
    stage.refuses("OwnInquiry", "BOC", INDICATE, inquiry, 28_500, asker=stage.party("BOC"))


@pytest.mark.parametrize("rate", [0, 1_000_001])
def test_a_rate_that_is_none_is_refused(stage: Stage, inquiry: int, rate: int) -> None:
    stage.refuses("BadRate", "ABC", INDICATE, inquiry, rate, given=rate)


def test_the_asker_is_told_a_rate(stage: Stage, inquiry: int) -> None:
    stage.chain.travel(UNTIL)
    receipt = stage.do("ABC", INDICATE, inquiry, 28_500)
    told = {"id": 1, "bank": stage.party("ABC"), "rate": 28_500}
    assert [(event.name, event.args) for event in receipt.events] == [("RateIndicated", told)]


@pytest.mark.parametrize("rate", [1, 1_000_000])
def test_the_lowest_and_the_highest_rate_are_rates(stage: Stage, inquiry: int, rate: int) -> None:
    assert stage.do("ABC", INDICATE, inquiry, rate).only("RateIndicated").args["rate"] == rate


def test_a_rate_that_was_told_binds_nobody_and_can_be_told_anew(stage: Stage, inquiry: int) -> None:
    before = stage.ask("Inquiries.inquiryOf", inquiry)
    for rate in (28_500, 29_000):
        stage.do("ABC", INDICATE, inquiry, rate)
    assert stage.ask("Inquiries.inquiryOf", inquiry) == before
