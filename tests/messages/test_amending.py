"""MT707 and amendments

refused    another message | a change that the ledger cannot make | a tenor it has not | nothing | all at once
read       amounts, days, tolerance, tenor, documents | texts word for word | cancellation
back       the MT707 of an amendment says the same
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.messages.credits import KNOWN, credit_on
from tests.messages.test_issue_of import terms
from usance.dates import Tenor
from usance.messages.amending import amendment_of, changes_of
from usance.messages.texts import Texts
from usance.model import Amendment
from usance.money import Money, Tolerance
from usance.swift import BadMessage, parse, read
from usance.swift.mt import MT707
from usance.swift.values import Amount, AvailableWithBank, Bank, Beneficiary, Code, Days, Expiry

TEXT = """\
:27:1/1
:20:LC17
:21:NONREF
:23:LC17
:52A:ICBKCNBJ
:31C:240902
:26E:1
:30:240910
:22A:ISSU
:31D:241130NINGBO
:32B:USD50000,00
:39A:10/10
:42P:120 DAYS AFTER SIGHT
:44C:241115
:45B:/ADD/PACKED IN CARTONS
:46B:/REPALL/+INVOICE
+PACKING LIST
:48:10
:72Z:/PHONBEN/
"""
DAYS = (date(2024, 9, 2), date(2024, 9, 10))


@pytest.fixture(scope="module")
def message() -> MT707:
    found = parse(TEXT, number="707")
    assert isinstance(found, MT707)
    return found


def refused(message: MT707) -> list[str]:
    with pytest.raises(BadMessage) as why:
        changes_of([message])
    return [fault.field for fault in why.value.faults]


def test_another_message_amends_nothing() -> None:
    with pytest.raises(BadMessage, match="needed: an MT707"):
        changes_of([parse(":20:A\n:21:B\n:30:240902\n:32B:USD5,\n", number="732")])


def test_what_no_amendment_changes_on_the_ledger_is_refused_at_once(message: MT707) -> None:
    other = replace(
        message,
        form="IRREVOCABLE",
        rules=Code("UCP LATEST VERSION"),
        beneficiary=Beneficiary(None, ("SOMEBODY ELSE",)),
        available_with=AvailableWithBank("BKCHCNBJ", "BY PAYMENT"),
        confirmation="CONFIRM",
        confirming_bank=Bank.of("BKCHCNBJ"),
        deferred_payment=("WHEN CONVENIENT",),
    )
    assert sorted(refused(other)) == ["40A", "40E", "41A", "42P", "49", "58A", "59"]


def test_an_amendment_of_nothing_is_refused(message: MT707) -> None:
    names = ("expiry", "increase", "tolerance", "deferred_payment", "latest_shipment", "goods", "documents")
    assert refused(replace(message, presentation_period=None, **dict.fromkeys(names))) == [""]  # type: ignore[arg-type]


def test_what_changes_is_read(message: MT707) -> None:
    found = changes_of([message])
    changes = found.changes
    assert changes is not None and found.reference == "LC17"
    assert (changes.increase, changes.decrease) == (Money.parse("USD 50000.00"), None)
    assert (changes.expiry, changes.latest_shipment) == (date(2024, 11, 30), date(2024, 11, 15))
    assert (changes.tolerance, changes.presentation_days) == (Tolerance(10, 10), 10)
    assert (str(changes.tenor), changes.documents) == ("120 days after sight", ("INVOICE", "PACKING LIST"))
    assert changes.other == ":45B:/ADD/PACKED IN CARTONS"
    assert [one.tag for one in found.report] == [tag for _, tag, _ in message.said()]


def test_a_decrease_and_documents_that_are_added_are_read(message: MT707) -> None:
    less = replace(message, increase=None, decrease=Amount("USD", Decimal("5")), documents=("/ADD/+CERTIFICATE",))
    changes = changes_of([less]).changes
    assert changes is not None and (changes.decrease, changes.documents) == (Money.parse("USD 5.00"), None)
    assert changes.other == ":45B:/ADD/PACKED IN CARTONS\n:46B:/ADD/+CERTIFICATE"


def test_a_cancellation_changes_no_terms(message: MT707) -> None:
    assert changes_of([replace(message, cancellation="CANCEL")]).changes is None


def amendment(**changes: object) -> Amendment:
    fields: dict[str, object] = {
        **{
            "id": "3-1#1",
            "credit": "3-1",
            "status": "Offered",
            "extension": "None",
            "increase": None,
            "decrease": None,
        },
        **{"tolerance": None, "expiry": None, "latest_shipment": None, "presentation_days": None, "tenor": None},
        **{"version": None, "taken_by": None, "hash": "0x", "root": "0x"},
    }
    return Amendment(**fields | changes)  # type: ignore[arg-type]


def test_the_message_of_an_amendment_says_what_was_read(message: MT707) -> None:
    changes = changes_of([message]).changes
    assert changes is not None
    names = ("increase", "tolerance", "expiry", "latest_shipment", "presentation_days", "tenor")
    made = amendment(**{name: getattr(changes, name) for name in names})
    kept = {name: str(value) for name, value in changes.private().items()}
    on, texts = terms(), Texts()
    written = amendment_of(credit_on(on), made, on, KNOWN, DAYS, texts, kept)
    assert replace(written, sender_to_receiver=message.sender_to_receiver) == message


def test_an_amendment_of_words_is_added_to_the_conditions() -> None:
    on, texts = terms(), Texts()
    kept = {"other": "Packed in cartons. " * 8}
    written = amendment_of(credit_on(on), amendment(), on, KNOWN, DAYS, texts, kept)
    assert written.conditions is not None and written.conditions[0].startswith("/ADD/Packed in cartons.")
    assert read(written.block4(), number="707").faults == ()


def test_days_and_tenor_of_an_amendment_are_fields() -> None:
    on, tenor = terms(), Tenor.parse("on 2025-03-03")
    made = amendment(expiry=date(2024, 12, 24), presentation_days=7, tenor=tenor, decrease=Money.parse("USD 1.00"))
    written = amendment_of(credit_on(on), made, on, KNOWN, DAYS, Texts(), {})
    assert (written.expiry, written.presentation_period) == (Expiry(date(2024, 12, 24), "NINGBO"), Days(7))
    assert (written.deferred_payment, written.decrease) == (("ON 2025-03-03",), Amount("USD", Decimal("1.00")))
