"""How credits, presentations and claims are named: 1-7 is credit 7 of party 1, 1-7.2 the second presentation under it.

A claim bears the name of the presentation that it came from. On chain each is one integer.
"""

from __future__ import annotations

import re

from usance.errors import InputError

_CREDIT = re.compile(r"([1-9][0-9]{0,9})-([1-9][0-9]{0,9})\Z", re.ASCII)
_PRESENTATION = re.compile(r"([1-9][0-9]{0,9}-[1-9][0-9]{0,9})\.([1-9][0-9]{0,4})\Z", re.ASCII)


class BadId(InputError):
    """Text that names no credit, presentation or claim."""

    def __init__(self, given: object, needed: str) -> None:
        super().__init__(f"not an id: {given!r}; needed: {needed}", given=given, needed=needed)


def credit_number(text: str) -> int:
    """CreditId of `1-7`. Raises BadId."""
    found = _CREDIT.match(text) if isinstance(text, str) else None
    issuer, number = (int(part) for part in found.groups()) if found else (0, 0)
    if not found or issuer >= 1 << 32 or number >= 1 << 32:
        raise BadId(text, "a credit such as 1-7")
    return issuer << 32 | number


def credit_text(number: int) -> str:
    """`1-7` of a CreditId."""
    return f"{number >> 32}-{number & 0xFFFFFFFF}"


def presentation_number(text: str) -> int:
    """PresentationId, and ClaimId, of `1-7.2`. Raises BadId."""
    found = _PRESENTATION.match(text) if isinstance(text, str) else None
    if not found or int(found[2]) >= 1 << 16:
        raise BadId(text, "a presentation or claim such as 1-7.2")
    return credit_number(found[1]) << 16 | int(found[2])


def presentation_text(number: int) -> str:
    """`1-7.2` of a PresentationId or ClaimId."""
    return f"{credit_text(number >> 16)}.{number & 0xFFFF}"
