"""Inquiries.close

├── never made, or closed before → UnknownInquiry, InquiryOver
├── past its last second → InquiryOver
├── caller does not act for the asker → NotParty
└── otherwise nobody answers any more, emits InquiryClosed
"""

from __future__ import annotations

from tests.contracts.inquiries.test_ask import BUCKET, UNTIL
from tests.market import suspended
from tests.people import Stage

CLOSE = "Inquiries.close"


def test_the_asker_closes_its_inquiry_once(stage: Stage) -> None:
    stage.refuses("UnknownInquiry", "BOC", CLOSE, 1)
    stage.do("BOC", "Inquiries.ask", BUCKET, UNTIL)
    stage.refuses("NotParty", "ABC", CLOSE, 1, expected=stage.party("BOC"))
    receipt = stage.do("BOC", CLOSE, 1)
    assert receipt.only("InquiryClosed").args == {"id": 1, "asker": stage.party("BOC")}
    stage.refuses("InquiryOver", "ABC", "Inquiries.indicate", 1, 28_500, until=0)
    stage.refuses("InquiryOver", "BOC", CLOSE, 1)


def test_what_is_over_by_time_is_not_closed(stage: Stage) -> None:
    stage.do("BOC", "Inquiries.ask", BUCKET, UNTIL)
    stage.chain.travel(UNTIL + 1)
    stage.refuses("InquiryOver", "BOC", CLOSE, 1, id="I1", moment=UNTIL + 1, until=UNTIL)


def test_a_suspended_bank_still_closes_what_it_has_asked(stage: Stage) -> None:
    stage.do("BOC", "Inquiries.ask", BUCKET, UNTIL)
    stage.do("CCB", "Inquiries.ask", BUCKET, UNTIL)
    suspended(stage, "BOC")
    stage.do("BOC", CLOSE, 1)
    told = stage.ask("Inquiries.inquiryOf", 1)
    assert told == {"asker": stage.party("BOC"), "until": 0, **BUCKET}
    stage.do("ABC", "Inquiries.indicate", 2, 28_500)
