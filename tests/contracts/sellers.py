"""Sellers other than the first owner of a claim."""

from __future__ import annotations

from tests.market import CLAIM, claim_for_sale
from tests.people import Stage

CUSTOMER = "Shanghai Cotton"
"""A customer of BOC that has an account of its own, and has given no mandate yet."""
SECOND_CLAIM = CLAIM + (1 << 16)
"""The claim under ICBC's next credit."""


def given_away(stage: Stage, to: str, *, by: str = "BOC", claim: int = CLAIM) -> None:
    """The claim passes outside the market."""
    stage.do(by, "Claims.transferFrom", stage.account(by).address, stage.account(to).address, claim)


def owned_by_a_customer(stage: Stage) -> int:
    """BOC's claim is its customer's; returns the customer."""
    party = stage.customer(CUSTOMER, "BOC", own_key=True)
    given_away(stage, CUSTOMER)
    return party


def second_claim(stage: Stage, owner: str) -> int:
    """Another claim on ICBC like the first, which another bank owns."""
    claim = claim_for_sale(stage)
    given_away(stage, owner, claim=claim)
    return claim
