"""The ledger is played by a machine: see machine.py for the steps, laws.py for what must hold, README.md for both."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.invariants.conftest import Profile
from tests.invariants.machine import LedgerMachine
from tests.invariants.scenes import SELDOM, WANTED
from tests.invariants.world import World
from usance.errors import Refusal

VERBS = {
    *("Credits.issue", "Credits.advise", "Credits.declineAdvice", "Credits.appointAdviser", "Credits.close"),
    *("Presentations.present", "Presentations.comply", "Presentations.refuse", "Presentations.seekWaiver"),
    *("Presentations.waive", "Presentations.returnDocuments", "Presentations.withdraw", "Presentations.honour"),
    *("Presentations.enforce", "Claims.pay", "Claims.reportUnpaid", "Claims.transferFrom", "Cash.transfer"),
    *("Cash.issue", "Cash.redeem", "Cash.collect", "Membership.suspend", "Membership.reinstate"),
    *("Membership.rotateAccount", "Membership.setMandate", "Credits.issueWithClauses", "Presentations.presentTo"),
    *("Amendments.amend", "Amendments.accept", "Amendments.reject", "Amendments.extend"),
    *("Confirmations.confirm", "Confirmations.requestConfirmation", "Confirmations.declineConfirmation"),
    *("Nominations.negotiate", "Nominations.forward", "Nominations.takeRecourse", "Nominations.substitute"),
    *("Nominations.demandInvoice", "Transfers.transfer", "Proceeds.assign", "Proceeds.acknowledge"),
    *("Proceeds.requestAdvance", "Proceeds.advance", "Endings.cancel", "Endings.stay", "Endings.liftStay"),
}
RARE = {
    *(
        "Amendments.extend",
        "Amendments.declineExtension",
        "Confirmations.declineConfirmation",
        "Credits.appointAdviser",
    ),
    *("Credits.declineAdvice", "Nominations.demandInvoice", "Nominations.substitute", "Nominations.takeRecourse"),
    *("Proceeds.advance", "Proceeds.reclaimAdvance", "Proceeds.requestAdvance", "Endings.cancel", "Endings.stay"),
    *("Endings.liftStay", "Membership.setMandate"),
}
"""Verbs that the short run need not have done, or not have been refused."""
LEAST_STEPS = 1_500


def test_the_ledger_keeps_its_invariants(
    world: World, profile: Profile, record_property: Callable[[str, object], None]
) -> None:
    tally = LedgerMachine.tally
    tally.clear()
    for number in range(profile.rounds):
        play(LedgerMachine, world, profile.settings, number=number, seeded=profile.seeded)
    steps = sum(count for (verb, _), count in tally.items() if verb != "scene")
    record_property("steps", steps)
    print(f"{steps} steps: " + ", ".join(f"{verb} {end} {n}" for (verb, end), n in sorted(tally.items())))
    assert steps >= LEAST_STEPS
    verbs, scenes = (VERBS - RARE, WANTED) if profile.seeded else (VERBS | RARE, (*WANTED, *SELDOM))
    assert not [verb for verb in sorted(verbs) if not tally[verb, "done"]], "never succeeded"
    assert not verbs - {verb for verb, end in tally if end != "done"}, "never refused"
    assert not [scene for scene in scenes if not tally["scene", scene]], "never seen"


def play(machine: type[LedgerMachine], world: World, how: settings, *, number: int, seeded: bool) -> None:
    """One round. A `seeded` one makes the same steps every time; what fails in another is kept, and tried first next
    time, in whatever round."""
    machine.world, machine.salt = world, number if seeded else 0
    run_state_machine_as_test(seed(number)(machine) if seeded else machine, settings=how)


def test_the_machine_finds_out_a_ghost_that_lets_everybody_act(world: World) -> None:
    class Lenient(LedgerMachine):
        def __init__(self) -> None:
            super().__init__()
            self.ghost.parties.acting = lambda party, account: party  # type: ignore[method-assign]

    short = settings(max_examples=3, database=None, deadline=None, phases=(Phase.generate,))
    with pytest.raises((Refusal, AssertionError)):
        play(Lenient, world, settings(short, suppress_health_check=list(HealthCheck)), number=1, seeded=True)
