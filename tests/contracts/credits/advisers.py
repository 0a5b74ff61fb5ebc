"""Banks to advise a credit, one after the other or from abroad."""

from __future__ import annotations

from typing import Any

from tests.contracts.acts import terms
from tests.contracts.dealings import clauses
from tests.people import Stage
from usance.artifacts import enum

CONFIRM = enum("Confirmation")["Confirm"]


def by_two(stage: Stage, **changes: Any) -> int:
    """Issued by ICBC, to be advised by BOC to ABC and by ABC to the beneficiary; returns the credit's id."""
    given = (terms(stage, **changes), clauses(secondAdviser=stage.party("ABC")))
    return int(str(stage.do("ICBC", "Credits.issueWithClauses", *given).only("CreditIssued").args["id"]))


def bank_abroad(stage: Stage, name: str = "First Bank", place: str = "US") -> int:
    """A bank in good standing at another place; returns its party."""
    stage._accounts[name] = stage.account(stage.stranger(5))
    admission = (enum("PartyKind")["Bank"], stage.account(name).address, place.encode())
    receipt = stage.do("CBA", "Membership.admit", *admission)
    stage._parties[name] = party = int(str(receipt.only("PartyAdmitted").args["party"]))
    return party
