"""The view of DigitalLeg: isUnderWay

given any sale
    it is never under way: the money moves with the claim
"""

from __future__ import annotations

from tests.market import QUOTE
from tests.people import Stage


def test_no_payment_on_the_chain_is_under_way(stage: Stage) -> None:
    assert stage.ask("DigitalLeg.isUnderWay", QUOTE) is False
