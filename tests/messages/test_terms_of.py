"""An MT700 as the terms of a credit

refused    a message that is no MT700 | parties nobody knows | rules, tenor, mixed payment that the ledger has not | all
           at once
read       every field of the terms | the rules | the tenor | availability | shipments | documents | the period
kept       the message itself, field by field | what is on chain, by hash, informative | nothing dropped
back       the MT700 of those terms is the same one
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.messages.credits import KNOWN, credit_on
from usance.messages.issue import issue_of
from usance.messages.reading import DOMESTIC, Mapped, terms_of
from usance.swift import BadMessage, Message, parse
from usance.swift.mt import MT700, MT701
from usance.swift.values import (
    AvailableWith,
    AvailableWithBank,
    Bank,
    Beneficiary,
    Code,
    Days,
    Named,
    SequenceOfTotal,
)

TEXT = """\
:27:1/1
:40A:IRREVOCABLE TRANSFERABLE
:20:LC2024090200017
:31C:240902
:40E:UCP LATEST VERSION
:31D:241115NINGBO
:50:HUAXIN TEXTILES
8 WENSAN ROAD, HANGZHOU
:59:/622200100
Ningbo Cotton
:32B:USD1000000,00
:39A:05/10
:41A:BKCHCNBJ
BY DEF PAYMENT
:42P:90 DAYS AFTER SIGHT
:43P:NOT ALLOWED
:43T:ALLOWED
:44E:NINGBO
:44F:HAMBURG
:44C:241031
:45A:COMBED COTTON YARN
20 METRIC TONS
:46A:+SIGNED INVOICE
+FULL SET OF CLEAN ON BOARD BILLS OF LADING
MADE OUT TO ORDER
+PACKING LIST
:47A:ALL DOCUMENTS IN ENGLISH
:48:14
:49:CONFIRM
:58A:BKCHCNBJ
"""
ISSUED = date(2024, 9, 2)


@pytest.fixture(scope="module")
def message() -> MT700:
    found = parse(TEXT, number="700")
    assert isinstance(found, MT700)
    return found


def mapped(message: Message, *more: Message) -> Mapped:
    return terms_of([message, *more], KNOWN, receiver="BOC")


def refused(message: Message, *more: Message) -> list[tuple[str, str]]:
    with pytest.raises(BadMessage) as why:
        mapped(message, *more)
    return [(fault.field, fault.found) for fault in why.value.faults]


def test_another_message_is_no_credit(message: MT700) -> None:
    more = MT701(sequence=SequenceOfTotal(1, 1), reference="LC1")
    assert [found for _, found in refused(more)] == ["an MT701 first"]


def test_parties_that_nobody_knows_are_all_told_at_once(message: MT700) -> None:
    strange = replace(
        message,
        applicant=("NOBODY LTD", "HANGZHOU"),
        beneficiary=Beneficiary(None, ("Ningbo Kotton",)),
        available_with=AvailableWithBank("DEUTDEFF", "BY PAYMENT"),
        confirming_bank=Named(None, None, ("SOME BANK",)),
        advise_through=Bank.of("CHASUS33XXX"),
    )
    found = [("50", "NOBODY LTD"), ("59", "Ningbo Kotton"), ("57a", "CHASUS33XXX"), ("58a", "SOME BANK")]
    assert sorted(refused(strange)) == sorted([*found, ("41a", "DEUTDEFF")])


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"rules": Code("OTHR", "URDG 758")}, ("40E", "OTHR/URDG 758")),
        ({"deferred_payment": None, "mixed_payment": ("HALF AT SIGHT",)}, ("42M", "mixed payment")),
        ({"deferred_payment": ("90 DAYS AFTER ARRIVAL",)}, ("42P", "90 DAYS AFTER ARRIVAL")),
        ({"deferred_payment": ("0 DAYS AFTER SIGHT",)}, ("42P", "0 DAYS AFTER SIGHT")),
    ],
)
def test_what_the_ledger_has_not_is_refused(message: MT700, changes: dict[str, object], found: tuple[str, str]) -> None:
    assert refused(replace(message, **changes)) == [found]  # type: ignore[arg-type]


def test_every_field_finds_its_place_in_the_terms(message: MT700) -> None:
    terms = mapped(message).terms
    assert (terms.number, terms.applicant, terms.beneficiary) == (
        "LC2024090200017",
        "Huaxin Textiles",
        "Ningbo Cotton",
    )
    assert (str(terms.amount), str(terms.tolerance)) == ("USD 1000000.00", "+5/-10")
    assert (terms.expiry, terms.expiry_place, terms.latest_shipment) == (
        date(2024, 11, 15),
        "NINGBO",
        date(2024, 10, 31),
    )
    assert (terms.adviser, terms.nominated, terms.confirmer, terms.confirmation) == ("BOC", "BOC", "BOC", "confirm")
    assert (str(terms.tenor), terms.rules, terms.presentation_days) == ("90 days after sight", "UCP600", 14)
    assert (terms.partial, terms.transhipment, terms.transferable) == (False, True, True)
    assert (terms.shipment_from, terms.shipment_to) == ("NINGBO", "HAMBURG")
    assert terms.goods == "COMBED COTTON YARN\n20 METRIC TONS"
    assert terms.documents == (
        "SIGNED INVOICE",
        "FULL SET OF CLEAN ON BOARD BILLS OF LADING MADE OUT TO ORDER",
        "PACKING LIST",
        "transport document",
    )


@pytest.mark.parametrize(
    ("rules", "kept"),
    [
        (Code("UCPURR LATEST VERSION"), "UCP600"),
        (Code("EUCP LATEST VERSION"), "EUCP21"),
        (Code("ISP LATEST VERSION"), "ISP98"),
        (Code("OTHR", DOMESTIC), "PRC2016"),
    ],
)
def test_the_rules_are_a_rule_set(message: MT700, rules: Code, kept: str) -> None:
    assert mapped(replace(message, rules=rules)).terms.rules == kept


@pytest.mark.parametrize(
    ("lines", "tenor"),
    [
        (("SIGHT",), "sight"),
        (("AT SIGHT.",), "sight"),
        (("AT 90 DAYS AFTER THE DATE OF", "SHIPMENT"), "90 days after shipment"),
        (("120 DAYS FROM BILL OF LADING DATE",), "120 days after shipment"),
        (("6 MONTHS AFTER SIGHT",), "6 months after sight"),
        (("1 DAY AFTER PRESENTATION",), "1 day after sight"),
        (("ON 2025-01-20",), "on 2025-01-20"),
    ],
)
def test_words_of_payment_are_a_tenor(message: MT700, lines: tuple[str, ...], tenor: str) -> None:
    drafts = replace(message, deferred_payment=None, drafts_at=lines, drawee=Bank.of("ICBKCNBJ"))
    assert str(mapped(drafts).terms.tenor) == tenor


def test_a_credit_by_payment_without_a_word_more_is_at_sight(message: MT700) -> None:
    paid = replace(message, deferred_payment=None, available_with=AvailableWithBank("ICBKCNBJ", "BY PAYMENT"))
    assert (str(mapped(paid).terms.tenor), mapped(paid).terms.nominated) == ("sight", "ICBC")


def test_any_bank_may_negotiate(message: MT700) -> None:
    free = replace(
        message, deferred_payment=None, available_with=AvailableWith(("ANY BANK IN CHINA",), "BY NEGOTIATION")
    )
    found = mapped(free)
    assert (found.terms.nominated, found.terms.negotiable) == (None, "any")
    assert {one.tag: one.kept for one in found.report}["41D"] == "by hash"


def test_a_bank_is_known_by_its_name_and_the_issuer_by_being_it(message: MT700) -> None:
    named = replace(message, available_with=AvailableWith(("boc",), "BY DEF PAYMENT"))
    assert mapped(named).terms.nominated == "BOC"
    own = replace(message, available_with=AvailableWith(("ISSUING BANK",), "BY DEF PAYMENT"))
    assert mapped(own).terms.nominated is None


@pytest.mark.parametrize(("said", "partial", "kept"), [("CONDITIONAL", True, "by hash"), ("ALLOWED", True, "on chain")])
def test_conditions_of_shipment_are_kept_by_hash(message: MT700, said: str, partial: bool, kept: str) -> None:
    found = mapped(replace(message, partial_shipments=said))
    assert found.terms.partial is partial
    assert {one.tag: one.kept for one in found.report}["43P"] == kept


def test_days_that_run_from_elsewhere_than_shipment_are_no_days_of_the_ledger(message: MT700) -> None:
    found = mapped(replace(message, presentation_period=Days(10, "AFTER THE INVOICE DATE")))
    assert found.terms.presentation_days is None
    assert {one.tag: one.kept for one in found.report}["48"] == "by hash"
    same = mapped(replace(message, presentation_period=Days(10, "AFTER SHIPMENT")))
    assert same.terms.presentation_days == 10


def test_no_field_is_dropped(message: MT700) -> None:
    found = mapped(message)
    assert [one.tag for one in found.report] == [tag for _, tag, _ in message.said()]
    assert {one.kept for one in found.report} == {"on chain", "by hash", "informative"}
    assert "\r\n".join(found.terms.message) == message.block4()


def test_what_continues_the_message_is_read_with_it(message: MT700) -> None:
    first = replace(message, sequence=SequenceOfTotal(1, 2), conditions=None)
    more = MT701(sequence=SequenceOfTotal(2, 2), reference=message.reference, conditions=("LATER CONDITIONS",))
    assert mapped(first, more).terms.other_terms == "LATER CONDITIONS"


def test_the_message_of_those_terms_is_the_same(message: MT700) -> None:
    terms = mapped(message).terms
    assert issue_of(credit_on(terms), terms, KNOWN, ISSUED) == message
