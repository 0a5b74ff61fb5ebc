"""What came of a step, in words, where its sentence does not say so already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from usance.desks import DeskAccount
from usance.model import Claim
from usance.money import Money
from usance.stories.council_step import Admit
from usance.stories.scene import Scene
from usance.stories.step import Step
from usance.stories.steps import Substitute, Transfer
from usance.stories.verbs import verb_of

_ASKED = "waits for the other side to say the same"


def came_of(scene: Scene, step: Step, facts: Mapping[str, object]) -> str:
    """What the step brought about; `facts` are those of its object. '' for nothing worth a word."""
    match verb_of(step):
        case "present" | "forward" | "present_anew":
            return _examined(scene, step, facts)
        case "honour" | "enforce":
            return _owed(scene.claims_of(scene.id_of(str(facts["id"]))))
        case "pay":
            return f"{_money(facts['face'])} to {facts['owner']}"
        case "waive":
            return "waiver taken up" if facts["waiver"] == "Accepted" else "the bank decides"
        case "negotiate":
            return _ASKED if facts["status"] == "Complying" else ""
        case "admit" | "suspend" | "reinstate" | "expel" if getattr(step, "votes", ()):
            return f"voted for by {', '.join(getattr(step, 'votes', ()))}{_with_desk(scene, step)}"
        case "cancel":
            return "cancelled" if facts["status"] == "Cancelled" else ""
        case "close":
            unused = facts["available"]
            return f"{unused.grouped} unused" if isinstance(unused, Money) and unused.minor else ""
    return _of_parts(step, facts)


def _with_desk(scene: Scene, step: Step) -> str:
    if not isinstance(step, Admit):
        return ""
    account = scene.platform.directory.account(step.member)
    return "; it starts its desk, where four eyes see all" if isinstance(account, DeskAccount) else ""


def _of_parts(step: Step, facts: Mapping[str, object]) -> str:
    amount = facts.get("amount")
    if isinstance(step, Transfer):
        return "" if facts["id"] == step.as_ else _ASKED
    if isinstance(step, Substitute) and isinstance(amount, Money):
        return f"{(Money.parse(step.amount) - amount).grouped} above what {step.presentation} draws"
    return ""


def _examined(scene: Scene, step: Step, facts: Mapping[str, object]) -> str:
    until = f"{facts['examiner']} examines until {facts['examine_by']}"
    taken = scene.taken_by(scene.id_of(str(facts["id"]))) if verb_of(step) == "present" else ()
    return f"accepts {' and '.join(taken)}, and {until}" if taken else until


def _owed(claims: Sequence[Claim]) -> str:
    if not claims:
        return ""
    first = claims[0]
    if first.status == "Paid":
        return f"{first.obligor} pays " + " and ".join(f"{one.face.grouped} to {one.owner}" for one in claims)
    owed = " and ".join(f"{one.owner} {one.face.grouped}" for one in claims)
    return f"{first.obligor} owes {owed} on {first.maturity}"


def _money(value: object) -> str:
    return value.grouped if isinstance(value, Money) else str(value)
