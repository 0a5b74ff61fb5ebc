"""Credits.bind, and boundTo

├── caller is not the administrator → AccessManagedUnauthorized
├── bound already, or asked to bind to nothing → AlreadyBound
└── otherwise bound for good, emits BoundTo
"""

from __future__ import annotations

import pytest

from tests.people import NOBODY, Stage
from usance import errors


@pytest.mark.parametrize("who", ["ICBC", "deployer", "PBoC"])
def test_nobody_but_the_administrator_binds(stage: Stage, who: str) -> None:
    caller = stage.account(who).address
    stage.refuses("AccessManagedUnauthorized", who, "Credits.bind", caller, caller=caller)


@pytest.mark.parametrize("to", ["nothing", "itself", "the same"])
def test_not_even_the_administrator_binds_again(stage: Stage, to: str) -> None:
    bound = stage.address["Presentations"]
    given = {"nothing": NOBODY, "itself": stage.account("CBA").address, "the same": bound}[to]
    stage.refuses("AlreadyBound", "CBA", "Credits.bind", given, boundTo=bound, given=given)


def test_new_credits_are_bound_once_and_never_to_nothing(stage: Stage) -> None:
    admin, above = stage.account("CBA"), stage.address["Presentations"]
    needs = [stage.address[name] for name in ("AccessManager", "Membership", "BankingCalendar", "RuleBook")]
    ledger = stage.ledger.at({"Credits": stage.ledger.deploy(admin, "Credits", needs)})
    assert ledger.call("Credits", "boundTo") == NOBODY
    with pytest.raises(errors.AlreadyBound):
        ledger.send(admin, "Credits", "bind", [NOBODY])
    receipt = ledger.send(admin, "Credits", "bind", [above])
    assert receipt.only("BoundTo").args == {"above": above}
    assert ledger.call("Credits", "boundTo") == above
