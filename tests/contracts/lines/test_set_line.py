"""Lines.setLine

├── caller is no bank in good standing → NotAdmitted, WrongKind, Suspended
├── obligor or currency unknown → UnknownParty, UnknownCurrency
└── otherwise the bank buys no more than that, emits LineSet
"""

from __future__ import annotations

from tests.market import suspended
from tests.people import Stage

SET = "Lines.setLine"


def test_only_a_bank_in_good_standing_sets_a_line(stage: Stage) -> None:
    stage.refuses("NotAdmitted", stage.stranger(), SET, stage.party("ICBC"), b"CNY", 1)
    stage.refuses("WrongKind", "CBA", SET, stage.party("ICBC"), b"CNY", 1)
    suspended(stage, "ABC")
    stage.refuses("Suspended", "ABC", SET, stage.party("ICBC"), b"CNY", 1)


def test_a_line_is_for_a_party_and_a_currency_that_there_are(stage: Stage) -> None:
    stage.refuses("UnknownParty", "ABC", SET, 99, b"CNY", 1, party=99)
    stage.refuses("UnknownCurrency", "ABC", SET, stage.party("ICBC"), b"XXX", 1, currency="XXX")


def test_a_line_is_the_buyer_s_own_and_set_anew_at_will(stage: Stage) -> None:
    icbc, abc = stage.party("ICBC"), stage.party("ABC")
    receipt = stage.do("ABC", SET, icbc, b"CNY", 5)
    told = {"buyer": abc, "obligor": icbc, "currency": b"CNY", "left": 5}
    assert [(event.name, event.args) for event in receipt.events] == [("LineSet", told)]
    stage.do("ABC", SET, icbc, b"CNY", 0)
    assert stage.ask("Lines.lineOf", abc, icbc, b"CNY") == (True, 0)
    assert stage.ask("Lines.lineOf", abc, icbc, b"USD") == (False, 0)
    assert stage.ask("Lines.lineOf", stage.party("CCB"), icbc, b"CNY") == (False, 0)
