"""Faults

given a bad message of the corpus
    each fault of its sidecar is told, in the order of the text, and no other: line, field, error code and words
    each is on a line of its field
    parse raises BadMessage with all of them, unless they are warnings alone
    none has an error code that no source gives
given a message without a number
    the one that its fields fit is taken, or the nearest with its faults
    several that fit are told, and none is taken
given a number that there is not
    the numbers that there are are told
given ends of lines that are not CR LF throughout
    each that is otherwise is told
given a row of strange characters
    it is one fault
"""

from __future__ import annotations

import re

import pytest

from tests.swift.corpus import expected, names, number_of, reading, text
from usance.swift import BadMessage, check, parse, read
from usance.swift.spec import NUMBERS

UNSOURCED = {"T13", "T30", "T33"}
ACKNOWLEDGED = ":20:A\r\n:21:B\r\n:30:241104\r\n:32B:USD10,"


@pytest.mark.parametrize("name", names("bad"))
def test_what_is_wrong_is_told_all_at_once_and_in_its_order(name: str) -> None:
    faults, wanted = reading("bad", name).faults, expected(name)
    told = [one.is_told(fault) for one, fault in zip(wanted, faults, strict=False)]
    assert all(told) and len(wanted) == len(faults), "\n".join(map(str, faults))
    assert not UNSOURCED & {fault.code for fault in faults}


@pytest.mark.parametrize("name", names("bad"))
def test_a_fault_is_on_a_line_of_its_field(name: str) -> None:
    lines = text("bad", name).split("\r\n")
    for fault in reading("bad", name).faults:
        assert 0 <= fault.line <= max(len(lines), 1)
        above = [line for line in lines[: fault.line] if re.match(r":[0-9]{2}[A-Z]?:", line)]
        if fault.field and fault.found != "no such field":
            assert above[-1].startswith(f":{fault.field}:")
        if fault.column:
            assert fault.column <= len(lines[fault.line - 1])


@pytest.mark.parametrize("name", names("bad"))
def test_a_bad_message_is_refused_with_every_fault(name: str) -> None:
    faults = reading("bad", name).faults
    if all(fault.warning for fault in faults):
        assert parse(text("bad", name), number=number_of(name)) == reading("bad", name).message
        return
    with pytest.raises(BadMessage) as refused:
        parse(text("bad", name), number=number_of(name))
    assert refused.value.faults == faults == check(text("bad", name), number=number_of(name))
    assert all(str(fault) in str(refused.value) for fault in faults)


def test_the_frequent_faults_have_the_codes_that_sources_give() -> None:
    codes = {fault.code for name in names("bad") for fault in reading("bad", name).faults}
    assert codes >= {"C02", "C03", "C06", "C12", "C30", "C90", "D06", "D81", "E01", "E02", "E03"}
    assert codes >= {"M60", "T26", "T27", "T36", "T40", "T50", "T52", "T59", "T60", "T64", "T65", "T67", "T68", "T75"}


@pytest.mark.parametrize("name", ["mt700_usance", "mt707_mixed", "mt740_mixed", "mt754_account_with", "mt767_decrease"])
def test_a_block_4_alone_is_the_message_that_its_fields_fit(name: str) -> None:
    assert read(text("good", name)).number == number_of(name)
    assert number_of(name) == parse(text("good", name)).NUMBER


def test_a_bad_block_4_alone_is_the_nearest_message() -> None:
    assert check(text("bad", "mt700_several")) == reading("bad", "mt700_several").faults


def test_no_message_is_chosen_where_several_fit() -> None:
    (fault,) = check(ACKNOWLEDGED)
    assert "MT730 or MT732 or MT747" in fault.found
    assert parse(ACKNOWLEDGED, number="732").NUMBER == "732"


def test_a_text_without_a_number_that_fits_nothing_is_no_message() -> None:
    (fault,) = check(":12:700\r\n:99:A")
    assert fault.needed.startswith("the fields of one of 700, 701")


@pytest.mark.parametrize("number", ["103", "0700", "x", "٧٠٠"])
def test_a_number_that_there_is_not_is_told(number: str) -> None:
    (fault,) = check(ACKNOWLEDGED, number=number)
    assert fault.found == f"an MT{number}"
    assert fault.needed == f"one of {', '.join(NUMBERS)}"


@pytest.mark.parametrize(("end", "column"), [("\n", 7), ("\r", 7), ("\n\r", 7)])
def test_an_end_of_a_line_that_is_not_cr_lf_is_told(end: str, column: int) -> None:
    found = check(ACKNOWLEDGED.replace("20:A\r\n", f"20:AB{end}"), number="732")
    assert (found[0].line, found[0].column, found[0].code) == (1, column, "")
    assert "CR LF" in found[0].needed


def test_a_row_of_strange_characters_is_one_fault() -> None:
    found = check(ACKNOWLEDGED + "\r\n:72Z:" + "信用证" * 4, number="732")
    assert [(fault.line, fault.column, fault.code) for fault in found] == [(5, 6, "M60")]
