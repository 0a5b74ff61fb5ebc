"""Council.setRules

given a caller that is not the council
    it reverts with AccessManagedUnauthorized
given the council
    when the threshold is half or less, or more than all
        it reverts with BadRules
    when there is no time to vote or to execute
        it reverts with BadRules
    when all is well
        it decides by them from now on, and tells of it with RulesSet
"""

from __future__ import annotations

import pytest

from tests.chamber import Chamber
from tests.contracts.callers import refused_to_all_but
from usance.errors import Refusal


def test_nobody_but_the_council_sets_its_rules(chamber: Chamber) -> None:
    refused_to_all_but("Council", chamber, "Council.setRules", (3, 4, 60, 60))


@pytest.mark.parametrize("rules", [(1, 2, 60, 60), (0, 1, 60, 60), (5, 4, 60, 60), (2, 3, 0, 60), (2, 3, 60, 0)])
def test_rules_by_which_nothing_could_be_decided_are_refused(chamber: Chamber, rules: tuple[int, ...]) -> None:
    with pytest.raises(Refusal) as refused:
        chamber.council_says("Council.setRules", rules)
    given = dict(zip(("numerator", "denominator", "votingPeriod", "executionPeriod"), rules, strict=True))
    assert (refused.value.name, refused.value.fields) == ("BadRules", given)


def test_the_council_decides_by_its_new_rules(chamber: Chamber) -> None:
    receipt = chamber.resolve("Council.setRules", (1, 1, 120, 600))
    rules = {"numerator": 1, "denominator": 1, "votingPeriod": 120, "executionPeriod": 600}
    assert receipt.only("RulesSet").args == {"rules": rules}
    assert chamber.ask("Council.councilRules") == rules
    number = chamber.propose(("Membership.closeNewBusiness", (0,)))
    assert chamber.votes(number)["needed"] == 5
    assert chamber.ask("Council.votingPeriod") == 120
