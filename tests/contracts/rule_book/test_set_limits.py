"""RuleBook.setLimits

given a caller that does not keep the rules
    it reverts with AccessManagedUnauthorized
given the rule keeper
    when no rule set is named
        it reverts with RuleSetNotAdmitted
    when there is no examination period, or a single drawing may fall short by the whole amount
        it reverts with BadLimits
    when the limits are sound
        it keeps them as the next edition, leaves former ones as they were, and tells of it with LimitsSet
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.callers import refused_to_all_but
from tests.people import Stage
from usance.abi import Argument
from usance.artifacts import enum

RULES = enum("RuleSet")
SOUND: dict[str, Argument] = {
    "admitted": True,
    "onlyCurrency": b"CNY",
    "examinationDays": 7,
    "adviceDays": 2,
    "presentationDays": 30,
    "usanceCap": 180,
    "closingWait": 10,
    "shortDrawing": 5,
    "aboutPercent": 5,
    "substitutionDays": 2,
    "corruptionDays": 14,
}


def test_nobody_but_the_rule_keeper_sets_limits(stage: Stage) -> None:
    refused_to_all_but("CBA", stage, "RuleBook.setLimits", RULES["PRC2016"], SOUND)


def test_limits_of_no_rule_set_are_refused(stage: Stage) -> None:
    none = RULES["None"]
    stage.refuses("RuleSetNotAdmitted", "CBA", "RuleBook.setLimits", none, SOUND, rules=none)


@pytest.mark.parametrize("fault", [{"examinationDays": 0}, {"shortDrawing": 100}, {"shortDrawing": 255}])
def test_unsound_limits_are_refused(stage: Stage, fault: dict[str, int]) -> None:
    rules = RULES["UCP600"]
    stage.refuses("BadLimits", "CBA", "RuleBook.setLimits", rules, SOUND | fault, rules=rules)
    answer = stage.ask("RuleBook.current", rules)
    assert isinstance(answer, tuple)
    assert answer[1] == 1


@pytest.mark.parametrize(
    "bound",
    [
        {"examinationDays": 1},
        {"shortDrawing": 99},
        {"shortDrawing": 0},
        {"aboutPercent": 0, "substitutionDays": 0, "corruptionDays": 0},
        {"aboutPercent": 255, "substitutionDays": 255, "corruptionDays": 255},
    ],
)
def test_limits_at_the_edge_are_kept(stage: Stage, bound: dict[str, int]) -> None:
    stage.do("CBA", "RuleBook.setLimits", RULES["UCP600"], SOUND | bound)
    assert stage.ask("RuleBook.limitsOf", RULES["UCP600"], 2) == SOUND | bound


def test_new_limits_are_the_next_edition_and_the_former_one_stands(stage: Stage) -> None:
    rules = RULES["PRC2016"]
    former, other = stage.ask("RuleBook.limitsOf", rules, 1), stage.ask("RuleBook.current", RULES["UCP600"])
    receipt = stage.do("CBA", "RuleBook.setLimits", rules, SOUND)
    assert receipt.only("LimitsSet").args == {"rules": rules, "edition": 2, "limits": SOUND}
    assert stage.ask("RuleBook.current", rules) == (SOUND, 2)
    assert stage.ask("RuleBook.limitsOf", rules, 1) == former != SOUND
    assert stage.ask("RuleBook.current", RULES["UCP600"]) == other


def test_a_credit_keeps_the_edition_that_it_was_issued_under(stage: Stage) -> None:
    former = stage.credit()
    stage.do("CBA", "RuleBook.setLimits", RULES["PRC2016"], SOUND)
    later = stage.credit()
    editions = [stage.ask("Credits.get", credit) for credit in (former, later)]
    assert [(c["edition"], c["examinationDays"]) for c in editions if isinstance(c, dict)] == [(1, 5), (2, 7)]


def test_a_rule_set_can_be_closed_to_new_credits(stage: Stage) -> None:
    rules = RULES["PRC2016"]
    former = stage.credit()
    stage.do("CBA", "RuleBook.setLimits", rules, SOUND | {"admitted": False})
    terms = defaults.terms(stage._parties, number=2)
    stage.refuses("RuleSetNotAdmitted", "ICBC", "Credits.issue", terms, rules=rules)
    stage.honoured(former)
