"""Lines.use

├── caller is not the contract above → NotFromAbove
├── above the line → LineExceeded
└── otherwise the line falls by the amount; without one nothing does
"""

from __future__ import annotations

from tests.contracts.callers import refused_to_everybody
from tests.contracts.registers import bound
from tests.market import QUOTE
from tests.people import Stage

USE = "Lines.use"


def test_nobody_but_forfaiting_uses_a_line(stage: Stage) -> None:
    refused_to_everybody(stage, USE, QUOTE, 4, 3, b"CNY", 1)


def test_a_line_falls_by_what_is_bought(stage: Stage) -> None:
    above = bound(stage, "Lines")
    icbc, abc = stage.party("ICBC"), stage.party("ABC")
    stage.do(above, USE, QUOTE, abc, icbc, b"CNY", 7)
    assert stage.ask("Lines.lineOf", abc, icbc, b"CNY") == (False, 0)
    stage.do("ABC", "Lines.setLine", icbc, b"CNY", 5)
    stage.refuses(
        "LineExceeded", above, USE, QUOTE, abc, icbc, b"CNY", 6, id="3-1.1@1.1", obligor=icbc, given=6, left=5
    )
    stage.do(above, USE, QUOTE, abc, icbc, b"CNY", 5)
    assert stage.ask("Lines.lineOf", abc, icbc, b"CNY") == (True, 0)
