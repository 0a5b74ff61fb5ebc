"""May I do this now: the answer is that of the very function, and nothing is done."""

from __future__ import annotations

import pytest

from tests.client.nouns.lives import PAPERS, WRONG_AMOUNT, Life, terms
from usance import errors
from usance.directory import UnknownName
from usance.money import CurrencyMismatch
from usance.platform import Platform


def picture(platform: Platform) -> tuple[object, ...]:
    kinds = ("draft of terms", "terms", "draft of documents", "documents", "customer", "draft of customer")
    papers = [dict(platform.papers.all(kind)) for kind in (*kinds, "draft of notice of refusal")]
    return platform.ledger.block_number(), papers, platform.directory.names


def test_a_refusal_is_the_answer_and_is_false(life: Life) -> None:
    credit = life.icbc.issue(terms())
    answer = life.icbc.can.advise(credit.id)
    assert not answer
    assert isinstance(answer.refusal, errors.NotParty)
    assert str(answer.refusal).startswith(f"NotParty: id {credit.id}")


def test_what_is_no_refusal_of_the_ledger_is_raised(life: Life) -> None:
    credit = life.advised()
    with pytest.raises(CurrencyMismatch):
        life.boc.can.present(credit.id, "USD 1.00", PAPERS)
    with pytest.raises(UnknownName):
        life.icbc.can.issue(terms(applicant="Nobody"))


def test_a_verb_that_there_is_not_is_refused_before_it_is_said(life: Life) -> None:
    with pytest.raises(AttributeError, match="forfeit"):
        life.icbc.can.forfeit  # noqa: B018


def test_a_question_that_writes_nothing_has_no_such_answer(life: Life) -> None:
    with pytest.raises(TypeError, match="cash writes nothing"):
        life.icbc.can.cash()


def test_nothing_is_done_and_nothing_kept_by_asking(life: Life) -> None:
    presentation = life.presented()
    before = picture(life.platform)
    assert life.icbc.can.issue(terms(number="LC7"))
    assert life.icbc.can.issue(terms())
    assert life.icbc.can.introduce("Dalian Steel", own_key=True)
    assert life.icbc.can.comply(presentation.id)
    assert life.icbc.can.refuse(presentation.id, [WRONG_AMOUNT], "return")
    assert life.pboc.can.issue_cash("BOC", "CNY 1.00")
    assert life.icbc.can.let_claims_draw("CNY")
    assert not life.icbc.can.refuse(presentation.id, [], "return")
    assert not life.boc.can.honour(presentation.id)
    assert picture(life.platform) == before


def test_asking_again_for_what_was_done_under_its_key_is_no_refusal(life: Life) -> None:
    issued = life.icbc.issue(terms(number="LC7"))
    assert life.icbc.can.issue(terms(number="LC7"))
    assert life.icbc.issue(terms(number="LC7")) == issued
    with pytest.raises(errors.IdempotencyKeyReused):
        life.icbc.can.issue(terms(number="LC7", amount="CNY 2.00"))
