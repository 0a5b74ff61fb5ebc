"""Amendments: what it answers

count
    it says how many were offered, whatever became of them; 0 for a credit that nobody has amended
get, statusOf, hashOf
    given an amendment that nobody offered: it reverts with UnknownAmendment
get
    it says what is stored
statusOf
    given an amendment offered: Offered, also after the expiry; Lapsed once the credit is closed or cancelled
    given one accepted or rejected: it says so for good
hashOf
    it says another hash for another amendment, and for any other change
confirmedOf
    given a credit whose confirmer is not apart: it says the credit
    given one whose confirmer is: the terms that it is bound by, with what is drawn, pending and set aside now
    given a revolving amount that came anew: the confirmer is bound on that too
    given a credit that nobody issued: it reverts with UnknownCredit
tenorFor
    it says the tenor of that version; of what was presented to a confirmer apart, that of the terms it was bound by
"""

from __future__ import annotations

from typing import Any

import pytest

from tests import defaults
from tests.contracts.acts import NONEXISTENT, credit_of, day, presenting
from tests.contracts.amendments.offers import accepted, amendment, amendment_of, changes, offered, status_of
from tests.contracts.confirmations.confirming import CONFIRMER, confirmed
from tests.contracts.schedules.clauses import BY_VALUE, advised
from tests.people import Stage
from usance.artifacts import enum

TenorKind = enum("TenorKind")
SIGHT, AFTER_SIGHT = (TenorKind["Sight"], 0), (TenorKind["AfterSight"], 30)


@pytest.mark.parametrize("view", ["get", "statusOf", "hashOf"])
def test_nothing_is_known_of_an_amendment_that_nobody_offered(stage: Stage, view: str) -> None:
    credit = stage.credit()
    offered(stage, credit)
    for number in (amendment(credit, 0), amendment(credit, 2), amendment(NONEXISTENT)):
        stage.refuses("UnknownAmendment", "BOC", f"Amendments.{view}", number, id=number)


def test_amendments_are_counted_whatever_became_of_them(stage: Stage) -> None:
    credit = stage.credit()
    assert stage.ask("Amendments.count", credit) == 0
    stage.do("BOC", "Amendments.reject", offered(stage, credit))
    accepted(stage, credit)
    assert (stage.ask("Amendments.count", credit), stage.ask("Amendments.count", NONEXISTENT)) == (2, 0)


def test_what_an_amendment_changes_is_told_as_it_was_offered(stage: Stage) -> None:
    given = changes(decrease=7, tolerance=True, tolerancePlus=1, toleranceMinus=2, expiry=day("2024-12-20"))
    credit = stage.credit()
    stage.do("ICBC", "Amendments.amend", credit, given)
    assert tuple(amendment_of(stage, amendment(credit))["changes"].values()) == given


def test_an_amendment_lapses_when_its_credit_is_closed(stage: Stage) -> None:
    credit = stage.credit()
    number, decided = offered(stage, credit), offered(stage, credit)
    stage.do("BOC", "Amendments.reject", decided)
    stage.on("2024-11-20")
    assert status_of(stage, number) == "Offered"
    stage.on("2024-12-20")
    stage.do("ICBC", "Credits.close", credit)
    assert (status_of(stage, number), status_of(stage, decided)) == ("Lapsed", "Rejected")
    assert amendment_of(stage, number)["status"] == "Offered"


def test_an_amendment_lapses_when_its_credit_is_cancelled(stage: Stage) -> None:
    credit = stage.credit()
    taken, number = accepted(stage, credit), offered(stage, credit)
    for who in ("ICBC", "BOC"):
        stage.do(who, "Endings.cancel", credit)
    assert (status_of(stage, number), status_of(stage, taken)) == ("Lapsed", "Accepted")


def test_no_two_amendments_have_the_same_hash(stage: Stage) -> None:
    credit, other, root = stage.credit(), stage.issue(), defaults.root()
    same: dict[str, Any] = {"increase": 1, "root": root}
    numbers = [
        *(offered(stage, credit, **same) for _ in range(2)),
        offered(stage, other, **same),
        offered(stage, credit, increase=2, root=root),
        offered(stage, credit, increase=1),
    ]
    assert len({stage.ask("Amendments.hashOf", number) for number in numbers}) == len(numbers)


def test_the_confirmer_is_bound_on_the_credit_itself_while_nothing_sets_them_apart(stage: Stage) -> None:
    credit = confirmed(stage)
    offered(stage, credit, increase=1)
    assert stage.ask("Amendments.confirmedOf", credit) == stage.ask("Credits.get", credit)


def test_the_terms_of_a_confirmer_apart_are_the_old_ones_with_what_is_used_now(stage: Stage) -> None:
    credit = confirmed(stage)
    stage.present(credit, 10_000_000)
    accepted(stage, credit, increase=20_000_000, expiry=day("2024-12-20"))
    stage.present(credit, 20_000_000)
    found = stage.ask("Amendments.confirmedOf", credit)
    assert isinstance(found, dict)
    assert (found["amount"], found["expiry"]) == (defaults.AMOUNT, day("2024-11-15"))
    assert found["pending"] == credit_of(stage, credit)["pending"] == 30_000_000


def test_an_amount_that_came_anew_binds_a_confirmer_apart_too(stage: Stage) -> None:
    credit = advised(stage, {"confirmation": 2, "nominated": CONFIRMER}, drawings=BY_VALUE, times=1)
    stage.do(CONFIRMER, "Confirmations.confirm", credit)
    accepted(stage, credit, expiry=day("2024-12-20"))
    stage.present(credit)
    stage.do("BOC", "Presentations.present", *presenting(credit))
    found = stage.ask("Amendments.confirmedOf", credit)
    assert isinstance(found, dict)
    assert (found["amount"], found["pending"]) == (2 * defaults.AMOUNT, 2 * defaults.AMOUNT)


def test_a_credit_that_nobody_issued_has_no_terms(stage: Stage) -> None:
    stage.refuses("UnknownCredit", "BOC", "Amendments.confirmedOf", NONEXISTENT, id="3-999")


def test_the_tenor_is_that_of_the_version(stage: Stage) -> None:
    credit = stage.credit()
    accepted(stage, credit, tenor=defaults.AFTER_SIGHT, tenorValue=30)
    accepted(stage, credit, increase=1)
    tenors = [stage.ask("Amendments.tenorFor", credit << 16 | 1, version) for version in range(3)]
    assert tenors == [SIGHT, AFTER_SIGHT, AFTER_SIGHT]


def test_the_tenor_of_what_was_presented_to_a_confirmer_apart_is_its_own(stage: Stage) -> None:
    credit = confirmed(stage)
    accepted(stage, credit, tenor=defaults.AFTER_SIGHT, tenorValue=30)
    stage.present(credit, 1)
    stage.do("BOC", "Presentations.presentTo", stage.party("ICBC"), *presenting(credit, 1))
    found = [stage.ask("Amendments.tenorFor", credit << 16 | number, 1) for number in (1, 2)]
    assert found == [SIGHT, AFTER_SIGHT]
