"""Formats and characters

given any field
    it takes as many lines and characters as its format has, and one more of either is a fault
    a character of its set is taken, any other is a fault that tells its column
given texts of more than one part
    they are taken apart as the standard has it: at the first slash, by lines, a party with what it has
given an account or a name on lines of its own
    neither is taken for the other
given text to be wrapped
    no line is longer than asked, empty, or begins with a colon or hyphen
    no word is lost, and those that fit a line are whole
"""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usance.swift import wrapped
from usance.swift.charsets import SETS, in_no_set, outside, runs_outside
from usance.swift.checking import read_field
from usance.swift.faults import Fault
from usance.swift.formats import BIC, Component, format_of
from usance.swift.spec import FIELDS
from usance.swift.tokens import Token

SPECIALS = {"x": "/-?:().,'+ ", "z": "/-?:().,'+ =!\"%&*<>;{@#_", "y": " .,-()/='+:?!\"%&*<>;"}
NARRATIVES = [tag for tag, field in FIELDS.items() if field.holds == "lines"]
SAMPLE = {"n": "1", "a": "A", "c": "B2", "x": "x", "z": "{", "d": "9", BIC: "ABOCCNBJXXX"}


def faults(tag: str, text: str) -> tuple[Fault, ...]:
    return read_field(Token(tag, text, 1), "798")[1]


def filled(part: Component, *, more: int = 0, lines: int = 0) -> str:
    """All that a component may hold, and more."""
    if part.set == BIC:
        return SAMPLE[BIC] + "X" * more
    if part.set == "d":
        return "9" * (part.length - 1 + more) + ","
    one = (SAMPLE[part.set] * part.length)[: part.length]
    made = [one] * (part.lines + lines)
    return "\r\n".join([*made[:-1], made[-1] + one[:1] * more])


@pytest.mark.parametrize("tag", FIELDS)
def test_a_format_is_used_up_to_its_last_character_and_no_further(tag: str) -> None:
    form = FIELDS[tag].format
    full = [filled(part) for part in form.components]
    assert form.split(form.join(full)) == tuple(full)
    assert len(form.join(full).split("\r\n")) <= form.lines
    assert max(map(len, form.join(full).split("\r\n"))) <= form.widest
    for at, part in enumerate(form.components):
        # What is too much of a part that may be missing, or that has another after it, may be taken for another.
        if len(form.components) == 1 or at == len(form.components) - 1:
            for more, lines in ((1, 0), (0, 1)):
                if part.set not in (BIC, "d") or more:
                    assert form.split(form.join([*full[:at], filled(part, more=more, lines=lines)])) is None


@pytest.mark.parametrize("tag", NARRATIVES)
def test_a_line_too_many_or_too_long_is_told_with_its_line(tag: str) -> None:
    form = FIELDS[tag].format
    (part,) = form.components
    (long,) = faults(tag, filled(part, more=1))
    assert (long.line, long.found[:21]) == (part.lines, f"a line of {part.length + 1} characters"[:21])
    (many,) = faults(tag, filled(part, lines=1))
    assert (many.line, many.found) == (part.lines + 1, f"{part.lines + 1} lines")
    assert f"at most {part.lines}" in many.needed


@pytest.mark.parametrize("letter", "xyz")
def test_a_set_has_letters_digits_and_its_own_characters(letter: str) -> None:
    own = set(string.ascii_uppercase + string.digits + SPECIALS[letter])
    own |= set() if letter == "y" else set(string.ascii_lowercase)
    for character in map(chr, range(1000)):
        strange = [found for _, _, found in outside(character, letter)]
        assert strange == ([] if character in own else [character])


def test_strange_characters_are_told_one_by_one_or_by_what_stands_together() -> None:
    text = "A信用B\r\n证\t"
    assert list(outside(text, "z")) == [(0, 1, "信"), (0, 2, "用"), (1, 0, "证"), (1, 1, "\t")]
    assert list(runs_outside(text, "z")) == [(0, 1, "信用"), (1, 0, "证\t")]


def test_a_closing_brace_is_in_no_set() -> None:
    assert [character for character in string.printable if in_no_set(character)] == list("$[\\]^`|}~\t\n\r\x0b\x0c")
    assert set(SETS) == set("nachdexyz")


def test_a_strange_character_is_told_with_its_column() -> None:
    first, second = faults("45A", "PRICE 5€\r\n£")
    assert (first.line, first.column, first.code) == (1, len(":45A:PRICE 5€"), "M60")
    assert (second.line, second.column, second.code) == (2, 1, "M60")
    assert "of the z set" in second.needed


@pytest.mark.parametrize(
    ("notation", "text", "parts"),
    [
        ("30x[/35x]", "OTHR/A/B", ("OTHR", "A/B")),
        ("30x[/35x]", "UCP LATEST VERSION", ("UCP LATEST VERSION", None)),
        ("3n[/35x]", "21", ("21", None)),
        ("3n[/35x]", "21/", None),
        ("3!a15d", "USD1000,", ("USD", "1000,")),
        ("3!a15d", "USD1000", None),
        ("3!a15d", "USD1,000,", None),
        ("3!a15d", "USD,5", None),
        ("2!a[/35x][$/65x]", "CN", ("CN", None, None)),
        ("2!a[/35x][$/65x]", "CN\r\n/PUDONG", ("CN", None, "PUDONG")),
        ("2!a[/35x][$/65x]", "CN/SH\r\n/PUDONG", ("CN", "SH", "PUDONG")),
        ("[[/1!a][/34x]$][35x]", "/123", (None, "123", None)),
        ("[[/1!a][/34x]$][35x]", "/C", ("C", None, None)),
        ("[[/1!a][/34x]$][35x]", "/AB", (None, "AB", None)),
        ("[[/1!a][/34x]$][35x]", "/C/123\r\nWUXI", ("C", "123", "WUXI")),
        ("[[/1!a][/34x]$][35x]", "WUXI", (None, None, "WUXI")),
        ("[/34x$]4*35x", "/12\r\nA\r\nB", ("12", "A\r\nB")),
        ("4*35x$14x", "A\r\nB\r\nBY PAYMENT", ("A\r\nB", "BY PAYMENT")),
        ("4*35x$14x", "BY PAYMENT", None),
        ("4!c[$12*65z]", "BENE", ("BENE", None)),
        ("4!c[$12*65z]", "OTHR\r\nA\r\nB", ("OTHR", "A\r\nB")),
    ],
)
def test_a_text_is_taken_apart_as_the_standard_has_it(notation: str, text: str, parts: tuple[str, ...] | None) -> None:
    form = format_of(notation)
    assert form.split(text) == parts
    if parts:
        assert form.join(parts) == text


@pytest.mark.parametrize(
    ("tag", "text", "code"),
    [
        ("59", "/123", ""),
        ("57D", "/C\r\n/123", ""),
        ("57A", "/123", "T27"),
        ("57A", "ABOCCNB", "T27"),
        ("57A", "abocCNBJ", "T27"),
        ("57A", "ABOCCNBJXXX1", "T27"),
        ("32A", "USD1000,", "T50"),
        ("32A", "240902usd1000,", "T52"),
        ("32A", "240902USD1000", "T40"),
        ("31D", "241313CHINA", "T50"),
        ("30", "000000", "T50"),
        ("30", "240229 ", "T50"),
        ("15A", "TEXT", ""),
        ("21", "A\r\n", ""),
    ],
)
def test_what_does_not_fit_is_told_with_what_is_wanted(tag: str, text: str, code: str) -> None:
    (fault, *_) = faults(tag, text)
    assert (fault.field, fault.code) == (tag, code)
    assert fault.needed


@given(st.text(string.printable, max_size=400), st.integers(20, 65))
def test_wrapped_lines_end_no_field_and_lose_no_word(text: str, width: int) -> None:
    lines = wrapped(text, width=width)
    assert all(0 < len(line) <= width and line[0] not in ":-" and line.strip() for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
    made = " ".join(lines).split()
    assert all(word in made for word in text.split() if len(word) < width)


@given(st.lists(st.sampled_from([":", "-", "A" * 66, "A" * 65 + ":B", "-" * 200, "A", "\n", "A" * 64]), max_size=9))
def test_long_words_and_bullets_are_wrapped_too(words: list[str]) -> None:
    lines = wrapped(" ".join(words))
    assert all(0 < len(line) <= 65 and line[0] not in ":-" for line in lines)
