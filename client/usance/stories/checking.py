"""What can be wrong with a story that is well written step by step: labels, dates, fields that do not fit together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from usance.errors import InputError
from usance.money import Money
from usance.stories import claim_labels
from usance.stories.council_step import COUNCIL, Admit, Expel, Resolved
from usance.stories.expectations import expected_value, fields_of
from usance.stories.faults import StoryFault, one_of
from usance.stories.market_step import Ask, OfferFunds, Quote, Release, Reveal, Sell
from usance.stories.reading import Page, Place
from usance.stories.script import Script
from usance.stories.step import Kind, Step
from usance.stories.steps import Amend, Forward, Issue, Present, Transfer
from usance.terms import TermsFile

_NEEDED = {
    "applicant": "the applicant's name",
    "beneficiary": "the beneficiary's name",
    "amount": "an amount such as CNY 1000000.00",
    "expiry": "a date such as 2024-11-15",
    "tenor": "sight, N days after sight, N days after shipment or on 2025-01-20",
}
_MADE: Mapping[type[Step], tuple[str, Kind]] = {
    Release: ("listing", "listing"),
    Quote: ("quote", "quote"),
    Reveal: ("quote", "quote"),
    Sell: ("quote", "quote"),
    OfferFunds: ("offer", "offer"),
    Ask: ("inquiry", "inquiry"),
    Issue: ("credit", "credit"),
    Amend: ("amendment", "amendment"),
    Transfer: ("as_", "credit"),
    Present: ("presentation", "presentation"),
    Forward: ("as_", "presentation"),
}
"""Verb -> the field with the label that it makes, and what it then stands for."""
_LABELS: tuple[tuple[str, Kind], ...] = (
    ("credit", "credit"),
    ("amendment", "amendment"),
    ("presentation", "presentation"),
    ("correcting", "presentation"),
    ("documents_of", "presentation"),
    ("as_", "credit"),
    ("listing", "listing"),
    ("quote", "quote"),
    ("offer", "offer"),
    ("inquiry", "inquiry"),
)


def faults_between(script: Script, page: Page, terms: Mapping[int, TermsFile]) -> Iterator[StoryFault]:
    """Every fault of a story whose steps are sound each by itself."""
    labels = _Labels(page)
    last = script.start
    for at, step in enumerate(script.steps):
        place: Place = ("steps", at)
        yield from _backwards(page, place, step, last)
        last = max(last, step.on or last)
        yield from _terms(page, place, step, at in terms)
        yield from _amount(page, place, step)
        yield from _once(page, place, step)
        yield from _resolved(page, place, step)
        yield from labels.used(place, step)
        yield from _expected(page, (*place, "expect"), step.subject, step.expect)
    yield from _ending(script, page, labels)


class _Labels:
    """Which labels stand for what, as the story goes on."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._kinds: dict[str, Kind] = {}

    def used(self, place: Place, step: Step) -> Iterator[StoryFault]:
        made = _MADE.get(type(step))
        for field, kind in _LABELS:
            label = getattr(step, field, None)
            if label is None:
                continue
            if made is None or field != made[0]:
                yield from self._known(place, field, label, kind)
            # Each side of a transfer says the same, with the same label for the part.
            elif label in self._kinds and not (isinstance(step, Transfer) and self._kinds[label] == "credit"):
                shown = field.removesuffix("_")
                yield self._page.fault((*place, shown), f"{label}, which is there already", "a label of its own")
            elif step.refused is None:
                self._kinds[label] = made[1]
        claim = getattr(step, "claim", None)
        if claim is not None:
            presentation = claim_labels.presentation_of(claim)
            yield from self._known(place, "claim", presentation, "presentation", claim.removeprefix(presentation))

    def kind(self, label: str) -> Kind | None:
        """What the label stands for at the end; a claim is called after its presentation."""
        if claim_labels.is_claim(label):
            return "claim" if self._kinds.get(claim_labels.presentation_of(label)) == "presentation" else None
        return self._kinds.get(label)

    @property
    def all(self) -> tuple[str, ...]:
        claims = (f"{label}{claim_labels.MAIN}" for label, kind in self._kinds.items() if kind == "presentation")
        return (*self._kinds, *claims, "cash")

    def _known(self, place: Place, field: str, label: str, kind: str, suffix: str = "") -> Iterator[StoryFault]:
        if self._kinds.get(label) != kind:
            known = [f"{name}{suffix}" for name, other in self._kinds.items() if other == kind]
            article = "an" if kind in ("amendment", "offer", "inquiry") else "a"
            needed = f"{article} {kind} of an earlier step, {one_of(label + suffix, known)}"
            yield self._page.fault((*place, field), label + suffix, needed)


def _backwards(page: Page, place: Place, step: Step, last: date) -> Iterator[StoryFault]:
    if step.on is not None and step.on < last:
        yield page.fault((*place, "on"), step.on.isoformat(), f"{last} or later: dates only move forward")


def _terms(page: Page, place: Place, step: Step, filed: bool) -> Iterator[StoryFault]:
    if isinstance(step, Issue) and not filed:
        for field, needed in _NEEDED.items():
            if getattr(step, field) is None:
                yield page.fault((*place, field), "nothing", f"{needed}, here or in a terms file")


def _once(page: Page, place: Place, step: Step) -> Iterator[StoryFault]:
    if isinstance(step, Present) and step.documents is not None and step.documents_of is not None:
        yield page.fault((*place, "documents_of"), step.documents_of, "documents, or whose they are, not both")


def _resolved(page: Page, place: Place, step: Step) -> Iterator[StoryFault]:
    if (
        isinstance(step, Resolved)
        and step.by != COUNCIL
        and (isinstance(step, Admit | Expel) or step.votes or step.against)
    ):
        yield page.fault((*place, "by"), step.by, f"{COUNCIL}, where banks vote")


def _amount(page: Page, place: Place, step: Step) -> Iterator[StoryFault]:
    amount = getattr(step, "amount", None)
    if amount is None or step.refused is not None:
        return
    try:
        Money.parse(amount)
    except InputError as error:
        yield page.fault((*place, "amount"), amount, str(error.needed))


def _expected(page: Page, place: Place, kind: Kind, expect: Mapping[str, str]) -> Iterator[StoryFault]:
    known = fields_of(kind)
    for field, text in expect.items():
        if field not in known:
            yield page.fault((*place, field), "unknown field", f"a field of the {kind}, {one_of(field, known)}")
            continue
        try:
            expected_value(kind, field, text)
        except InputError as error:
            yield page.fault((*place, field), text, str(error.needed))


def _ending(script: Script, page: Page, labels: _Labels) -> Iterator[StoryFault]:
    for label, expect in script.finally_.fields.items():
        kind = labels.kind(label)
        if kind is None:
            needed = f"a label of the story, {one_of(label, labels.all)}"
            yield page.fault(("finally", label), "unknown label", needed)
        else:
            yield from _expected(page, ("finally", label), kind, expect)
