"""Envelopes

given an input message
    who sends and who receives are known, and it is put together again as it was
given an output message
    who sends is known from the reference of the input
given blocks 3 and 5
    their tags are known, in their order; an empty block is there all the same
given a block that is not as it should be
    it is told with its line, and the fields are read for all that
given a block 2 that says another message than the caller
    the block is believed
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.swift.corpus import text
from usance.swift import Envelope, check, read

BLOCK4 = ":20:A\r\n:21:B\r\n:30:241104\r\n:32B:USD10,"
ONE, TWO = "{1:F01ICBKCNBJAXXX0000000000}", "{2:I732BKCHHKHHXXXXN}"
FOUR = f"{{4:\r\n{BLOCK4}\r\n-}}"


def envelope_of(sent: str) -> Envelope:
    found = read(sent)
    assert found.envelope is not None, found.faults
    return found.envelope


def test_an_input_message_is_from_its_terminal_to_the_other() -> None:
    found = envelope_of(text("good", "mt700_full"))
    assert (found.sender, found.receiver, found.type) == ("ICBKCNBJ", "BKCHHKHH", "700")
    assert found.user == {"108": "LC2024090200001", "121": "8f0c2a44-1d3b-4e57-9a60-5b7c8d9e0f11"}
    assert list(found.trailer or ()) == ["CHK", "TNG"]


def test_an_output_message_is_from_whoever_its_reference_names() -> None:
    found = envelope_of(text("good", "mt700_output"))
    assert (found.sender, found.receiver, found.type) == ("ICBKCNBJ", "BKCHHKHH", "700")


def test_a_branch_is_part_of_the_bic() -> None:
    assert envelope_of(ONE + TWO.replace("XXXXN", "XHKCN") + FOUR).receiver == "BKCHHKHHHKC"


terminals = st.from_regex(r"[A-Z]{6}[A-Z0-9]{6}", fullmatch=True)
tags = st.none() | st.dictionaries(
    st.from_regex(r"[A-Z0-9]{3}", fullmatch=True),
    st.text(st.characters(blacklist_characters="{}\r\n", blacklist_categories=["Cs"]), max_size=9),
    max_size=3,
)


@given(terminals, terminals, st.sampled_from(["", "N", "U3", "S2", "N2020"]), tags, tags)
def test_an_envelope_is_read_from_what_it_writes(
    sender: str, receiver: str, rest: str, user: dict[str, str] | None, trailer: dict[str, str] | None
) -> None:
    made = Envelope(terminal=sender, type="732", other=receiver, rest=rest, user=user, trailer=trailer)
    found = read(made.around(BLOCK4))
    assert found.envelope == made
    assert found.faults == ()
    assert found.message is not None


@pytest.mark.parametrize(
    ("sent", "line", "words"),
    [
        (ONE[:-3] + "}" + TWO + FOUR, 1, "a block 1 of F01"),
        (ONE.replace("F01", "X01") + TWO + FOUR, 1, "a block 1 of F01"),
        (TWO + FOUR, 1, "no block 1"),
        (ONE + TWO.replace("N}", "X}") + FOUR, 1, "a block 2 of I"),
        (ONE + "\r\n" + TWO.replace("I", "Q") + FOUR, 2, "a block 2 of I"),
        (f"{ONE}{TWO}{{3:108}}{FOUR}", 1, "in block 3"),
        (f"{ONE}{TWO}{{3:{{108:{{A}}}}}}{FOUR}", 1, "in block 3"),
        (f"{ONE}{TWO}{FOUR}\r\n{{5:{{CHK}}}}", 7, "in block 5"),
        (f"{ONE}{TWO}{FOUR}{ONE}", 6, "each once"),
        (f"{ONE}{TWO}{FOUR}{{6:}}", 6, "blocks {1: to {5:"),
        (f"{ONE}{TWO}{FOUR}$", 6, "'$'"),
        (f"{ONE}{TWO}{FOUR[:-3]}", 5, "no end of block 4"),
        (f"{ONE}{TWO}{FOUR[:-1]}", 6, "no end of block 4"),
        (f"{ONE}{TWO}{FOUR}{{5:{{CHK:A}}", 6, "} at the end of block 5"),
        (f"{ONE}{TWO}{TWO}{TWO}{FOUR}", 1, "each once"),
        (f"{ONE}{TWO}{{3:{{108:A}}{FOUR}", 1, "} at the end of block 3"),
        (f"{ONE}{TWO}\r\nTEXT\r\n{FOUR}", 2, "each once"),
    ],
)
def test_a_bad_block_is_told_and_the_fields_are_read_all_the_same(sent: str, line: int, words: str) -> None:
    found = read(sent, number="732")
    assert [(fault.line, words in str(fault)) for fault in found.faults] == [(line, True)], found.faults
    assert found.number == "732"
    assert found.message is None


def test_fields_beside_the_beginning_of_block_4_are_told_with_their_lines() -> None:
    found = check(f"{ONE}{TWO}{FOUR}".replace("{4:\r\n", "{4:").replace("USD10,", "USD10").replace("20:A", "20:/A"))
    assert [(fault.line, fault.field) for fault in found] == [(1, ""), (1, "20"), (4, "32B")]


def test_block_2_is_believed_before_the_caller() -> None:
    assert read(ONE + TWO + FOUR, number="730").number == "732"
    assert read(TWO.join(["{1:F01}", FOUR])).number == "732"


def test_an_empty_block_4_has_no_field() -> None:
    for block4 in ("{4:\r\n-}", "{4:\r\n\r\n-}", "{4:}", "{4:-}"):
        assert "no field at all" in str(check(ONE + TWO + block4)[-1])
