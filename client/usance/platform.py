"""The platform: one ledger with its contracts, and the desks of the parties that act on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from types import TracebackType

from usance.acting import Can
from usance.amendments import AmendmentDesk
from usance.calendar import Calendar
from usance.calendars import seconds_at
from usance.cash import CashDesk
from usance.claims import ClaimDesk
from usance.council import CouncilDesk, Proposal, read_proposal, read_proposals
from usance.credits import CreditDesk
from usance.deployment import Network, Record
from usance.directory import Directory
from usance.errors import InputError
from usance.four_eyes import FourEyesDesk
from usance.funding import FundingDesk
from usance.ledger import Ledger
from usance.market_reads import MarketReads
from usance.membership import MembershipDesk
from usance.money import UnknownCurrency
from usance.nominations import NominationDesk
from usance.papers import Papers
from usance.presentations import PresentationDesk
from usance.reads import NoAccount as NoAccount
from usance.transfers import TransferDesk
from usance.undertakings import UndertakingDesk

OPENING = time(10)
"""When something is done on a day, unless a time is given: inside banking hours."""


class NotABank(InputError):
    """A party that is no bank."""

    def __init__(self, given: str, kind: str) -> None:
        super().__init__(f"{given} is a {kind}, no bank", given=given, needed="a bank")


class Desk(
    CreditDesk,
    AmendmentDesk,
    UndertakingDesk,
    TransferDesk,
    PresentationDesk,
    NominationDesk,
    ClaimDesk,
    CashDesk,
    MembershipDesk,
    FundingDesk,
    CouncilDesk,
    FourEyesDesk,
):
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


class Platform(MarketReads):
    """Made by `usance.connect`. Reads may raise ChainError, those by id also UnknownCredit and so on, and BadId."""

    def __init__(self, ledger: Ledger, record: Record, network: Network, workspace: Workspace = Workspace()) -> None:
        papers = Papers(workspace.papers, chain=ledger.chain.identity)
        super().__init__(ledger, record, papers, Directory(network, record, papers), workspace.history)
        self.network = network
        self.calendar = Calendar(ledger)
        self._is_open = True

    def desk(self, name: str) -> Desk:
        """Of any party. Raises UnknownName."""
        return Desk(self, name)

    def bank(self, name: str) -> Desk:
        """Of a bank. Raises UnknownName, NotABank."""
        kind = self.party(name).kind
        if kind != "Bank":
            raise NotABank(name, kind)
        return Desk(self, name)

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

    def proposal(self, number: int) -> Proposal:
        """A resolution of the council, by its number. Raises NoCouncil, GovernorNonexistentProposal."""
        return read_proposal(self, number)

    def proposals(self) -> tuple[Proposal, ...]:
        """All resolutions of the council, the first one first. Raises NoCouncil."""
        return read_proposals(self)

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
        for kept in ("market", "history"):
            if kept in self.__dict__:
                getattr(self, kept).close()
        self.ledger.close()

    def __enter__(self) -> Platform:
        return self

    def __exit__(self, kind: type[BaseException] | None, why: BaseException | None, at: TracebackType | None) -> None:
        self.close()
