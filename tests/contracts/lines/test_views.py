"""The views of Lines: lineOf, requireRoom

given an amount above the line
    it reverts with LineExceeded
given one within it, or no line
    it passes
"""

from __future__ import annotations

import pytest

from tests.market import QUOTE
from tests.people import Stage
from usance import errors


def test_room_is_asked_for_beforehand(stage: Stage) -> None:
    icbc, abc = stage.party("ICBC"), stage.party("ABC")
    stage.ask("Lines.requireRoom", QUOTE, abc, icbc, b"CNY", 2**128 - 1)
    stage.do("ABC", "Lines.setLine", icbc, b"CNY", 5)
    stage.ask("Lines.requireRoom", QUOTE, abc, icbc, b"CNY", 5)
    with pytest.raises(errors.LineExceeded):
        stage.ask("Lines.requireRoom", QUOTE, abc, icbc, b"CNY", 6)
    assert stage.ask("Lines.lineOf", abc, icbc, b"CNY") == (True, 5)
