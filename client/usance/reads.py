"""What the platform answers: parties, credits, amendments, presentations, claims, rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from usance import ids
from usance.claims import read_claim
from usance.credits import kept_terms
from usance.dates import from_civil_day
from usance.errors import InputError, Refusal
from usance.fields import Fields, integer
from usance.history import History
from usance.membership import read_party
from usance.model import Amendment, Claim, Credit, Party, Presentation, RuleSet, Schedule
from usance.presentations import read_presentation
from usance.rules import read_rules
from usance.transfers import Advances, Assignment, Substitution, read_advances, read_assignment
from usance.views import read_amendment, read_credit, read_schedule

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from usance.deployment import Record
    from usance.directory import Directory
    from usance.ledger import Ledger
    from usance.papers import Papers

_PAGE = 100


class NoAccount(InputError):
    """A customer that acts by its sponsor alone, and so has no account to be paid on."""

    def __init__(self, given: str) -> None:
        super().__init__(f"{given} has no account on the ledger", given=given, needed="a party with an account")


class Reads:
    """Of a ledger with its contracts. Reads by id may raise UnknownCredit and so on and BadId, all ChainError."""

    def __init__(
        self, ledger: Ledger, record: Record, papers: Papers, directory: Directory, history: Path | None
    ) -> None:
        self.ledger, self.record, self.papers, self.directory = ledger, record, papers, directory
        self._history_path = history

    @cached_property
    def history(self) -> History:
        """The log, kept beside the client."""
        return History(self.ledger, self._history_path, since=self.record.since)

    def party(self, name: str) -> Party:
        """Raises UnknownName."""
        number = self.directory.number(name)
        return read_party(number, Fields(self.ledger.call("Membership", "get", [number])), self.directory)

    def parties(self) -> tuple[Party, ...]:
        """Every party whose name this workspace knows."""
        return tuple(self.party(name) for name in self.directory.names)

    def account_of(self, name: str) -> str:
        """Where the party is paid. Raises UnknownName, NoAccount."""
        account = self.party(name).account
        if account is None:
            raise NoAccount(name)
        return account

    def credit(self, credit: str) -> Credit:
        """A credit by its id, such as 1-7."""
        view = self.ledger.call("Lens", "credit", [ids.credit_number(credit)])
        return read_credit(Fields(view), self.directory)

    def terms(self, credit: str) -> Mapping[str, str] | None:
        """The terms as this workspace keeps them, field by field; None for a credit that was issued elsewhere."""
        return kept_terms(self.papers, self.credit(credit))

    def credits(self, issuer: str | None = None) -> tuple[Credit, ...]:
        """Every credit of a bank, or of all, by number."""
        banks = [issuer] if issuer else [member.name for member in self.record.members if member.kind == "Bank"]
        return tuple(credit for bank in banks for credit in self._credits_of(self.directory.number(bank)))

    def parts(self, credit: str) -> tuple[Credit, ...]:
        """The parts that were transferred out of a credit."""
        views = self.ledger.call("Lens", "parts", [ids.credit_number(credit)])
        assert isinstance(views, tuple)
        return tuple(read_credit(Fields(view), self.directory) for view in views)

    def schedule(self, credit: str) -> Schedule | None:
        """By what instalments a credit is drawn, or how it revolves; None where it is drawn freely."""
        number, currency = ids.credit_number(credit), self.credit(credit).amount.currency
        instalments = self.ledger.call("Schedules", "instalments", [number])
        assert isinstance(instalments, tuple)
        return read_schedule(Fields(self.ledger.call("Schedules", "get", [number])), map(Fields, instalments), currency)

    def assignments(self, credit: str) -> tuple[Assignment, ...]:
        """The assignments of a credit's proceeds."""
        number, currency = ids.credit_number(credit), self.credit(credit).amount.currency
        count = integer(self.ledger.call("Proceeds", "assignments", [number]))
        found = ((one, self.ledger.call("Proceeds", "assignmentOf", [number, one])) for one in range(1, count + 1))
        return tuple(read_assignment(Fields(stored), one, currency, self.directory) for one, stored in found)

    def advances(self, credit: str) -> Advances | None:
        """What was advanced under a credit's red clause; None where it has none."""
        number, currency = ids.credit_number(credit), self.credit(credit).amount.currency
        allowed = Fields(self.ledger.call("Schedules", "get", [number])).money("advance", currency)
        stored = Fields(self.ledger.call("Proceeds", "advanceOf", [number]))
        return read_advances(stored, allowed, self.directory) if allowed.minor else None

    def substitution(self, presentation: str) -> Substitution | None:
        """Where the first beneficiary's invoice stands under a presentation; None where nobody has asked for it."""
        number, currency = ids.presentation_number(presentation), self.presentation(presentation).amount.currency
        stored = Fields(self.ledger.call("Transfers", "substitutionOf", [number]))
        until, made = stored.day("until"), stored.flag("made")
        return Substitution(until=until, made=made, extra=stored.money("extra", currency)) if until or made else None

    def anew_until(self, presentation: str) -> date | None:
        """Until when records that cannot be read may be presented anew (eUCP art. e12); None where all can be read."""
        number = ids.presentation_number(presentation)
        if not integer(self.ledger.call("Records", "corruptSince", [number])):
            return None
        past = self.history.events(credit=number >> 16)
        reported = [one for one in past if one.name == "RecordsReportedCorrupt" and one.args["id"] == number]
        return from_civil_day(int(str(reported[-1].args["last"])))

    def consents(self, credit: str) -> Mapping[str, bool]:
        """Whose consent the cancellation of a credit needs, and whether it is given (UCP 600 art. 10a)."""
        number, found = ids.credit_number(credit), self.credit(credit)
        both = self.ledger.call("Endings", "consents", [number])
        assert isinstance(both, tuple)
        given, needed = map(integer, both)
        bank = integer(self.ledger.call("Transfers", "transferringBank", [number]))
        bound = (found.issuer, found.confirmer, found.beneficiary, self.directory.optional(bank))
        bits = ((1 << at, str(name)) for at, name in enumerate(bound))
        return {name: bool(given & bit) for bit, name in bits if needed & bit}

    def amendment(self, amendment: str) -> Amendment:
        """An amendment by its id, such as 1-7#1."""
        return read_amendment(Fields(self.ledger.call("Lens", "amendment", [ids.amendment_number(amendment)])))

    def amendments(self, credit: str) -> tuple[Amendment, ...]:
        """Every amendment of a credit."""
        number, offered = ids.credit_number(credit), self.credit(credit).amendments
        return tuple(read_amendment(view) for view in self._pages("amendments", number, offered))

    def rules(self) -> tuple[RuleSet, ...]:
        """The rule sets that new credits may be issued under, with their limits."""
        return read_rules(self.ledger)

    def presentation(self, presentation: str) -> Presentation:
        """A presentation by its id, such as 1-7.2, with the claim that it made."""
        number = ids.presentation_number(presentation)
        return self._read_presentation(Fields(self.ledger.call("Lens", "presentation", [number])))

    def presentations(self, credit: str) -> tuple[Presentation, ...]:
        """Every presentation under a credit."""
        number, made = ids.credit_number(credit), self.credit(credit).presentations
        return tuple(self._read_presentation(view) for view in self._pages("presentations", number, made))

    def claim(self, claim: str) -> Claim:
        """A claim by its id, which is that of its presentation."""
        view = self.ledger.call("Lens", "claim", [ids.claim_number(claim)])
        return read_claim(Fields(view), self.directory)

    def claims(self, credit: str | None = None) -> tuple[Claim, ...]:
        """Every claim that came out of a credit, or of all."""
        number = None if credit is None else ids.credit_number(credit)
        opened = (event for event in self.history.events(credit=number) if event.name == "ClaimOpened")
        return tuple(self.claim(ids.claim_text(int(str(event.args["id"])))) for event in opened)

    def _credits_of(self, issuer: int) -> tuple[Credit, ...]:
        issued = integer(self.ledger.call("Credits", "issuedBy", [issuer]))
        return tuple(read_credit(view, self.directory) for view in self._pages("credits", issuer, issued))

    def _pages(self, what: str, of: int, count: int) -> Iterator[Fields]:
        # A page is one call, and a call has an end to its gas.
        for first in range(1, count + 1, _PAGE):
            page = self.ledger.call("Lens", what, [of, first, _PAGE])
            assert isinstance(page, tuple)
            yield from map(Fields, page)

    def _read_presentation(self, view: Fields) -> Presentation:
        paid = view.member("status", "PresentationStatus") in ("Honoured", "Negotiated")
        return read_presentation(view, self.directory, self._own_claim(view.number("id")) if paid else None)

    def _own_claim(self, presentation: int) -> Claim | None:
        """The presenter's; None where others have the whole of what was honoured."""
        try:
            return self.claim(ids.claim_text(presentation))
        except Refusal as unknown:
            if unknown.name != "UnknownClaim":
                raise
            return None
