"""Confirmations: what it answers

requestedOf
    given a credit whose beneficiary has asked nobody, or that nobody issued: it says nobody
    given a request: it says the bank asked last, also once it has confirmed
    given a bank asked by the issuer: it says nobody
"""

from __future__ import annotations

from tests.contracts.acts import NONEXISTENT
from tests.contracts.confirmations.confirming import CONFIRMER, confirmed, silently
from tests.people import Stage

REQUESTED = "Confirmations.requestedOf"


def test_nobody_is_requested_unless_the_beneficiary_asks(stage: Stage) -> None:
    assert [stage.ask(REQUESTED, credit) for credit in (stage.credit(), confirmed(stage), NONEXISTENT)] == [0, 0, 0]


def test_the_bank_asked_last_is_told(stage: Stage) -> None:
    credit = stage.credit()
    for bank in (CONFIRMER, "CCB"):
        stage.do("BOC", "Confirmations.requestConfirmation", credit, stage.party(bank))
        assert stage.ask(REQUESTED, credit) == stage.party(bank)


def test_a_silent_confirmer_stays_the_one_requested(stage: Stage) -> None:
    assert stage.ask(REQUESTED, silently(stage)) == stage.party(CONFIRMER)
