"""What each verb of a story does: one call at the desk of the party that acts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from usance.amendments import Changes
from usance.model import Amendment, Credit, Discrepancy, Presentation
from usance.money import Money
from usance.stories import council_verbs, market_verbs
from usance.stories.council_step import COUNCIL, Resolved
from usance.stories.expectations import NONE, Subject
from usance.stories.market_step import MarketStep
from usance.stories.papers import document_set
from usance.stories.scene import Scene
from usance.stories.script import Story
from usance.stories.step import Step
from usance.stories.steps import (
    AcceptAmendment,
    AcknowledgeAssignment,
    Advance,
    Amend,
    AppointAdviser,
    Assign,
    Forward,
    Interrupt,
    Issue,
    LiftStay,
    Negotiate,
    Present,
    Refuse,
    RequestAdvance,
    RequestConfirmation,
    Stay,
    Substitute,
    Transfer,
)
from usance.terms import DocumentSet, TermsFile
from usance.transfers import Part

_AMOUNTS = ("amount", "increase", "decrease")
_TERMS = (
    *("applicant", "beneficiary", "expiry", "tenor", "nominated", "confirmation", "tolerance", "place", "rules"),
    *("latest_shipment", "presentation_days", "partial", "transferable", "documents"),
    *("second_adviser", "confirmer", "about", "schedule", "revolving"),
)


def carry_out(scene: Scene, at: int) -> Subject:
    """Do what the step, counted from 0, says, and return what it is about. Raises Refusal, InputError, ChainError."""
    step = scene.story.steps[at]
    if isinstance(step, MarketStep):
        return market_verbs.carry_out(scene, step)
    if isinstance(step, Resolved) and step.by == COUNCIL:
        return council_verbs.carry_out(scene, step)
    match step:
        case Issue():
            return _issue(scene, step, at)
        case Present():
            return _present(scene, step)
        case Refuse():
            found = [Discrepancy(**one.model_dump()) for one in step.discrepancies]
            disposal = "" if step.disposal in (None, NONE) else str(step.disposal)
            return scene.platform.desk(step.by).refuse(scene.id_of(step.presentation), found, disposal)
        case Amend():
            return _amend(scene, step)
        case Transfer():
            return _transfer(scene, step)
        case Forward():
            forwarded = scene.platform.desk(step.by).forward(scene.id_of(step.presentation), step.to)
            scene.presentations[step.as_] = forwarded.id
            return forwarded
    return _with_more(scene, step)


def _with_more(scene: Scene, step: Step) -> Subject:
    """The verbs that say more than what they are about, each as one call at the desk."""
    desk = scene.platform.desk(step.by)
    match step:
        case RequestConfirmation():
            return desk.request_confirmation(scene.id_of(step.credit), step.bank)
        case AcceptAmendment():
            return desk.accept_amendment(scene.id_of(step.amendment), only=step.only)
        case Assign():
            return desk.assign(scene.id_of(step.credit), step.to, step.amount)
        case AcknowledgeAssignment():
            return desk.acknowledge_assignment(scene.id_of(step.credit), step.assignment)
        case RequestAdvance():
            return desk.request_advance(scene.id_of(step.credit), step.amount)
        case Advance():
            return desk.advance(scene.id_of(step.credit), step.amount)
        case AppointAdviser():
            return desk.appoint_adviser(scene.id_of(step.credit), None if step.adviser == NONE else step.adviser)
        case Stay() | LiftStay():
            ordered = desk.stay if isinstance(step, Stay) else desk.lift_stay
            return ordered(scene.id_of(step.credit), step.order)
        case Negotiate():
            return desk.negotiate(scene.id_of(step.presentation), step.price, recourse=step.recourse)
        case Substitute():
            return desk.substitute(scene.id_of(step.presentation), step.amount)
    return desk.interrupt(step.place, step.until) if isinstance(step, Interrupt) else _plain(scene, step)


def _plain(scene: Scene, step: Step) -> Subject:
    """The verbs that need no more than what they are about are methods of the desk under their own names."""
    verb, label = verb_of(step), label_of(step)
    said = cast(Callable[[str], Subject], getattr(scene.platform.desk(step.by), verb))
    return said(label if step.subject == "party" else scene.id_of(label))


def verb_of(step: Step) -> str:
    """The verb as written."""
    return str(getattr(step, "do"))  # noqa: B009 - every member of the union has it, their base has not


def label_of(step: Step) -> str:
    """The label of what the step is about, or the party's name."""
    return str(getattr(step, "member" if step.subject == "party" else step.subject))


def terms_of(story: Story, at: int) -> Mapping[str, object]:
    """The terms of the credit that a step issues, as the step says or else its terms file. Raises as `Money.parse`."""
    step, filed = story.steps[at], story.terms.get(at)
    assert isinstance(step, Issue)
    given = {} if filed is None else {name: getattr(filed, name) for name in TermsFile.__dataclass_fields__}
    given.setdefault("rules", story.script.rules)
    if step.amount is not None:
        # The file's capitals are those of the file's own amount.
        given.pop("amount_in_capitals", None)
    if any(getattr(step, name) is not None for name in (*_TERMS, "amount", "advance")):
        # What differs from a message was not read from it.
        given.pop("message", None)
    given |= {name: value for name in _TERMS if (value := getattr(step, name)) is not None}
    given |= {name: Money.parse(text) for name in ("amount", "advance") if (text := getattr(step, name)) is not None}
    return {name: value for name, value in given.items() if value is not None}


def _issue(scene: Scene, step: Issue, at: int) -> Credit:
    terms = dict(terms_of(scene.story, at))
    terms["adviser"] = _adviser(scene, step, terms)
    file = TermsFile.from_fields({name: value for name, value in terms.items() if value is not None})
    credit = scene.platform.desk(step.by).issue(file)
    scene.credits[step.credit] = credit.id
    scene.asked[step.credit] = file.documents
    return credit


def _adviser(scene: Scene, step: Issue, terms: Mapping[str, object]) -> str | None:
    """As the step or its terms file says; else the beneficiary's bank, if that is another than the issuer."""
    named = step.adviser or terms.get("adviser")
    if named is not None:
        return None if named == NONE else str(named)
    return None if (sponsor := scene.platform.party(str(terms["beneficiary"])).sponsor) == step.by else sponsor


def _present(scene: Scene, step: Present) -> Presentation:
    presentation = scene.platform.desk(step.by).present(
        scene.id_of(step.credit),
        Money.parse(step.amount),
        _documents(scene, step),
        shipped=step.shipped,
        correcting=scene.id_of(step.correcting) if step.correcting else None,
        to=step.to,
    )
    scene.presentations[step.presentation] = presentation.id
    return presentation


def _documents(scene: Scene, step: Present) -> DocumentSet | Presentation:
    if step.documents_of:
        return scene.platform.presentation(scene.id_of(step.documents_of))
    return document_set(step.documents, scene.asked.get(step.credit, ()))


def _amend(scene: Scene, step: Amend) -> Amendment:
    given = {name: getattr(step, name) for name in Changes.__dataclass_fields__}
    amounts = {name: Money.parse(given[name]) for name in _AMOUNTS if given[name] is not None}
    amendment = scene.platform.desk(step.by).amend(scene.id_of(step.credit), Changes(**{**given, **amounts}))
    scene.amendments[step.amendment] = amendment.id
    return amendment


def _transfer(scene: Scene, step: Transfer) -> Credit:
    part = Part(
        to=step.to,
        amount=Money.parse(step.amount),
        expiry=step.expiry,
        latest_shipment=step.latest_shipment,
        presentation_days=step.presentation_days,
        place=step.place,
    )
    made = scene.platform.desk(step.by).transfer(credit := scene.id_of(step.credit), part)
    # One side alone has asked for it, and there is no part yet.
    if made.id != credit:
        scene.credits[step.as_] = made.id
        scene.asked[step.as_] = scene.asked.get(step.credit, ())
    return made
