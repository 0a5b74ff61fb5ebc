"""Where the text of a field leaves its format: characters, lines, or the whole of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from usance.swift.charsets import LINE_END, NAMES, in_no_set, runs_outside
from usance.swift.codes import ERRORS
from usance.swift.faults import Fault, quoted
from usance.swift.formats import BIC, BIC_PATTERN, CRLF
from usance.swift.spec import FIELDS, FieldSpec
from usance.swift.tokens import Token
from usance.swift.wanted import wanted

_BIC = re.compile(BIC_PATTERN)
_DATE = re.compile("[0-9]{6}")
_CURRENCY = re.compile("(?:[0-9]{6})?[A-Z]{3}")


def misfits(token: Token, number: str) -> tuple[Fault, ...]:
    """Each run of characters that are not of its set and each line that is too long, empty or too many; what is wrong
    with the whole, where there is none of these."""
    field, lines = FIELDS[token.tag], token.text.split(CRLF)
    needed = wanted(number, field)
    found = [*strange(token, field.format.charset), *_of_lines(token, lines, needed)]
    return tuple(found) or (Fault(token.line, token.tag, quoted(token.text), needed, _code(field, token.text)),)


def strange(token: Token, charset: str) -> Iterator[Fault]:
    """Each run of characters that are not of a set, with the column in which it begins."""
    lines = token.text.split(CRLF)
    for at, column, found in runs_outside(token.text, charset):
        before = len(f":{token.tag}:") if at == 0 else 0
        said = f"{quoted(found)} in {quoted(lines[at])}"
        needed = LINE_END if found in CRLF else NAMES[charset]
        # M60 is of a character that is in no set; our sources give no code for one that is in another.
        code = "M60" if found not in CRLF and in_no_set(found) else ""
        yield Fault(token.line + at, token.tag, said, needed, code, column=before + column + 1)


def _of_lines(token: Token, lines: Sequence[str], needed: str) -> Iterator[Fault]:
    form = FIELDS[token.tag].format
    if lines == [""]:
        yield Fault(token.line, token.tag, "an empty field", f"something in it, or no field: {needed}")
        return
    for number, line in enumerate(lines, token.line):
        if not line:
            yield Fault(number, token.tag, "an empty line", f"something on every line: {needed}")
        elif len(line) > form.widest > 0:
            said = f"a line of {len(line)} characters: {quoted(line)}"
            code = _code(FIELDS[token.tag], token.text) if form.lines == len(lines) == 1 else ""
            yield Fault(number, token.tag, said, f"at most {form.widest} on a line: {needed}", code)
    if len(lines) > form.lines:
        line_after = token.line + form.lines
        yield Fault(line_after, token.tag, f"{len(lines)} lines", f"at most {form.lines} of them: {needed}")


def _code(field: FieldSpec, text: str) -> str:
    """The error code of a value that does not fit as a whole, where our sources give one for what is wrong.

    They name T40 and T43 together for amounts, and T27, T28 and T29 for BICs: which is of what is not certain.
    """
    dated = field.holds in ("Expiry", "DatedAmount") and not _DATE.match(text)
    if dated or field.holds == "date":
        return "T50"
    if field.holds in ("Amount", "DatedAmount"):
        return "T40" if _CURRENCY.match(text) else "T52"
    if any(each.set == BIC for each in field.format.components) and not any(map(_BIC.fullmatch, text.split(CRLF))):
        return "T27"
    return ERRORS.get(field.tag, "")
