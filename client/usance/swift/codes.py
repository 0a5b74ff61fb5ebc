"""Code words: what fields may say where the standard has a list, in whichever message.

Where a list is not known to be whole, the word is not checked: 22A of 760 and 767, 23H, 71A, 71N, 73R and 73S.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from usance.swift.faults import quoted

_RULES = ("UCP LATEST VERSION", "EUCP LATEST VERSION", "UCPURR LATEST VERSION", "EUCPURR LATEST VERSION")
_BY = ("BY PAYMENT", "BY ACCEPTANCE", "BY NEGOTIATION", "BY DEF PAYMENT", "BY MIXED PYMT")
_SHIPMENTS = ("ALLOWED", "CONDITIONAL", "NOT ALLOWED")
_FORMS = ("IRREVOCABLE", "IRREVOCABLE TRANSFERABLE")
_ADDED = ("ADDING OUR CONFIRMATION", "WITHOUT OUR CONFIRMATION")
CODES: Mapping[str, tuple[str, ...]] = {
    "23B": ("COND", "FIXD", "OPEN"),
    "23S": ("CANCEL",),
    "40A": _FORMS,
    "40C": ("ISPR", "NONE", "OTHR", "UCPR", "URDG"),
    "40E": (*_RULES, "ISP LATEST VERSION", "OTHR"),
    "40F": ("URR LATEST VERSION", "NOTURR"),
    "41A": _BY,
    "41D": _BY,
    "43P": _SHIPMENTS,
    "43T": _SHIPMENTS,
    "49": ("CONFIRM", "MAY ADD", "WITHOUT"),
}
"""Field -> the words that it may say."""
CODES_OF: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("707", "22A"): ("ACNF", "ADVI", "ISSU"),
    ("759", "22D"): ("DGAR", "DOCR", "STBY", "UNDK"),
    ("760", "22D"): ("DGAR", "STBY"),
    ("752", "23"): ("ACCEPT", "DEBIT", "NEGOTIATE", "REIMBURSE", "REMITTED"),
}
"""(message, field) -> the words that it may say there."""
ERRORS: Mapping[str, str] = {
    **{"22A": "T36", "40A": "T60", "40E": "T59", "41A": "T68", "41D": "T68", "43P": "T64", "43T": "T65", "49": "T67"},
}
"""Field -> the error code of a word that it may not say."""
AVAILABLE_BY, DISPOSALS = _BY, ("HOLD", "NOTIFY", "PREVINST", "RETURN")
ACTIONS = ("/ADD/", "/DELETE/", "/REPALL/")
"""What the lines of an amended narrative may begin with; the first does."""
AMENDED = ("45B", "46B", "47B", "49M", "49N")


def words_of(number: str, tag: str) -> tuple[str, ...]:
    """What a field may say in message `number`; none where the standard's list is not known."""
    return CODES_OF.get((number, tag)) or CODES.get(tag, ())


def faults_of_codes(number: str, tag: str, value: object) -> Iterator[tuple[str, str, str]]:
    """(found, needed, error code) of a word that is none of those that a field may say in message `number`."""
    known = words_of(number, tag)
    if known and (word := _word(value)) not in known:
        yield quoted(word), " or ".join(known), ERRORS.get(tag, "")
    if tag in _MORE:
        yield from _MORE[tag](value)


def _word(value: Any) -> str:
    if isinstance(value, str):
        return value
    return str(value.by if hasattr(value, "by") else value.code)


def _rules(value: Any) -> Iterator[tuple[str, str, str]]:
    if value.code != "OTHR" and value.narrative is not None:
        yield quoted(value.narrative), "words of one's own after OTHR alone", "D81"


def _form(value: Any) -> Iterator[tuple[str, str, str]]:
    if value.form not in _FORMS:
        yield quoted(value.form), " or ".join(_FORMS), ""
    if value.confirmation not in _ADDED:
        yield quoted(value.confirmation), f"{' or '.join(_ADDED)} on the second line", ""


def _disposal(value: Any) -> Iterator[tuple[str, str, str]]:
    if value[0].strip("/").split("/")[0].split(" ")[0] not in DISPOSALS:
        yield quoted(value[0]), "/HOLD/, /NOTIFY/, /PREVINST/ or /RETURN/ first", ""


def _action(value: Any) -> Iterator[tuple[str, str, str]]:
    if not value[0].startswith(ACTIONS):
        yield quoted(value[0]), f"{', '.join(ACTIONS)} first", ""


_MORE = {"40E": _rules, "40B": _form, "77B": _disposal, **dict.fromkeys(AMENDED, _action)}
