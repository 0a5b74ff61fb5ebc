"""Where a story stands while it is told: its platform, and what its labels stand for there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from usance import ids
from usance.calendars import seconds_at
from usance.market import Quote
from usance.model import Claim, Presentation
from usance.platform import OPENING, Platform
from usance.stories import claim_labels
from usance.stories.council_step import COUNCIL
from usance.stories.expectations import Subject, facts
from usance.stories.script import Story
from usance.stories.step import Kind, Step

_TEXTS = {
    **{"CreditId": ids.credit_text, "AmendmentId": ids.amendment_text, "ClaimId": ids.claim_text},
    **{"ListingId": ids.listing_text, "QuoteId": ids.quote_text, "OfferId": ids.offer_text},
    "InquiryId": ids.inquiry_text,
}
_ID = re.compile(r"\b[0-9]+-[0-9]+(?:/[0-9]+)?(?:[.#][0-9]+)?(?::[0-9]+)?(?:@[0-9]+(?:[.][0-9]+)?)?\b")


class Scene:
    """Of `story` on `platform`."""

    def __init__(self, story: Story, platform: Platform) -> None:
        self.story, self.platform = story, platform
        self.credits: dict[str, str] = {}
        self.amendments: dict[str, str] = {}
        self.presentations: dict[str, str] = {}
        self.listings: dict[str, str] = {}
        self.quotes: dict[str, str] = {}
        self.offers: dict[str, str] = {}
        self.inquiries: dict[str, str] = {}
        self.asked: dict[str, tuple[str, ...]] = {}
        """Documents that a credit asks for, by its label: they are not on the ledger."""
        # Neither ever changes, and each would be a call of the ledger for every step.
        self._places: dict[str, str] = {}
        self._currencies: dict[str, str] = {}

    def id_of(self, label: str) -> str:
        """The id that a label stands for; the claim of a presentation has that of the presentation."""
        return self._labels()[claim_labels.presentation_of(label)] + claim_labels.share_of(label)

    def is_owed(self, claim: str) -> bool:
        """Whether the claim of that label was made."""
        number = self.id_of(claim)
        return number in (one.id for one in self.claims_of(number.split(":")[0]))

    def kind_of(self, label: str) -> Kind:
        """What a label stands for."""
        if claim_labels.is_claim(label):
            return "claim"
        return next((kind for kind, labels in self._by_kind().items() if label in labels), "presentation")

    def label_of(self, identifier: str) -> str:
        """The label of an id, or the id itself for one without."""
        labels = {number: label for label, number in self._labels().items()}
        of, _, share = identifier.partition(":")
        if not share or identifier in labels:
            return labels.get(identifier, identifier)
        # An advance is made under the credit, before there is any presentation: its number is 0.
        advance, credit = of.endswith(".0"), of.removesuffix(".0")
        return claim_labels.shared(labels.get(credit, credit), share, advance=advance)

    def labelled(self, sentence: str) -> str:
        """The sentence with labels for the ids in it."""
        return _ID.sub(lambda found: self.label_of(found.group()), sentence)

    def label_of_number(self, number: int, kind: str) -> str:
        """The same for an id as the contracts write it; `kind` is its Solidity type."""
        return self.label_of(_TEXTS.get(kind, ids.presentation_text)(number))

    def facts_of(self, label: str) -> dict[str, object]:
        """The fields of what the label stands for, as they are now."""
        number = self.id_of(label)
        match self.kind_of(label):
            case "credit":
                return self.facts(self.platform.credit(number))
            case "amendment":
                return self.facts(self.platform.amendment(number))
            case "claim":
                return self.facts(self.platform.claim(number))
            case "listing":
                return self.facts(self.platform.listing(number))
            case "quote":
                return self.facts(self.platform.quote(number))
            case "offer":
                return self.facts(self.platform.offer(number))
            case "inquiry":
                return self.facts(self.platform.inquiry(number))
        return self.facts(self.platform.presentation(number))

    def facts(self, subject: Subject) -> dict[str, object]:
        """The fields of an object; ids that have a label as the label."""
        has_claim = isinstance(subject, Presentation) and subject.claim is not None
        claim = self.platform.claim(subject.id) if has_claim and isinstance(subject, Presentation) else None
        found = dict(facts(subject, claim))
        for field in ("id", "credit", "previous", "taken_by", "listing"):
            if isinstance(value := found.get(field), str):
                found[field] = self.label_of(value)
        if isinstance(value := found.get("claim"), str):
            found["claim"] = claim_labels.claim_of(self.label_of(value))
        return found

    def claims(self) -> tuple[tuple[str, Claim], ...]:
        """Every claim that came out of the story's credits, each under its label, in the order of presentations; those
        to a share in the proceeds after the presenter's."""
        made = [claim for credit in self.credits.values() for claim in self.platform.claims(credit)]
        order = list(self.presentations.values())
        made.sort(
            key=lambda claim: (order.index(of) if (of := claim.id.split(":")[0]) in order else -1, ":" in claim.id)
        )
        return tuple((claim_labels.claim_of(self.label_of(claim.id)), claim) for claim in made)

    def claims_of(self, presentation: str) -> tuple[Claim, ...]:
        """Those that came out of a presentation, by its id; the presenter's first."""
        every = self.platform.claims(re.split("[.]", presentation)[0])
        mine = [claim for claim in every if claim.id.split(":")[0] == presentation]
        return tuple(sorted(mine, key=lambda claim: ":" in claim.id))

    def taken_by(self, presentation: str) -> tuple[str, ...]:
        """The labels of the amendments that documents, by their id, have accepted."""
        made = ((label, self.platform.amendment(number)) for label, number in self.amendments.items())
        return tuple(label for label, amendment in made if amendment.taken_by == presentation)

    def currency_of(self, step: Step) -> str:
        """Of the credit that the step is about; '' for a step about none, or one that is not issued."""
        fields = ("credit", "presentation", "claim", "quote", "listing")
        named = (claim_labels.presentation_of(str(getattr(step, field, ""))) for field in fields)
        known = self._labels()
        label = next((one for one in named if one in known), None)
        if label is None:
            return str(getattr(step, "amount", None) or "")[:3]
        credit = re.split("[.#@]", self.id_of(label))[0]
        if credit not in self._currencies:
            self._currencies[credit] = self.platform.credit(credit).amount.currency
        return self._currencies[credit]

    def quoted(self, label: str, quote: Quote) -> Quote:
        """The quote, under the label from now on."""
        self.quotes[label] = quote.id
        return quote

    def travel(self, step: Step) -> bool:
        """Go to the time of the step, at the place of the party that acts; False if that is past."""
        if step.on is None and step.at is None:
            return True
        chain, (today, _) = self.platform.ledger.chain, self.moment(step.by)
        day = step.on or today
        moment, now = seconds_at(self._place(step.by), day, step.at or OPENING), chain.now()
        if moment > now:
            chain.travel(moment)
            return True
        return day == today and (step.at is None or moment == now)

    def moment(self, party: str) -> tuple[date, time]:
        """The civil date and time at a party's place."""
        place, now = self._place(party), self.platform.ledger.now()
        shown = datetime(1970, 1, 1) + timedelta(seconds=now)
        # From UTC in two steps: the first finds the offset, the second that of a day on which clocks change.
        for _ in range(2):
            shown += timedelta(seconds=now - seconds_at(place, shown.date(), shown.time()))
        return shown.date(), shown.time()

    def _by_kind(self) -> Mapping[Kind, Mapping[str, str]]:
        return {
            **{"credit": self.credits, "amendment": self.amendments, "presentation": self.presentations},
            **{"listing": self.listings, "quote": self.quotes, "offer": self.offers},
            "inquiry": self.inquiries,
        }

    def _labels(self) -> Mapping[str, str]:
        return {label: number for labels in self._by_kind().values() for label, number in labels.items()}

    def _place(self, party: str) -> str:
        if party not in self._places:
            speaks = self.platform.network.holder("Convener").name if party == COUNCIL else party
            self._places[party] = self.platform.party(speaks).place
        return self._places[party]
