"""The life of a credit in the messages that its banks would send one another, each from what the ledger tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from usance import ids
from usance.history import Past
from usance.messages.desk import Desk
from usance.messages.letters import Letters
from usance.messages.parties import Correspondents
from usance.swift import Envelope, Message, spread

if TYPE_CHECKING:
    from usance.platform import Platform


@dataclass(frozen=True, slots=True)
class Sent:
    """A message, who sends it to whom on which day, and the event of the ledger that it tells of."""

    sender: str
    receiver: str
    day: date
    event: str
    message: Message

    @property
    def title(self) -> str:
        """For people and for the name of a file."""
        return f"MT{self.message.NUMBER} {self.sender} to {self.receiver}"

    def text(self, known: Correspondents) -> str:
        """Whole, with the envelope, where both banks have a BIC; else the text block alone."""
        sender, receiver = known.bics.get(self.sender), known.bics.get(self.receiver)
        if sender is None or receiver is None:
            return self.message.block4()
        # Which of its terminals a receiver reads at is not for the sender to say.
        terminals = (_terminal(sender, "A"), _terminal(receiver, "X"))
        around = Envelope(terminal=terminals[0], type=self.message.NUMBER, other=terminals[1], rest="N")
        return around.around(self.message.block4())


def messages_of(platform: Platform, credit: str, latin: Mapping[str, str] | None = None) -> tuple[Sent, ...]:
    """Every message of a credit's life, in order. Events that no message of category 7 tells of have none.

    Raises UnknownCredit, BadId, TermsElsewhere, NotLatin, BadMessage.
    """
    desk = Desk.of(platform, credit, latin or {})
    letters = Letters(desk)
    found: list[Sent] = []
    for event in platform.history.events(credit=ids.credit_number(credit)):
        for sender, receiver, message in _told(letters, event):
            found += [Sent(sender, receiver, desk.day(event), event.name, one) for one in spread(message)]
    desk.texts.check()
    return tuple(found)


Told = Iterator[tuple[str, str, Message]]


def _told(letters: Letters, event: Past) -> Told:
    if event.name not in _TOLD:
        return
    tell: Callable[[Past], Told] = getattr(letters, _TOLD[event.name])
    for sender, receiver, message in tell(event):
        # Who is its own correspondent writes to nobody.
        if sender != receiver:
            yield sender, receiver, message


_TOLD: Mapping[str, str] = {
    "CreditIssued": "issued",
    "CreditAdvised": "advised",
    "AdviceDeclined": "not_advised",
    "CreditPassedOn": "passed_on",
    "CreditConfirmed": "confirmed",
    "ConfirmationDeclined": "not_confirmed",
    "AmendmentOffered": "amended",
    "AmendmentAccepted": "accepted",
    "AmendmentRejected": "rejected",
    "AmendmentExtended": "extended",
    "ExtensionDeclined": "not_extended",
    "CreditTransferred": "transferred",
    "CancellationConsented": "cancelled",
    "AssignmentAcknowledgedBy": "assigned",
    "WaiverSought": "discrepant",
    "WaiverGiven": "authorised",
    "WaiverAccepted": "taken_up",
    "PresentationRefused": "refused",
    "PresentationNegotiated": "negotiated",
    "PresentationHonoured": "honoured",
    "PresentationForwarded": "claimed",
    "ClaimPaid": "paid",
    "QuoteTaken": "sold",
    "SaleAcknowledged": "acknowledged",
}
"""Event -> what tells of it."""


def _terminal(bic: str, letter: str) -> str:
    """A bank's logical terminal: its BIC with the terminal's letter in the ninth place."""
    return f"{bic[:8]}{letter}{bic[8:] or 'XXX'}"
