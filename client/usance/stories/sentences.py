"""What a step says, as a sentence without its subject, and the article that it rests on."""

from __future__ import annotations

from usance.dates import Tenor
from usance.errors import InputError
from usance.money import Money
from usance.stories.expectations import shown
from usance.stories.phrases import RULES, RULES_OF_REFUSAL, SAID
from usance.stories.script import Story
from usance.stories.step import Step
from usance.stories.steps import AcceptAmendment, Amend, AppointAdviser, Issue, Present, Refuse, Transfer
from usance.stories.verbs import label_of, terms_of, verb_of

_NO_TERMS = {"by", "on", "at", "expect", "refused", "do", "credit", "amendment", "as_", "to"}
"""What a step that amends or transfers says besides the terms."""
_TERMS = {"increase": "{} more", "decrease": "{} less", "presentation_days": "{} days to present", "other": '"{}"'}
"""Terms that are not called by their own names."""
_AMOUNTS = ("amount", "increase", "decrease", "price")
_FATE = {"hold": "held", "notify": "held for a waiver", "return": "returned", "instructed": "held as instructed"}


def sentence_of(story: Story, at: int) -> str:
    """What the step, counted from 0, says."""
    step = story.steps[at]
    match step:
        case Issue():
            return _issues(story, at, step)
        case Present():
            return _presents(step)
        case Refuse():
            return _refuses(step)
        case AppointAdviser():
            return f"asks {step.adviser} to advise {step.credit}"
        case Amend():
            return f"amends {step.credit}, as {step.amendment}: {_terms_in(step)}"
        case AcceptAmendment() if step.only is not None:
            return f"accepts {step.amendment} in part: {', '.join(step.only)}"
        case Transfer():
            terms = f" ({less})" if (less := _terms_in(step, without="amount")) else ""
            return f"transfers {_grouped(step.amount)} of {step.credit} to {step.to}, as {step.as_}{terms}"
    said = {name: _said(name, getattr(step, name)) for name in type(step).model_fields}
    return SAID[verb_of(step)].format_map({**said, "label": label_of(step)})


def rule_of(step: Step, refusal: str | None) -> str:
    """The article that the step, or its refusal by the error of this name, rests on; '' where there is none."""
    return RULES.get(verb_of(step), "") if refusal is None else RULES_OF_REFUSAL.get(refusal, "")


def _issues(story: Story, at: int, step: Issue) -> str:
    try:
        terms = terms_of(story, at)
    except InputError:
        return f"issues {step.credit}: {step.amount}"
    amount, tenor = terms["amount"], terms["tenor"]
    assert isinstance(amount, Money) and isinstance(tenor, Tenor)
    between = f"for {terms['applicant']} in favour of {terms['beneficiary']}"
    when = "at sight" if tenor.kind == "Sight" else str(tenor)
    return f"issues {step.credit}: {amount.grouped} {when}, {between}"


def _presents(step: Present) -> str:
    days = step.shipped if isinstance(step.shipped, tuple) else (step.shipped,)
    shipped = f", shipped {' and '.join(map(str, days))}" if step.shipped else ""
    corrected = f", correcting {step.correcting}" if step.correcting else ""
    bank = f" to {step.to}" if step.to else ""
    same = f", the documents of {step.documents_of}" if step.documents_of else ""
    drawn = f"{_grouped(step.amount)}{shipped}{same}{corrected}"
    return f"presents {step.presentation} under {step.credit}{bank}, {drawn}"


def _refuses(step: Refuse) -> str:
    count = len(step.discrepancies)
    listed = "; ".join(f"{one.document}, {one.field}" for one in step.discrepancies)
    what = f"{count} {'discrepancy' if count == 1 else 'discrepancies'}" + (f" ({listed})" if listed else "")
    fate = f", documents {_FATE[step.disposal]}" if step.disposal in _FATE and step.disposal else ""
    return f"refuses {step.presentation}: {what}{fate}"


def _terms_in(step: Amend | Transfer, *, without: str = "") -> str:
    said = {name: getattr(step, name) for name in type(step).model_fields if name not in {*_NO_TERMS, without}}
    words = (_TERMS.get(name, f"{name.replace('_', ' ')} {{}}").format(_said(name, said[name])) for name in said)
    return ", ".join(word for word, value in zip(words, said.values(), strict=True) if value is not None)


def _said(name: str, value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(shown(one) for one in value)
    return _grouped(value) if name in _AMOUNTS and isinstance(value, str) else shown(value)


def _grouped(given: str) -> str:
    try:
        return Money.parse(given).grouped
    except InputError:
        # An amount that the ledger has no money for; the step is refused.
        return given
