"""The views of Forfaiting: get, lastDay

given a quote that nobody made
    it reverts with UnknownQuote
given others
    it tells the quote, and the last day on which the sale can be settled
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import day
from tests.market import CLAIM, OUTSIDE, QUOTE, VALUE, acknowledged, quote_of, quoted, released, taken
from tests.people import Stage
from usance import errors


@pytest.mark.parametrize("view", ["get", "lastDay"])
def test_a_quote_that_nobody_made_is_not_told(stage: Stage, view: str) -> None:
    with pytest.raises(errors.UnknownQuote):
        stage.ask(f"Forfaiting.{view}", QUOTE)


def test_a_sale_is_settled_on_its_value_date_unless_a_transfer_is_under_way(stage: Stage) -> None:
    quote = quoted(stage, released(stage, CLAIM), leg=OUTSIDE, confirmDays=3)
    assert quote_of(stage, quote)["buyer"] == stage.party("ABC")
    assert stage.ask("Forfaiting.lastDay", quote) == day("2024-09-06")
    acknowledged(stage, taken(stage, quote))
    stage.on(VALUE)
    stage.do("ABC", "Forfaiting.settle", quote, defaults.root())
    assert stage.ask("Forfaiting.lastDay", quote) == day("2024-09-09")
