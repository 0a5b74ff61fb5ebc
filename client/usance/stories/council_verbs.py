"""What the council says in a story: proposed, voted on, executed when the voting is over."""

from __future__ import annotations

from usance.model import Party
from usance.resolutions import Admit, Expel, Reinstate, Resolution, Suspend
from usance.stories import council_step as steps
from usance.stories.opening import welcome
from usance.stories.scene import Scene


def carry_out(scene: Scene, step: steps.Resolved) -> Party:
    """Do what the step says. Raises Refusal, InputError, ChainError."""
    platform = scene.platform
    convener = platform.desk(platform.network.holder("Convener").name)
    number = convener.propose(_resolution(step)).number
    for vote, banks in (("for", step.votes), ("against", step.against)):
        for bank in banks:
            platform.desk(bank).vote(number, vote)
    platform.ledger.chain.travel(platform.proposal(number).closes + 1)
    convener.execute(number)
    if isinstance(step, steps.Admit):
        _start_desk(scene, step.member)
    return platform.party(step.member)


def _resolution(step: steps.Resolved) -> Resolution:
    match step:
        case steps.Admit():
            return Admit(step.member, step.place)
        case steps.Suspend():
            return Suspend(step.member)
        case steps.Expel():
            return Expel(step.member)
    return Reinstate(step.member)


def _start_desk(scene: Scene, bank: str) -> None:
    desk = scene.platform.desk(bank)
    for currency in scene.platform.record.currencies:
        desk.let_claims_draw(currency)
        desk.let_purchases_draw(currency)
    welcome(scene, bank)
