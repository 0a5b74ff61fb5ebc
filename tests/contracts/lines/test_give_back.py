"""Lines.giveBack

├── caller is not the contract above → NotFromAbove
└── otherwise the line rises by the amount, to the largest there is; without one nothing does
"""

from __future__ import annotations

from tests.contracts.callers import refused_to_everybody
from tests.contracts.registers import bound
from tests.people import Stage

GIVE_BACK = "Lines.giveBack"
LARGEST = 2**128 - 1


def test_nobody_but_forfaiting_gives_a_line_back(stage: Stage) -> None:
    refused_to_everybody(stage, GIVE_BACK, 4, 3, b"CNY", 1)


def test_a_line_rises_by_what_came_to_nothing(stage: Stage) -> None:
    above = bound(stage, "Lines")
    icbc, abc = stage.party("ICBC"), stage.party("ABC")
    stage.do(above, GIVE_BACK, abc, icbc, b"CNY", 7)
    assert stage.ask("Lines.lineOf", abc, icbc, b"CNY") == (False, 0)
    for line, given, found in ((5, 7, 12), (LARGEST - 1, 7, LARGEST)):
        stage.do("ABC", "Lines.setLine", icbc, b"CNY", line)
        stage.do(above, GIVE_BACK, abc, icbc, b"CNY", given)
        assert stage.ask("Lines.lineOf", abc, icbc, b"CNY") == (True, found)
