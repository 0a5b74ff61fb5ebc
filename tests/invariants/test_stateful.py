"""The ledger is played by a machine: see machine.py for the steps, laws.py for what must hold, README.md for both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.invariants.machine import LedgerMachine
from tests.invariants.scenes import WANTED
from tests.invariants.world import World

VERBS = {
    *("Credits.issue", "Credits.advise", "Credits.declineAdvice", "Credits.appointAdviser", "Credits.close"),
    *("Presentations.present", "Presentations.comply", "Presentations.refuse", "Presentations.seekWaiver"),
    *("Presentations.waive", "Presentations.returnDocuments", "Presentations.withdraw", "Presentations.honour"),
    *("Presentations.enforce", "Claims.pay", "Claims.reportUnpaid", "Claims.transferFrom", "Cash:CNY.transfer"),
    *("Cash:CNY.issue", "Cash:CNY.redeem", "Cash:CNY.collect", "Membership.suspend", "Membership.reinstate"),
    *("Membership.rotateAccount", "Membership.setMandate"),
}
LEAST_STEPS = 1_500


def test_the_ledger_keeps_its_invariants(
    world: World, profile: settings, record_property: Callable[[str, object], None]
) -> None:
    LedgerMachine.world, LedgerMachine.tally = world, Counter()
    run_state_machine_as_test(LedgerMachine, settings=profile)
    tally = LedgerMachine.tally
    steps = sum(count for (verb, _), count in tally.items() if verb != "scene")
    record_property("steps", steps)
    print(f"{steps} steps: " + ", ".join(f"{verb} {end} {n}" for (verb, end), n in sorted(tally.items())))
    assert steps >= LEAST_STEPS
    assert not [verb for verb in VERBS if not tally[verb, "done"]], "never succeeded"
    assert not VERBS - {verb for verb, end in tally if end != "done"}, "never refused"
    assert not [scene for scene in WANTED if not tally["scene", scene]], "never seen"


def test_a_machine_that_expects_too_much_fails(world: World) -> None:
    """A ghost that lets everybody advise is found out: the machine can fail."""

    class Lenient(LedgerMachine):
        def __init__(self) -> None:
            super().__init__()
            self.ghost.parties.acting = lambda party, account: party  # type: ignore[method-assign]

    Lenient.world = world
    with pytest.raises(Exception, match="NotParty"):
        run_state_machine_as_test(
            Lenient, settings=settings(settings.get_profile("bounded"), max_examples=20, phases=())
        )
