"""Forms of before 2018

given legacy=True
    each old form is taken, and what it was and what it is now are told: fields of other names, 39B, code words,
    the period for presentation in words
    what would have to be cut short, or is no old form, is a fault as ever
    a message of today is read as ever, and nothing was tolerated
given no word of it
    each old form is a fault
"""

from __future__ import annotations

import pytest

from tests.swift.corpus import names, number_of, text
from usance.swift import Message, parse, read
from usance.swift import values as v

BASE = text("good", "mt700_negotiation")
PERIOD = ("\r\n:49:", "\r\n:48:{}\r\n:49:")
OLD = [
    (
        "\r\n:49:",
        "\r\n:71B:ALL FOR THE BENEFICIARY\r\n:49:",
        "71B",
        ":71D:ALL",
        "charges",
        ("ALL FOR THE BENEFICIARY",),
    ),
    (":49:WITHOUT", ":49:WITHOUT\r\n:72:/PHONBEN/", "72", ":72Z:/PHONBEN/", "sender_to_receiver", ("/PHONBEN/",)),
    ("\r\n:41D", "\r\n:39B:NOT EXCEEDING\r\n:41D", "39B", "nothing in its place", "tolerance", None),
    (":40A:IRREVOCABLE", ":40A:IRREVOCABLE STANDBY", "40A", ":40A:IRREVOCABLE", "form", "IRREVOCABLE"),
    ("\r\n:49:", "\r\n:43P:PROHIBITED\r\n:49:", "43P", ":43P:NOT ALLOWED", "partial_shipments", "NOT ALLOWED"),
    (":49:WITHOUT", ":49:WITHOUT CONFIRMATION", "49", ":49:WITHOUT", "confirmation", "WITHOUT"),
]
PERIODS = [
    ("21 DAYS", v.Days(21)),
    ("21 DAYS AFTER SHIPMENT", v.Days(21)),
    ("WITHIN 15 DAYS AFTER\r\nTHE DATE OF SHIPMENT", v.Days(15)),
    ("10 DAYS FROM DATE OF INVOICE", v.Days(10, "DATE OF INVOICE")),
    ("1 DAY AFTER SIGHT OF GOODS", v.Days(1, "SIGHT OF GOODS")),
]


def legacy(sent: str, number: str = "700") -> tuple[Message | None, list[tuple[str, str, str]], list[str]]:
    found = read(sent, number=number, legacy=True)
    told = [(fault.field, fault.found, fault.needed) for fault in found.tolerated]
    assert all(fault.warning and fault.line for fault in found.tolerated)
    return found.message, told, [str(fault) for fault in found.faults]


@pytest.mark.parametrize(("there", "old", "tag", "now", "attribute", "value"), OLD)
def test_an_old_form_is_taken_and_told(there: str, old: str, tag: str, now: str, attribute: str, value: object) -> None:
    sent = BASE.replace(there, old)
    message, tolerated, faults = legacy(sent)
    assert faults == []
    assert getattr(message, attribute) == value
    ((field, _, needed),) = tolerated
    assert (field, needed.startswith(now)) == (tag, True)
    assert any(fault.field == tag and not fault.warning for fault in read(sent, number="700").faults)


@pytest.mark.parametrize(("words", "days"), PERIODS)
def test_a_period_in_words_is_taken_and_told(words: str, days: v.Days) -> None:
    sent = BASE.replace(PERIOD[0], PERIOD[1].format(words))
    message, tolerated, faults = legacy(sent)
    assert faults == []
    assert getattr(message, "presentation_period", None) == days
    assert [field for field, _, _ in tolerated] == ["48"]
    assert [fault.field for fault in read(sent, number="700").faults] == ["48"]


@pytest.mark.parametrize(
    "words",
    [
        "21 DAYS AFTER SHIPMENT BUT WITHIN THE VALIDITY OF THIS CREDIT",
        "THREE WEEKS",
        "2100 DAYS",
        "AT ONCE",
        "²1 DAYS",
        "21 DAYS/X\r\nY\r\nZ\r\nW\r\nV",
    ],
)
def test_what_would_be_cut_short_or_is_unclear_stays_a_fault(words: str) -> None:
    _, _, faults = legacy(BASE.replace(PERIOD[0], PERIOD[1].format(words)))
    assert faults


def test_a_field_that_never_was_stays_a_fault() -> None:
    message, tolerated, faults = legacy(text("good", "mt732"), "732")
    assert message is not None and tolerated == [] and faults == []
    _, tolerated, faults = legacy(text("good", "mt732").replace(":72Z:", ":39B:MAXIMUM\r\n:72Z:"), "732")
    assert tolerated == [] and len(faults) == 1


@pytest.mark.parametrize(
    ("name", "new", "old"),
    [("mt750", ":73A:", ":73:"), ("mt734", ":73A:", ":73:"), ("mt754", ":77:", ":77A:"), ("mt756", ":79Z:", ":79:")],
)
def test_old_names_of_fields_are_taken_in_every_message(name: str, new: str, old: str) -> None:
    sent = text("good", name)
    message, tolerated, faults = legacy(sent.replace(new, old))
    assert message == parse(sent)
    assert (len(tolerated), faults) == (1, [])
    (fault,) = read(sent.replace(new, old)).faults
    assert f"{new.strip(':')} in an MT{name[2:5]}" in fault.needed


@pytest.mark.parametrize("name", names("good"))
def test_a_message_of_today_is_read_as_ever(name: str) -> None:
    message, tolerated, faults = legacy(text("good", name), number_of(name))
    assert message == parse(text("good", name), number=number_of(name))
    assert (tolerated, faults) == ([], [])


def test_old_forms_within_an_envelope_of_a_customer_are_told_with_their_lines() -> None:
    sent = text("good", "mt798_application").replace(":49:WITHOUT", ":71B:NONE\r\n:49:WITHOUT CONFIRMATION")
    found = read(sent, legacy=True)
    assert [(fault.line, fault.field) for fault in found.tolerated] == [(17, "71B"), (18, "49")]
    assert [(fault.line, fault.field) for fault in read(sent).faults] == [(17, "71B"), (18, "49")]
