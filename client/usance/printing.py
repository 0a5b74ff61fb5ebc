"""Issued credits as printed forms: the terms from the workspace's papers, the day of issue from the ledger's log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usance.credits import kept_terms_file
from usance.errors import InputError
from usance.form import Issued, printed
from usance.timeline import timeline

if TYPE_CHECKING:
    from usance.platform import Platform


class TermsNotKept(InputError):
    """A credit whose terms are not in this workspace: it was issued elsewhere, or is a part of another."""

    def __init__(self, credit: str) -> None:
        needed = "a credit that was issued from here, or its terms file"
        super().__init__(f"this workspace does not keep the terms of {credit}; needed: {needed}", given=credit)
        self.needed = needed


def form_of(platform: Platform, credit: str) -> bytes:
    """The form of an issued domestic credit as PDF, with the terms that it was issued on.

    Raises UnknownCredit, BadId, TermsNotKept, NotDomestic, NoGlyph, DoesNotFit."""
    found = platform.credit(credit)
    terms = kept_terms_file(platform.papers, found)
    if terms is None:
        raise TermsNotKept(credit)
    issued = next(moment.day for moment in timeline(platform, credit) if moment.event == "CreditIssued")
    return printed(terms, Issued(found.issuer, found.id, issued, found.root, found.version))
