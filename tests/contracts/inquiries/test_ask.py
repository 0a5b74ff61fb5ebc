"""Inquiries.ask

├── caller is no bank in good standing → NotAdmitted, WrongKind, Suspended
├── currency unknown → UnknownCurrency
├── a bucket is not named, or the moment is past → BadInquiry
└── otherwise banks may answer, emits InquiryMade
"""

from __future__ import annotations

import pytest

from tests.market import moment, suspended
from tests.people import Stage

ASK = "Inquiries.ask"
UNTIL = moment("2024-09-03")
BUCKET = {"side": 1, "class": 1, "tenor": 2, "size": 1, "currency": b"CNY"}


def test_only_a_bank_in_good_standing_asks(stage: Stage) -> None:
    stage.refuses("NotAdmitted", stage.stranger(), ASK, BUCKET, UNTIL)
    stage.refuses("WrongKind", "CBA", ASK, BUCKET, UNTIL)
    suspended(stage, "BOC")
    stage.refuses("Suspended", "BOC", ASK, BUCKET, UNTIL)


@pytest.mark.parametrize("name", ["side", "class", "tenor", "size"])
def test_every_bucket_is_named(stage: Stage, name: str) -> None:
    stage.refuses("BadInquiry", "BOC", ASK, BUCKET | {name: 0}, UNTIL, id="I1")


def test_an_inquiry_is_of_a_currency_and_of_the_time_to_come(stage: Stage) -> None:
    stage.refuses("UnknownCurrency", "BOC", ASK, BUCKET | {"currency": b"XXX"}, UNTIL)
    stage.refuses("BadInquiry", "BOC", ASK, BUCKET, moment("2024-09-02", "09:00"))


def test_banks_are_asked(stage: Stage) -> None:
    receipt = stage.do("BOC", ASK, BUCKET, UNTIL)
    told = {"id": 1, "asker": stage.party("BOC"), "bucket": BUCKET, "until": UNTIL}
    assert [(event.name, event.args) for event in receipt.events] == [("InquiryMade", told)]
    assert stage.ask("Inquiries.inquiryOf", 1) == {"asker": stage.party("BOC"), "until": UNTIL, **BUCKET}


def test_an_inquiry_of_the_present_second_is_over_and_of_the_next_is_not(stage: Stage) -> None:
    now = moment("2024-09-02", "11:00")
    stage.chain.travel(now)
    stage.refuses("BadInquiry", "BOC", ASK, BUCKET, now, until=now)
    stage.chain.travel(now + 10)
    stage.do("BOC", ASK, BUCKET, now + 11)


def test_an_inquiry_that_was_refused_takes_no_number(stage: Stage) -> None:
    stage.refuses("BadInquiry", "BOC", ASK, BUCKET | {"side": 0}, UNTIL, id="I1")
    assert stage.ask("Inquiries.count") == 0
    for number, who in ((1, "BOC"), (2, "CCB")):
        assert stage.do(who, ASK, BUCKET, UNTIL).only("InquiryMade").args["id"] == number
