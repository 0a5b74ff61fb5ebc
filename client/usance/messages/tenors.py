"""When a drawing is paid, in the words of fields 42C, 42P and 41a, and as a tenor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from usance.dates import BadTenor, Tenor

_SIGHT = re.compile(r"(?:DRAFTS? )?(?:AT )?SIGHT")
_AFTER = re.compile(
    r"(?:AT )?([0-9]{1,3}) (DAY|MONTH)S? (?:AFTER|FROM) (?:THE )?(?:DATE OF )?"
    r"(SIGHT|PRESENTATION|SHIPMENT|BILL OF LADING|B/L|TRANSPORT DOCUMENT)(?: DATE)?"
)
_ON = re.compile(r"(?:ON|AT FIXED DATE|AT MATURITY ON) ([0-9]{4}-[0-9]{2}-[0-9]{2})")
NEEDED = "SIGHT, N DAYS AFTER SIGHT, N MONTHS AFTER SHIPMENT DATE (or B/L DATE), or ON 2025-01-20"


def tenor_of(lines: Sequence[str]) -> Tenor:
    """What the lines of a field say of payment. Raises BadTenor."""
    text = " ".join(" ".join(lines).upper().replace(",", " ").split()).removesuffix(".")
    if _SIGHT.fullmatch(text):
        return Tenor("Sight")
    if found := _ON.fullmatch(text):
        return Tenor.parse(f"on {found[1]}")
    if found := _AFTER.fullmatch(text):
        event = "sight" if found[3] in ("SIGHT", "PRESENTATION") else "shipment"
        unit = found[2].lower() + ("" if int(found[1]) == 1 else "s")
        return Tenor.parse(f"{int(found[1])} {unit} after {event}")
    raise BadTenor(text)


def said(tenor: Tenor) -> str:
    """The tenor as a field says it."""
    if tenor.kind == "FixedDate":
        day = tenor.maturity
        assert isinstance(day, date)
        return f"ON {day.isoformat()}"
    text = str(tenor).upper()
    return f"{text} DATE" if text.endswith("SHIPMENT") else text
