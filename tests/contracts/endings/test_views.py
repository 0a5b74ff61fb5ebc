"""Endings: what it answers

consents
    given a credit that nobody issued: it reverts with UnknownCredit
    it says who must consent: issuer 1, confirmer 2 unless silent, beneficiary 4, of a part the transferring bank 8
    it says who has under the terms that hold
"""

from __future__ import annotations

from tests.contracts.acts import NONEXISTENT
from tests.contracts.amendments.offers import accepted
from tests.contracts.amendments.parts import transferred
from tests.contracts.confirmations.confirming import CONFIRMER, asked, confirmed, silently
from tests.people import Stage

CONSENTS = "Endings.consents"


def test_nobody_consents_to_the_end_of_what_nobody_issued(stage: Stage) -> None:
    stage.refuses("UnknownCredit", "ICBC", CONSENTS, NONEXISTENT, id="3-999")


def test_those_who_are_bound_must_consent(stage: Stage) -> None:
    credits = (stage.credit(), asked(stage), confirmed(stage), silently(stage), transferred(stage))
    assert [stage.ask(CONSENTS, credit) for credit in credits] == [(0, 5), (0, 5), (0, 7), (0, 5), (0, 13)]


def test_each_consent_is_told_until_the_terms_are_others(stage: Stage) -> None:
    credit = confirmed(stage)
    for who, given in (("ICBC", 1), (CONFIRMER, 3)):
        stage.do(who, "Endings.cancel", credit)
        assert stage.ask(CONSENTS, credit) == (given, 7)
    accepted(stage, credit)
    assert stage.ask(CONSENTS, credit) == (0, 7)
    stage.do("BOC", "Endings.cancel", credit)
    assert stage.ask(CONSENTS, credit) == (4, 7)
