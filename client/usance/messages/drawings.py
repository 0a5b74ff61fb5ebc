"""Messages about drawings: discrepancies and what becomes of them, payment, acceptance, reimbursement."""

from __future__ import annotations

from collections.abc import Iterator

from usance import ids
from usance.history import Past
from usance.messages.desk import Desk
from usance.messages.issue import amount_of
from usance.model import Presentation
from usance.swift import Message, wrapped
from usance.swift.mt import MT732, MT734, MT742, MT750, MT752, MT754, MT756
from usance.swift.values import Amount, DatedAmount, Lines

Told = Iterator[tuple[str, str, Message]]
_DISPOSALS = {"hold": "/HOLD/", "notify": "/NOTIFY/", "return": "/RETURN/", "instructed": "/PREVINST/"}


class Drawings:
    """Of the credit that the desk has before it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def refused(self, event: Past) -> Told:
        """MT734 to the bank that presented, with every discrepancy that this workspace has (UCP 600 art. 16c)."""
        one = self.desk.presentation(event)
        yield (
            self.desk.name(event, "examiner"),
            self.desk.bank_of(one.presenter),
            MT734(
                reference=self.desk.reference,
                related_reference=one.id,
                drawn=self._dated(one),
                discrepancies=self._discrepancies(one),
                disposal=(_DISPOSALS.get(one.disposal or "", "/HOLD/"),),
            ),
        )

    def discrepant(self, event: Past) -> Told:
        """MT750 of a bank that is not the issuer, and asks it for authority; the issuer itself asks the applicant."""
        one = self.desk.presentation(event)
        message = MT750(
            reference=one.id,
            related_reference=self.desk.reference,
            amount=amount_of(one.amount),
            discrepancies=self._discrepancies(one),
        )
        yield self.desk.name(event, "examiner"), self.desk.credit.issuer, message

    def authorised(self, event: Past) -> Told:
        """MT752, the answer to it once the applicant has waived."""
        one, tenor = self.desk.presentation(event), self.desk.credit.tenor
        what = "NEGOTIATE" if self.desk.terms.negotiable != "no" else "REIMBURSE" if tenor.kind == "Sight" else "ACCEPT"
        message = MT752(
            reference=self.desk.reference,
            related_reference=one.id,
            further_identification=what,
            day=self.desk.day(event),
            amount=amount_of(one.amount),
        )
        yield self.desk.credit.issuer, one.examiner, message

    def taken_up(self, event: Past) -> Told:
        """MT732: discrepant documents are taken up."""
        one = self.desk.presentation(event)
        message = MT732(
            reference=self.desk.reference,
            related_reference=one.id,
            day=self.desk.day(event),
            amount=amount_of(one.amount),
        )
        yield self.desk.name(event, "examiner"), self.desk.bank_of(one.presenter), message

    def negotiated(self, event: Past) -> Told:
        """MT754 of the bank that has negotiated, to the issuer."""
        one = self.desk.presentation(event)
        yield self.desk.name(event, "bank"), self.desk.credit.issuer, self._advice(one, "NEGOTIATED")

    def honoured(self, event: Past) -> Told:
        """MT754: a nominated bank tells the issuer, the issuer the bank that presented that it will pay at maturity."""
        one, issuer = self.desk.presentation(event), self.desk.credit.issuer
        examiner = self.desk.name(event, "examiner")
        usance = self.desk.credit.tenor.kind != "Sight"
        if examiner != issuer:
            yield examiner, issuer, self._advice(one, "HONOURED")
        elif usance:
            yield examiner, self.desk.bank_of(one.presenter), self._advice(one, "ACCEPTED FOR PAYMENT AT MATURITY")

    def claimed(self, event: Past) -> Told:
        """MT742 of a bank that has paid, with the documents that it forwards."""
        one = self.desk.presentation(event)
        if one.status == "Negotiated" or one.claim is not None:
            message = MT742(
                reference=one.id,
                related_reference=self.desk.reference,
                issuing_bank=self.desk.known.field(self.desk.credit.issuer),
                amount=amount_of(one.amount),
                total=self._due(one),
            )
            yield one.examiner, self.desk.name(event, "bank"), message

    def paid(self, event: Past) -> Told:
        """MT756 of who owed a claim, to whom it was paid."""
        claim = self.desk.platform.claim(ids.claim_text(int(str(event.args["id"]))))
        amount, day = amount_of(claim.face), self.desk.day(event)
        message = MT756(
            reference=self.desk.reference,
            related_reference=claim.id.replace("/", "-").replace(":", "-"),
            claimed=amount,
            paid=DatedAmount(day, amount.currency, amount.amount),
        )
        yield self.desk.name(event, "obligor"), self.desk.bank_of(self.desk.name(event, "owner")), message

    def _advice(self, one: Presentation, what: str) -> MT754:
        return MT754(
            reference=one.id,
            related_reference=self.desk.reference,
            paid=self._due(one),
            narrative=wrapped(f"DOCUMENTS {what}", width=35),
        )

    def _due(self, one: Presentation) -> DatedAmount | Amount:
        """The amount, for value on its maturity where that is known."""
        amount = amount_of(one.amount)
        return DatedAmount(one.maturity, amount.currency, amount.amount) if one.maturity else amount

    def _discrepancies(self, one: Presentation) -> Lines:
        kept = self.desk.kept("notice of refusal", one.id)
        listed = [
            f"{kept[f'{at}/document']} {kept[f'{at}/field']} ({kept[f'{at}/rule']}): {kept[f'{at}/found']}, "
            f"REQUIRED {kept[f'{at}/expected']}"
            for at in range(one.discrepancies)
            if f"{at}/document" in kept
        ]
        lines = [
            line for each in listed for line in self.desk.texts.lines("discrepancies", f"+{each}".upper(), width=50)
        ]
        return tuple(lines) or ("DISCREPANCIES AS IN OUR SEPARATE NOTICE",)

    def _dated(self, one: Presentation) -> DatedAmount:
        amount = amount_of(one.amount)
        return DatedAmount(one.received, amount.currency, amount.amount)

    def _said(self, party: str) -> str:
        return self.desk.texts.line("party", party).upper()

    def _lines(self, party: str) -> Lines:
        return self.desk.texts.lines("party", party, width=35, letters="x")[:4]
