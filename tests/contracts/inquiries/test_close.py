"""Inquiries.close

├── never made, or closed before → UnknownInquiry, InquiryOver
├── caller does not act for the asker → NotParty
└── otherwise nobody answers any more, emits InquiryClosed
"""

from __future__ import annotations

from tests.contracts.inquiries.test_ask import BUCKET, UNTIL
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
