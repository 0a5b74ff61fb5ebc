"""One message for each event of a credit: who sends it to whom, and what it says. Fields that the ledger does not know
are left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from usance import ids
from usance.history import Past
from usance.messages.amending import amendment_of, begun
from usance.messages.drawings import Drawings
from usance.messages.issue import amount_of
from usance.model import Credit
from usance.swift import Message, wrapped
from usance.swift.mt import MT707, MT710, MT720, MT730, MT759
from usance.swift.values import Beneficiary, Days, Expiry, Form, SequenceOfTotal

Told = Iterator[tuple[str, str, Message]]


class Letters(Drawings):
    """About a credit, its amendments, its transfer and the assignment of what it brings; of drawings see Drawings."""

    def issued(self, event: Past) -> Told:
        """MT700, to the adviser."""
        if self.desk.credit.adviser:
            yield self.desk.credit.issuer, self.desk.credit.adviser, self.desk.issue

    def advised(self, event: Past) -> Told:
        """MT730, to the issuer."""
        yield self._acknowledged(event, self.desk.name(event, "adviser"), "CREDIT ADVISED TO THE BENEFICIARY")

    def not_advised(self, event: Past) -> Told:
        """The same, of a bank that elects not to advise (UCP 600 art. 9e)."""
        yield self._acknowledged(event, self.desk.name(event, "adviser"), "WE ELECT NOT TO ADVISE THE CREDIT")

    def passed_on(self, event: Past) -> Told:
        """MT710, to the second adviser (UCP 600 art. 9c)."""
        issue, desk = self.desk.issue, self.desk
        adviser = desk.name(event, "adviser")
        confirmed = desk.credit.confirmer == adviser
        line = "ADDING OUR CONFIRMATION" if confirmed else "WITHOUT OUR CONFIRMATION"
        own: dict[str, Any] = {"form": Form(issue.form, line), "related_reference": desk.reference}
        own |= {"issuing_bank": desk.known.field(desk.credit.issuer), "advise_through": None}
        yield adviser, desk.name(event, "secondAdviser"), MT710(**_shared(issue, MT710) | own)

    def confirmed(self, event: Past) -> Told:
        """MT730, to the issuer; a silent confirmation is between the bank and the beneficiary."""
        if not event.args["silent"]:
            yield self._acknowledged(event, self.desk.name(event, "confirmer"), "WE HAVE ADDED OUR CONFIRMATION")

    def not_confirmed(self, event: Past) -> Told:
        """MT730 (UCP 600 art. 8d)."""
        yield self._acknowledged(event, self.desk.name(event, "confirmer"), "WE HAVE NOT ADDED OUR CONFIRMATION")

    def amended(self, event: Past) -> Told:
        """MT707, to the adviser."""
        desk, number = self.desk, ids.amendment_text(int(str(event.args["id"])))
        amendment, kept = desk.platform.amendment(number), desk.kept("amendment", number)
        days = (desk.issued, desk.day(event))
        message = amendment_of(desk.credit, amendment, desk.terms, desk.known, days, desk.texts, kept)
        if desk.credit.adviser:
            yield desk.credit.issuer, desk.credit.adviser, message

    def accepted(self, event: Past) -> Told:
        """MT730 for the beneficiary, to the issuer (UCP 600 art. 10c)."""
        yield self._of_amendment(event, "ACCEPTED")

    def rejected(self, event: Past) -> Told:
        """MT730 for the beneficiary (UCP 600 art. 10d)."""
        yield self._of_amendment(event, "REJECTED")

    def extended(self, event: Past) -> Told:
        """MT730 of a confirmer that is bound by an amendment too (UCP 600 art. 10b)."""
        yield self._of_confirmer(event, "EXTENDED")

    def not_extended(self, event: Past) -> Told:
        """MT730 of one that stays bound by the terms before it (UCP 600 art. 10b)."""
        yield self._of_confirmer(event, "NOT EXTENDED")

    def cancelled(self, event: Past) -> Told:
        """MT707 with CANCEL of the issuer, MT730 of all others (UCP 600 art. 10a)."""
        desk, party = self.desk, self.desk.name(event, "party")
        if party != desk.credit.issuer:
            yield self._acknowledged(event, desk.bank_of(party), f"{self._said(party)} CONSENTS TO CANCELLATION")
        elif desk.credit.adviser:
            yield party, desk.credit.adviser, self._cancel(event)

    def transferred(self, event: Past) -> Told:
        """MT720 of the transferring bank, to the second beneficiary's (UCP 600 art. 38)."""
        desk, issue = self.desk, self.desk.issue
        part = desk.platform.credit(ids.credit_text(int(str(event.args["part"]))))
        own: dict[str, Any] = self._of_part(part)
        own |= {"form": Form("IRREVOCABLE", "WITHOUT OUR CONFIRMATION"), "issuing_bank": desk.known.field(part.issuer)}
        own |= {"first_beneficiary": self._lines(desk.credit.beneficiary), "tolerance": None}
        own |= {"second_beneficiary": Beneficiary(None, self._lines(part.beneficiary)), "advise_through": None}
        message = MT720(**_shared(issue, MT720) | own)
        yield desk.name(event, "bank"), desk.bank_of(part.beneficiary), message

    def assigned(self, event: Past) -> Told:
        """MT759 of the bank that has acknowledged an assignment of proceeds, to the assignee's (UCP 600 art. 39)."""
        desk, number = self.desk, int(str(event.args["number"]))
        one = next(each for each in desk.platform.assignments(desk.credit.id) if each.number == number)
        said = f"WE ACKNOWLEDGE THE ASSIGNMENT OF PROCEEDS NO. {number} TO {self._said(one.assignee)}, {one.amount}"
        yield desk.name(event, "bank"), desk.bank_of(one.assignee), self._ancillary(desk.credit.id, said)

    def sold(self, event: Past) -> Told:
        """MT759, the notice of assignment of a claim that was sold, to its obligor."""
        seller, buyer = self.desk.name(event, "seller"), self.desk.name(event, "buyer")
        said = f"NOTICE OF ASSIGNMENT: WE HAVE SOLD OUR CLAIM TO {self._said(buyer)}. PLEASE ACKNOWLEDGE AND PAY IT"
        yield self.desk.bank_of(seller), self.desk.name(event, "obligor"), self._ancillary(self._claim(event), said)

    def acknowledged(self, event: Past) -> Told:
        """MT759, its acknowledgement, to the buyer."""
        said = "WE ACKNOWLEDGE THE ASSIGNMENT OF THE CLAIM TO YOU AND WILL PAY YOU AT MATURITY"
        yield (
            self.desk.name(event, "obligor"),
            self.desk.name(event, "buyer"),
            self._ancillary(self._claim(event), said),
        )

    def _acknowledged(self, event: Past, sender: str, said: str) -> tuple[str, str, Message]:
        desk = self.desk
        own = desk.credit.id.replace("/", "-")
        message = MT730(
            reference=own, related_reference=desk.reference, day=desk.day(event), narrative=wrapped(said, width=50)
        )
        return sender, desk.credit.issuer, message

    def _of_amendment(self, event: Past, what: str) -> tuple[str, str, Message]:
        number, beneficiary = int(str(event.args["id"])) & 0xFFFF, self.desk.name(event, "beneficiary")
        sender = self.desk.credit.adviser or self.desk.bank_of(beneficiary)
        return self._acknowledged(event, sender, f"BENEFICIARY HAS {what} AMENDMENT NO. {number}")

    def _of_confirmer(self, event: Past, what: str) -> tuple[str, str, Message]:
        number = int(str(event.args["id"])) & 0xFFFF
        said = f"WE HAVE {what} OUR CONFIRMATION TO AMENDMENT NO. {number}"
        return self._acknowledged(event, self.desk.name(event, "confirmer"), said)

    def _cancel(self, event: Past) -> MT707:
        desk, days = self.desk, (self.desk.issued, self.desk.day(event))
        first = begun(desk.credit, desk.terms, desk.known, days, desk.credit.amendments + 1)
        return replace(first, cancellation="CANCEL")

    def _of_part(self, part: Credit) -> dict[str, Any]:
        days = part.presentation_days
        return {
            **{"reference": part.id.replace("/", "-"), "related_reference": self.desk.reference},
            **{"amount": amount_of(part.amount), "expiry": Expiry(part.expiry, part.place)},
            **{"latest_shipment": part.latest_shipment, "presentation_period": Days(days) if days else None},
        }

    def _ancillary(self, about: str, said: str) -> MT759:
        desk = self.desk
        return MT759(
            sequence=SequenceOfTotal(1, 1),
            reference=about.replace("/", "-"),
            related_reference=desk.reference,
            undertaking_form="DOCR",
            undertaking_number=desk.reference,
            function="OTHERFNC",
            narrative=wrapped(f"{said}. CREDIT {desk.reference}"),
        )

    def _claim(self, event: Past) -> str:
        return ids.claim_text(int(str(event.args["id"])) >> 32)


def _shared(issue: Message, other: type[Message]) -> dict[str, Any]:
    """What the message of issue says of what the other has too."""
    names = {field.name for field in fields(other)}
    return {field.name: getattr(issue, field.name) for field in fields(issue) if field.name in names}
