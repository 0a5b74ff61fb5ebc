"""Reading and writing

given a message of any number that breaks no rule
    it is read from what it writes, equal to what it was
    it is written again as it was, byte for byte
    it has no fault but warnings, and an envelope around it changes nothing
given a message of the corpus
    it has no fault
    it is written as it was read, byte for byte, with its envelope
    it is read the same with its lines ended by LF alone, and with empty lines around it
given all the good messages of the corpus
    every message is among them, and every field of every message
given figures as nobody writes them
    they are kept as they were: leading noughts, an amount without decimals
given a message made from values alone
    numbers and decimals are written as the standard has them
"""

from __future__ import annotations

import copy
import pickle
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.swift.corpus import names, number_of, reading, text, written
from tests.swift.strategies import any_message, messages
from usance.swift import Envelope, Message, parse, read
from usance.swift import values as v
from usance.swift.mt import MT732, MT742
from usance.swift.spec import NUMBERS, spec_of

ENVELOPE = Envelope(terminal="ICBKCNBJAXXX", type="700", other="BKCHHKHHXXXX", rest="N", user={"108": "A"}, trailer={})
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


@pytest.mark.parametrize("number", NUMBERS)
@settings(max_examples=examples(200, by_day=10), deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_any_message_is_read_from_what_it_writes(number: str, data: st.DataObject) -> None:
    message = data.draw(messages(number))
    found = read(message.block4(), number=number)
    assert [str(fault) for fault in found.faults if not fault.warning] == []
    assert found.message == message
    assert written(found) == message.block4()


@settings(max_examples=examples(100, by_day=10), deadline=None, suppress_health_check=SLOW)
@given(any_message())
def test_an_envelope_around_a_message_says_which_it_is(message: Message) -> None:
    sent = replace(ENVELOPE, type=message.NUMBER).around(message.block4())
    found = read(sent)
    assert found.message == message
    assert written(found) == sent


@pytest.mark.parametrize("name", names("good"))
def test_a_message_of_the_corpus_is_written_as_it_was_read(name: str) -> None:
    found = reading("good", name)
    assert [str(fault) for fault in found.faults] == []
    assert written(found) == text("good", name)
    assert found.number == number_of(name)


@pytest.mark.parametrize("name", names("good"))
def test_ends_of_lines_and_empty_lines_around_change_nothing(name: str) -> None:
    sent, number = text("good", name), number_of(name)
    message = parse(sent, number=number)
    for other in (sent.replace("\r\n", "\n"), f"\r\n\r\n{sent}\r\n\r\n", f"\n{sent}\n".replace("\r\n", "\n")):
        assert parse(other, number=number) == message
    if not sent.startswith("{"):
        assert parse(f"{sent}\r\n-}}", number=number) == parse(f"{sent}\r\n-\r\n", number=number) == message


def test_every_field_of_every_message_is_in_the_corpus() -> None:
    wanted = {(number, row.part, tag) for number in NUMBERS for row in spec_of(number).rows for tag in (row.shown,)}
    found = set()
    for name in names("good"):
        message = parse(text("good", name), number=number_of(name))
        found |= {(message.NUMBER, row.part, row.shown) for row, _, _ in message.said()}
    assert wanted - found == set()


def test_figures_are_kept_as_they_were_written() -> None:
    block4 = ":20:A\r\n:21:B\r\n:30:241104\r\n:32B:USD0010,50"
    message = parse(block4, number="732")
    assert isinstance(message, MT732)
    assert message.amount.amount == Decimal("10.5")
    assert message.block4() == block4
    for other in (copy.deepcopy(message), pickle.loads(pickle.dumps(message))):
        assert other == message
        assert other.block4() == block4


@pytest.mark.parametrize(
    ("amount", "sent"),
    [("1000", "1000,"), ("1000.00", "1000,00"), ("0.5", "0,5"), ("1E+3", "1000,"), ("1E-7", "0,0000001")],
)
def test_decimals_are_written_with_a_comma(amount: str, sent: str) -> None:
    made = MT732(reference="A", related_reference="B", day=date(2024, 11, 4), amount=v.Amount("USD", Decimal(amount)))
    assert made.block4().endswith(f":32B:USD{sent}")


@pytest.mark.parametrize(
    ("account_with", "sent"),
    [
        (v.Branch(None, "0099887766", None), ":57B:/0099887766"),
        (v.Branch("C", None, None), ":57B:/C"),
        (v.Branch("D", "77", "WUXI"), ":57B:/D/77\r\nWUXI"),
        (v.Branch(None, None, "WUXI"), ":57B:WUXI"),
        (v.Bank.of("CHASUS33"), ":57A:CHASUS33"),
        (v.Bank("C", "1", "CHASUS33"), ":57A:/C/1\r\nCHASUS33"),
        (v.Named(None, "/CH123456", ("A BANK",)), ":57D://CH123456\r\nA BANK"),
    ],
)
def test_a_party_is_written_with_what_it_has(account_with: v.Bank | v.Branch | v.Named, sent: str) -> None:
    message = parse(text("good", "mt742"))
    assert isinstance(message, MT742)
    made = replace(message, account_with=account_with)
    assert f"{sent}\r\n:58A:" in made.block4()
    assert parse(made.block4(), number="742") == made
