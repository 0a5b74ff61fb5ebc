"""Council.cancel

given a resolution that is being voted on, or executed
    it reverts with GovernorUnableToCancel, for whoever has proposed it too
"""

from __future__ import annotations

from tests.chamber import SUSPENDED, Chamber

CANCEL = "Council.cancel(uint256)"


def test_what_is_voted_on_is_not_taken_back(chamber: Chamber) -> None:
    number = chamber.propose(("Membership.closeNewBusiness", (0,)))
    for who in ("CBA", "ICBC"):
        account = chamber.account(who).address
        chamber.refuses("GovernorUnableToCancel", who, CANCEL, number, proposalId=number, account=account)


def test_what_is_done_is_not_taken_back(chamber: Chamber) -> None:
    number = chamber.carried(("Membership.resolveStanding", (chamber.party("BoCom"), SUSPENDED)))
    chamber.execute(number)
    chamber.refuses("GovernorUnableToCancel", "CBA", CANCEL, number, proposalId=number)
