"""Lines.giveBack

├── caller is not the contract above → NotFromAbove
└── otherwise the line rises by the amount, never above what the buyer has set; without one nothing does
"""

from __future__ import annotations

from tests.contracts.callers import refused_to_everybody
from tests.contracts.registers import bound
from tests.market import CLAIM, QUOTE, quoted, released, taken
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
    for line, used, given, found in ((12, 9, 7, 10), (5, 5, 7, 5), (LARGEST, 1, 7, LARGEST)):
        stage.do("ABC", "Lines.setLine", icbc, b"CNY", line)
        stage.do(above, "Lines.use", QUOTE, abc, icbc, b"CNY", used)
        stage.do(above, GIVE_BACK, abc, icbc, b"CNY", given)
        assert stage.ask("Lines.lineOf", abc, icbc, b"CNY") == (True, found)


def test_a_bank_that_will_buy_no_more_stays_so_when_a_former_sale_lapses(stage: Stage) -> None:
    icbc, abc = stage.party("ICBC"), stage.party("ABC")
    stage.do("ABC", "Lines.setLine", icbc, b"CNY", 100_000_000)
    taken(stage, quoted(stage, released(stage, CLAIM)))
    stage.do("ABC", "Lines.setLine", icbc, b"CNY", 0)
    stage.on("2024-09-07")
    stage.do("CCB", "Forfaiting.lapse", QUOTE)
    assert stage.ask("Lines.lineOf", abc, icbc, b"CNY") == (True, 0)


def test_a_sale_that_lapses_gives_the_line_back(stage: Stage) -> None:
    icbc, abc = stage.party("ICBC"), stage.party("ABC")
    stage.do("ABC", "Lines.setLine", icbc, b"CNY", 100_000_000)
    taken(stage, quoted(stage, released(stage, CLAIM)))
    assert stage.ask("Lines.lineOf", abc, icbc, b"CNY") == (True, 0)
    stage.on("2024-09-07")
    stage.do("CCB", "Forfaiting.lapse", QUOTE)
    assert stage.ask("Lines.lineOf", abc, icbc, b"CNY") == (True, 100_000_000)


def test_a_line_that_was_ended_meanwhile_does_not_come_back(stage: Stage) -> None:
    icbc, abc = stage.party("ICBC"), stage.party("ABC")
    stage.do("ABC", "Lines.setLine", icbc, b"CNY", 100_000_000)
    taken(stage, quoted(stage, released(stage, CLAIM)))
    stage.do("ABC", "Lines.endLine", icbc, b"CNY")
    stage.on("2024-09-07")
    stage.do("CCB", "Forfaiting.lapse", QUOTE)
    assert stage.ask("Lines.lineOf", abc, icbc, b"CNY") == (False, 0)
