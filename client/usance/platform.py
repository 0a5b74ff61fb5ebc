"""The platform: one ledger with its contracts, and the desks of the parties that act on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property
from pathlib import Path
from types import TracebackType

from usance import ids
from usance.acting import Can
from usance.calendar import Calendar
from usance.calendars import seconds_at
from usance.cash import CashDesk
from usance.claims import ClaimDesk, read_claim
from usance.credits import CreditDesk, kept_terms, read_credit
from usance.deployment import Network, Record
from usance.directory import Directory
from usance.errors import InputError
from usance.fields import Fields, integer
from usance.history import History
from usance.ledger import Ledger
from usance.membership import MembershipDesk, read_party
from usance.model import Claim, Credit, Party, Presentation
from usance.money import UnknownCurrency
from usance.papers import Papers
from usance.presentations import PresentationDesk, read_presentation

_PAGE = 100
OPENING = time(10)
"""When something is done on a day, unless a time is given: inside banking hours."""


class NotABank(InputError):
    """A party that is no bank."""

    def __init__(self, given: str, kind: str) -> None:
        super().__init__(f"{given} is a {kind}, no bank", given=given, needed="a bank")


class NoAccount(InputError):
    """A customer that acts by its sponsor alone, and so has no account to be paid on."""

    def __init__(self, given: str) -> None:
        super().__init__(f"{given} has no account on the ledger", given=given, needed="a party with an account")


class Desk(CreditDesk, PresentationDesk, ClaimDesk, CashDesk, MembershipDesk):
    """Everything that a party can say on the ledger."""

    @property
    def can(self) -> Can:
        """`desk.can.refuse(...)`: what `desk.refuse(...)` would come to now; nothing is done."""
        return Can(Desk(self.platform, self.name, dry=True))


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where a client keeps what is its own: papers and history. In memory where they are None."""

    papers: Path | None = None
    history: Path | None = None


class Platform:
    """Made by `usance.connect`. Reads may raise ChainError, those by id also UnknownCredit and so on, and BadId."""

    def __init__(self, ledger: Ledger, record: Record, network: Network, workspace: Workspace = Workspace()) -> None:
        self.ledger, self.record, self.network = ledger, record, network
        self.papers = Papers(workspace.papers, chain=ledger.chain.identity)
        self.directory = Directory(network, record, self.papers)
        self.calendar = Calendar(ledger)
        self._workspace, self._is_open = workspace, True

    @cached_property
    def history(self) -> History:
        """The log, kept beside the client."""
        return History(self.ledger, self._workspace.history, since=self.record.since)

    def desk(self, name: str) -> Desk:
        """Of any party. Raises UnknownName."""
        return Desk(self, name)

    def bank(self, name: str) -> Desk:
        """Of a bank. Raises UnknownName, NotABank."""
        kind = self.party(name).kind
        if kind != "Bank":
            raise NotABank(name, kind)
        return Desk(self, name)

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
        view = self.ledger.call("Lens", "claim", [ids.presentation_number(claim)])
        return read_claim(Fields(view), self.directory)

    def claims(self, credit: str | None = None) -> tuple[Claim, ...]:
        """Every claim that came out of a credit, or of all."""
        credits = [credit] if credit else [one.id for one in self.credits()]
        made = (one.claim for known in credits for one in self.presentations(known))
        return tuple(self.claim(claim) for claim in made if claim)

    def cash_contract(self, currency: str) -> str:
        """The name of a currency's cash in the record. Raises UnknownCurrency."""
        name = f"Cash:{currency}"
        if name not in self.record.addresses:
            raise UnknownCurrency(currency)
        return name

    def ledger_of(self, contract: str) -> Ledger:
        """The ledger on which a contract named as in the record (`Cash:CNY`) is the one of its kind."""
        kind, _, which = contract.partition(":")
        return self.ledger.at({kind: self.record.addresses[contract]}) if which else self.ledger

    def today(self, place: str = "CN") -> date:
        """The civil date at a place, by the chain's clock."""
        return self.calendar.today(place)

    def travel(self, day: date, at: time = OPENING, place: str = "CN") -> None:
        """Move the clock of an embedded chain forward. Raises TimeRunsForward, ClockNotOurs."""
        self.ledger.chain.travel(seconds_at(place, day, at))

    def close(self) -> None:
        """Let go of the chain and the files; once more does nothing."""
        # The lock on a chain file, once let go, may be another's.
        if not self._is_open:
            return
        self._is_open = False
        self.papers.close()
        if "history" in self.__dict__:
            self.history.close()
        self.ledger.close()

    def __enter__(self) -> Platform:
        return self

    def __exit__(self, kind: type[BaseException] | None, why: BaseException | None, at: TracebackType | None) -> None:
        self.close()

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
        honoured = view.member("status", "PresentationStatus") == "Honoured"
        claim = self.claim(ids.presentation_text(view.number("id"))) if honoured else None
        return read_presentation(view, self.directory, claim)
