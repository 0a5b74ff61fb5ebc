"""Credits that a bank is asked to confirm, which advises them too and is not the beneficiary's bank."""

from __future__ import annotations

from typing import Any

from tests.people import Stage

MAY_ADD, CONFIRM = 1, 2
CONFIRMER = "ABC"


def asked(stage: Stage, *, confirmation: int = CONFIRM, **changes: Any) -> int:
    """Issued by ICBC, which asks ABC to confirm, and advised by ABC."""
    credit = stage.issue(adviser=CONFIRMER, confirmation=confirmation, **changes)
    stage.do(CONFIRMER, "Credits.advise", credit)
    return credit


def confirmed(stage: Stage, **changes: Any) -> int:
    """And confirmed by it."""
    credit = asked(stage, **changes)
    stage.do(CONFIRMER, "Confirmations.confirm", credit)
    return credit


def silently(stage: Stage, **changes: Any) -> int:
    """Issued and advised without a word of confirmation, and confirmed by ABC at the beneficiary's request."""
    credit = stage.credit(**changes)
    stage.do("BOC", "Confirmations.requestConfirmation", credit, stage.party(CONFIRMER))
    stage.do(CONFIRMER, "Confirmations.confirm", credit)
    return credit
