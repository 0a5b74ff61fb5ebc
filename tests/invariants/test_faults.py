"""What the contracts do otherwise than the rules say, each as the rule wants it

given a fault that is known (ghost/faults.py)
    the test of it is expected to fail, and the ghost does as the contracts do
given one that is mended
    its test passes, which is noticed, and its name is taken out of those that are known
"""

from __future__ import annotations

import pytest

from tests.contracts.acts import day, presentation_of, status
from tests.invariants.ghost import faults
from tests.people import Stage
from usance.errors import Refusal

EUCP21 = 3


def until_mended(fault: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(fault in faults.KNOWN, reason=fault, raises=(AssertionError, Refusal), strict=True)


@until_mended(faults.NO_LAST_DAY)
def test_a_bank_that_finds_records_complying_after_all_can_be_made_to_honour(stage: Stage) -> None:
    """UCP 600 art. 15: it must honour when it determines that they comply, and time passes for it as for any other."""
    presentation = stage.present(stage.credit(rules=EUCP21))
    stage.do("ICBC", "Records.reportCorrupt", presentation)
    stage.do("ICBC", "Presentations.comply", presentation)
    stage.on("2025-09-01")
    stage.do("BOC", "Presentations.enforce", presentation)
    assert status(stage, "Presentations", presentation) == "Honoured"


@until_mended(faults.INTERRUPTION_LEFT)
def test_days_of_an_interruption_are_not_days_that_are_left(stage: Stage) -> None:
    """UCP 600 art. 14b, 36; eUCP art. e12: five banking days before and after, of which none has passed yet."""
    stage.do("CBA", "BankingCalendar.interrupt", b"CN", day("2024-09-04"), day("2024-09-10"))
    presentation = stage.present(stage.credit(rules=EUCP21))
    assert presentation_of(stage, presentation)["examineBy"] == day("2024-09-14")
    receipt = stage.do("ICBC", "Records.reportCorrupt", presentation)
    assert receipt.only("RecordsReportedCorrupt").args["daysLeft"] == 5


@until_mended(faults.DAY_BEFORE_RECEIPT_LEFT)
def test_a_day_that_is_not_one_of_the_examination_is_not_left(stage: Stage) -> None:
    """UCP 600 art. 14b, 33; eUCP art. e12: what is handed in after closing is examined from the day after next on."""
    credit = stage.credit(rules=EUCP21)
    stage.on("2024-09-02", "17:30")
    presentation = stage.present(credit)
    assert presentation_of(stage, presentation)["received"] == day("2024-09-03")
    receipt = stage.do("ICBC", "Records.reportCorrupt", presentation)
    assert receipt.only("RecordsReportedCorrupt").args["daysLeft"] == 5
