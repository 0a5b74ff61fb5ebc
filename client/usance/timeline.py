"""The life of a credit as a person reads it: when, who, what, under which rule."""

from __future__ import annotations

from collections.abc import Mapping
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
}
"""Event -> the argument that acted (the issuer is in the credit's id as well), what it did, and the rule."""


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
    subject = ids.credit_text(number) if event.contract == "Credits" else ids.presentation_text(number)
    names = platform.directory
    adviser = names.optional(int(str(event.args.get("adviser", 0)))) or "itself"
    what = sentence.format_map({**event.args, "id": subject, "adviser": adviser})
    issuer = number >> (32 if event.contract == "Credits" else 48)
    who = names.name(int(str(event.args.get(actor, issuer))))
    day, at = civil_moment(event.time, offset_minutes=_offset(platform, place, event.time))
    return Moment(day, at, who, what, rule, event.name)


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
