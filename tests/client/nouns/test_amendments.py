"""Amendments at the desk: what is accepted is the whole or nothing (UCP 600 art. 10e).

accepted      whole | one of two changes | all of them by name | by name in a workspace without the papers
offered       nothing to change | an amount in another currency | twice under one key | another under the same key
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.client.nouns.lives import Life
from usance.amendments import Changes, NothingChanged
from usance.errors import IdempotencyKeyReused, Refusal
from usance.model import Amendment
from usance.money import CurrencyMismatch, Money
from usance.platform import Platform

LATER = date(2024, 12, 15)


def offered(life: Life) -> Amendment:
    credit = life.advised()
    return life.icbc.amend(credit.id, Changes(expiry=LATER, other="port of loading Ningbo"))


def refused(life: Life, amendment: str, *only: str) -> None:
    with pytest.raises(Refusal) as refusal:
        life.boc.accept_amendment(amendment, only=only)
    assert refusal.value.name == "PartialAcceptance"
    assert life.platform.amendment(amendment).status == "Offered"


@pytest.mark.parametrize("only", [("expiry",), ("other",), ()])
def test_one_of_two_changes_is_not_the_whole(life: Life, only: tuple[str, ...]) -> None:
    refused(life, offered(life).id, *only)


def test_all_changes_by_name_are_the_whole(life: Life) -> None:
    amendment = offered(life)
    assert life.boc.accept_amendment(amendment.id, only=("expiry", "other")).status == "Accepted"
    assert life.platform.credit(amendment.credit).expiry == LATER


def test_names_are_not_the_whole_to_who_does_not_have_the_papers(life: Life) -> None:
    amendment = offered(life)
    elsewhere = Platform(life.platform.ledger, life.platform.record, life.platform.network)
    with pytest.raises(Refusal, match="PartialAcceptance"):
        elsewhere.desk("BOC").accept_amendment(amendment.id, only=("expiry", "other"))
    assert elsewhere.desk("BOC").accept_amendment(amendment.id).status == "Accepted"


def test_an_amendment_of_nothing_is_refused_before_the_ledger_is_asked(life: Life) -> None:
    credit = life.advised()
    with pytest.raises(NothingChanged):
        life.icbc.amend(credit.id, Changes())
    assert life.platform.credit(credit.id).amendments == 0


def test_an_amount_in_another_currency_is_refused(life: Life) -> None:
    credit = life.advised()
    with pytest.raises(CurrencyMismatch):
        life.icbc.amend(credit.id, Changes(amount=Money.parse("USD 1.00")))


def test_what_is_said_twice_under_one_key_is_offered_once(life: Life) -> None:
    credit = life.advised()
    more = Changes(amount=credit.amount + Money.parse("CNY 100.00"), other="port of loading Ningbo")
    first = life.icbc.amend(credit.id, more, key="more")
    assert life.icbc.amend(credit.id, more, key="more").id == first.id
    life.boc.accept_amendment(first.id)
    # The amount is the new one by now, and what was said was still to come to it.
    assert life.icbc.amend(credit.id, more, key="more").id == first.id
    found = life.platform.credit(credit.id)
    assert (found.amendments, found.amount) == (1, more.amount)


def test_something_else_under_the_same_key_is_refused(life: Life) -> None:
    credit = life.advised()
    life.icbc.amend(credit.id, Changes(expiry=LATER), key="later")
    with pytest.raises(IdempotencyKeyReused):
        life.icbc.amend(credit.id, Changes(expiry=date(2024, 12, 16)), key="later")
    assert life.platform.credit(credit.id).amendments == 1


def test_without_a_key_each_amendment_is_one_of_its_own(life: Life) -> None:
    credit = life.advised()
    more = Changes(increase=Money.parse("CNY 100.00"))
    assert life.icbc.amend(credit.id, more).id != life.icbc.amend(credit.id, more).id
