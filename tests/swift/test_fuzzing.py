"""Texts that nobody would send

given any text, or a message of the corpus with pieces dropped, doubled, swapped or put in, or its lines shuffled
    reading raises nothing; parsing raises nothing but BadMessage
    each fault is on a line of the text, and says what is wanted
given a long text made to keep an expression busy
    no format takes long over it
given an MT798 in an MT798 in an MT798, and so on
    it is refused
"""

from __future__ import annotations

import time
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.swift.corpus import names, number_of, text
from usance.swift import BadMessage, check, parse, read
from usance.swift.checking import read_field
from usance.swift.spec import FIELDS, NUMBERS
from usance.swift.tokens import Token

CORPUS = [(folder, name) for folder in ("good", "bad") for name in names(folder)]
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
PIECES = st.sampled_from(
    [*(f"\r\n:{tag}:" for tag in FIELDS), ":", "-", "\r\n", "\r", "\n", "{", "}", "{4:", "-}", "/", "//", ",", "A" * 99]
) | st.text(max_size=4)


def never_breaks(sent: str, number: str | None, *, legacy: bool) -> None:
    found = read(sent, number=number, legacy=legacy)
    lines = max(sent.count("\r\n"), sent.count("\n")) + 1
    for fault in found.faults:
        assert 0 <= fault.line <= lines
        assert fault.found and fault.needed and str(fault)
    try:
        assert parse(sent, number=number, legacy=legacy) == found.message
    except BadMessage as refused:
        assert found.message is None
        assert refused.faults == found.faults


def _dropped(sent: str, at: int, to: int, piece: str, random: Random) -> str:
    return sent[:at] + sent[to:]


def _doubled(sent: str, at: int, to: int, piece: str, random: Random) -> str:
    return sent[:to] + sent[at:]


def _swapped(sent: str, at: int, to: int, piece: str, random: Random) -> str:
    middle = (at + to) // 2
    return sent[:at] + sent[middle:to] + sent[at:middle] + sent[to:]


def _put_in(sent: str, at: int, to: int, piece: str, random: Random) -> str:
    return sent[:at] + piece + sent[at:]


def _shuffled(sent: str, at: int, to: int, piece: str, random: Random) -> str:
    lines = sent.split("\r\n")
    random.shuffle(lines)
    return "\r\n".join(lines)


UPSETS: list[Callable[[str, int, int, str, Random], str]] = [_dropped, _doubled, _swapped, _put_in, _shuffled]


@settings(max_examples=examples(2000, by_day=75), deadline=None)
@given(st.text() | st.lists(PIECES).map("".join), st.none() | st.sampled_from(NUMBERS), st.booleans())
def test_any_text_is_read_or_refused(sent: str, number: str | None, legacy: bool) -> None:
    never_breaks(sent, number, legacy=legacy)


@settings(max_examples=examples(4000, by_day=150), deadline=None, suppress_health_check=SLOW)
@given(st.sampled_from(CORPUS), st.integers(0, 2**32), st.lists(PIECES, min_size=1, max_size=4), st.booleans())
def test_an_upset_message_is_read_or_refused(which: tuple[str, str], seed: int, pieces: list[str], old: bool) -> None:
    sent, random = text(*which), Random(seed)
    for piece in pieces:
        at = random.randrange(len(sent) + 1)
        sent = random.choice(UPSETS)(sent, at, min(at + random.choice([1, 2, 5, 40]), len(sent)), piece, random)
    never_breaks(sent, random.choice([None, number_of(which[1])]), legacy=old)


@settings(max_examples=examples(400, by_day=40), deadline=None)
@given(st.binary(), st.sampled_from(NUMBERS))
def test_any_bytes_are_read_or_refused(sent: bytes, number: str) -> None:
    never_breaks(sent.decode("latin-1"), number, legacy=False)
    never_breaks(sent.decode("utf-8", errors="surrogateescape"), number, legacy=True)


HOSTILE = [
    "A" * 100_000,
    "/" * 100_000,
    "/A" * 50_000,
    "\r\n" * 50_000,
    "A\r\n" * 30_000,
    "/\r\n" * 30_000,
    ("A" * 65 + "\r\n") * 1_500,
    ("A" * 35 + "\r\n") * 2_800 + "}",
    "1," * 50_000,
    "1" * 100_000 + ",",
    "240902USD" + "1" * 100_000,
    "{" * 100_000,
    "证" * 30_000,
    "+ 证 " * 10_000,
    " " * 100_000,
]


@pytest.mark.parametrize("tag", FIELDS)
def test_no_format_takes_long_over_a_hostile_text(tag: str) -> None:
    for sent in HOSTILE:
        begun = time.process_time()
        read_field(Token(tag, sent, 1), "700")
        assert time.process_time() - begun < 2, sent[:20]


@pytest.mark.parametrize(
    "sent",
    [
        ":20:A\r\n" * 20_000,
        ":99:A\r\n" * 20_000,
        ":\r\n" * 50_000,
        "{1:" * 30_000,
        "{1:}" * 30_000,
        "{4:\r\n" * 30_000,
        "{3:" + "{108:A}" * 20_000 + "}",
        "\r\n" * 100_000,
        "A" * 300_000,
        ":20:A\r\n:12:700\r\n:77E:\r\n" * 5_000,
    ],
)
def test_no_text_takes_long_whatever_it_repeats(sent: str) -> None:
    begun = time.process_time()
    assert check(sent, number="700")
    assert check(sent, number="798")
    assert check(sent)
    assert time.process_time() - begun < 10


def test_envelopes_within_envelopes_are_refused() -> None:
    (fault, *_) = check(":20:A\r\n:12:798\r\n:77E:\r\n" * 5_000, number="798")
    assert fault.found == "an MT798 in an MT798"
