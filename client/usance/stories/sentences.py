"""What a step says, as a sentence without its subject, and the article that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from usance.dates import Tenor
from usance.errors import InputError
from usance.money import Money
from usance.stories.expectations import shown
from usance.stories.phrases import RULES, RULES_OF_REFUSAL, SAID
from usance.stories.script import Story
from usance.stories.step import Step
from usance.stories.steps import Amend, AppointAdviser, Issue, Present, Refuse
from usance.stories.verbs import label_of, terms_of, verb_of

_NO_TERMS = {"by", "on", "at", "expect", "refused", "do", "credit", "amendment"}
"""What a step that amends says besides the terms that change."""
_FATE = {"hold": "held", "notify": "held for a waiver", "return": "returned", "instructed": "held as instructed"}


def sentence_of(story: Story, at: int) -> str:
    """What the step, counted from 0, says."""
    step = story.steps[at]
    match step:
        case Issue():
            return _issues(story, at, step)
        case Present():
            days = step.shipped if isinstance(step.shipped, tuple) else (step.shipped,)
            shipped = f", shipped {' and '.join(map(str, days))}" if step.shipped else ""
            corrected = f", correcting {step.correcting}" if step.correcting else ""
            amount = _grouped(lambda: Money.parse(step.amount), step.amount)
            return f"presents {step.presentation} under {step.credit}: {amount}{shipped}{corrected}"
        case Refuse():
            return _refuses(step)
        case AppointAdviser():
            return f"asks {step.adviser} to advise {step.credit}"
        case Amend():
            said = step.model_dump(exclude_none=True, exclude=_NO_TERMS)
            changes = ", ".join(f"{name.replace('_', ' ')} {shown(value)}" for name, value in said.items())
            return f"amends {step.credit}, as {step.amendment}: {changes}"
    said = {name: getattr(step, name) for name in type(step).model_fields}
    return SAID[verb_of(step)].format_map({**said, "label": label_of(step)})


def rule_of(step: Step, refusal: str | None) -> str:
    """The article that the step, or its refusal by the error of this name, rests on; '' where there is none."""
    return RULES.get(verb_of(step), "") if refusal is None else RULES_OF_REFUSAL.get(refusal, "")


def came_of(step: Step, facts: Mapping[str, object]) -> str:
    """What the step brought about, where its sentence does not say so already; `facts` are those of its object."""
    match verb_of(step), facts.get("claim_status"):
        case "present", _:
            return f"to be examined by {facts['examine_by']}"
        case "honour" | "enforce", "Paid":
            return f"{facts['obligor']} pays {_money(facts['face'])} to {facts['owner']}"
        case "honour" | "enforce", _:
            return f"{facts['obligor']} owes {facts['owner']} {_money(facts['face'])} on {facts['maturity']}"
        case "pay", _:
            return f"{_money(facts['face'])} to {facts['owner']}"
        case "waive", _:
            return "waiver taken up" if facts["waiver"] == "Accepted" else "the bank decides"
    return ""


def _money(value: object) -> str:
    return value.grouped if isinstance(value, Money) else str(value)


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


def _refuses(step: Refuse) -> str:
    count = len(step.discrepancies)
    listed = "; ".join(f"{one.document}, {one.field}" for one in step.discrepancies)
    what = f"{count} {'discrepancy' if count == 1 else 'discrepancies'}" + (f" ({listed})" if listed else "")
    fate = f", documents {_FATE[step.disposal]}" if step.disposal in _FATE and step.disposal else ""
    return f"refuses {step.presentation}: {what}{fate}"


def _grouped(parse: Callable[[], Money], given: str) -> str:
    try:
        return parse().grouped
    except InputError:
        return given
