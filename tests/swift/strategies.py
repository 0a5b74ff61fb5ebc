"""Messages of any number, made from the tables: formats, code words, currencies and rules are all kept.

messages("700")     what an MT700 may be, and so for every other number
any_message()       one of any number
values("700", tag)  what a field of a message may hold

Texts are kept short of what a format allows, or a message with all its fields would be too much for Hypothesis; that
formats are used up to their last character is tried in test_formats.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import Any

from hypothesis import strategies as st
from iso4217 import Currency

from usance.swift import CLASSES, Message
from usance.swift import values as v
from usance.swift.codes import AMENDED, words_of
from usance.swift.formats import Component
from usance.swift.mt import MT798
from usance.swift.spec import FIELDS, NUMBERS, FieldSpec, Row, spec_of
from usance.swift.tables.rules import RULES

Strategy = st.SearchStrategy[Any]
Draw = Callable[[Strategy], Any]
Draft = dict[Row, Any]
"""A message in the making: the value of each field that it has."""

LETTERS, DIGITS = string.ascii_uppercase, string.digits
_X = string.ascii_letters + DIGITS + "/-?:().,'+ "
ALPHABETS = {"n": DIGITS, "a": LETTERS, "c": LETTERS + DIGITS, "x": _X, "z": _X + '=!"%&*<>;{@#_'}
CURRENCIES = {one.code: one.exponent for one in Currency if one.exponent is not None}
DAYS = st.dates(date(1980, 1, 1), date(2079, 12, 31))
BICS = st.from_regex(r"[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?", fullmatch=True)
ANCILLARY = {"ISSUANCE": ["UNDK"], "TRANSFER": ["DGAR", "STBY", "UNDK"], "GENINFAD": ["DGAR", "DOCR", "STBY", "UNDK"]}


@st.composite
def line(draw: Draw, alphabet: str, most: int, *, not_first: str = ":-/") -> str:
    """A line of a field: not one that ends it, and not one with an account."""
    first = draw(st.sampled_from([each for each in alphabet if each not in not_first]))
    return str(first + draw(st.text(alphabet, max_size=min(most - 1, 20))))


def _component(part: Component) -> Strategy:
    alphabet = ALPHABETS[part.set]
    if part.exact:
        return st.text(alphabet, min_size=part.length, max_size=part.length)
    one = line(alphabet, part.length)
    return one if part.lines == 1 else st.lists(one, min_size=1, max_size=min(part.lines, 4)).map(tuple)


def _optional(strategy: Strategy) -> Strategy:
    return st.none() | strategy


def _amounts(currency: str, digits: int) -> Strategy:
    exponent = CURRENCIES[currency]
    # The comma is one of the places of an amount.
    whole = st.integers(0, 10 ** (digits - 1) - 1)
    return st.builds(lambda n, places: Decimal(n).scaleb(-places), whole, st.integers(0, exponent))


def _party(*rest: Strategy, type_: type) -> Strategy:
    """With an account or none: one that is a letter alone, or begins with one and a slash, would be read otherwise."""
    account = line(_X.replace("/", ""), 34).filter(lambda text: len(text) > 1)
    return st.builds(type_, _optional(st.sampled_from(LETTERS)), _optional(account), *rest)


def _names(part: Component) -> Strategy:
    return _component(part)


def _code(field: FieldSpec, number: str) -> Strategy:
    words, parts = words_of(number, field.tag), field.format.components
    code = st.sampled_from(words) if words else _component(parts[0])
    said = _component(parts[1])
    if field.tag == "40E":
        plain = st.builds(v.Code, st.sampled_from([word for word in words if word != "OTHR"]), st.none())
        return plain | st.builds(v.Code, st.just("OTHR"), said)
    needed = "[" not in field.format.notation
    return st.builds(v.CodeLines if field.holds == "CodeLines" else v.Code, code, said if needed else _optional(said))


def _lines(field: FieldSpec, number: str) -> Strategy:
    made = _component(field.format.components[0])
    before = "/REPALL/" if field.tag in AMENDED else "/NOTIFY/" if field.tag == "77B" else ""
    return made.map(lambda lines: (before + lines[0][: 35 - len(before)], *lines[1:])) if before else made


def _text(field: FieldSpec, number: str) -> Strategy:
    words = words_of(number, field.tag)
    if words:
        return st.sampled_from(words)
    if field.tag == "41F":
        return BICS
    made = _component(field.format.components[0])
    return st.just("") | made if field.tag == "77E" else made


def _reference(field: FieldSpec, number: str) -> Strategy:
    words = words_of(number, field.tag)
    plain = st.text(_X.replace("/", ""), min_size=1, max_size=7)
    return st.sampled_from(words) if words else plain | st.builds("{}/{}".format, plain, plain)


_HELD: Mapping[str, Callable[[FieldSpec, str], Strategy]] = {
    "text": _text,
    "reference": _reference,
    "lines": _lines,
    "Code": _code,
    "CodeLines": _code,
    "marker": lambda field, number: st.just(v.Marker()),
    "number": lambda field, number: st.integers(0, 10 ** field.format.components[0].length - 1),
    "date": lambda field, number: DAYS,
    "SequenceOfTotal": lambda field, number: st.integers(1, 8).flatmap(
        lambda total: st.builds(v.SequenceOfTotal, st.integers(1, total), st.just(total))
    ),
    "Tolerance": lambda field, number: st.builds(v.Tolerance, st.integers(0, 99), st.integers(0, 99)),
    "Expiry": lambda field, number: st.builds(v.Expiry, DAYS, line(_X, 29)),
    "Law": lambda field, number: st.builds(
        v.Law, st.text(LETTERS, min_size=2, max_size=2), _optional(line(_X, 35)), _optional(line(_X, 65))
    ),
    "Days": lambda field, number: st.builds(v.Days, st.integers(0, 999), _optional(line(_X, 35))),
    "Bank": lambda field, number: _party(BICS, type_=v.Bank),
    "Branch": lambda field, number: _party(_optional(line(_X, 35)), type_=v.Branch).filter(any),
    "Named": lambda field, number: _party(_names(field.format.components[2]), type_=v.Named),
    "Beneficiary": lambda field, number: st.builds(
        v.Beneficiary, _optional(line(_X, 34)), _names(field.format.components[1])
    ),
    "BeneficiaryBank": lambda field, number: st.builds(v.BeneficiaryBank, _optional(line(_X, 34)), BICS),
    "AvailableWithBank": lambda field, number: st.builds(
        v.AvailableWithBank, BICS, st.sampled_from(words_of(number, "41A"))
    ),
    "AvailableWith": lambda field, number: st.builds(
        v.AvailableWith, _names(field.format.components[0]), st.sampled_from(words_of(number, "41D"))
    ),
    "Form": lambda field, number: st.builds(
        v.Form,
        st.sampled_from(words_of(number, "40A")),
        st.sampled_from(["ADDING OUR CONFIRMATION", "WITHOUT OUR CONFIRMATION"]),
    ),
}


@cache
def values(number: str, tag: str, currency: str = "USD") -> Strategy:
    """What a field of message `number` may hold, by itself."""
    field = FIELDS[tag]
    amounts = _amounts(currency, 15)
    if field.holds == "Amount":
        return st.builds(v.Amount, st.just(currency), amounts)
    if field.holds == "DatedAmount":
        return st.builds(v.DatedAmount, DAYS, st.just(currency), amounts)
    return _HELD[field.holds](field, number)


@st.composite
def messages(draw: Draw, number: str) -> Message:
    """Messages of a number, in one currency, that break no rule of theirs."""
    if number == "798":
        return _enveloped(draw)
    currency = draw(st.sampled_from(sorted(CURRENCIES)))

    def value(row: Row) -> Any:
        return draw(values(number, draw(st.sampled_from(row.tags)), currency))

    rows = spec_of(number).rows
    parts = {row.part for row in rows if row.is_marker and (row.mandatory or draw(st.booleans()))} | {""}
    here = [row for row in rows if row.part in parts]
    draft = {row: value(row) for row in here if row.mandatory or row.is_marker or draw(st.booleans())}
    for mend in (_mended, _MENDS.get(number, _mended), _mended):
        draft = mend(draft, value, rows)
    return built(number, draft)


def any_message() -> st.SearchStrategy[Message]:
    return st.sampled_from(NUMBERS).flatmap(messages)


def built(number: str, draft: Mapping[Row, Any]) -> Message:
    """The message with these fields."""
    module = import_module(f"usance.swift.mt.mt{number}")
    said = {row.attribute: value for row, value in draft.items() if not row.part}
    for marker in [row for row in draft if row.is_marker]:
        class_ = getattr(module, f"MT{number}{marker.attribute.title().replace('_', '')}")
        own = {row.attribute: value for row, value in draft.items() if row.part == marker.part and not row.is_marker}
        said[marker.attribute] = class_(**own)
    return CLASSES[number](**said)


def _enveloped(draw: Draw) -> Message:
    other = draw(st.sampled_from([number for number in NUMBERS if number != "798"] + ["770"]))
    known = other in CLASSES
    lines = st.none() | line(ALPHABETS["z"], 40).map(lambda text: (f":27A:{text}", ":21P:CUSTOMER"))
    return MT798(
        reference=draw(values("798", "20")),
        message_type=other,
        envelope=draw(values("798", "77E")),
        enclosed=draw(messages(other) if known else lines),
    )


# Rules


Value = Callable[[Row], Any]
Rows = tuple[Row, ...]


def _mended(draft: Draft, value: Value, rows: Rows) -> Draft:
    """The draft with what breaks a rule of the table left out, or put in."""
    number = next(each for each in NUMBERS if spec_of(each).rows == rows)
    for _, _, part, kind, tags in RULES.get(number, ()):
        of = {tag: _row(rows, part, tag) for tag in tags}
        there = [tag for tag in tags if of[tag] in draft and _is(number, draft, of[tag], tag)]
        *given, last = tags
        lacks = last not in there
        if kind == "some of" and not there:
            draft[of["72Z"]] = value(of["72Z"])
        if kind == "one of" and not there:
            draft[of[tags[0]]] = value(of[tags[0]])
        out = {
            "both": there if len(there) == 1 else [],
            "not both": there[1:],
            "one of": there[1:],
            "needs": there[-1:] if lacks and len(there) == len(given) else [],
            "needs any": there if lacks else [],
            "goes with": [] if lacks or len(there) > 1 else [last],
        }.get(kind, [])
        draft = {row: held for row, held in draft.items() if row not in [of[tag] for tag in out]}
    return draft


def _row(rows: Rows, part: str, tag: str) -> Row:
    return next(row for row in rows if row.part == part and (row.shown == tag or tag in row.tags))


def _is(number: str, draft: Draft, row: Row, tag: str) -> bool:
    """Whether the field comes by that tag, where a rule names one of several."""
    if tag.endswith("a") or len(row.tags) == 1:
        return True
    return tag == ("32D" if isinstance(draft[row], v.DatedAmount) else "32B")


def _without(draft: Draft, part: str, *tags: str) -> Draft:
    return {row: held for row, held in draft.items() if row.part != part or row.shown not in tags}


def _with(draft: Draft, value: Value, rows: Rows, part: str, *tags: str) -> Draft:
    needed = [_row(rows, part, tag) for tag in tags]
    return draft | {row: value(row) for row in needed if row not in draft}


def _amendment(draft: Draft, value: Value, rows: Rows) -> Draft:
    return _with(draft, value, rows, "", "72Z")


def _ancillary(draft: Draft, value: Value, rows: Rows) -> Draft:
    form, function = _row(rows, "", "22D"), _row(rows, "", "23H")
    said = next((word for word, forms in ANCILLARY.items() if draft[form] in forms), "GENINFAD")
    return draft | {function: "GENINFAD" if draft[form] == "DOCR" else said}


def _undertaking(draft: Draft, value: Value, rows: Rows) -> Draft:
    form = draft[_row(rows, "B", "22D")]
    local = _row(rows, "C", "15C") in draft
    purpose = "ISCO" if local else "ISSU"
    draft[_row(rows, "A", "22A")] = purpose
    for part in "BC" if local else "B":
        draft = _expiring(draft, value, rows, part)
        if _row(rows, part, "23F") not in draft:
            draft = _without(draft, part, "78", "26E", "31S")
    if local:
        draft = _without(draft, "B", "48D", "24E", "24G", "49", "58a")
    else:
        draft = _with(draft, value, rows, "B", "50", *(["49"] if form == "STBY" else []))
        draft = _without(draft, "B", "58a", *([] if form == "STBY" else ["49"]))
    if draft.get(_row(rows, "B", "49")) in ("CONFIRM", "MAY ADD"):
        draft = _with(draft, value, rows, "B", "58a")
    return _without(draft, "B", "57a")


def _amended_undertaking(draft: Draft, value: Value, rows: Rows) -> Draft:
    local = _row(rows, "C", "15C") in draft
    draft[_row(rows, "A", "22A")] = "ICCA" if local else "ISUA"
    for part in "BC" if local else "B":
        draft = _expiring(draft, value, rows, part)
    return _with(draft, value, rows, "C", "77L") if local else draft


def _expiring(draft: Draft, value: Value, rows: Rows, part: str) -> Draft:
    """31E and 35G as 23B has them."""
    kind = draft.get(_row(rows, part, "23B"))
    draft = _with(draft, value, rows, part, *{"COND": ["35G"], "FIXD": ["31E"]}.get(str(kind), []))
    draft = draft if kind == "COND" else _without(draft, part, "35G")
    return _without(draft, part, "31E", "23F") if kind == "OPEN" else draft


_MENDS: Mapping[str, Callable[[Draft, Value, Rows], Draft]] = {
    **{"707": _amendment, "759": _ancillary, "760": _undertaking, "767": _amended_undertaking},
}
