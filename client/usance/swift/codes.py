"""Code words: what fields may say where the standard has a list, in whichever message.

Where a list is not known to be whole, the word is not checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from usance.swift.faults import quoted

_RULES = ("UCP LATEST VERSION", "EUCP LATEST VERSION", "UCPURR LATEST VERSION", "EUCPURR LATEST VERSION")
_BY = ("BY PAYMENT", "BY ACCEPTANCE", "BY NEGOTIATION", "BY DEF PAYMENT", "BY MIXED PYMT")
_SHIPMENTS = ("ALLOWED", "CONDITIONAL", "NOT ALLOWED")
CODES: Mapping[str, tuple[str, ...]] = {
    "23B": ("COND", "FIXD", "OPEN"),
    "23S": ("CANCEL",),
    "40A": ("IRREVOCABLE", "IRREVOCABLE TRANSFERABLE"),
    "40C": ("ISPR", "NONE", "OTHR", "UCPR", "URDG"),
    "40E": (*_RULES, "ISP LATEST VERSION", "OTHR"),
    "40F": ("URR LATEST VERSION", "NOTURR"),
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
AVAILABLE_BY, DISPOSALS = _BY, ("HOLD", "NOTIFY", "PREVINST", "RETURN")
ACTIONS = ("/ADD/", "/DELETE/", "/REPALL/")
"""What the lines of an amended narrative may begin with; the first does."""
AMENDED = ("45B", "46B", "47B", "49M", "49N")


def words_of(number: str, tag: str) -> tuple[str, ...]:
    """What a field may say in message `number`; none where the standard's list is not known."""
    return CODES_OF.get((number, tag)) or CODES.get(tag, ())


def faults_of_codes(number: str, tag: str, value: Any) -> Iterator[tuple[str, str, str]]:
    """(found, needed, error code) of a word that is none of those that a field may say in message `number`."""
    known = words_of(number, tag)
    word = value if isinstance(value, str) else getattr(value, "code", None)
    if known and word not in known:
        yield quoted(str(word)), " or ".join(known), ""
    if tag == "40E" and (value.code == "OTHR") != (value.narrative is not None):
        yield quoted(str(value.narrative)), "words of one's own after OTHR, and after nothing else", ""
    if tag in ("41A", "41D") and value.by not in _BY:
        yield quoted(value.by), " or ".join(_BY), ""
    if tag == "77B" and value[0].strip("/").split("/")[0].split(" ")[0] not in DISPOSALS:
        yield quoted(value[0]), "/HOLD/, /NOTIFY/, /PREVINST/ or /RETURN/ first", ""
    if tag in AMENDED and not value[0].startswith(ACTIONS):
        yield quoted(value[0]), f"{', '.join(ACTIONS)} first", ""
