"""Forfaiting.replace

given a caller that is not the contract above
    it reverts with NotFromAbove
given Deliveries or Recourses
    it keeps the quote as they say
"""

from __future__ import annotations

from tests.contracts.callers import refused_to_everybody
from tests.contracts.registers import bound
from tests.market import CLAIM, QUOTE, quote_of, quoted, released
from tests.people import Stage


def test_nobody_but_deliveries_and_recourses_changes_a_quote(stage: Stage) -> None:
    quoted(stage, released(stage, CLAIM))
    refused_to_everybody(stage, "Forfaiting.replace", QUOTE, tuple(quote_of(stage, QUOTE).values()))


def test_what_is_above_changes_it(stage: Stage) -> None:
    quoted(stage, released(stage, CLAIM))
    changed = quote_of(stage, QUOTE) | {"delivery": 2}
    above = bound(stage, "Forfaiting")
    stage.do(above, "Forfaiting.replace", QUOTE, tuple(changed.values()))
    assert quote_of(stage, QUOTE) == changed
