"""Whether one field is as the standard has it: its characters, its format, and what its parts say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from usance.money import UnknownCurrency, decimals_of
from usance.swift.charsets import NAMES, outside
from usance.swift.codes import faults_of_codes, words_of
from usance.swift.conversion import Unfit, value_of
from usance.swift.faults import Fault, quoted
from usance.swift.formats import CRLF
from usance.swift.spec import FIELDS, FieldSpec
from usance.swift.tokens import Token


def read_field(token: Token, number: str) -> tuple[Any, tuple[Fault, ...]]:
    """What a field of message `number` says, and all that is wrong with it; nothing where it cannot be read."""
    field = FIELDS[token.tag]
    components = field.format.split(token.text)
    empty = not all(token.text.split(CRLF)) and field.format.components and token.tag != "77E"
    if components is None or empty:
        words = words_of(number, token.tag)
        needed = f"{field.format.notation}: {' or '.join(words)}" if words else field.format.notation
        return None, tuple(fault.on(token.line) for fault in _misfits(field, token.text, needed))
    try:
        value = value_of(field, components)
    except Unfit as unfit:
        fault = Fault(token.line, token.tag, quoted(unfit.found), unfit.needed, unfit.code)
        return None, (fault,)
    faults = [Fault(token.line, token.tag, *said) for said in _CHECKS.get(field.holds, _nothing)(value)]
    faults += [Fault(token.line, token.tag, *said) for said in faults_of_codes(number, token.tag, value)]
    return value, tuple(faults)


def _misfits(field: FieldSpec, text: str, needed: str) -> Iterator[Fault]:
    """Where the text leaves the format: each character that is not of its set, else the lines, else the whole."""
    lines, charset = text.split(CRLF), field.format.charset
    strange = [
        Fault(at + 1, field.tag, f"{quoted(found)} in {quoted(lines[at])}", f"of {NAMES[charset]}", column=column + 1)
        for at, column, found in outside(text, charset)
    ]
    found = strange or list(_of_lines(field, lines))
    if found:
        yield from found
        return
    if any(each.set == "d" for each in field.format.components):
        yield Fault(1, field.tag, quoted(text), f"{needed}, an amount with a decimal comma such as 1000,00", "T40")
    else:
        yield Fault(1, field.tag, quoted(text), needed)


def _of_lines(field: FieldSpec, lines: Sequence[str]) -> Iterator[Fault]:
    notation, parts = field.format.notation, field.format.components
    most = max((each.lines for each in parts), default=1)
    widest = max((each.length for each in parts if each.lines == most), default=0)
    for number, line in enumerate(lines, 1):
        if not line:
            yield Fault(number, field.tag, "an empty line", notation)
        elif most > 1 and len(line) > widest:
            yield Fault(number, field.tag, f"a line of {len(line)} characters", f"{notation}, at most {widest} a line")
    before = sum(1 for each in parts if each.lines == 1)
    if most > 1 and len(lines) > most + before:
        yield Fault(most + 1, field.tag, f"{len(lines)} lines", f"{notation}, at most {most} lines")


_Said = Iterator[tuple[str, str, str]]


def _nothing(_: Any) -> _Said:
    return iter(())


def _reference(text: str) -> _Said:
    if text.startswith("/") or text.endswith("/") or "//" in text:
        yield quoted(text), "no slash at either end, and no two together", "T26"


def _amount(value: Any) -> _Said:
    try:
        allowed = decimals_of(value.currency)
    except UnknownCurrency:
        yield value.currency, "a currency of ISO 4217 such as CNY", "T52"
        return
    decimals = -int(Decimal(value.amount).as_tuple().exponent)
    if decimals > allowed:
        yield f"{decimals} decimals", f"at most {allowed} in {value.currency}", "C03"


def _sequence(value: Any) -> _Said:
    if not 1 <= value.number <= value.total <= 8:
        yield f"{value.number}/{value.total}", "1/1 to 8/8, which of how many", ""


_CHECKS: Mapping[str, Callable[[Any], _Said]] = {
    **{"reference": _reference, "Amount": _amount, "DatedAmount": _amount, "SequenceOfTotal": _sequence},
}
