"""RuleBook: what it answers

current
    given a rule set that is not admitted, or none: it reverts with RuleSetNotAdmitted
    given an admitted one: it says the newest limits and their edition
limitsOf
    given an edition that was never set: it reverts with UnknownRuleEdition
    given one that was: it says its limits, admitted or not
cashOf
    given a currency that is not admitted: it reverts with UnknownCurrency
    given one that is: it says its cash
"""

from __future__ import annotations

import pytest

from tests.people import Stage
from usance.abi import Argument
from usance.artifacts import enum
from usance.errors import Refusal

RULES = enum("RuleSet")
PRC2016: dict[str, Argument] = {
    "admitted": True,
    "onlyCurrency": b"CNY",
    "examinationDays": 5,
    "adviceDays": 3,
    "presentationDays": 15,
    "usanceCap": 365,
    "closingWait": 30,
    "shortDrawing": 0,
    "aboutPercent": 10,
    "substitutionDays": 1,
    "corruptionDays": 0,
}


def test_no_rule_set_has_no_limits(stage: Stage) -> None:
    with pytest.raises(Refusal) as refused:
        stage.ask("RuleBook.current", RULES["None"])
    assert (refused.value.name, refused.value.fields) == ("RuleSetNotAdmitted", {"rules": RULES["None"]})


def test_a_rule_set_that_is_closed_has_no_current_limits(stage: Stage) -> None:
    stage.do("CBA", "RuleBook.setLimits", RULES["PRC2016"], PRC2016 | {"admitted": False})
    with pytest.raises(Refusal) as refused:
        stage.ask("RuleBook.current", RULES["PRC2016"])
    assert (refused.value.name, refused.value.fields) == ("RuleSetNotAdmitted", {"rules": RULES["PRC2016"]})
    assert stage.ask("RuleBook.limitsOf", RULES["PRC2016"], 2) == PRC2016 | {"admitted": False}


@pytest.mark.parametrize(("rules", "edition"), [("PRC2016", 0), ("PRC2016", 2), ("UCP600", 255), ("None", 1)])
def test_an_edition_that_was_never_set_is_refused(stage: Stage, rules: str, edition: int) -> None:
    with pytest.raises(Refusal) as refused:
        stage.ask("RuleBook.limitsOf", RULES[rules], edition)
    assert refused.value.name == "UnknownRuleEdition"
    assert refused.value.fields == {"rules": RULES[rules], "edition": edition}


@pytest.mark.parametrize("currency", ["CHF", "cny"])
def test_a_currency_that_is_not_settled_is_refused(stage: Stage, currency: str) -> None:
    with pytest.raises(Refusal) as refused:
        stage.ask("RuleBook.cashOf", currency.encode())
    assert (refused.value.name, refused.value.fields) == ("UnknownCurrency", {"currency": currency})


def test_the_limits_of_the_domestic_measures_are_those_of_the_network(stage: Stage) -> None:
    assert stage.ask("RuleBook.current", RULES["PRC2016"]) == (PRC2016, 1)
    assert stage.ask("RuleBook.limitsOf", RULES["PRC2016"], 1) == PRC2016


def test_every_settled_currency_has_its_own_cash(stage: Stage) -> None:
    for currency in stage.record.currencies:
        assert stage.ask("RuleBook.cashOf", currency.encode()) == stage.address[f"Cash:{currency}"]
