"""Rules and code words

given any rule of the tables
    a message of the corpus breaks it, and would pass without it
given the vectors of the domain
    T55 to T59 are refused, or warned of, as they say
given any field that has a list of words
    each of them is taken, and any other is a fault with its error code
    the words are told where the text does not fit the format at all
given fields that could not be read
    no rule that hangs on what they say is told
"""

from __future__ import annotations

import pytest

from tests.swift.corpus import expected, names, number_of, reading, text
from usance.swift import Fault, check, rules
from usance.swift.checking import read_field
from usance.swift.codes import CODES, CODES_OF, ERRORS, words_of
from usance.swift.spec import NUMBERS, spec_of
from usance.swift.tables.rules import RULES, Rule
from usance.swift.tokens import Token

EVERY_RULE = [(number, at) for number, rules in RULES.items() for at in range(len(rules))]
WORDS = [
    (number, tag) for number in NUMBERS for row in spec_of(number).rows for tag in row.tags if words_of(number, tag)
]
BESIDE = {"41A": "ABOCCNBJ\r\n{}", "41D": "ANY BANK\r\n{}"}


def faults(number: str, tag: str, said: str) -> list[Fault]:
    return list(read_field(Token(tag, BESIDE.get(tag, "{}").format(said), 1), number)[1])


@pytest.mark.parametrize(("number", "at"), EVERY_RULE)
def test_each_rule_is_broken_by_a_message_that_would_pass_without_it(
    number: str, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = [name for name in names("bad") if number_of(name) == number]
    without: tuple[Rule, ...] = (*RULES[number][:at], *RULES[number][at + 1 :])
    before = {name: reading("bad", name).faults for name in mine}
    monkeypatch.setattr(rules, "RULES", {**RULES, number: without})
    after = {name: reading("bad", name).faults for name in mine}
    assert any(before[name] and not after[name] for name in mine)


@pytest.mark.parametrize(
    ("vector", "name", "codes"),
    [
        ("T55", "mt700_no_comma", ["T40"]),
        ("T55", "mt700_thousands_comma_and_point", ["T40"]),
        ("T56", "mt700_period_and_latest_shipment", ["D06"]),
        ("T57", "mt700_drafts_without_drawee", ["C90"]),
        ("T58", "mt700_confirm_without_bank", [""]),
        ("T59", "mt707_increase_and_decrease", ["C12"]),
    ],
)
def test_the_vectors_of_the_domain_are_told(vector: str, name: str, codes: list[str]) -> None:
    found = reading("bad", name)
    assert [fault.code for fault in found.faults] == [each.code for each in expected(name)] == codes
    assert (found.message is not None) == all(fault.warning for fault in found.faults) == (vector == "T58")


def test_an_amount_with_a_comma_and_no_decimals_is_right() -> None:
    assert read_field(Token("32B", "USD1000,", 1), "700")[1] == ()
    assert read_field(Token("32B", "KWD1000,125", 1), "700")[1] == ()
    assert read_field(Token("32B", "JPY1000,", 1), "700")[1] == ()


@pytest.mark.parametrize(("number", "tag"), WORDS)
def test_a_field_says_one_of_its_words(number: str, tag: str) -> None:
    for word in words_of(number, tag):
        assert faults(number, tag, word) == []
    (fault,) = faults(number, tag, words_of(number, tag)[0][:-1] + "Q")
    assert fault.code == ERRORS.get(tag, "")
    assert " or ".join(words_of(number, tag)) in fault.needed


@pytest.mark.parametrize("tag", sorted({*CODES, *(tag for _, tag in CODES_OF)} - {"23"}))
def test_words_are_told_where_a_text_does_not_fit_at_all(tag: str) -> None:
    number = next(number for number, each in WORDS if each == tag)
    (fault,) = faults(number, tag, "x" * 70)
    assert " or ".join(words_of(number, tag)) in fault.needed


@pytest.mark.parametrize("word", ["/HOLD/", "HOLD", "/RETURN/BY COURIER", "/PREVINST/", "NOTIFY US"])
def test_a_disposal_is_known_with_slashes_or_without(word: str) -> None:
    assert faults("734", "77B", word) == []


@pytest.mark.parametrize("word", ["/HOLDING/", "/", "HELD", "/hold/", "/ADD/"])
def test_what_is_no_disposal_is_told(word: str) -> None:
    assert [fault.field for fault in faults("734", "77B", word)] == ["77B"]


@pytest.mark.parametrize(
    ("name", "old", "new", "fields"),
    [
        ("mt760_conditional", ":23B:COND", ":23B:WHEN", ["23B"]),
        ("mt760_conditional", ":23B:COND", ":23B:cond", ["23B"]),
        ("mt760_conditional", ":22A:ISSU", ":22A:issu", ["22A"]),
        ("mt760_standby", ":49:CONFIRM", ":49:CONFIRMED", ["49"]),
        ("mt760_standby", ":22D:STBY", ":22D:stby", ["22D"]),
        ("mt760_standby", ":23F:OTHR/NINETY DAYS", ":23F:other", ["23F"]),
        ("mt767", ":22A:ICCA", ":22A:icca", ["22A"]),
        ("mt759", ":23H:GENINFAD", ":23H:GENINF", ["23H"]),
        ("mt734", "241106USD", "241306USD", ["33A"]),
        ("mt798_index", ":12:770", ":12:77", ["12"]),
    ],
)
def test_no_rule_is_told_of_what_could_not_be_read(name: str, old: str, new: str, fields: list[str]) -> None:
    found = check(text("good", name).replace(old, new), number=number_of(name))
    assert [fault.field for fault in found] == fields, found
