"""Lines.endLine

├── caller is no bank in good standing → NotAdmitted, WrongKind, Suspended
└── otherwise it is bound by none, emits LineEnded
"""

from __future__ import annotations

from tests.market import suspended
from tests.people import Stage

END = "Lines.endLine"


def test_only_a_bank_in_good_standing_ends_a_line(stage: Stage) -> None:
    stage.refuses("NotAdmitted", stage.stranger(), END, stage.party("ICBC"), b"CNY")
    stage.refuses("WrongKind", "CBA", END, stage.party("ICBC"), b"CNY")
    suspended(stage, "ABC")
    stage.refuses("Suspended", "ABC", END, stage.party("ICBC"), b"CNY")


def test_without_a_line_a_bank_is_bound_by_none(stage: Stage) -> None:
    icbc, abc = stage.party("ICBC"), stage.party("ABC")
    stage.do("ABC", "Lines.setLine", icbc, b"CNY", 5)
    receipt = stage.do("ABC", END, icbc, b"CNY")
    told = {"buyer": abc, "obligor": icbc, "currency": b"CNY"}
    assert [(event.name, event.args) for event in receipt.events] == [("LineEnded", told)]
    assert stage.ask("Lines.lineOf", abc, icbc, b"CNY") == (False, 0)


def test_a_bank_ends_no_line_but_its_own(stage: Stage) -> None:
    icbc, abc = stage.party("ICBC"), stage.party("ABC")
    stage.do("ABC", "Lines.setLine", icbc, b"CNY", 5)
    stage.do("CCB", END, icbc, b"CNY")
    stage.do("ABC", END, icbc, b"USD")
    assert stage.ask("Lines.lineOf", abc, icbc, b"CNY") == (True, 5)
