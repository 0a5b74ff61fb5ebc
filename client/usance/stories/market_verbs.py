"""The verbs of the forfaiting market, each as one call at the desk of the party that acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from usance.funding import Bucket
from usance.money import Money
from usance.stories import market_step as said
from usance.stories.papers import document_set

if TYPE_CHECKING:
    from usance.market import Inquiry, Listing, Offer, Quote
    from usance.platform import Desk
    from usance.stories.expectations import Subject
    from usance.stories.scene import Scene

SALE = ("credit", "acceptance")
"""What a seller hands over where its step does not say."""


def carry_out(scene: Scene, step: said.MarketStep) -> Subject:
    """Do what the step says, and return what it is about. Raises Refusal, InputError, ChainError."""
    desk = scene.platform.desk(step.by)
    match step:
        case said.Release():
            return _released(scene, desk, step)
        case said.Quote() | said.Seal():
            return _quoted(scene, desk, step)
        case said.Reveal():
            return scene.quoted(step.quote, desk.reveal(scene.id_of(step.listing)))
        case said.OfferFunds():
            return _offered(scene, desk, step)
        case said.Ask():
            return _asked(scene, desk, step)
        case said.Indicate():
            return desk.indicate(scene.id_of(step.inquiry), step.rate)
        case said.Sell():
            sold = desk.sell(scene.id_of(step.offer), scene.id_of(step.claim), step.value)
            return scene.quoted(step.quote, sold)
    return _about_a_sale(scene, desk, step)


def _about_a_sale(scene: Scene, desk: Desk, step: said.MarketStep) -> Subject:
    match step:
        case said.ObjectTo():
            return desk.object(scene.id_of(step.quote), step.reasons)
        case said.Deliver():
            return desk.deliver(scene.id_of(step.quote), document_set(step.documents, SALE))
        case said.RejectDocuments():
            return desk.reject_documents(scene.id_of(step.quote), step.reasons)
        case said.Settle():
            return desk.settle(scene.id_of(step.quote), step.reference)
        case said.ClaimRecourse():
            return desk.claim_recourse(scene.id_of(step.quote), step.breach, step.grounds)
        case said.SetLine():
            return desk.set_line(step.member, Money.parse(step.amount))
    label = str(getattr(step, step.subject))
    act = cast("Callable[[str], Subject]", getattr(desk, step.do))
    return act(scene.id_of(label))


def _released(scene: Scene, desk: Desk, step: said.Release) -> Listing:
    listing = desk.release(
        scene.id_of(step.claim),
        until=step.until,
        to=step.to,
        sealed_until=step.sealed_until,
        reveal_until=step.reveal_until,
    )
    scene.listings[step.listing] = listing.id
    return listing


def _quoted(scene: Scene, desk: Desk, step: said.Quote | said.Seal) -> Listing | Quote:
    listing = scene.id_of(step.listing)
    terms = {name: getattr(step, name) for name in ("value", "until", "availability", *_TERMS)}
    if isinstance(step, said.Seal):
        return desk.seal(listing, step.rate, **terms)
    return scene.quoted(step.quote, desk.quote(listing, step.rate, **terms))


def _asked(scene: Scene, desk: Desk, step: said.Ask) -> Inquiry:
    bucket = Bucket(step.side, step.obligor_class, step.tenor, step.size, step.currency)
    inquiry = desk.ask(bucket, until=step.until)
    scene.inquiries[step.inquiry] = inquiry.id
    return inquiry


def _offered(scene: Scene, desk: Desk, step: said.OfferFunds) -> Offer:
    terms = {name: getattr(step, name) for name in ("until", *_TERMS)}
    offer = desk.offer_funds(Money.parse(step.amount), step.rate, days=step.days, obligor=step.obligor, **terms)
    scene.offers[step.offer] = offer.id
    return offer


_TERMS = ("grace", "method", "basis", "leg", "confirm_days")
"""What a quote and an offer of funds have in common besides the rate."""
