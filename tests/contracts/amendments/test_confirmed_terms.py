"""Amendments.confirmedTerms (by Presentations.present and Nominations.forward, through Drawings)

├── caller is not Drawings, whoever it is → NotFromAbove
├── the documents do not fit the terms that the confirmer is bound by → OverDrawn, CreditExpired; nothing is taken down
└── otherwise the tenor that the confirmer is bound by is taken down for this presentation
    └── also where the confirmer extends to another tenor afterwards
"""

from __future__ import annotations

from tests import defaults
from tests.contracts.acts import credit_of, day, presentation_of, presenting
from tests.contracts.amendments.offers import accepted
from tests.contracts.callers import refused_to_everybody
from tests.contracts.confirmations.confirming import CONFIRMER, confirmed
from tests.people import Stage

PRESENT = "Presentations.present"


def test_nobody_but_drawings_takes_down_what_a_confirmer_is_bound_by(stage: Stage) -> None:
    credit = confirmed(stage)
    accepted(stage, credit, increase=1)
    refused_to_everybody(stage, "Amendments.confirmedTerms", credit << 16 | 1)


def test_documents_that_do_not_fit_the_old_terms_are_not_for_the_confirmer(stage: Stage) -> None:
    credit = confirmed(stage)
    accepted(stage, credit, increase=20_000_000, expiry=day("2024-12-20"))
    stage.refuses("OverDrawn", "BOC", PRESENT, *presenting(credit, 100_000_001), available=defaults.AMOUNT)
    stage.on("2024-11-18")
    late = presenting(credit, shipped=day("2024-10-31"))
    stage.refuses("CreditExpired", "BOC", PRESENT, *late, effectiveExpiry="2024-11-15")
    assert credit_of(stage, credit)["presentations"] == 0


def test_the_confirmer_honours_by_the_tenor_that_it_was_bound_by(stage: Stage) -> None:
    credit = confirmed(stage, tenor=defaults.AFTER_SIGHT, tenorValue=10)
    longer = accepted(stage, credit, tenor=defaults.AFTER_SIGHT, tenorValue=22)
    before = stage.present(credit, 1)
    stage.do(CONFIRMER, "Amendments.extend", longer)
    after = stage.present(credit, 1)
    due = [stage.ask("Presentations.maturityOf", presentation) for presentation in (before, after)]
    assert due == [day("2024-09-12"), day("2024-09-24")]
    assert [presentation_of(stage, one)["version"] for one in (before, after)] == [1, 1]


def test_the_issuer_honours_by_the_terms_that_the_beneficiary_accepted(stage: Stage) -> None:
    credit = confirmed(stage, tenor=defaults.AFTER_SIGHT, tenorValue=10)
    accepted(stage, credit, tenor=defaults.AFTER_SIGHT, tenorValue=22)
    stage.do("BOC", "Presentations.presentTo", stage.party("ICBC"), *presenting(credit, 1))
    assert stage.ask("Presentations.maturityOf", credit << 16 | 1) == day("2024-09-24")
