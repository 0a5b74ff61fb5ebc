"""Whether one field is as the standard has it: its format, and what its parts say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from usance.money import UnknownCurrency, decimals_of
from usance.swift.codes import faults_of_codes
from usance.swift.conversion import Unfit, value_of
from usance.swift.faults import Fault, quoted
from usance.swift.formats import CRLF
from usance.swift.misfits import misfits
from usance.swift.spec import FIELDS
from usance.swift.tokens import Token


def read_field(token: Token, number: str) -> tuple[object, tuple[Fault, ...]]:
    """What a field of message `number` says, and all that is wrong with it; None where it cannot be read."""
    field = FIELDS[token.tag]
    components = field.format.split(token.text)
    if components is None or (_has_empty_line(token.text) and token.tag not in _MAY_BE_EMPTY):
        return None, misfits(token, number)
    try:
        value = value_of(field, components)
    except Unfit as unfit:
        return None, (Fault(token.line, token.tag, quoted(unfit.found), unfit.needed, unfit.code),)
    check = _CHECKS.get(field.holds)
    said = [*(check(value) if check else ()), *faults_of_codes(number, token.tag, value)]
    return value, tuple(Fault(token.line, token.tag, *one) for one in said) if said else ()


_MAY_BE_EMPTY = ("15A", "15B", "15C", "77E")


def _has_empty_line(text: str) -> bool:
    return not text or text.startswith(CRLF) or text.endswith(CRLF) or CRLF + CRLF in text


_Said = Iterator[tuple[str, str, str]]


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
        yield f"{value.number}/{value.total}", "1/1 to 8/8, which of how many", "T75"


def _name(value: Any) -> _Said:
    if value.name[0].startswith("/"):
        yield quoted(value.name[0]), "a name, on the line after the account if there is one", ""


_CHECKS: Mapping[str, Callable[[Any], _Said]] = {
    **{"reference": _reference, "Amount": _amount, "DatedAmount": _amount, "SequenceOfTotal": _sequence},
    **{"Named": _name, "Beneficiary": _name},
}
