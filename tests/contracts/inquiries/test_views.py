"""The views of Inquiries: inquiryOf, count, bucketOf, bandsOf

given an inquiry that nobody made, or a claim that there is not
    it reverts with UnknownInquiry, UnknownClaim
given a claim
    it tells its bucket, which many others are in too
given days and an amount
    it tells their bands, whose edges belong to the lower one in days and to the upper one in amounts
"""

from __future__ import annotations

import pytest

from tests.contracts.inquiries.test_ask import BUCKET, UNTIL
from tests.market import CLAIM
from tests.people import Stage
from usance import errors


def test_inquiries_are_counted(stage: Stage) -> None:
    assert stage.ask("Inquiries.count") == 0
    with pytest.raises(errors.UnknownInquiry):
        stage.ask("Inquiries.inquiryOf", 1)
    stage.do("BOC", "Inquiries.ask", BUCKET, UNTIL)
    assert stage.ask("Inquiries.count") == 1


def test_a_claim_is_in_a_bucket(stage: Stage) -> None:
    found = {"side": 1, "class": 2, "tenor": 3, "size": 2, "currency": b"CNY"}
    assert stage.ask("Inquiries.bucketOf", CLAIM, 2) == found
    stage.on("2024-12-03")
    assert stage.ask("Inquiries.bucketOf", CLAIM, 2) == found | {"tenor": 1}
    with pytest.raises(errors.UnknownClaim):
        stage.ask("Inquiries.bucketOf", CLAIM + 1, 2)


@pytest.mark.parametrize(
    ("days", "tenor"),
    [(0, 1), (30, 1), (31, 2), (90, 2), (91, 3), (180, 3), (181, 4), (365, 4), (366, 5)],
)
def test_tenors_are_told_by_bands(stage: Stage, days: int, tenor: int) -> None:
    assert stage.ask("Inquiries.bandsOf", days, 1, 2) == (tenor, 1)


@pytest.mark.parametrize(
    ("face", "decimals", "size"),
    [
        (99_999_999, 2, 1),
        (100_000_000, 2, 2),
        (999_999_999, 2, 2),
        (1_000_000_000, 2, 3),
        (9_999_999_999, 2, 3),
        (10_000_000_000, 2, 4),
        (1_000_000, 0, 2),
    ],
)
def test_amounts_are_told_by_bands(stage: Stage, face: int, decimals: int, size: int) -> None:
    assert stage.ask("Inquiries.bandsOf", 1, face, decimals) == (1, size)
