"""The life of a credit as a person reads it, in civil time of its place."""

from __future__ import annotations

from datetime import date, time

import pytest

from tests.client.nouns.lives import SHIPPED, WRONG_AMOUNT, Life, fresh_papers, terms
from usance import errors
from usance.ids import BadId
from usance.timeline import timeline


def test_what_is_no_credit_has_no_timeline(life: Life) -> None:
    with pytest.raises(BadId):
        timeline(life.platform, "LC1")
    with pytest.raises(errors.UnknownCredit):
        timeline(life.platform, "3-9")


def test_a_life_is_told_with_who_what_and_the_rule(life: Life) -> None:
    claim = life.honoured()
    life.platform.travel(date(2024, 12, 20))
    told = [(one.who, one.what, one.rule) for one in timeline(life.platform, claim.credit)]
    assert told == [
        ("ICBC", "issues credit 3-1", "UCP 600 art. 7b"),
        ("BOC", "advises credit 3-1", "UCP 600 art. 9b"),
        ("BOC", "presents documents, 3-1.1", "UCP 600 art. 6d"),
        ("ICBC", "finds 3-1.1 complying", "UCP 600 art. 15"),
        ("ICBC", "honours 3-1.1", "UCP 600 art. 15"),
        ("ICBC", "owes claim 3-1.1", "UCP 600 art. 2"),
        ("ICBC", "pays claim 3-1.1", "UCP 600 art. 7"),
    ]


def test_every_other_event_of_a_credit_is_told_too(life: Life) -> None:
    credit = life.icbc.issue(terms())
    life.boc.decline_advice(credit.id)
    life.icbc.appoint_adviser(credit.id, "ABC")
    life.icbc.appoint_adviser(credit.id, None)
    life.icbc.advise(credit.id)
    life.platform.travel(date(2024, 9, 27))
    first = life.boc.present(credit.id, "CNY 1.00", fresh_papers(), shipped=SHIPPED)
    life.icbc.seek_waiver(first.id)
    life.icbc.refuse(first.id, [WRONG_AMOUNT], "notify")
    life.icbc.return_documents(first.id)
    second = life.boc.present(credit.id, "CNY 2.00", fresh_papers(), shipped=SHIPPED)
    life.huaxin.waive(second.id)
    life.icbc.waive(second.id)
    life.boc.withdraw(second.id)
    third = life.boc.present(credit.id, "CNY 3.00", fresh_papers(), shipped=SHIPPED)
    life.platform.travel(date(2024, 10, 11))
    life.abc.enforce(third.id)
    life.platform.travel(date(2024, 12, 20))
    life.icbc.close(credit.id)
    moments = timeline(life.platform, credit.id)
    assert [f"{one.who} {one.what}" for one in moments] == [
        "ICBC issues credit 3-1",
        "BOC declines to advise credit 3-1",
        "ICBC names ABC adviser of credit 3-1",
        "ICBC names itself adviser of credit 3-1",
        "ICBC advises credit 3-1",
        "BOC presents documents, 3-1.1",
        "ICBC asks the applicant for a waiver of 3-1.1",
        "ICBC refuses 3-1.1, discrepancies: 1",
        "ICBC returns the documents of 3-1.1",
        "BOC presents documents, 3-1.2",
        "Huaxin Textiles waives the discrepancies of 3-1.2",
        "ICBC takes up the waiver of 3-1.2",
        "BOC withdraws 3-1.2",
        "BOC presents documents, 3-1.3",
        "ICBC is precluded from refusing 3-1.3",
        "ICBC honours 3-1.3",
        "ICBC owes claim 3-1.3",
        "ICBC pays claim 3-1.3",
        "ICBC closes credit 3-1",
    ]
    assert [one.day for one in moments if one.event == "CreditClosed"] == [date(2024, 12, 20)]


def test_an_unpaid_claim_is_told(life: Life) -> None:
    claim = life.honoured(tenor="30 days after sight")
    life.platform.travel(date(2024, 10, 29))
    life.boc.report_unpaid(claim.id)
    assert [(one.who, one.what) for one in timeline(life.platform, claim.credit)][-1:] == [
        ("ICBC", "has not paid claim 3-1.1")
    ]


def test_days_and_hours_are_those_of_the_place_of_the_credit(life: Life) -> None:
    """New York changes its clocks on 10 March and 3 November 2024, and on 9 March 2025."""
    abroad = {"place": "US", "rules": "UCP600", "amount": "USD 5.00", "expiry": "2025-06-30"}
    credits = []
    for day, at in ((date(2024, 9, 20), time(23, 30)), (date(2024, 11, 4), time(0, 30)), (date(2025, 3, 10), time(9))):
        life.platform.travel(day, at, place="US")
        credits.append(life.icbc.issue(terms(**abroad)))
    first = [timeline(life.platform, one.id)[0] for one in credits]
    assert [(one.day, one.at.replace(second=0)) for one in first] == [
        (date(2024, 9, 20), time(23, 30)),
        (date(2024, 11, 4), time(0, 30)),
        (date(2025, 3, 10), time(9)),
    ]
    life.platform.travel(date(2025, 3, 11), time(0, 5))
    at_home = life.icbc.issue(terms(expiry="2025-04-15"))
    assert timeline(life.platform, at_home.id)[0].day == date(2025, 3, 11)


def test_a_party_without_a_name_here_is_told_by_its_number(life: Life) -> None:
    credit = life.presented().credit
    life.icbc.seek_waiver(f"{credit}.1")
    life.huaxin.waive(f"{credit}.1")
    other_bank = type(life.platform)(life.platform.ledger, life.platform.record, life.platform.network)
    number = life.platform.directory.number("Huaxin Textiles")
    assert timeline(other_bank, credit)[-1].who == f"party {number}"
