"""How credits, amendments, presentations and claims are named.

1-7 is credit 7 of party 1, 1-7/2 the second part transferred out of it, 1-7#1 its first amendment, 1-7.2 the second
presentation under it. A claim bears the name of the presentation that it came from; 1-7.2:1 is one to a share in the
proceeds. 1-7.2@1 is the first listing of that claim, 1-7.2@1.3 the third quote for it, and the sale that comes of it.
O7 is an offer of funds, I7 an inquiry. On chain each is one integer.
"""

from __future__ import annotations

import re

from usance.errors import InputError

_NUMBER = "[1-9][0-9]{0,9}"
_CREDIT = re.compile(rf"({_NUMBER})-({_NUMBER})(?:/([1-9][0-9]{{0,2}}))?\Z", re.ASCII)
_OF_CREDIT = rf"({_NUMBER}-{_NUMBER}(?:/[1-9][0-9]{{0,2}})?)"
_PRESENTATION = re.compile(rf"{_OF_CREDIT}\.([1-9][0-9]{{0,4}})\Z", re.ASCII)
_AMENDMENT = re.compile(rf"{_OF_CREDIT}#([1-9][0-9]{{0,4}})\Z", re.ASCII)
_SHARE = re.compile(rf"{_OF_CREDIT}\.(0|[1-9][0-9]{{0,4}}):([1-9][0-9]{{0,2}})\Z", re.ASCII)

_SMALL = re.compile(r"[1-9][0-9]{0,4}\Z", re.ASCII)


class BadId(InputError):
    """Text that names nothing on the ledger."""

    def __init__(self, given: object, needed: str) -> None:
        super().__init__(f"not an id: {given!r}; needed: {needed}", given=given, needed=needed)


def credit_number(text: str) -> int:
    """CreditId of `1-7` or `1-7/2`. Raises BadId."""
    found = _CREDIT.match(text) if isinstance(text, str) else None
    issuer, number, part = (int(group or 0) for group in found.groups()) if found else (0, 0, 0)
    if not found or issuer >= 1 << 32 or number >= 1 << 24 or part >= 1 << 8:
        raise BadId(text, "a credit such as 1-7")
    return issuer << 32 | part << 24 | number


def credit_text(number: int) -> str:
    """`1-7` of a CreditId, `1-7/2` of a part."""
    part = number >> 24 & 0xFF
    return f"{number >> 32}-{number & 0xFFFFFF}" + (f"/{part}" if part else "")


def presentation_number(text: str) -> int:
    """PresentationId of `1-7.2`. Raises BadId."""
    return _numbered(text, _PRESENTATION, "a presentation or claim such as 1-7.2")


def presentation_text(number: int) -> str:
    """`1-7.2` of a PresentationId."""
    return f"{credit_text(number >> 16)}.{number & 0xFFFF}"


def amendment_number(text: str) -> int:
    """AmendmentId of `1-7#2`. Raises BadId."""
    return _numbered(text, _AMENDMENT, "an amendment such as 1-7#2")


def amendment_text(number: int) -> str:
    """`1-7#2` of an AmendmentId."""
    return f"{credit_text(number >> 16)}#{number & 0xFFFF}"


def claim_number(text: str) -> int:
    """ClaimId of `1-7.2`, or of a share such as `1-7.2:1`. Raises BadId."""
    found = _SHARE.match(text) if isinstance(text, str) else None
    if not found:
        return presentation_number(text)
    if int(found[2]) >= 1 << 16 or int(found[3]) >= 1 << 8:
        raise BadId(text, "a claim such as 1-7.2")
    return int(found[3]) << 80 | credit_number(found[1]) << 16 | int(found[2])


def claim_text(number: int) -> str:
    """`1-7.2` of a ClaimId, `1-7.2:1` of one to a share."""
    share = number >> 80
    return presentation_text(number & (1 << 80) - 1) + (f":{share}" if share else "")


def _numbered(text: str, pattern: re.Pattern[str], needed: str) -> int:
    found = pattern.match(text) if isinstance(text, str) else None
    if not found or int(found[2]) >= 1 << 16:
        raise BadId(text, needed)
    return credit_number(found[1]) << 16 | int(found[2])


def listing_number(text: str) -> int:
    """ListingId of `1-7.2@1`, the first release of claim 1-7.2. Raises BadId."""
    claim, _, release = text.partition("@") if isinstance(text, str) else ("", "", "")
    return _below(text, claim, release, "a listing such as 1-7.2@1")


def listing_text(number: int) -> str:
    """`1-7.2@1` of a ListingId."""
    return f"{claim_text(number >> 16)}@{number & 0xFFFF}"


def quote_number(text: str) -> int:
    """QuoteId of `1-7.2@1.3`, the third quote for listing 1-7.2@1. Raises BadId."""
    claim, _, rest = text.partition("@") if isinstance(text, str) else ("", "", "")
    release, _, quote = rest.partition(".")
    needed = "a quote such as 1-7.2@1.3"
    listing = _below(text, claim, release, needed)
    if not _SMALL.match(quote) or int(quote) >= 1 << 16:
        raise BadId(text, needed)
    return listing << 16 | int(quote)


def quote_text(number: int) -> str:
    """`1-7.2@1.3` of a QuoteId."""
    return f"{listing_text(number >> 16)}.{number & 0xFFFF}"


def offer_number(text: str) -> int:
    """OfferId of `O7`. Raises BadId."""
    return _lettered(text, "O", 1 << 48, "an offer of funds such as O7")


def offer_text(number: int) -> str:
    """`O7` of an OfferId."""
    return f"O{number}"


def inquiry_number(text: str) -> int:
    """InquiryId of `I7`. Raises BadId."""
    return _lettered(text, "I", 1 << 32, "an inquiry such as I7")


def inquiry_text(number: int) -> str:
    """`I7` of an InquiryId."""
    return f"I{number}"


def _below(text: str, claim: str, number: str, needed: str) -> int:
    if not _SMALL.match(number) or int(number) >= 1 << 16:
        raise BadId(text, needed)
    try:
        return claim_number(claim) << 16 | int(number)
    except BadId:
        raise BadId(text, needed) from None


def _lettered(text: str, letter: str, end: int, needed: str) -> int:
    digits = text.removeprefix(letter) if isinstance(text, str) and text.startswith(letter) else ""
    if not re.fullmatch(r"[1-9][0-9]{0,14}", digits, re.ASCII) or int(digits) >= end:
        raise BadId(text, needed)
    return int(digits)
