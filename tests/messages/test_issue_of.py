"""The terms of a credit as an MT700

refused     a text that no message can carry, unless a transliteration is given | all of them at once | one too long
written     every field of the terms | what an MT700 has no field for is among its conditions | domestic rules
back        read again, the terms are the same
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.messages.credits import KNOWN, credit_on
from usance.messages.issue import issue_of, reference_of
from usance.messages.reading import terms_of
from usance.messages.texts import NotLatin
from usance.swift import parse, read
from usance.swift.mt import MT700
from usance.swift.values import AvailableWith, AvailableWithBank, Code, Expiry, Tolerance
from usance.terms import TermsFile

ISSUED = date(2024, 9, 2)
FIELDS = {
    "number": "LC17", "applicant": "Huaxin Textiles", "beneficiary": "Ningbo Cotton", "adviser": "BOC",
    "rules": "UCP600",
    "amount": "USD 1000000.00", "expiry": "2024-11-15", "expiry_place": "NINGBO", "tenor": "90 days after sight",
    "latest_shipment": "2024-10-31", "presentation_days": 15, "nominated": "BOC", "confirmation": "may add",
    "confirmer": "BOC", "tolerance": "+5/-10", "partial": False, "transferable": True, "transhipment": True,
    "documents": ["INVOICE", "transport document"], "goods": "COMBED COTTON YARN\n20 METRIC TONS",
    "shipment_from": "NINGBO", "shipment_to": "HAMBURG",
}  # fmt: skip


def terms(**changes: object) -> TermsFile:
    """Of a credit in Latin letters; a change of None leaves the field out."""
    return TermsFile.from_fields({name: value for name, value in (FIELDS | changes).items() if value is not None})


def written(on: TermsFile, latin: dict[str, str] | None = None) -> MT700:
    return issue_of(credit_on(on), on, KNOWN, ISSUED, latin)


def test_texts_that_no_message_can_carry_are_refused_together() -> None:
    chinese = terms(goods="精梳棉纱", applicant="杭州华信纺织有限公司", other_terms="所有单据均须以中文制作")
    with pytest.raises(NotLatin, match="needed: a transliteration of each") as why:
        written(chinese)
    assert set(why.value.texts) == {"goods", "applicant", "other_terms"}


def test_a_transliteration_is_said_in_the_place_of_a_text() -> None:
    chinese = terms(goods="精梳棉纱", applicant="杭州华信纺织有限公司")
    latin = {"精梳棉纱": "COMBED COTTON YARN", "杭州华信纺织有限公司": "HANGZHOU HUAXIN TEXTILES CO LTD"}
    message = written(chinese, latin)
    assert (message.goods, message.applicant) == (("COMBED COTTON YARN",), ("HANGZHOU HUAXIN TEXTILES CO LTD",))
    with pytest.raises(NotLatin):
        written(chinese, {"精梳棉纱": "棉纱"})


def test_every_field_of_the_terms_finds_its_place() -> None:
    message = written(terms())
    assert (message.reference, message.form, message.rules) == (
        "LC17",
        "IRREVOCABLE TRANSFERABLE",
        Code("UCP LATEST VERSION"),
    )
    assert (message.expiry, message.tolerance) == (Expiry(date(2024, 11, 15), "NINGBO"), Tolerance(5, 10))
    assert message.available_with == AvailableWithBank("BKCHCNBJ", "BY DEF PAYMENT")
    assert (message.deferred_payment, message.drafts_at) == (("90 DAYS AFTER SIGHT",), None)
    assert (message.partial_shipments, message.transhipment, message.confirmation) == (
        "NOT ALLOWED",
        "ALLOWED",
        "MAY ADD",
    )
    assert message.documents == ("+INVOICE", "+TRANSPORT DOCUMENT")
    assert [fault for fault in read(message.block4(), number="700").faults if not fault.warning] == []


def test_what_an_mt700_has_no_field_for_is_among_its_conditions() -> None:
    told = written(
        terms(delivery="BY SEA", undertaking="WE SHALL PAY", revolving="2 times every 1 month", advance="USD 5.00")
    ).conditions
    assert told == (
        "+DELIVERY: BY SEA",
        "+UNDERTAKING: WE SHALL PAY",
        "+REVOLVING: 2 TIMES EVERY 1 MONTH",
        "+ADVANCE: USD 5.00",
    )


def test_an_amount_that_is_an_approximate_one_has_ten_per_cent_either_way() -> None:
    assert written(terms(tolerance=None, about=True)).tolerance == Tolerance(10, 10)


@pytest.mark.parametrize(
    ("changes", "available"),
    [
        ({"nominated": None}, AvailableWithBank("ICBKCNBJ", "BY DEF PAYMENT")),
        ({"nominated": "ABC"}, AvailableWith(("ABC",), "BY DEF PAYMENT")),
        ({"tenor": "sight"}, AvailableWithBank("BKCHCNBJ", "BY PAYMENT")),
        ({"negotiable": "named"}, AvailableWithBank("BKCHCNBJ", "BY NEGOTIATION")),
        ({"nominated": None, "negotiable": "any"}, AvailableWith(("ANY BANK",), "BY NEGOTIATION")),
    ],
)
def test_a_credit_says_where_and_how_it_is_available(changes: dict[str, object], available: object) -> None:
    assert written(terms(**changes)).available_with == available


def test_a_domestic_credit_says_so_since_the_standard_has_no_word_for_it() -> None:
    domestic = terms(rules="PRC2016", amount="CNY 1000000.00")
    assert written(domestic).rules == Code("OTHR", "PRC DOMESTIC LC MEASURES 2016")
    assert terms_of([written(domestic)], KNOWN).terms.rules == "PRC2016"


def test_a_bank_calls_a_credit_by_its_own_number_and_else_by_its_id() -> None:
    numbered, plain = terms(), terms(number=None)
    assert reference_of(credit_on(numbered), numbered) == "LC17"
    assert reference_of(credit_on(plain), plain) == "3-1"
    assert reference_of(replace(credit_on(plain), id="3-1/2"), None) == "3-1-2"


def test_terms_are_the_same_when_their_message_is_read() -> None:
    given_ = terms()
    again = terms_of([written(given_)], KNOWN, receiver="BOC").terms
    assert replace(again, message=()) == given_


TENORS = st.one_of(
    st.just("sight"),
    st.integers(2, 365).map(lambda days: f"{days} days after sight"),
    st.integers(2, 12).map(lambda months: f"{months} months after shipment"),
    st.dates(date(2024, 12, 1), date(2025, 12, 1)).map(lambda day: f"on {day}"),
)


@given(
    tenor=TENORS,
    minor=st.integers(1, 10**11),
    currency=st.sampled_from(("USD", "JPY", "KWD", "CNY")),
    plus=st.integers(0, 99),
    flags=st.tuples(st.booleans(), st.booleans()),
    days=st.integers(1, 999),
    goods=st.text("ABCDEFG xyz0189+-:,.", min_size=1, max_size=400).map(str.strip).filter(bool),
)
def test_whatever_the_terms_their_message_says_them(
    tenor: str, minor: int, currency: str, plus: int, flags: tuple[bool, bool], days: int, goods: str
) -> None:
    decimals = {"JPY": 0, "KWD": 3}.get(currency, 2)
    amount = f"{currency} {minor // 10**decimals}" + (f".{minor % 10**decimals:0{decimals}d}" if decimals else "")
    on = terms(
        tenor=tenor, amount=amount, tolerance=f"+{plus}/-{plus}", partial=flags[0], transferable=flags[1],
        presentation_days=days, goods=goods,
    )  # fmt: skip
    message = written(on)
    assert parse(message.block4(), number="700") == message
    again = terms_of([message], KNOWN, receiver="BOC").terms
    for name in ("tenor", "amount", "tolerance", "partial", "transferable", "presentation_days"):
        assert getattr(again, name) == getattr(on, name)
