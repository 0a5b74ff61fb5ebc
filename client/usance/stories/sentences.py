"""What a step says, as a sentence without its subject, and the article that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from usance.dates import Tenor
from usance.errors import InputError
from usance.money import Money
from usance.stories.script import Story
from usance.stories.step import Step
from usance.stories.steps import AppointAdviser, Issue, Present, Refuse
from usance.stories.verbs import label_of, terms_of, verb_of

_SAID: Mapping[str, str] = {
    "advise": "advises {label}",
    "decline_advice": "declines to advise {label}",
    "close": "closes {label}",
    "comply": "finds {label} complying",
    "seek_waiver": "asks the applicant to waive the discrepancies of {label}",
    "waive": "waives the discrepancies of {label}",
    "return_documents": "returns the documents of {label}",
    "withdraw": "withdraws {label}",
    "honour": "honours {label}",
    "enforce": "enforces {label}",
    "pay": "pays {label}",
    "report_unpaid": "reports {label} unpaid",
    "suspend": "suspends {label}",
    "reinstate": "reinstates {label}",
}

_RULES: Mapping[str, str] = {
    "issue": "UCP 600 art. 7b",
    "advise": "UCP 600 art. 9b",
    "decline_advice": "UCP 600 art. 9e",
    "appoint_adviser": "UCP 600 art. 9e",
    "present": "UCP 600 art. 6d",
    "comply": "UCP 600 art. 15",
    "seek_waiver": "UCP 600 art. 16b",
    "waive": "UCP 600 art. 16b",
    "refuse": "UCP 600 art. 16c",
    "return_documents": "UCP 600 art. 16e",
    "honour": "UCP 600 art. 15",
    "enforce": "UCP 600 art. 16f",
    "pay": "UCP 600 art. 7",
}

_RULES_OF_REFUSAL: Mapping[str, str] = {
    "CreditExpired": "UCP 600 art. 6d, 29a",
    "ExaminationPeriodOver": "UCP 600 art. 16d",
    "ExaminationPeriodOpen": "UCP 600 art. 14b",
    "LateShipment": "UCP 600 art. 29c",
    "LatePresentation": "UCP 600 art. 14c",
    "OverDrawn": "UCP 600 art. 18b, 30",
    "PartialDrawing": "UCP 600 art. 31a",
    "DiscrepanciesMissing": "UCP 600 art. 16c ii",
    "DisposalMissing": "UCP 600 art. 16c iii",
    "DisposalForbidsWaiver": "UCP 600 art. 16c iii",
    "WaiverMissing": "UCP 600 art. 16b",
    "UsanceOverCap": "PRC 2016 Measures",
}

_FATE = {"hold": "held", "notify": "held for a waiver", "return": "returned", "instructed": "held as instructed"}


def sentence_of(story: Story, at: int) -> str:
    """What the step, counted from 0, says."""
    step = story.steps[at]
    match step:
        case Issue():
            return _issues(story, at, step)
        case Present():
            shipped = f", shipped {step.shipped}" if step.shipped else ""
            corrected = f", correcting {step.correcting}" if step.correcting else ""
            amount = _grouped(lambda: Money.parse(step.amount), step.amount)
            return f"presents {step.presentation} under {step.credit}: {amount}{shipped}{corrected}"
        case Refuse():
            return _refuses(step)
        case AppointAdviser():
            return f"asks {step.adviser} to advise {step.credit}"
    return _SAID[verb_of(step)].format(label=label_of(step))


def rule_of(step: Step, refusal: str | None) -> str:
    """The article that the step, or its refusal by the error of this name, rests on; '' where there is none."""
    return _RULES.get(verb_of(step), "") if refusal is None else _RULES_OF_REFUSAL.get(refusal, "")


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
