"""What whoever writes the messages of a credit has before it: the credit, its terms, its correspondents, the days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from usance import ids
from usance.credits import kept_terms_file
from usance.errors import InputError
from usance.history import Past
from usance.messages.issue import issue_of, reference_of
from usance.messages.parties import Correspondents
from usance.messages.texts import Texts
from usance.model import Credit, Presentation
from usance.moments import civil_moment
from usance.swift.mt import MT700
from usance.terms import Commitment, TermsFile

if TYPE_CHECKING:
    from usance.platform import Platform


class TermsElsewhere(InputError):
    """The terms of a credit that only the workspace which issued it has."""

    def __init__(self, credit: str) -> None:
        needed = "the workspace that issued it, with its papers"
        super().__init__(f"the terms of {credit} are not here; needed: {needed}", given=credit, needed=needed)


@dataclass(frozen=True)
class Desk:
    """Of a credit, or of the whole credit that it is a part of."""

    platform: Platform
    credit: Credit
    terms: TermsFile
    known: Correspondents
    texts: Texts

    @classmethod
    def of(cls, platform: Platform, credit: str, latin: Mapping[str, str]) -> Desk:
        """Raises UnknownCredit, BadId, TermsElsewhere."""
        found = platform.credit(credit)
        terms = kept_terms_file(platform.papers, found)
        if terms is None:
            raise TermsElsewhere(credit)
        return cls(platform, found, terms, correspondents(platform), Texts(latin))

    @property
    def reference(self) -> str:
        """What banks call the credit."""
        return reference_of(self.credit, self.terms)

    @cached_property
    def issued(self) -> date:
        """The day of issue."""
        events = self.platform.history.events(credit=ids.credit_number(self.credit.id))
        return self.day(next(event for event in events if event.name == "CreditIssued"))

    @cached_property
    def issue(self) -> MT700:
        """The MT700. Raises NotLatin, BadMessage."""
        return issue_of(self.credit, self.terms, self.known, self.issued, self.texts.latin)

    def day(self, event: Past) -> date:
        """The civil day of an event, at the credit's place."""
        return civil_moment(self.credit.place, event.time).date()

    def name(self, event: Past, argument: str) -> str:
        """The party that an argument of an event names."""
        return self.platform.directory.name(int(str(event.args[argument])))

    def bank_of(self, party: str) -> str:
        """The bank that writes for a party: itself, or its sponsor."""
        return self.platform.party(party).sponsor or party

    def presentation(self, event: Past) -> Presentation:
        """That an event is about, as it is now."""
        return self.platform.presentation(ids.presentation_text(int(str(event.args["id"]))))

    def kept(self, drawer: str, number: str) -> Mapping[str, str]:
        """The fields of a paper, as text; none where this workspace does not have it."""
        paper = self.platform.papers.find(drawer, number)
        return {} if paper is None else {name: str(value) for name, value in Commitment.from_json(paper).fields.items()}


def correspondents(platform: Platform) -> Correspondents:
    """Everybody whom a workspace knows, and the BICs of its network's banks."""
    bics = {member.name: member.bic for member in platform.network.members if member.bic}
    return Correspondents(platform.directory.names, bics)
