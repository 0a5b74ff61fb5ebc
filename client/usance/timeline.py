"""The life of a credit as a person reads it: when, who, what, under which rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from usance import ids
from usance.dates import civil_moment
from usance.fields import Fields
from usance.history import Past

if TYPE_CHECKING:
    from usance.platform import Platform

_SAID: Mapping[str, tuple[str, str, str]] = {
    "CreditIssued": ("issuer", "issues credit {id}", "UCP 600 art. 7b"),
    "CreditAdvised": ("adviser", "advises credit {id}", "UCP 600 art. 9b"),
    "AdviceDeclined": ("adviser", "declines to advise credit {id}", "UCP 600 art. 9e"),
    "AdviserAppointed": ("issuer", "names {adviser} adviser of credit {id}", "UCP 600 art. 9e"),
    "CreditPassedOn": ("adviser", "passes credit {id} on to {secondAdviser}", "UCP 600 art. 9c"),
    "AdviceLate": ("adviser", "is late to advise credit {id}", "PRC 2016 Measures"),
    "CreditConfirmed": ("confirmer", "confirms credit {id}", "UCP 600 art. 8"),
    "ConfirmationDeclined": ("confirmer", "does not confirm credit {id}", "UCP 600 art. 8d"),
    "ConfirmationRequested": ("beneficiary", "asks {bank} to confirm credit {id}", ""),
    "AmendmentOffered": ("issuer", "offers amendment {id}", "UCP 600 art. 10b"),
    "AmendmentAccepted": ("beneficiary", "accepts amendment {id}", "UCP 600 art. 10c"),
    "AmendmentRejected": ("beneficiary", "rejects amendment {id}", "UCP 600 art. 10d"),
    "AmendmentExtended": ("confirmer", "extends its undertaking to amendment {id}", "UCP 600 art. 10b"),
    "ExtensionDeclined": ("confirmer", "does not extend its undertaking to amendment {id}", "UCP 600 art. 10b"),
    "ConfirmationApart": ("confirmer", "stays bound on the terms before amendment {id}", "UCP 600 art. 10b"),
    "TransferRequested": ("by", "asks for a transfer out of credit {id}", "UCP 600 art. 38a"),
    "CreditTransferred": ("bank", "transfers a part of credit {id} to {beneficiary}", "UCP 600 art. 38"),
    "ProceedsAssigned": ("beneficiary", "assigns proceeds of credit {id} to {assignee}", "UCP 600 art. 39"),
    "AssignmentAcknowledgedBy": ("bank", "acknowledges an assignment under credit {id}", "UCP 600 art. 39"),
    "AdvanceRequested": ("beneficiary", "asks for an advance under credit {id}", ""),
    "AdvancePaid": ("bank", "advances under credit {id}", ""),
    "AdvanceReclaimed": ("bank", "claims its advance under credit {id} from the issuer", ""),
    "AmountReinstated": ("issuer", "owes the amount of credit {id} anew", ""),
    "CancellationConsented": ("party", "consents to the cancellation of credit {id}", "UCP 600 art. 10a"),
    "CreditCancelled": ("issuer", "and all others cancel credit {id}", "UCP 600 art. 10a"),
    "PaymentStayed": ("supervisor", "records a court's stay of credit {id}", "SPC L/C provisions art. 9"),
    "StayLifted": ("supervisor", "records that the stay of credit {id} was lifted", ""),
    "PresentationForwarded": ("examiner", "forwards {id} to {bank}", "UCP 600 art. 15"),
    "NegotiationAgreed": ("by", "offers to settle on a price for {id}", ""),
    "PresentationNegotiated": ("bank", "negotiates {id}", "UCP 600 art. 2"),
    "RecourseTaken": ("bank", "claims back what it paid for {id}", ""),
    "InvoiceDemanded": ("bank", "asks the first beneficiary for its invoice under {id}", "UCP 600 art. 38i"),
    "InvoiceSubstituted": ("firstBeneficiary", "substitutes its invoice under {id}", "UCP 600 art. 38h"),
    "RecordsReportedCorrupt": ("bank", "cannot read the records of {id}", "eUCP art. e12"),
    "RecordsPresentedAnew": ("presenter", "presents the records of {id} anew", "eUCP art. e12"),
    "PresentationLapsed": ("presenter", "has not presented {id}: it lapsed", "eUCP art. e12"),
    "CreditClosed": ("issuer", "closes credit {id}", ""),
    "PresentationMade": ("presenter", "presents documents, {id}", "UCP 600 art. 6d"),
    "PresentationComplied": ("examiner", "finds {id} complying", "UCP 600 art. 15"),
    "WaiverSought": ("examiner", "asks the applicant for a waiver of {id}", "UCP 600 art. 16b"),
    "WaiverGiven": ("applicant", "waives the discrepancies of {id}", "UCP 600 art. 16b"),
    "WaiverAccepted": ("examiner", "takes up the waiver of {id}", "UCP 600 art. 16b"),
    "PresentationRefused": ("examiner", "refuses {id}, discrepancies: {discrepancies}", "UCP 600 art. 16c"),
    "DocumentsReturned": ("examiner", "returns the documents of {id}", "UCP 600 art. 16e"),
    "PresentationWithdrawn": ("presenter", "withdraws {id}", ""),
    "ExaminerPrecluded": ("examiner", "is precluded from refusing {id}", "UCP 600 art. 16f"),
    "PresentationHonoured": ("examiner", "honours {id}", "UCP 600 art. 15"),
    "ClaimOpened": ("obligor", "owes claim {id}", "UCP 600 art. 2"),
    "ClaimPaid": ("obligor", "pays claim {id}", "UCP 600 art. 7"),
    "ClaimReportedUnpaid": ("obligor", "has not paid claim {id}", ""),
    "ClaimReleased": ("seller", "offers its claim for sale, {id}", ""),
    "ClaimDelisted": ("seller", "takes {id} off the market", ""),
    "ListingInquired": ("buyer", "inquires about {id}", ""),
    "QuoteSealed": ("buyer", "seals a quote for {id}", ""),
    "QuoteRevealed": ("buyer", "reveals its quote for {id}", ""),
    "QuoteMade": ("buyer", "quotes, {id}", ""),
    "QuoteWithdrawn": ("buyer", "withdraws quote {id}", ""),
    "QuoteTaken": ("seller", "sells to {buyer} at {id}, and gives {obligor} notice", "URF 800"),
    "SaleAcknowledged": ("obligor", "acknowledges the assignment to {buyer}, {id}", ""),
    "SaleObjected": ("obligor", "objects to the assignment, {id}", ""),
    "DocumentsDelivered": ("seller", "delivers the documents for {id}", "URF 800"),
    "DocumentsAccepted": ("buyer", "finds the documents for {id} satisfactory", "URF 800"),
    "DocumentsRejected": ("buyer", "rejects the documents for {id}", "URF 800"),
    "TransferReportedBy": ("payer", "reports its transfer for {id}", ""),
    "TransferConfirmedBy": ("payee", "confirms the transfer for {id}", ""),
    "SaleSettled": ("buyer", "pays {seller} and owns the claim, {id}", "URF 800"),
    "SaleLapsed": ("seller", "has its claim back: sale {id} lapsed", ""),
    "RecourseClaimed": ("buyer", "claims recourse for {id}", "URF 800"),
    "ClaimBoughtBack": ("seller", "buys back what it sold at {id}", "URF 800"),
}
"""Event -> the argument that acted (or what it is in the credit or presentation), what it did, and the rule."""

_PARTIES = ("adviser", "secondAdviser", "assignee", "bank", "beneficiary", "buyer", "seller", "obligor")
"""Arguments of events that a sentence names."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a timeline; `rule` is empty where no article is needed."""

    day: date
    at: time
    who: str
    what: str
    rule: str
    event: str


def timeline(platform: Platform, credit: str) -> tuple[Moment, ...]:
    """The life of `credit`, its presentations and claims, in civil time of its place. Raises UnknownCredit, BadId."""
    number = ids.credit_number(credit)
    place = platform.credit(credit).place
    past = platform.history.events(credit=number)
    return tuple(_moment(platform, event, place) for event in past if event.name in _SAID)


def _moment(platform: Platform, event: Past, place: str) -> Moment:
    actor, sentence, rule = _SAID[event.name]
    number = int(str(event.args["id"]))
    named = {one: _name(platform, event.args.get(one)) for one in _PARTIES}
    what = sentence.format_map({**event.args, **named, "id": _text_of(event.contract)(number)})
    day, at = civil_moment(event.time, offset_minutes=_offset(platform, place, event.time))
    return Moment(day, at, _who(platform, event, actor), what, rule, event.name)


def _text_of(contract: str) -> Callable[[int], str]:
    by_contract = {
        **{"Amendments": ids.amendment_text, "Claims": ids.claim_text},
        **dict.fromkeys(("Listings", "Seals"), ids.listing_text),
        **dict.fromkeys(("Forfaiting", "Deliveries", "Recourses", "OutsideLeg"), ids.quote_text),
    }
    of_presentation = contract in ("Presentations", "Nominations", "Records")
    return by_contract.get(contract, ids.presentation_text if of_presentation else ids.credit_text)


def _who(platform: Platform, event: Past, actor: str) -> str:
    """Who acted: the event says it, or what it is about does."""
    if actor in event.args:
        return _name(platform, event.args[actor])
    if actor == "supervisor":
        return platform.network.holder("Convener").name
    text = _text_of(event.contract)(int(str(event.args["id"])))
    if actor == "seller":
        return str(platform.quote(text).seller)
    if actor in ("examiner", "presenter"):
        return str(getattr(platform.presentation(text), actor))
    return str(getattr(platform.credit(re.split("[.#]", text)[0]), actor))


def _name(platform: Platform, party: object) -> str:
    return platform.directory.optional(int(str(party or 0))) or "itself"


def _offset(platform: Platform, place: str, seconds: int) -> int:
    """Minutes that civil time is ahead of UTC: as published, summer time included."""
    ledger = platform.ledger
    clock = Fields(ledger.call("BankingCalendar", "clockOf", [place.encode()]))
    offset = clock.number("offsetMinutes")
    if not clock.flag("shifts"):
        return offset
    year = civil_moment(seconds, offset_minutes=offset)[0].year
    number = platform.calendar.editions(place, year)
    edition = Fields(ledger.call("BankingCalendar", "editionOf", [place.encode(), year, number]))
    within = edition.number("shiftFrom") <= seconds < edition.number("shiftUntil")
    return edition.number("shiftMinutes") if within else offset
