"""The view of OutsideLeg: isUnderWay

given a sale of which no transfer was reported
    it is not under way
given one that was, and that the payee has not confirmed
    it is, see test_settle
"""

from __future__ import annotations

from tests.market import QUOTE
from tests.people import Stage


def test_without_a_report_nothing_is_under_way(stage: Stage) -> None:
    assert stage.ask("OutsideLeg.isUnderWay", QUOTE) is False
