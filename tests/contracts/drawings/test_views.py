"""Drawings.isBound

├── the issuer is bound from issue
├── the confirmer is bound once it has confirmed
└── it says of no other bank that it is: neither of the nominated one nor of the adviser
"""

from __future__ import annotations

from tests.contracts.dealings import CONFIRM
from tests.people import Stage

BANKS = ("ICBC", "ABC", "BOC", "CCB")


def bound_banks(stage: Stage, credit: int) -> list[str]:
    return [bank for bank in BANKS if stage.ask("Drawings.isBound", credit, stage.party(bank))]


def test_the_issuer_is_bound_and_a_nominated_bank_is_not(stage: Stage) -> None:
    assert bound_banks(stage, stage.issue(nominated="CCB")) == ["ICBC"]


def test_a_confirmer_is_bound_once_it_has_confirmed(stage: Stage) -> None:
    credit = stage.credit(nominated="CCB", confirmation=CONFIRM)
    assert bound_banks(stage, credit) == ["ICBC"]
    stage.do("CCB", "Confirmations.confirm", credit)
    assert bound_banks(stage, credit) == ["ICBC", "CCB"]
