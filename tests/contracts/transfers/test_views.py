"""Transfers.requireSettled, substitutionOf, transferringBank

├── requireSettled
│   ├── the first beneficiary was asked, and has time and has not substituted → SubstitutionOpen
│   └── otherwise it says nothing: nobody asked, it substituted, or its time is over
├── substitutionOf: it gives what was taken down, all zeros where nothing was
└── transferringBank
    ├── credit unknown → UnknownCredit
    └── otherwise the nominated bank, or who advises last, or the issuer
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import NONEXISTENT
from tests.contracts.dealings import PART, clauses, under_part, with_clauses
from tests.people import Stage
from usance import errors

SETTLED = "Transfers.requireSettled"


def test_documents_wait_while_the_first_beneficiary_has_time_to_substitute(stage: Stage) -> None:
    presentation = under_part(stage)
    stage.ask(SETTLED, presentation, stage.party("BOC"))
    stage.do("BOC", "Nominations.demandInvoice", presentation)
    with pytest.raises(errors.SubstitutionOpen) as refusal:
        stage.ask(SETTLED, presentation, stage.party("BOC"))
    assert dict(refusal.value.fields) == {"id": "3-1/1.1", "until": "2024-09-03"}


@pytest.mark.parametrize("how", ["substituted", "late"])
def test_documents_wait_no_longer_than_for_the_invoice_or_its_day(stage: Stage, how: str) -> None:
    presentation = under_part(stage)
    stage.do("BOC", "Nominations.demandInvoice", presentation)
    if how == "substituted":
        stage.do("BOC", "Nominations.substitute", presentation, PART, defaults.root())
    else:
        stage.on("2024-09-04", "00:00")
        stage.chain.mine()
    stage.ask(SETTLED, presentation, stage.party("BOC"))


def test_nothing_is_told_of_a_substitution_that_nobody_asked_for(stage: Stage) -> None:
    told = stage.ask("Transfers.substitutionOf", NONEXISTENT << 16 | 1)
    assert told == {"extra": 0, "until": 0, "made": False, "kept": False}


def test_a_credit_that_nobody_issued_has_no_transferring_bank(stage: Stage) -> None:
    with pytest.raises(errors.UnknownCredit):
        stage.ask("Transfers.transferringBank", NONEXISTENT)


def test_the_nominated_bank_transfers_else_who_advises_last_else_the_issuer(stage: Stage) -> None:
    plain, named, alone = stage.ready.pop(), stage.issue(nominated="CCB"), stage.issue(adviser=0)
    twice = with_clauses(stage, clauses(secondAdviser=stage.party("ABC")))
    banks = [stage.ask("Transfers.transferringBank", credit) for credit in (plain, named, twice, alone)]
    assert banks == [stage.party(name) for name in ("BOC", "CCB", "ABC", "ICBC")]
